"""Lengths of time."""

from decimal import Decimal

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Duration, DurationTerm
from kpo_tui.negotiation.terms.duration import UNITS, unit_called

DAYS = DurationTerm(label="Payment", unit="days", min="1", max="180", client_wants="high")
MONTHS = DurationTerm(label="Term", unit="months")


def days(amount: str) -> Duration:
    return Duration(Decimal(amount), "days")


def test_a_bare_number_takes_the_terms_own_unit() -> None:
    assert DAYS.parse("45") == days("45")
    assert MONTHS.parse("12") == Duration(Decimal(12), "months")


def test_another_unit_is_converted_where_that_is_exact() -> None:
    assert DAYS.parse("2 weeks") == days("14")
    assert DAYS.parse("48 hours") == days("2")
    assert MONTHS.parse("2 years") == Duration(Decimal(24), "months")
    assert DurationTerm(label="T", unit="years").parse("24 months") == Duration(Decimal(2), "years")


def test_another_unit_is_kept_where_it_is_not() -> None:
    assert DAYS.parse("1 month") == Duration(Decimal(1), "months")
    assert DAYS.parse("30 hours") == Duration(Decimal(30), "hours")
    assert DurationTerm(label="T", unit="years").parse("18 months") == Duration(Decimal(18), "months")


def test_business_days_are_never_guessed() -> None:
    cure = DurationTerm(label="Cure", unit="business days")
    assert cure.parse("5") == Duration(Decimal(5), "business days")
    assert cure.parse("5 calendar days") == days("5")
    for text in ("5 days", "5 d", "5-day"):
        with pytest.raises(ValueNotUnderstood, match="business days or calendar days"):
            cure.parse(text)


def test_a_lone_m_is_asked_back() -> None:
    for text in ("6m", "6 M", "net 6 m"):
        with pytest.raises(ValueNotUnderstood, match="minutes, months or millions"):
            MONTHS.parse(text)
    assert MONTHS.parse("6 mo") == Duration(Decimal(6), "months")


def test_the_bounds_hold_in_any_unit() -> None:
    assert DAYS.parse("25 weeks") == days("175")
    with pytest.raises(ValueNotUnderstood, match=r"above the most that makes sense here \(180 days\)"):
        DAYS.parse("6 months")
    with pytest.raises(ValueNotUnderstood, match=r"below the least that makes sense here \(1 day\)"):
        DAYS.parse("23 hours")
    with pytest.raises(ValueNotUnderstood):
        DAYS.read("181 days")


def test_one_is_written_in_the_singular() -> None:
    assert DAYS.write(days("1")) == "1 day"
    assert DAYS.write(days("1.0")) == "1 day"
    assert DAYS.write(days("1.5")) == "1.5 days"
    assert DAYS.write(Duration(Decimal(1), "business days")) == "1 business day"


def test_only_canonical_writing_is_read_back() -> None:
    assert DAYS.read("45 days") == days("45")
    assert DAYS.read("10 business days") == Duration(Decimal(10), "business days")
    for raw in (
        "45",
        "45 d",
        "45  days",
        "net 45 days",
        "1,000 days",
        "4 business weeks",
        "-1 days",
        "2 fortnights",
    ):
        with pytest.raises(ValueNotUnderstood):
            DAYS.read(raw)


def test_a_contract_says_it_in_words_and_figures() -> None:
    assert DAYS.contract(days("45")) == "forty-five (45) days"
    assert DAYS.contract(days("1")) == "one (1) day"
    assert DAYS.contract(Duration(Decimal(5), "business days")) == "five (5) Business Days"


def test_a_gap_in_one_unit_is_exact() -> None:
    gap = DAYS.gap(days("45"), days("30"))
    assert (gap.amount, gap.text) == (Decimal(15), "15 days")
    gap = MONTHS.gap(Duration(Decimal(1), "years"), Duration(Decimal(3), "years"))
    assert (gap.amount, gap.text) == (Decimal(24), "2 years")


def test_a_gap_between_units_is_about() -> None:
    assert DAYS.gap(Duration(Decimal(1), "months"), days("30")).text == "about 0.4 days"


def test_the_same_length_in_another_unit_is_not_the_same() -> None:
    gap = DAYS.gap(Duration(Decimal(24), "hours"), days("1"))
    assert (gap.amount, gap.closed) == (None, False)
    assert gap.text == "about the same length in another unit"
    assert DAYS.better_for("client", Duration(Decimal(24), "hours"), days("1")) == 0


def test_a_longer_payment_period_is_better_for_the_client() -> None:
    assert DAYS.better_for("client", days("45"), Duration(Decimal(1), "months")) == 1
    assert DAYS.better_for("provider", days("45"), Duration(Decimal(1), "months")) == -1


def test_lengths_share_a_scale_in_hours() -> None:
    assert DAYS.common(days("2")) == 48
    assert MONTHS.common(Duration(Decimal(12), "months")) == MONTHS.common(Duration(Decimal(1), "years"))


def test_units_go_by_many_names() -> None:
    for unit, names in UNITS.items():
        assert unit in names
        assert {unit_called(name.upper()) for name in names} == {unit}
    assert unit_called("m") is None
    assert unit_called("fortnight") is None


def test_the_example_lies_within_the_bounds() -> None:
    assert MONTHS.expected() == "a length of time in months, such as 30 months"
    short = DurationTerm(label="T", unit="days", max="10")
    assert short.expected() == "a length of time in days, such as 10 days"
    one = DurationTerm(label="T", unit="days", max="1")
    assert one.expected() == "a length of time in days, such as 1 day"


def test_no_time_means_none() -> None:
    assert MONTHS.is_nil(Duration(Decimal(0), "years"))
