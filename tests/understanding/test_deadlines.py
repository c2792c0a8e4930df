"""Time limits of an offer are found in a sentence, counted from the moment it is said."""

from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpo_tui.negotiation.guards import is_instant
from kpo_tui.understanding.deadlines import deadline_in
from kpo_tui.understanding.words import MOST_CHARACTERS, split
from tests.examples import examples
from tests.limits import in_limited_time

A_MONDAY = "2026-11-30T15:20:00.000Z"


def told(text: str, at: str = A_MONDAY) -> tuple[str, str] | None:
    """The words of the time limit as typed, and its instant without the parts of a second."""
    words = split(text)
    found = deadline_in(words, at)
    if found is None:
        return None
    return text[words[found.start].start : words[found.end - 1].end], found.at.removesuffix(".000Z")


END_OF_DAY = {
    "$30 an hour, [open until Friday]": "2026-12-04",
    "our offer of 35 days [lapses on 31 March 2027]": "2027-03-31",
    "a cap of 150% [if we hear from you by tomorrow evening]": "2026-12-01",
    "[deadline for your answer is Monday], our figure is 45 days": "2026-12-07",
    "[deadline: Friday]": "2026-12-04",
    "31 dollars, [this week only]": "2026-12-06",
    "[only today], 45 days": "2026-11-30",
    "[only until Friday]": "2026-12-04",
    "45 days, [only for this week]": "2026-12-06",
    "[valid until 31 March 2027]": "2027-03-31",
    "[valid 31 March 2027]": "2027-03-31",
    "[open until 31 March]": "2027-03-31",
    "[open until the 25th]": "2026-12-25",
    "[expires Friday]": "2026-12-04",
    "[expires at midnight]": "2026-11-30",
    "45 days [for the next 5 days]": "2026-12-05",
    "45 days [for 5 days only]": "2026-12-05",
    "[by end of business tomorrow]": "2026-12-01",
    "45 days, [by COB Friday]": "2026-12-04",
    "please [answer within a week]": "2026-12-07",
    "[valid for 14 days]": "2026-12-14",
    "[valid for 10 business days]": "2026-12-14",
    "[valid for a month]": "2026-12-30",
    "[lapses in 3 days]": "2026-12-03",
    "the offer [stands till the day after tomorrow]": "2026-12-02",
    "[open until the end of the month]": "2026-11-30",
    "[open until the end of next week]": "2026-12-13",
    "[open till eow]": "2026-12-06",
    "[you have until Friday]": "2026-12-04",
    "45 days [by Friday at the latest]": "2026-12-04",
    "45 days, [you have until Friday to take this]": "2026-12-04",
    "45 days, [take it by Friday or it is gone]": "2026-12-04",
    "[after Friday this offer is gone]": "2026-12-04",
    "45 days [if you say yes today]": "2026-11-30",
    "I [need your answer by the end of March]": "2027-03-31",
    "we [keep that open until Monday]": "2026-12-07",
    "[open until Monday, 7 December 2026]": "2026-12-07",
}


@pytest.mark.parametrize("marked", END_OF_DAY)
def test_a_time_limit_without_an_hour_is_the_last_second_of_its_day(marked: str) -> None:
    text, span = marked.replace("[", "").replace("]", ""), marked.partition("[")[2].partition("]")[0]
    assert told(text) == (span, f"{END_OF_DAY[marked]}T23:59:59")


HOURS = {
    "good till Monday noon": "2026-12-07T12:00:00",
    "open until noon on Friday": "2026-12-04T12:00:00",
    "decide by noon": "2026-12-01T12:00:00",
    "decide by 5 pm": "2026-11-30T17:00:00",
    "decide by 9 a.m.": "2026-12-01T09:00:00",
    "open until 5 pm on Friday": "2026-12-04T17:00:00",
    "open until Friday 5 pm UTC": "2026-12-04T17:00:00",
    "reply by 17:30 tomorrow": "2026-12-01T17:30:00",
    "open until tomorrow morning": "2026-12-01T12:00:00",
    "valid for 48 hours": "2026-12-02T15:20:00",
    "expires at 12 am": "2026-12-01T00:00:00",
}


@pytest.mark.parametrize("text", HOURS)
def test_a_time_limit_with_an_hour_is_that_hour(text: str) -> None:
    assert told(text) == (text, HOURS[text])


@pytest.mark.parametrize(
    "text",
    [
        "45 days for a week",
        "within a week",
        "by 31 March 2027",
        "until 31 March 2027",
        "rates hold for 12 months",
        "we are good for 45 days",
        "we respond within 4 hours",
        "only 45 days",
        "good Friday",
        "park this until our auditor has answered",
        "Monday to Friday, 8 am to 5 pm CET",
        "valid for 99999999 days",
    ],
)
def test_what_may_be_a_value_or_is_no_time_is_no_time_limit(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "open until next Friday",
        "open until 5 pm IST on Friday",
        "open until Friday 5 pm CET",
        "open until Monday, 8 December 2026",
        "open until 1.2.2027",
        "open until mid-June",
    ],
)
def test_an_instant_that_may_be_several_is_not_guessed(text: str) -> None:
    assert told(text) is None


def test_a_weekday_is_the_next_one_after_the_moment() -> None:
    assert told("open until Monday", "2026-11-29T23:00:00Z") == ("open until Monday", "2026-11-30T23:59:59")
    assert told("open until Monday", "2026-11-30T00:00:00Z") == ("open until Monday", "2026-12-07T23:59:59")
    assert told("open until Monday", "2026-11-30T23:30:00-05:00") == (
        "open until Monday",
        "2026-12-07T23:59:59",
    )


def test_the_next_weekday_is_known_where_it_can_only_be_one() -> None:
    a_wednesday = "2026-12-02T09:00:00Z"
    assert told("that stands till next Tuesday", a_wednesday) == (
        "that stands till next Tuesday",
        "2026-12-08T23:59:59",
    )
    assert told("that stands till next Friday", a_wednesday) is None


def test_a_day_that_a_month_does_not_have_is_in_one_that_has_it() -> None:
    assert told("open until the 31st", "2026-11-30T12:00:00Z") == (
        "open until the 31st",
        "2026-12-31T23:59:59",
    )
    assert told("valid for a month", "2027-01-31T12:00:00Z") == ("valid for a month", "2027-02-28T23:59:59")
    assert told("valid until 29 Feb", "2026-11-30T12:00:00Z") == ("valid until 29 Feb", "2028-02-29T23:59:59")


PIECES = [
    "open until", "valid for", "by", "if we hear from you by", "deadline is", "friday", "next", "tomorrow", "noon", "5 pm", "17:30", "at", "on",
    "the", "end of", "week", "month", "this", "only", "5 days", "a year", "31 march 2027", "29 feb", "25th", "utc", "ist", ",", "45", "lapses",
]  # fmt: skip


@settings(max_examples=examples(150, 400))
@given(
    st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join) | st.text(max_size=MOST_CHARACTERS),
    st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(lambda moment: f"{moment.isoformat()}Z"),
)
@example("open until the end of next year", "9999-12-31T23:59:59Z")
@example("valid for 5 days", "9999-12-31T23:59:59Z")
def test_a_time_limit_covers_words_and_is_an_instant_as_the_log_writes_it(text: str, at: str) -> None:
    words = split(text)
    found = deadline_in(words, at)
    if found is not None:
        assert 0 <= found.start < found.end <= len(words)
        assert is_instant(found.at)


@pytest.mark.parametrize(
    "text", ["open until ", "by the 31 ", "only ", "deadline for your answer is on ", "by 5 pm on "]
)
def test_long_runs_of_leads_take_no_longer_than_others(text: str) -> None:
    program = f"""
from kpo_tui.understanding.deadlines import deadline_in
from kpo_tui.understanding.words import split
deadline_in(split({text!r} * 3000), "2026-11-30T15:20:00Z")
"""
    assert in_limited_time(program).returncode == 0
