"""What people type, and what it is taken to mean: a table to read."""

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import (
    ChoiceTerm,
    DateTerm,
    DurationTerm,
    ListTerm,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    Raw,
    SomeTerm,
    TableTerm,
    TextTerm,
    YesNoTerm,
)

KINDS: dict[str, SomeTerm] = {
    "days": DurationTerm(label="Payment period", unit="days", max="180", basis="after the invoice"),
    "business days": DurationTerm(label="Cure", unit="business days"),
    "months": DurationTerm(label="Term", unit="months"),
    "hours": DurationTerm(label="Response", unit="hours"),
    "percent": PercentTerm(label="Interest", per="month", max="5"),
    "share": PercentTerm(label="Cap", of="the charges"),
    "rate": MoneyTerm(label="Rate", currency="USD", per="hour"),
    "money": MoneyTerm(label="Deposit", currency="USD"),
    "rupees": MoneyTerm(label="Fee", currency="INR"),
    "per record": MoneyTerm(label="Unit price", currency="USD", per="record"),
    "team": NumberTerm(label="Team", unit="FTE", one="FTE", whole=True, min="1", max="5000"),
    "score": NumberTerm(label="Score"),
    "date": DateTerm(label="Start"),
    "choice": ChoiceTerm(
        label="Law", options={"england": "Laws of England", "india": "Laws of India", "new_york": "New York"}
    ),
    "yes/no": YesNoTerm(label="Renewal"),
    "list": ListTerm(label="Services"),
    "maybe list": ListTerm(label="Exclusions", at_least=0),
    "text": TextTerm(label="Address", longest=40),
    "table": TableTerm(
        label="Rates",
        columns={
            "role": TextTerm(label="Role"),
            "rate": MoneyTerm(label="Rate", currency="USD", per="hour"),
            "note": TextTerm(label="Note", optional=True),
        },
    ),
}

UNDERSTOOD: list[tuple[str, str, str, Raw]] = [
    # kind, locale, typed, canonical
    ("days", "en", "net 45", "45 days"),
    ("days", "en", "NET 45", "45 days"),
    ("days", "en", "45", "45 days"),
    ("days", "en", "45 days", "45 days"),
    ("days", "en", "45days", "45 days"),
    ("days", "en", "45d", "45 days"),
    ("days", "en", "45-day", "45 days"),
    ("days", "en", " 45  Days. ", "45 days"),
    ("days", "en", "45 calendar days", "45 days"),
    ("days", "en", "45 days after the invoice", "45 days"),
    ("days", "en", "within 1 day", "1 day"),
    ("days", "en", "0", "0 days"),
    ("days", "en", "forty-five days", "45 days"),
    ("days", "en", "forty five days", "45 days"),
    ("days", "en", "one hundred days", "100 days"),
    ("days", "en", "a week", "7 days"),
    ("days", "en", "two weeks", "14 days"),
    ("days", "en", "48 hours", "2 days"),
    ("days", "en", "36 hours", "36 hours"),
    ("days", "en", "1 month", "1 month"),
    ("days", "en", "10 working days", "10 business days"),
    ("days", "de", "1,5 days", "1.5 days"),
    ("business days", "en", "5", "5 business days"),
    ("business days", "en", "5 bd", "5 business days"),
    ("months", "en", "2 years", "24 months"),
    ("months", "en", "a year", "12 months"),
    ("months", "en", "90 days", "90 days"),
    ("hours", "en", "2 days", "48 hours"),
    ("hours", "en", "an hour", "1 hour"),
    ("percent", "en", "1.5% a month", "1.5%"),
    ("percent", "en", "1.5", "1.5%"),
    ("percent", "en", "1.50 %", "1.5%"),
    ("percent", "en", "1.5% p.m.", "1.5%"),
    ("percent", "en", "1.5%/month", "1.5%"),
    ("percent", "en", "1.5 per cent per month", "1.5%"),
    ("percent", "en", "two percent monthly", "2%"),
    ("percent", "de", "1,5 %", "1.5%"),
    ("share", "en", "100% of the charges", "100%"),
    ("share", "en", "100 percent of The Charges", "100%"),
    ("rate", "en", "USD 28 an hour", "USD 28"),
    ("rate", "en", "28/hr", "USD 28"),
    ("rate", "en", "$28.50 per hour", "USD 28.5"),
    ("rate", "en", "28USD", "USD 28"),
    ("rate", "en", "28 eur/h", "EUR 28"),
    ("rate", "en", "100 Turkish lira per hour", "TRY 100"),
    ("money", "en", "$1.2m", "USD 1200000"),
    ("money", "en", "1.2 million dollars", "USD 1200000"),
    ("money", "en", "250k", "USD 250000"),
    ("money", "en", "1,000,000.50", "USD 1000000.5"),
    ("money", "en", "€28", "EUR 28"),
    ("money", "en", "28 euros", "EUR 28"),
    ("money", "en", "£5", "GBP 5"),
    ("money", "en", "CA$5", "CAD 5"),
    ("money", "en", "Rs. 500", "INR 500"),
    ("money", "en", "gbp 0", "GBP 0"),
    ("money", "fr", "1 000 000,50 EUR", "EUR 1000000.5"),
    ("money", "fr", "1\u202f000,5", "USD 1000.5"),
    ("money", "de", "1.000.000,50 EUR", "EUR 1000000.5"),
    ("money", "de_CH", "CHF 1’000.50", "CHF 1000.5"),
    ("rupees", "en_IN", "10,00,000", "INR 1000000"),
    ("rupees", "en", "$5", "USD 5"),
    ("per record", "en", "0.35 per record", "USD 0.35"),
    ("per record", "en", "USD 0.35 each record", "USD 0.35"),
    ("team", "en", "12 FTE", "12"),
    ("team", "en", "twelve fte", "12"),
    ("team", "en", "1,000", "1000"),
    ("score", "en", "-2.50", "-2.5"),
    ("date", "en", "2027-01-31", "2027-01-31"),
    ("date", "en", "31 January 2027", "2027-01-31"),
    ("date", "en", "31st Jan 2027", "2027-01-31"),
    ("date", "en", "January 31, 2027", "2027-01-31"),
    ("date", "en", "31/1/2027", "2027-01-31"),
    ("date", "en", "1/31/2027", "2027-01-31"),
    ("date", "en_GB", "1/2/2027", "2027-02-01"),
    ("date", "en_US", "1/2/2027", "2027-01-02"),
    ("date", "de", "1.2.2027", "2027-02-01"),
    ("date", "fr", "31 janvier 2027", "2027-01-31"),
    ("choice", "en", "a", "england"),
    ("choice", "en", "(B)", "india"),
    ("choice", "en", "option c", "new_york"),
    ("choice", "en", "new york.", "new_york"),
    ("choice", "en", "new_york", "new_york"),
    ("choice", "en", "new yrok", "new_york"),
    ("choice", "en", "india", "india"),
    ("choice", "en", "laws  of INDIA", "india"),
    ("yes/no", "en", "yes", "yes"),
    ("yes/no", "en", "Y", "yes"),
    ("yes/no", "en", "No.", "no"),
    ("yes/no", "en", "true", "yes"),
    ("list", "en", "research; data entry", ["research", "data entry"]),
    ("list", "en", "research, data entry", ["research", "data entry"]),
    ("list", "en", "1. research, in English\n2) data entry\n", ["research, in English", "data entry"]),
    ("list", "en", "- research\n• data entry", ["research", "data entry"]),
    ("list", "en", "(a) research; (ii) data entry", ["research", "data entry"]),
    ("list", "en", "Dr. Rao; A. Singh; No. 5", ["Dr. Rao", "A. Singh", "No. 5"]),
    ("maybe list", "en", "none", []),
    ("text", "en", "  1 High Street ", "1 High Street"),
    ("table", "en", "Analyst | 28 | day shift", [{"role": "Analyst", "rate": "USD 28", "note": "day shift"}]),
    ("table", "en", "Analyst | 28 |", [{"role": "Analyst", "rate": "USD 28", "note": ""}]),
    ("table", "en", "| Analyst | EUR 28 | |", [{"role": "Analyst", "rate": "EUR 28", "note": ""}]),
    (
        "table",
        "en",
        "Analyst|28|a; Lead|$40/h|b",
        [{"role": "Analyst", "rate": "USD 28", "note": "a"}, {"role": "Lead", "rate": "USD 40", "note": "b"}],
    ),
]  # fmt: skip

DAYS = "a length of time in days, such as 30 days"
PERCENT = "a percentage per month, such as 5% per month"
RATE = "an amount of money per hour, such as USD 28"
MONEY = "an amount of money, such as USD 28"
TEAM = "a number of FTE, such as 10 FTE"
DATE = "a date, such as 2027-01-31 or 31 January 2027"
CHOICE = "one of a (Laws of England); b (Laws of India); c (New York), such as a"
LIST = "a list separated by semicolons, such as first; second; third"

REFUSED: list[tuple[str, str, str, str, str]] = [
    # kind, locale, typed, why, expected
    ("days", "en", "", "is not understood", DAYS),
    ("days", "en", "soon", "is not understood", DAYS),
    ("days", "en", "45 buisness days", "is not understood", DAYS),
    ("days", "en", "30-45 days", "is not understood", DAYS),
    ("days", "en", "30 or 45", "is not understood", DAYS),
    ("days", "en", "-5 days", "is negative, too large or too precise", DAYS),
    ("days", "en", "6 m", "does not say whether it means minutes, months or millions", DAYS),
    ("days", "en", "181", "is above the most that makes sense here (180 days)", DAYS),
    ("days", "en", "1 year", "is above the most that makes sense here (180 days)", DAYS),
    ("days", "de", "1.5 days", "is not understood", DAYS),
    (
        "business days",
        "en",
        "5 days",
        "does not say whether it means business days or calendar days",
        "a length of time in business days, such as 30 business days",
    ),
    ("percent", "en", "1,5%", "is not understood", PERCENT),
    ("percent", "en", "18% a year", "is per year", PERCENT),
    ("percent", "en", "15%", "is above the most that makes sense here (5)", PERCENT),
    ("percent", "en", "one and a half", "is not understood", PERCENT),
    ("percent", "en", "1.5% of profits", "is not understood", PERCENT),
    ("rate", "en", "28 per day", "is per day", RATE),
    ("rate", "en", "28 doubloons", "names no currency we know (doubloons)", RATE),
    ("rate", "en", "28-30", "names no currency we know (-30)", RATE),
    ("money", "en", "28 an hour", "is per hour", MONEY),
    ("money", "en", "1.000,50 EUR", "is not understood", MONEY),
    ("money", "en", "USD 5 EUR", "is not understood", MONEY),
    ("money", "en", "-5", "is negative, too large or too precise", MONEY),
    ("money", "en", "0.0000000001", "is negative, too large or too precise", MONEY),
    ("money", "en", "9999999999999999999", "is negative, too large or too precise", MONEY),
    ("money", "en", "1e9", "names no currency we know (e9)", MONEY),
    ("money", "de", "1,000.50", "is not understood", MONEY),
    ("team", "en", "12.5", "is not a whole number", TEAM),
    ("team", "en", "about 12", "is not understood", TEAM),
    ("team", "en", "2.000", "could mean thousands or decimals", TEAM),
    ("team", "en", "12 heads", "is not understood", TEAM),
    ("team", "en", "0", "is below the least that makes sense here (1)", TEAM),
    ("team", "en", "1,00", "is not understood", TEAM),
    ("team", "en", "a dozen", "is not understood", TEAM),
    ("date", "en", "1/2/2027", "could mean two dates", DATE),
    ("date", "en", "31 February 2027", "is not in the calendar", DATE),
    ("date", "en", "31.13.2027", "is not in the calendar", DATE),
    ("date", "en", "next Monday", "is not understood", DATE),
    ("date", "en", "31 Janvember 2027", "is not understood", DATE),
    ("choice", "en", "d", "is not understood", CHOICE),
    ("choice", "en", "laws of", "could be a (Laws of England) or b (Laws of India)", CHOICE),
    ("choice", "en", "France", "is not understood", CHOICE),
    ("yes/no", "en", "maybe", "is not understood", "yes or no, such as yes"),
    ("yes/no", "en", "yes and no", "is not understood", "yes or no, such as yes"),
    ("list", "en", " ; ", "has 0 entries", LIST),
    ("text", "en", "  ", "is empty", "a text of at most 40 characters"),
    ("text", "en", "x" * 41, "is longer than 40 characters", "a text of at most 40 characters"),
    ("table", "en", "Analyst | 28", "has 2 of 3 columns", "rows of Role | Rate | Note, such as Role | USD 28 | Note"),
    ("table", "en", "Analyst | cheap | x", "is not understood", f"{RATE} for Rate"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "locale", "typed", "canonical"), UNDERSTOOD)
def test_what_is_typed_is_understood(kind: str, locale: str, typed: str, canonical: Raw) -> None:
    term = KINDS[kind]
    assert term.write(term.parse(typed, locale)) == canonical


@pytest.mark.parametrize(("kind", "locale", "typed", "why", "expected"), REFUSED)
def test_what_is_typed_is_refused_with_what_was_expected(
    kind: str, locale: str, typed: str, why: str, expected: str
) -> None:
    with pytest.raises(ValueNotUnderstood) as caught:
        KINDS[kind].parse(typed, locale)
    message = str(caught.value)
    assert f"' {why}; expected " in message
    assert message.endswith(f"expected {expected}")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("date", "text", "table")])
def test_the_example_in_a_message_is_itself_understood(kind: str) -> None:
    term = KINDS[kind]
    term.parse(term.expected().partition(", such as ")[2])


def test_a_message_is_one_line_whatever_was_typed() -> None:
    for kind in set(KINDS) - {"list", "maybe list"}:
        with pytest.raises(ValueNotUnderstood) as caught:
            KINDS[kind].parse("a\x1b[2J\nb" * 5000)
        assert "\n" not in str(caught.value)
        assert "\x1b" not in str(caught.value)
        assert len(str(caught.value)) < 300


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(UNDERSTOOD) + len(REFUSED) > 120
