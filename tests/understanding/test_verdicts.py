"""What is said about a value and turns it down is no offer of it: whatever the value, whatever the verdict."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpo_tui import library
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import AnyMove, Reading, offerings
from kpo_tui.understanding.said_values import value_of
from kpo_tui.understanding.sayings import NAMES, phrases, said_of
from tests.builders import moment, opened
from tests.understanding.situations import situation

BEHIND = (
    "is not acceptable", "is unacceptable", "is not enough", "is out of the question", "is off the table", "won't work for us",
    "doesn't work for our finance", "must go", "has to go", "is a problem for us", "hurts our cash", "is a non-starter", "is too risky",
    "is impossible", "is not possible for us", "cannot be accepted",
)  # fmt: skip
BEFORE = (
    "we refuse",
    "we reject",
    "please remove",
    "we cannot accept",
    "we have a problem with",
    "we can't live with",
)


@cache
def standard() -> Negotiation:
    return opened(library.load_playbook("kpo-standard"))


@cache
def values() -> list[tuple[str, str, str, str]]:
    """A clause, a term, a value and words for it: the names of options, and what people say for them."""
    found = []
    for clause in standard().clauses:
        for name, term in standard().clause(clause).terms.items():
            found += [(clause, name, option, label) for option, label in term.options.items()]
            for value in said_of(clause).get(name, {}):
                if value != NAMES and (raw := value_of(term, value)) is not None:
                    found += [
                        (clause, name, str(raw), " ".join(one).replace(" - ", "-"))
                        for one in phrases(clause, name, value)[:2]
                    ]
    return found


def first(reading: Reading) -> tuple[AnyMove, ...]:
    return reading.moves or (reading.choices[0].moves if reading.choices else ())


def offers(reading: Reading, clause: str, term: str, raw: str) -> bool:
    return any(one.clause == clause and one.terms.get(term) == raw for one in offerings(first(reading)))


@given(
    st.deferred(lambda: st.sampled_from(values())),
    st.sampled_from(BEHIND),
    st.sampled_from(BEFORE),
    st.booleans(),
)
def test_a_value_that_is_turned_down_is_never_offered_sure(
    said: tuple[str, str, str, str], behind: str, before: str, ahead: bool
) -> None:
    clause, term, raw, words = said
    text = f"{before} {words}" if ahead else f"{words} {behind}"
    at_hand = AtHand(state=standard(), party="client", at=moment(5000), asked="standing", clause=clause)
    reading = read(text, at_hand)
    assert not (reading.sure and offers(reading, clause, term, raw)), (text, reading.moves)


@pytest.mark.parametrize(
    "text",
    [
        "monthly in advance is not acceptable", "we refuse monthly in advance",
        "monthly in advance must go", "monthly in advance is off the table", "monthly in advance is a problem for us",
        "monthly in advance hurts our cash", "nobody pays monthly in advance", "38 an hour is above our budget",
        "38 an hour exceeds our budget", "2% interest must go", "2% interest is usurious", "15 days kills our cash flow",
    ],
)  # fmt: skip
def test_what_is_turned_down_is_said_back_and_another_value_asked_for(text: str) -> None:
    reading = read(text, situation("pay"))
    assert str(reading.asks).startswith("You say no to")
    assert reading.choices == ()


@pytest.mark.parametrize(
    "text", ["The 60 days to pay are no trouble for us.", "60 days is no problem", "60 days is not an issue"]
)
def test_what_is_no_trouble_is_not_turned_down(text: str) -> None:
    assert offers(read(text, situation("pay")), "payment", "net_days", "60 days")


@pytest.mark.parametrize(
    "text", ["please remove monthly in advance", "Genpact gives us 45 days", "your rate is off the table"]
)
def test_what_is_said_of_somebody_or_something_else_is_not_offered_at_once(text: str) -> None:
    assert not read(text, situation("pay")).sure


def standing(text: str, clause: str) -> Reading:
    at_hand = AtHand(state=standard(), party="client", at=moment(5000), asked="standing", clause=clause)
    return read(text, at_hand)


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("acceptance", "silence is consent in your draft, that must change"),
        ("security", "office only would cost you more"),
    ],
)
def test_what_is_turned_down_by_what_it_would_do_or_by_the_next_part_is_said_back(
    clause: str, text: str
) -> None:
    assert str(standing(text, clause).asks).startswith("You say no to")


def test_whether_it_is_so_is_a_question() -> None:
    assert "it is a question" in str(standing("is office only a must for you?", "security").asks)


@pytest.mark.parametrize(
    "text",
    [
        "60 days is not negotiable",
        "60 days is not up for discussion",
        "60 days must not change",
        "60 days is not too much to ask",
    ],
)
def test_what_is_held_on_to_by_a_denial_is_not_turned_down(text: str) -> None:
    assert "You say no" not in str(read(text, situation("pay")).asks)


@pytest.mark.parametrize(
    "text", ["we are not against office only", "we do not refuse office only", "the deposit must go"]
)
def test_a_refusal_that_is_denied_and_a_name_that_must_go_offer_nothing_by_themselves(text: str) -> None:
    clause = "payment" if "deposit" in text else "security"
    reading = standing(text, clause)
    assert not reading.sure
    assert not (reading.choices and offers(reading, "payment", "long_terms", "deposit"))


def test_what_somebody_else_has_is_not_offered_at_once() -> None:
    assert "somebody else" in str(standing("weekly reports from our other supplier are useful", "sla").asks)


@pytest.mark.parametrize(
    ("clause", "text"), [("security", "I don't mind home working"), ("volume", "I don't mind exclusivity")]
)
def test_a_denial_of_another_word_is_no_denial_of_what_follows(clause: str, text: str) -> None:
    assert not standing(text, clause).sure


@pytest.mark.parametrize(
    "text",
    ["all fine except the 30 days", "we accept everything except the 30 days", "agreed but not the 30 days"],
)
def test_what_is_excepted_as_the_other_side_offers_it_is_asked_for(text: str) -> None:
    reading = read(text, situation("pay"))
    assert not reading.sure
    assert not any(
        one.terms == {"net_days": "30 days"} for choice in reading.choices for one in offerings(choice.moves)
    )
