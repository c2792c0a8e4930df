"""Numbers that name something are no amounts."""

import pytest

from kpo_tui.understanding.document_numbers import not_a_value
from kpo_tui.understanding.words import split
from tests.understanding.amounts_said import told


@pytest.mark.parametrize(
    "text",
    [
        "proposal 7",
        "clause 12.3",
        "clause 4",
        "section 4",
        "Art. 28",
        "Article 28 GDPR",
        "option 2",
        "#7",
        "24/7",
        "24x7",
        "9 to 6 IST",
        "9-5 CET",
        "5 pm",
        "9 a.m.",
        "17:30",
        "SOC 2",
        "ISO 27001",
        "ISO27001",
        "P1",
        "v2",
        "+1 212 555 0100",
        "212-555-0100",
        "+44 20 7946 0958",
        "020 7946 0958",
        "+442079460958",
        "in 2027",
        "FY 2027",
        "Q1 2027",
    ],
)
def test_a_number_that_names_something_is_no_amount(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we offer 30", "bare 30"),
        ("net45", "bare 45"),
        ("usd28", "money USD 28"),
        ("schedule 5 days", "time 5 days"),
        ("in 2027 days", "time 2027 days"),
        ("option 40%", "percent 40%"),
        ("30, 60, 90", "bare 30 | bare 60 | bare 90"),
        ("24 hours, 7 days", "time 24 hours | time 7 days"),
        ("from 9 to 6", "bare 9 | bare 6"),
    ],
)
def test_a_number_beside_such_words_may_still_be_a_value(text: str, expected: str) -> None:
    assert told(text) == expected


def test_words_are_no_numbers_that_name_something() -> None:
    assert not not_a_value(split("clause four"), 1)
