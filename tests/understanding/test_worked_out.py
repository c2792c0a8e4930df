"""Values that are worked out from what both sides offer, against a computation of their own in fractions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Reading
from tests.understanding.sayings import INTEREST, PERIOD, RATE, TERMS, Term, figure, plain, proposed
from tests.understanding.situations import situation

EXAMPLES = settings(max_examples=60, deadline=None)
_UNITS = {"net_days": "days", "rate_usd_hour": "dollars"}


def heard(text: str, moment: str = "pay") -> Reading:
    return read(text, situation(moment))


def only_figure(reading: Reading, term: Term) -> Fraction | None:
    """The figure that a sure reading proposes for the term and for nothing else; None where it asks back."""
    values = proposed(reading)
    assert set(values) <= {term.id}, reading
    return figure(values[term.id]) if values else None


MORE = (
    "{n} {u} more than they offer",
    "{n} {u} above their {t}",
    "their {t} plus {n} {u}",
    "{n} {u} on top of their {t}",
    "raise their {t} by {n} {u}",
)
LESS = (
    "{n} {u} less than they offer",
    "{n} {u} below their {t}",
    "their {t} minus {n} {u}",
    "{n} {u} off their {t}",
    "reduce their {t} by {n} {u}",
)


@pytest.mark.parametrize("pattern", [*MORE, *LESS])
@pytest.mark.parametrize("whose", ["their", "our"])
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_so_much_more_or_less_is_counted_from_the_offer_that_was_named(
    pattern: str, whose: str, data: st.DataObject
) -> None:
    term, name = data.draw(st.sampled_from([(PERIOD, "payment period"), (RATE, "rate")]))
    number = data.draw(st.integers(1, 9))
    if whose == "our" and "they offer" in pattern:
        return
    text = pattern.replace("their", whose).format(n=number, u=_UNITS[term.id], t=name)
    base = term.theirs if whose == "their" else term.ours
    reading = heard(text)
    found = only_figure(reading, term)
    assert found in (None, base + number if pattern in MORE else base - number), (text, reading)
    assert found is None or reading.notes, text


@given(
    st.integers(1, 60),
    st.sampled_from(
        [
            "{} more than their rate",
            "{} less than their rate",
            "{} off their rate",
            "{} above our rate",
            "{} below our rate",
        ]
    ),
)
@EXAMPLES
def test_a_percentage_of_an_amount_is_a_part_of_it(percent: int, said: str) -> None:
    text = said.format(f"{percent}%")
    base = RATE.theirs if "their" in said else RATE.ours
    sign = 1 if "more" in said or "above" in said else -1
    found = only_figure(heard(text), RATE)
    assert found in (None, base * (1 + sign * Fraction(percent, 100))), (text, found)


@given(
    st.sampled_from(
        [
            ("twice", Fraction(2)),
            ("double", Fraction(2)),
            ("half of", Fraction(1, 2)),
            ("1.5x", Fraction(3, 2)),
            ("triple", Fraction(3)),
        ]
    ),
    st.sampled_from(["our", "their"]),
)
@EXAMPLES
def test_a_multiple_is_of_the_offer_that_was_named(times: tuple[str, Fraction], whose: str) -> None:
    text = f"{times[0]} {whose} rate"
    base = RATE.theirs if whose == "their" else RATE.ours
    assert only_figure(heard(text), RATE) == base * times[1], text


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
@pytest.mark.parametrize(
    "said", ["split the difference on the {}", "meet halfway on the {}", "the middle on {}", "{}: halfway"]
)
def test_halfway_is_the_middle_of_both_offers(term: Term, said: str) -> None:
    name = {"net_days": "payment period", "rate_usd_hour": "rate", "late_interest_pct": "late interest"}[
        term.id
    ]
    reading = heard(said.format(name))
    assert only_figure(reading, term) == (term.ours + term.theirs) / 2, reading
    assert "middle" in reading.notes[0]


@given(st.integers(31, 180), st.integers(31, 180))
@EXAMPLES
def test_the_middle_of_other_offers_is_theirs_too(ours: int, theirs: int) -> None:
    said: dict[str, dict[str, Raw]] = {"payment": {"net_days": f"{ours} days"}}
    reading = read("halfway on the payment period", replace(situation("pay"), said=said))
    wanted = Fraction(ours + 30, 2)
    found = proposed(reading).get("net_days")
    if ours == 30:
        assert found is None
    elif wanted.denominator == 1:
        assert found == f"{plain(wanted)} days", (theirs, reading)


def test_a_change_of_a_percentage_in_percent_may_be_points_or_a_part_and_is_asked() -> None:
    reading = heard("2% more than our interest")
    assert not reading.sure
    assert INTEREST.ours == 1


def test_points_of_a_percentage_are_added() -> None:
    assert proposed(heard("a quarter of a point above our interest")) == {"late_interest_pct": "1.25%"}


def test_a_change_without_saying_from_which_offer_is_asked_with_both() -> None:
    reading = heard("payment period 5 days more")
    assert not reading.sure
    assert [choice.text.split(";")[0] for choice in reading.choices] == [
        "Payment period 65 days",
        "Payment period 35 days",
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("lists", "as late as you ask for/multiplied by 290k heres our suggestion"),
        ("only-net", "conditional on; 177 if both your terms (tripling 89.03 daysneed that to the if stretchs ninety days"),
    ],
)  # fmt: skip
def test_a_multiple_that_nobody_can_work_out_is_asked_about(place: str, text: str) -> None:
    assert not read(text, situation(place)).sure
