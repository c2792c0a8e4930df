"""Laws of what is refused, of what is offered to pick, and of what is proposed together."""

import re
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.understanding import vocabulary
from kpo_tui.understanding.moves import Packaging
from tests.understanding.sayings import (
    ANSWERS,
    INTEREST,
    PERIOD,
    RATE,
    STRANGE,
    TERMS,
    VOCABULARY,
    Term,
    answers,
    heard,
    leaves_out,
    proposed,
)

EXAMPLES = settings(max_examples=50, deadline=None)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")

# What is refused is not what is offered.


REFUSALS = (
    "{} is too long", "{} is too much", "{} is a killer", "no to {}", "{} will not work", "{} is impossible for us", "{} is unacceptable",
    "{} is out of the question", "we cannot do {}", "not {}", "{} is a non-starter", "{} hurts us", "{} is a nightmare", "we reject {}", "no {}",
)  # fmt: skip


@given(st.sampled_from(TERMS), st.sampled_from(REFUSALS), st.booleans(), st.data())
@EXAMPLES
def test_a_value_that_is_refused_is_not_offered(
    term: Term, refusal: str, named: bool, data: st.DataObject
) -> None:
    number = data.draw(term.numbers)
    name = f"{term.names[0]} " if named else ""
    text = refusal.format(name + term.said(number))
    reading = heard(text)
    assert term.raw(number) not in proposed(reading).values(), (text, reading)
    assert not answers(reading) or refusal == "we reject {}", (text, reading)


CORRECTIONS = (
    "not {} but {}",
    "{} is too much, we need {}",
    "instead of {}, {}",
    "{} is a killer, {} please",
    "rather than {} we want {}",
)


@given(st.sampled_from(TERMS), st.sampled_from(CORRECTIONS), st.data())
@EXAMPLES
def test_where_one_value_is_refused_for_another_only_the_other_is_offered(
    term: Term, said: str, data: st.DataObject
) -> None:
    refused, wanted = data.draw(st.lists(term.numbers, min_size=2, max_size=2, unique=True))
    text = said.format(term.said(refused), term.said(wanted))
    reading = heard(text)
    assert set(proposed(reading)) <= {term.id}, (text, reading)
    assert term.raw(refused) not in proposed(reading).values(), (text, reading)


# Nothing that was not said is offered to pick.

_SAYS = {
    Accept: frozenset("ayYLp2"),
    Reject: frozenset("rnN"),
    Withdraw: frozenset("t"),
    Confirm: frozenset("c"),
    Reopen: frozenset("R"),
    DeclineReopening: frozenset("drnN"),
}


@given(
    st.lists(
        st.sampled_from([*VOCABULARY, *STRANGE, "45 days", "1%", "payment", "liability", ","]),
        min_size=1,
        max_size=6,
    ).map(" ".join),
    st.sampled_from(["pay", "two", "settled", "agreed", "reopening", "ours", "package", "sla"]),
)
@settings(max_examples=120, deadline=None)
def test_no_choice_answers_what_the_sentence_has_no_word_for(text: str, moment: str) -> None:
    reading = heard(text, moment)
    for choice in reading.choices:
        for move in choice.moves:
            if isinstance(move, ANSWERS):
                assert _letters(text) & _SAYS[type(move)], (text, choice)
            if leaves_out(move):
                assert _letters(text) & frozenset("xLpO"), (text, choice)


def _letters(text: str) -> set[str]:
    """The letters of all phrases of the vocabulary that stand in the text."""
    padded = f" {text} ".replace(",", " ")
    return {
        letter
        for phrase, letter in vocabulary.letters().items()
        if f" {' '.join(phrase)} " in padded or f" {''.join(phrase)} " in padded
    }


# What is proposed together is one act.

BOOK = {
    "payment period {} days": ("net_days", 31, 59),
    "general cap {}%": ("cap_pct", 110, 140),
    "turnaround {} hours": ("turnaround_hours", 25, 71),
}


@given(
    st.permutations(list(BOOK)),
    st.integers(2, 3),
    st.sampled_from(["if {0}, then {1}", "{1} if you do {0}", "{0} against {1}", "{0} in exchange for {1}"]),
    st.data(),
)
@EXAMPLES
def test_a_package_said_as_a_condition_is_one_act(
    said: list[str], size: int, condition: str, data: st.DataObject
) -> None:
    parts, wanted = [], {}
    for pattern in said[:size]:
        term, low, high = BOOK[pattern]
        number = data.draw(st.integers(low, high))
        parts.append(pattern.format(number))
        wanted[term] = number
    text = condition.format(parts[0], " and ".join(parts[1:]))
    reading = heard(text, "several")
    if reading.sure:
        assert len(reading.moves) == 1, (text, reading)
        assert isinstance(reading.moves[0], Packaging), (text, reading)
        assert {term: int(_FIGURE.findall(raw)[0]) for term, raw in proposed(reading).items()} == wanted, text


def test_the_terms_of_these_laws_are_those_on_which_the_sides_differ() -> None:
    assert {PERIOD.ours, RATE.ours, INTEREST.ours} == {Fraction(60), Fraction(25), Fraction(1)}
    assert all(term.ours != term.theirs for term in TERMS)
