"""Calendar dates."""

from datetime import date

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import DateTerm

START = DateTerm(label="Start", client_wants="low")
NEW_YEAR = date(2027, 1, 31)


@pytest.mark.parametrize(
    "text",
    ["2027-01-31", "31 January 2027", "31 Jan. 2027", "31st January, 2027", "January 31 2027", "31/01/2027", "31.1.2027", "1-31-2027"],
)  # fmt: skip
def test_a_date_may_be_typed_in_many_ways(text: str) -> None:
    assert START.parse(text) == NEW_YEAR


def test_a_date_that_could_be_two_is_refused_without_a_locale_that_says() -> None:
    with pytest.raises(ValueNotUnderstood, match="could mean two dates"):
        START.parse("1/2/2027")
    assert START.parse("1/2/2027", "en_GB") == date(2027, 2, 1)
    assert START.parse("1/2/2027", "en_US") == date(2027, 1, 2)
    assert START.parse("2/2/2027") == date(2027, 2, 2)


def test_a_date_outside_the_calendar_is_refused() -> None:
    for text in ("2027-02-29", "31.4.2027", "0000-01-01", "30 February 2027", "32/1/2027", "13/13/2027"):
        with pytest.raises(ValueNotUnderstood, match="is not in the calendar"):
            START.parse(text)


def test_months_go_by_their_names_in_english_and_in_the_locale() -> None:
    assert START.parse("31 janvier 2027", "fr") == NEW_YEAR
    assert START.parse("31 January 2027", "fr") == NEW_YEAR
    assert START.parse("31. Januar 2027", "de") == NEW_YEAR
    with pytest.raises(ValueNotUnderstood):
        START.parse("31 janvier 2027")


def test_it_is_stored_as_iso_8601() -> None:
    assert START.write(NEW_YEAR) == "2027-01-31"
    assert START.read("2027-01-31") == NEW_YEAR
    for raw in ("31 January 2027", "20270131", "2027-1-31", "2027-W04-7", "2027-02-30", "２０２７-01-31"):
        with pytest.raises(ValueNotUnderstood):
            START.read(raw)


def test_it_is_shown_as_a_contract_writes_it() -> None:
    assert START.show(NEW_YEAR) == "31 January 2027"
    assert START.show(NEW_YEAR, "fr") == "31 janvier 2027"
    assert START.contract(NEW_YEAR) == "31 January 2027"


def test_a_gap_is_in_days() -> None:
    assert START.gap(NEW_YEAR, date(2027, 2, 1)).text == "1 day"
    assert START.gap(date(2027, 3, 1), NEW_YEAR).text == "29 days"
    assert START.gap(NEW_YEAR, NEW_YEAR).closed


def test_an_earlier_date_is_better_for_who_wants_it() -> None:
    assert START.better_for("client", NEW_YEAR, date(2027, 2, 1)) == 1
    assert START.better_for("provider", NEW_YEAR, date(2027, 2, 1)) == -1


def test_a_date_is_never_none() -> None:
    assert not START.is_nil(date(1, 1, 1))
