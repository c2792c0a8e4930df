"""Laws that hold for every kind of term and every value."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import (
    ChoiceTerm,
    DateTerm,
    Duration,
    DurationTerm,
    ListTerm,
    Money,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    SomeTerm,
    TableTerm,
    TextTerm,
    Value,
    YesNoTerm,
)
from kpo_tui.negotiation.terms.duration import UNITS
from tests import typed

quickly = settings(max_examples=30, deadline=None)

decimals = st.decimals(min_value=-(10**17), max_value=10**17, places=9) | st.integers(-(10**6), 10**6).map(
    Decimal
)
amounts = st.decimals(min_value=0, max_value=10**9, places=2) | st.integers(0, 1000).map(Decimal)
lengths = st.builds(Duration, amounts, st.sampled_from(list(UNITS)))
sums = st.builds(Money, st.sampled_from(["USD", "EUR", "INR", "JPY"]), amounts)
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(lambda text: text.strip() != "")
OPTIONS = {"best": "Best", "middle": "Middle ground", "worst": "Worst"}


class Kind(NamedTuple):
    """A term, its values, and whether the text shown for a value can be typed again."""

    term: SomeTerm
    values: st.SearchStrategy[Value]
    retyped: bool = True


RATES = TableTerm(
    label="Rates",
    columns={
        "role": TextTerm(label="Role"),
        "rate": MoneyTerm(label="Rate", currency="USD"),
        "notice": DurationTerm(label="Notice", unit="days", optional=True),
    },
)
_DAYS = DurationTerm(label="D", unit="days")
_RATE = MoneyTerm(label="R", currency="USD")
_ROW = st.tuples(
    words, sums.map(lambda money: str(_RATE.write(money))), st.just("") | lengths.map(lambda length: str(_DAYS.write(length)))
)  # fmt: skip

KINDS: dict[str, Kind] = {
    "number": Kind(NumberTerm(label="N", unit="FTE", one="FTE", client_wants="high"), decimals),
    "percent": Kind(PercentTerm(label="P", per="month", client_wants="low"), decimals),
    "money": Kind(MoneyTerm(label="M", currency="USD", per="hour", client_wants="low"), sums),
    "duration": Kind(DurationTerm(label="D", unit="days", client_wants="high"), lengths, retyped=False),
    "date": Kind(DateTerm(label="S", client_wants="high"), st.dates(min_value=date(1000, 1, 1))),
    "choice": Kind(ChoiceTerm(label="C", options=OPTIONS, client_wants="first"), st.sampled_from(list(OPTIONS))),
    "unordered choice": Kind(ChoiceTerm(label="C", options=OPTIONS), st.sampled_from(list(OPTIONS))),
    "yes/no": Kind(YesNoTerm(label="Y", client_wants="high"), st.booleans()),
    "text": Kind(TextTerm(label="T"), words.map(str.strip).filter(bool)),
    "list": Kind(ListTerm(label="L", at_least=0), st.lists(words, max_size=5).map(tuple), retyped=False),
    "table": Kind(RATES, st.lists(_ROW, min_size=1, max_size=4).map(tuple), retyped=False),
}  # fmt: skip

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@every_kind
@given(data=st.data())
@quickly
def test_what_is_written_reads_back(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    assert kind.term.read(kind.term.write(value)) == value


@every_kind
@given(data=st.data())
@quickly
def test_equal_values_are_written_alike_and_only_they(kind: Kind, data: st.DataObject) -> None:
    a, b = data.draw(kind.values), data.draw(kind.values)
    assert (kind.term.write(a) == kind.term.write(b)) == (a == b)
    assert kind.term.write(kind.term.read(kind.term.write(a))) == kind.term.write(a)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.retyped])
@given(data=st.data())
@quickly
def test_what_is_shown_can_be_typed_again(name: str, data: st.DataObject) -> None:
    kind = KINDS[name]
    value = data.draw(kind.values)
    assert kind.term.parse(kind.term.show(value)) == value


@given(lengths)
@quickly
def test_a_length_that_is_shown_can_be_typed_again_in_its_own_unit(length: Duration) -> None:
    assume(length.unit != "days")
    own = DurationTerm(label="D", unit=length.unit)
    assert own.parse(own.show(length)) == length


@given(
    st.lists(st.from_regex(r"[A-Za-z][a-z ]{1,10}[a-z]", fullmatch=True), min_size=2, max_size=5).map(tuple)
)
@quickly
def test_a_list_of_plain_entries_can_be_typed_again(items: tuple[str, ...]) -> None:
    term = ListTerm(label="L")
    assert term.parse(term.show(items)) == items


@every_kind
@given(data=st.data())
@quickly
def test_a_gap_is_the_same_from_both_sides(kind: Kind, data: st.DataObject) -> None:
    a, b = data.draw(kind.values), data.draw(kind.values)
    assert kind.term.gap(a, b) == kind.term.gap(b, a)


@every_kind
@given(data=st.data())
@quickly
def test_a_gap_is_closed_exactly_for_equal_values(kind: Kind, data: st.DataObject) -> None:
    a, b = data.draw(kind.values), data.draw(kind.values)
    gap = kind.term.gap(a, b)
    assert gap.closed == (a == b)
    assert gap.text
    assert gap.amount is None or gap.amount >= 0
    assert kind.term.gap(a, a).closed


@every_kind
@given(data=st.data())
@quickly
def test_what_is_better_for_one_party_is_worse_for_the_other(kind: Kind, data: st.DataObject) -> None:
    a, b = data.draw(kind.values), data.draw(kind.values)
    for_client = kind.term.better_for("client", a, b)
    assert for_client in (-1, 0, 1)
    assert kind.term.better_for("provider", a, b) == -for_client
    assert kind.term.better_for("client", b, a) == -for_client
    assert kind.term.better_for("client", a, a) == 0


@every_kind
@given(data=st.data())
@quickly
def test_every_value_can_be_shown_and_worded(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    assert kind.term.show(value)
    assert kind.term.show(value, "de")
    assert kind.term.contract(value)
    assert kind.term.is_nil(value) in (True, False)


@every_kind
@given(
    text=typed.texts
    | st.text(max_size=40)
    | st.from_regex(r"[-+$€(]{0,2}[0-9.,' ]{0,9}[%a-z/ |;]{0,12}", fullmatch=True),
    locale=st.sampled_from(typed.LOCALES),
)
@example(text="1,2345678901234567890123456789", locale="en")
@example(text="USD 1,2345678901234567890123456789", locale="de_DE")
@example(text="100000,00000000000000000000", locale="en")
@example(text="1.234567890123456789012345678 weeks", locale="de_DE")
@example(text="9" * 5000, locale="fr_FR")
@example(text="² May 2027", locale="en")
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_understood_or_refused(kind: Kind, text: str, locale: str) -> None:
    try:
        value = kind.term.parse(text, locale)
    except ValueNotUnderstood as error:
        message = str(error)
    else:
        raw = kind.term.write(value)
        assert kind.term.read(raw) == value
        assert kind.term.show(value, locale)
        return
    assert "; expected " in message
    assert len(message.splitlines()) == 1


not_like_thousands = st.builds(
    Decimal.scaleb, st.integers(0, 10**12).map(Decimal), st.integers(-2, 0)
) | st.integers(0, 999).map(lambda thousandths: Decimal(thousandths).scaleb(-3))
LOCALES = ["en", "en_IN", "de", "de_CH", "fr", "es", "it", "pl", "sv", "pt_BR", "cs", "ru"]


@pytest.mark.parametrize("locale", LOCALES)
@given(number=not_like_thousands)
@settings(max_examples=12, deadline=None)
def test_numbers_written_in_a_locale_are_read_in_it(locale: str, number: Decimal) -> None:
    written = format_decimal(number, locale=locale)
    assert NumberTerm(label="N").parse(written, locale) == number
    assert MoneyTerm(label="M", currency="EUR").parse(f"{written} EUR", locale) == Money("EUR", number)
    assert NumberTerm(label="N").parse(NumberTerm(label="N").show(number, locale), locale) == number


@pytest.mark.parametrize(
    ("written", "locale"), [("1.500", "en"), ("1,000", "de_DE"), ("12.345", "en_IN"), ("1.000", "en")]
)
def test_three_decimals_that_could_be_thousands_are_asked_back(written: str, locale: str) -> None:
    for term in (NumberTerm(label="N"), MoneyTerm(label="M", currency="EUR")):
        with pytest.raises(ValueNotUnderstood, match="could mean thousands or decimals"):
            term.parse(written, locale)
    assert NumberTerm(label="N").parse("0.125") == Decimal("0.125")


@pytest.mark.parametrize("locale", LOCALES)
@given(number=st.decimals(min_value=0, max_value=10**6, places=2))
@settings(max_examples=8, deadline=None)
def test_amounts_and_percentages_written_in_a_locale_are_read_in_it(locale: str, number: Decimal) -> None:
    money = MoneyTerm(label="M", currency="USD")
    assert money.parse(format_currency(number, "EUR", locale=locale), locale) == Money("EUR", number)
    assert money.parse(money.show(Money("INR", number), locale), locale) == Money("INR", number)
    percent = PercentTerm(label="P", per="month")
    assert percent.parse(f"{format_decimal(number, locale=locale)} %", locale) == number
    assert percent.parse(percent.show(number, locale), locale) == number


@pytest.mark.parametrize("locale", LOCALES)
@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
@settings(max_examples=8, deadline=None)
def test_dates_written_in_a_locale_are_read_in_it(locale: str, day: date) -> None:
    term = DateTerm(label="S")
    assert term.parse(term.show(day, locale), locale) == day
    assert term.parse(format_date(day, "d.M.y", locale=locale), "de") == day
    assert term.parse(format_date(day, "d MMM y", locale="en")) == day
