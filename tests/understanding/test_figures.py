"""Amounts of any house style are read; what may mean two things is one amount in doubt."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.understanding.amounts import Writing
from kpo_tui.understanding.figures import MONTHS, NUMBER_WORDS, UNIT_WORDS, amount_at
from kpo_tui.understanding.words import MOST_CHARACTERS, split
from tests import typed
from tests.examples import examples
from tests.limits import in_limited_time
from tests.understanding.amounts_said import WRITING, amounts_in, term_for, terms, told

IN_WORDS_AND_FIGURES = {
    "ninety (90) days": "time 90 days",
    "forty (40) calendar days": "time 40 days",
    "90 (ninety) days": "time 90 days",
    "sixty days (60)": "time 60 days",
    "thirty (30 days)": "time 30 days",
    "ten thousand (10,000) dollars": "money USD 10000",
    "30.000 (thirty thousand) dollars": "money USD 30000",
    "twenty-eight US dollars (USD 28.00) per hour": "money USD 28 per hour",
    "thirty dollars (USD 30)": "money USD 30",
    "one per cent (1%) per month": "percent 1% per month",
    "30 days (1%)": "time 30 days | percent 1%",
    "two weeks (14 days)": "time 2 weeks | time 14 days",
    "28 dollars and 150 cents": "money USD 28 | money USD 1.5",
    "1/7 %": "bare 1 | percent 7%",
    "5 m": "bare 5",
    "2 lakh 3 crore": "bare 200000 | bare 30000000",
}


@pytest.mark.parametrize("text", IN_WORDS_AND_FIGURES)
def test_what_is_said_in_words_and_in_figures_is_one_amount(text: str) -> None:
    assert told(text) == IN_WORDS_AND_FIGURES[text]


def test_words_and_figures_that_contradict_each_other_are_asked_about() -> None:
    assert told("ninety (80) days") == "time? 90 days or 80 days"
    assert told("ninety days (80)") == "time? 90 days or 80 days"
    (amount,) = amounts_in("thirty (13) percent")
    assert amount.either == ("30%", "13%")


MONEY = {
    "two lakh dollars": "money USD 200000",
    "3 crore rupees": "money INR 30000000",
    "Rs 1,20,000": "money INR 120000",
    "1.250,00 USD": "money USD 1250",
    "USD 1,250.00": "money USD 1250",
    "$0.25m": "money USD 250000",
    "$5mm": "money USD 5000000",
    "7.5 mio USD": "money USD 7500000",
    "USD 3.5mn": "money USD 3500000",
    "USD 7.5 m": "money USD 7500000",
    "$3.5 million": "money USD 3500000",
    "half a million dollars": "money USD 500000",
    "USD 18k": "money USD 18000",
    "USD 27/hr": "money USD 27 per hour",
    "$32.50/hr": "money USD 32.5 per hour",
    "Rs 2,000 an hour": "money INR 2000 per hour",
    "Rs. 2,000 an hour": "money INR 2000 per hour",
    "₹ 2,000": "money INR 2000",
    "INR 2,00,000 per month": "money INR 200000 per month",
    "US$28": "money USD 28",
    "S$28": "money SGD 28",
    "28 dollars 50": "money USD 28.5",
    "28 dollars and 50 cents": "money USD 28.5",
    "twenty-eight dollars fifty cents": "money USD 28.5",
    "$28 and 50 cents": "money USD 28.5",
    "28 dollars 50 days": "money USD 28 | time 50 days",
    "28 dollars, 50 days": "money USD 28 | time 50 days",
    "28 dollars 50%": "money USD 28 | percent 50%",
    "28 dollars and 50": "money USD 28 | bare 50",
    "50 cents": "money USD 0.5",
    "$28.50": "money USD 28.5",
    "29 bucks": "money USD 29",
    "a dollar": "money USD 1",
    "thirty-one and a half dollars": "money USD 31.5",
    "2000 an hour": "money USD 2000 per hour",
}


@pytest.mark.parametrize("text", MONEY)
def test_money_is_read_as_people_write_it(text: str) -> None:
    assert told(text) == MONEY[text]


PERCENT = {
    "98,5%": "percent 98.5%",
    "99.875%": "percent 99.875%",
    "one point two five percent": "percent 1.25%",
    "three quarters of a percent": "percent 0.75%",
    "a quarter of a percent": "percent 0.25%",
    "half a percent": "percent 0.5%",
    "one half of one percent": "percent 0.5%",
    "1 ¼ %": "percent 1.25%",
    "1½%": "percent 1.5%",
    "½ %": "percent 0.5%",
    "2 1/2 percent": "percent 2.5%",
    "1/2 %": "percent 0.5%",
    "1.5 per cent": "percent 1.5%",
    "75 bps": "percent 0.75% points",
    "50 basis points": "percent 0.5% points",
    "1 pp": "percent 1% points",
    "2 percentage points": "percent 2% points",
    "a percentage point": "percent 1% points",
    "half a point": "percent 0.5% points",
    "1 percent a month": "percent 1% per month",
    "2% p.m.": "percent 2% per month",
    "12% yearly": "percent 12% per year",
    "12% p.a.": "percent 12% per year",
    "12% per annum": "percent 12% per year",
    "1% per calendar month": "percent 1% per month",
}


@pytest.mark.parametrize("text", PERCENT)
def test_percentages_and_points_are_told_apart(text: str) -> None:
    assert told(text) == PERCENT[text]


TIMES = {
    "six weeks": "time 6 weeks",
    "a fortnight": "time 2 weeks",
    "two fortnights": "time 4 weeks",
    "90 minutes": "time 1.5 hours",
    "half an hour": "time 0.5 hours",
    "1.5 days": "time 1.5 days",
    "1,5 days": "time 1.5 days",
    "eight working days": "time 8 business days",
    "ten calendar days": "time 10 days",
    "half a year": "time 6 months",
    "three quarters of a year": "time 9 months",
    "a year and a half": "time 1.5 years",
    "a month and a half": "time 1.5 months",
    "two and a half years": "time 2.5 years",
    "3 yrs": "time 3 years",
    "24h": "time 24 hours",
    "24 hrs": "time 24 hours",
    "48hrs": "time 48 hours",
    "10bd": "time 10 business days",
    "a month": "time 1 month",
    "an hour": "time 1 hour",
    "a 45-day period": "time 45 days",
    "eighteen months' charges": "time 18 months",
    "12 months' fees": "time 12 months",
    "a year's worth of fees": "time 1 year",
}


@pytest.mark.parametrize("text", TIMES)
def test_lengths_of_time_are_read_in_the_units_of_the_terms(text: str) -> None:
    assert told(text) == TIMES[text]


MULTIPLES = {
    "1.25x": "multiple 5/4",
    "1.5 x the fees": "multiple 3/2",
    "2x": "multiple 2",
    "1.5 times": "multiple 3/2",
    "three times the fees": "multiple 3",
    "two and a half times": "multiple 5/2",
    "twice the yearly charges": "multiple 2",
    "double our cap": "multiple 2",
    "triple": "multiple 3",
    "half of our cap": "multiple 1/2",
    "half the fees": "multiple 1/2",
    "a third of the fees": "multiple 1/3",
    "two thirds of the fees": "multiple 2/3",
    "a quarter of the charges": "multiple 1/4",
}


@pytest.mark.parametrize("text", MULTIPLES)
def test_multiples_are_no_values_but_factors(text: str) -> None:
    assert told(text) == MULTIPLES[text]


@pytest.mark.parametrize(
    "text", ["double-check the fees", "the first half of the year", "half way", "a third party"]
)
def test_words_that_only_look_like_multiples_are_none(text: str) -> None:
    assert told(text) == ""


def test_how_often_something_happens_is_no_multiple() -> None:
    assert "multiple" not in told("three times a week")
    assert "multiple" not in told("twice a year")


DOUBTFUL = {
    "30.000 dollars": "money? 30000 dollars or 30 dollars",
    "USD 1 200": "money? USD 1200 or USD 1",
    "1.500 hours": "time? 1500 hours or 1.5 hours",
    "20 minutes": "time? 20 minutes is no value that can be recorded",
    "-5 days": "time? -5 days is no value that can be recorded",
    "USD 1,2345678901234567890123456789": "money? usd 1,2345678901234567890123456789 is no value that can be recorded",
    "USD 1.2345678901": "money? usd 1.2345678901 is no value that can be recorded",
}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_mean_two_things_or_none_is_one_amount_in_doubt(text: str) -> None:
    assert told(text) == DOUBTFUL[text]


def test_a_locale_decides_what_its_own_signs_mean() -> None:
    assert told("30.000 Dollar", "de_DE") == "money USD 30000"
    assert told("30,000 dollars", "en") == "money USD 30000"
    assert told("30,000 Dollar", "de_DE") == "money? 30000 dollar or 30 dollar"
    assert told("98.5%", "de_DE") == "percent 98.5%"
    assert told("1 200,50 EUR", "fr_FR") == "money EUR 1200.5"


def test_a_count_takes_the_unit_of_the_playbook() -> None:
    assert told("12 FTE") == "count 12"
    assert told("a dozen FTE") == "count 12"


def test_the_one_of_this_one_is_no_number() -> None:
    assert told("this one is fine, one of them") == ""


THREE_DECIMALS = re.compile(r"^-?\d{1,3}[^\d]\d{3}( |$)")
SAID = [
    *sorted({*NUMBER_WORDS, *UNIT_WORDS, *MONTHS}),
    "$", "usd", "rs", "%", "x", "times", "lakh", "grand", "½", "1/2", "(90)", "( 80 )", "30.000", "1,20,000", "1.250,00", "98,5", "1 200",
    "and a half", "a", "of", "the", "25th", "1st", "24/7", "clause 4", "p.a.", "/", "-", "k", "m", "bps", "p.m.", "'s", "(", ")", "5 pm",
]  # fmt: skip
SENTENCES = (
    st.lists(st.sampled_from(SAID), max_size=12).map(" ".join)
    | typed.texts
    | st.text(max_size=MOST_CHARACTERS)
)


@settings(max_examples=examples(150, 400))
@given(SENTENCES, st.sampled_from(typed.LOCALES))
@example("a percent and a half", "en")
@example("99,999.125 dollars", "en")
@example("half a thousand million billion", "en")
def test_an_amount_reaches_further_than_its_beginning_and_a_term_of_its_kind_takes_it(
    text: str, locale: str
) -> None:
    words = split(text, locale)
    for at in range(len(words)):
        amount = amount_at(words, at, locale, WRITING)
        if amount is None:
            continue
        assert at < amount.end <= len(words)
        assert (amount.times is not None) == (amount.kind == "multiple")
        if amount.doubt or amount.kind == "multiple":
            continue
        term = term_for(amount)
        if amount.kind == "bare" and THREE_DECIMALS.search(amount.text):
            term = terms()[
                3
            ]  # a term of numbers asks whether they are thousands, one of percentages does not
        term.canonical(amount.text, amount.locale)


@settings(max_examples=examples(150, 400))
@given(SENTENCES, st.sampled_from(typed.LOCALES))
def test_no_term_takes_an_amount_in_doubt_or_a_multiple(text: str, locale: str) -> None:
    words = split(text, locale)
    for at in range(len(words)):
        amount = amount_at(words, at, locale, WRITING)
        if amount is None or (not amount.doubt and amount.kind != "multiple"):
            continue
        for term in terms():
            with pytest.raises(ValueNotUnderstood):
                term.canonical(amount.text, amount.locale)
        assert len(amount.either) != 1


@settings(max_examples=examples(80, 200))
@given(SENTENCES, st.sampled_from(typed.LOCALES))
def test_each_of_what_a_doubtful_amount_may_mean_is_a_value(text: str, locale: str) -> None:
    words = split(text, locale)
    for at in range(len(words)):
        amount = amount_at(words, at, locale, WRITING)
        for one in amount.either if amount is not None and amount.kind != "bare" else ():
            assert amount is not None
            term_for(amount._replace(text=one)).canonical(
                one, amount.locale if amount.kind == "date" else "en"
            )


LONG = [
    "1 " * 300,
    "one " * 150,
    "1 crore " * 80,
    "(" * 600,
    "1(" * 300,
    "half a " * 90,
    "a million and a half " * 30,
    "1-" * 300,
    "9" * 600,
    "1,2" * 200,
]


@pytest.mark.parametrize("text", LONG)
def test_long_runs_of_figures_take_no_longer_than_others(text: str) -> None:
    program = f"""
from kpo_tui.understanding.figures import Writing, amount_at
from kpo_tui.understanding.words import split
words = split({text!r} * 20)
for at in range(len(words)):
    amount_at(words, at, "en", Writing())
"""
    assert in_limited_time(program).returncode == 0


def test_notations_of_a_playbook_come_before_all_else() -> None:
    ratio = Writing(notations=(re.compile(r"\d+ ?: ?1"),))
    found = amount_at(split("3:1 days"), 0, "en", ratio)
    assert found is not None
    assert (found.kind, found.text, found.end) == ("notation", "3:1", 3)
