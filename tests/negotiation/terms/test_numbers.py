"""Numbers with a unit, and how numbers are read and written."""

from decimal import Decimal

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import NumberTerm
from kpo_tui.negotiation.terms.numerals import (
    NotANumber,
    fits,
    in_words,
    read_number,
    read_plain,
    show_number,
    split_amount,
    write_plain,
)

TEAM = NumberTerm(label="Team", unit="FTE", one="FTE", whole=True, min="1", max="500", client_wants="high")
CYCLES = NumberTerm(label="Cycles", unit="cycles", one="cycle")


def test_a_number_is_shown_with_its_unit() -> None:
    assert CYCLES.show(Decimal(2)) == "2 cycles"
    assert CYCLES.show(Decimal(1)) == "1 cycle"
    assert CYCLES.show(Decimal("1.5")) == "1.5 cycles"
    assert CYCLES.show(Decimal(12000)) == "12,000 cycles"
    assert NumberTerm(label="Score").show(Decimal(7)) == "7"


def test_a_contract_says_it_in_words_and_figures() -> None:
    assert CYCLES.contract(Decimal(2)) == "two (2) cycles"
    assert CYCLES.contract(Decimal(1)) == "one (1) cycle"
    assert CYCLES.contract(Decimal(2500)) == "two thousand five hundred (2,500) cycles"


def test_the_bounds_belong_to_the_range() -> None:
    assert TEAM.parse("1") == 1
    assert TEAM.parse("500") == 500
    for text in ("0", "501"):
        with pytest.raises(ValueNotUnderstood):
            TEAM.parse(text)
        with pytest.raises(ValueNotUnderstood):
            TEAM.read(text)


def test_a_gap_is_counted_in_the_unit() -> None:
    assert CYCLES.gap(Decimal(2), Decimal(3)).text == "1 cycle"
    assert CYCLES.gap(Decimal(5), Decimal(2)).amount == 3
    assert CYCLES.gap(Decimal(2), Decimal("2.0")).closed


def test_the_client_is_better_off_at_the_end_it_wants() -> None:
    assert TEAM.better_for("client", Decimal(10), Decimal(5)) == 1
    assert TEAM.better_for("provider", Decimal(10), Decimal(5)) == -1
    assert CYCLES.better_for("client", Decimal(10), Decimal(5)) == 0


def test_only_canonical_writing_is_read_back() -> None:
    assert TEAM.read("12") == 12
    for raw in ("12 FTE", "1,000", " 12", "+12", "1e2", "٤٥", ""):
        with pytest.raises(ValueNotUnderstood):
            TEAM.read(raw)
    with pytest.raises(ValueNotUnderstood, match="is stored as a list"):
        TEAM.read(["12"])


def test_zero_means_none() -> None:
    assert CYCLES.is_nil(Decimal(0))
    assert not CYCLES.is_nil(Decimal(1))


def test_the_example_lies_within_the_bounds() -> None:
    assert NumberTerm(label="N", max="3").expected() == "a number, such as 3"
    assert NumberTerm(label="N", min="40").expected() == "a number, such as 40"
    assert NumberTerm(label="N", usual="7").expected() == "a number, such as 7"
    assert NumberTerm(label="N", min="0", max="100").expected() == "a number, such as 10"


@pytest.mark.parametrize(
    ("text", "before", "number", "after"),
    [
        ("$1.2m", "$", "1200000", ""),
        ("net 45 days", "net", "45", "days"),
        ("3 bn", "", "3000000000", ""),
        ("7million", "", "7000000", ""),
        ("28km", "", "28", "km"),
        (".5", "", "0.5", ""),
        ("ninety nine balloons", "", "99", "balloons"),
        ("zero", "", "0", ""),
        ("one hundred", "", "100", ""),
    ],
)
def test_the_first_number_is_found_with_what_stands_around_it(
    text: str, before: str, number: str, after: str
) -> None:
    assert split_amount(text) == (before, Decimal(number), after)


def test_text_without_a_number_is_none() -> None:
    for text in ("", "none", "$", "a hundredfold", "\u00bd"):
        with pytest.raises(NotANumber):
            split_amount(text)


def test_doubtful_separators_are_refused() -> None:
    assert read_number("1.000", "en") == Decimal("1.000")
    assert read_number("1.000", "de") == 1000
    for figures, locale in (
        ("1,5", "en"),
        ("12,34", "en"),
        ("1.000.000", "en"),
        ("1.5", "de"),
        ("1,,0", "en"),
    ):
        with pytest.raises(NotANumber):
            read_number(figures, locale)


def test_an_endless_number_is_refused_and_quickly() -> None:
    for text in ("9" * 100_000, "1 " * 50_000, "9" * 100_000 + "x", "1" + "a" * 100_000 + "1"):
        with pytest.raises(ValueNotUnderstood):
            CYCLES.parse(text)


def test_a_number_too_precise_is_not_rounded_into_one_that_fits() -> None:
    for text in ("1.0000000001", "1.0000000000000000000000000000000000001k"):
        with pytest.raises(ValueNotUnderstood, match="too precise"):
            CYCLES.parse(text)


def test_an_unknown_locale_reads_nothing_it_could_misread() -> None:
    with pytest.raises(NotANumber):
        read_number("1,5", "xx_XX")


def test_canonical_numbers_have_one_writing() -> None:
    assert write_plain(Decimal("1.500")) == "1.5"
    assert write_plain(Decimal("1E+3")) == "1000"
    assert write_plain(Decimal("-0")) == "0"
    assert write_plain(Decimal("-0.0")) == "0"
    assert write_plain(Decimal(100)) == "100"
    for text in ("1,5", "1.", ".5", "1e3", "", "1.0000000000", "1" * 19):
        with pytest.raises(NotANumber):
            read_plain(text)


def test_what_fits_is_under_ten_to_the_eighteenth_with_nine_decimals() -> None:
    assert fits(Decimal("999999999999999999.999999999"))
    assert not fits(Decimal(10**18))
    assert not fits(Decimal("0.0000000001"))


def test_numbers_are_shown_as_the_locale_groups_them() -> None:
    assert show_number(Decimal("1234567.5")) == "1,234,567.5"
    assert show_number(Decimal("1234567.5"), decimals=2) == "1,234,567.50"
    assert show_number(Decimal("1234567.5"), "de") == "1.234.567,5"
    assert show_number(Decimal("1234567.5"), "fr", 2) == "1\u202f234\u202f567,50"
    assert show_number(Decimal("-0.5")) == "-0.5"


def test_numbers_in_words_have_no_comma() -> None:
    assert in_words(Decimal(45)) == "forty-five"
    assert in_words(Decimal("1.5")) == "one point five"
    assert in_words(Decimal(1234567)) == (
        "one million two hundred and thirty-four thousand five hundred and sixty-seven"
    )
