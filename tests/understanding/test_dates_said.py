"""Dates as people write them; one that lacks a part is in doubt, and a day of a month is never a number."""

import pytest

from tests.understanding.amounts_said import amounts_in, told

WHOLE = {
    "1 feb 27": "2027-02-01",
    "1 Feb 2027": "2027-02-01",
    "feb 1, 2027": "2027-02-01",
    "February 1st, 2027": "2027-02-01",
    "the 1st of March 2027": "2027-03-01",
    "first of March 2027": "2027-03-01",
    "4-Jan-2027": "2027-01-04",
    "Jan. 4, 2027": "2027-01-04",
    "start of february 2027": "2027-02-01",
    "beginning of Feb 2027": "2027-02-01",
    "feb start 2027": "2027-02-01",
    "end of March 2027": "2027-03-31",
    "end of February 2028": "2028-02-29",
    "the last day of February 2027": "2027-02-28",
    "2027-02-01": "2027-02-01",
    "31.1.2027": "2027-01-31",
    "31/1/27": "2027-01-31",
    "1 May 2027": "2027-05-01",
}


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_date_is_read(text: str) -> None:
    assert told(text) == f"date {WHOLE[text]}"


PARTS = {
    "feb start": "feb start of which year",
    "start of february": "start of february of which year",
    "mid-June": "which day is meant by mid-june",
    "early March 2027": "which day is meant by early march 2027",
    "March 2027": "which day is meant by march 2027",
    "30 May": "30 may of which year",
    "we start on the 25th": "25th of which month",
    "the 25th works for us": "25th of which month",
    "31 February 2027": "31 february 2027 is not in the calendar",
    "31.2.2027": "31.2.2027 is not in the calendar",
}


@pytest.mark.parametrize("text", PARTS)
def test_a_date_that_lacks_a_part_is_asked_about(text: str) -> None:
    assert told(text) == f"date? {PARTS[text]}"


def test_a_date_in_figures_means_what_the_locale_says() -> None:
    assert told("1.2.2027", "de_DE") == "date 2027-02-01"
    assert told("1/2/2027", "en_US") == "date 2027-01-02"
    assert told("1.2.2027", "en") == "date? 2027-02-01 or 2027-01-02"
    (amount,) = amounts_in("1/2/27")
    assert amount.either == ("2027-02-01", "2027-01-02")


def test_a_year_of_two_figures_is_no_count_of_something_else() -> None:
    assert told("from 1 feb, 30 days") == "date? 1 feb of which year | time 30 days"
    assert told("1 feb 45 days") == "date? 1 feb of which year | time 45 days"


@pytest.mark.parametrize("text", ["the 2nd offer", "25th", "3rd party", "your 1st proposal"])
def test_what_counts_off_is_no_number(text: str) -> None:
    assert told(text) == ""


def test_may_is_a_verb_where_it_stands_like_one() -> None:
    assert told("may 30 days be ok") == "time 30 days"
    assert told("30 may be ok") == "bare 30"
    assert told("march 30 days") == "time 30 days"
