"""Laws of single sentences: nothing is lost silently, and nothing answers an offer but a plain answer."""

import re
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Binding, Reading
from tests.understanding.lines import all_lines
from tests.understanding.sayings import (
    ACCEPTANCES,
    LEADS,
    OTHER_ANSWERS,
    STRANGE,
    TURNING,
    VOCABULARY,
    Offer,
    answers,
    heard,
    offers,
    proposed,
    told,
)
from tests.understanding.situations import OUR_PAYMENT, THEIR_PAYMENT, situation

BINDING = get_args(Binding)
EXAMPLES = settings(max_examples=50, deadline=None)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


# What is said is in the reading, or is said to be left.


@given(offers())
@EXAMPLES
def test_every_value_of_a_plain_offer_is_proposed_for_its_term(offer: Offer) -> None:
    reading = heard(offer.text)
    assert reading.sure, (offer.text, reading.asks)
    assert proposed(reading) == offer.values, offer.text


SCRAPS = st.sampled_from(
    [
        "because our bank asks for it", "as we said before", "thanks", "the team is tired", "on reflection", "45 people asked", "giraffe",
        "in 12 weeks", "not", "never", "unless it rains", "if you sign", "our liability cap", "the notice period", "for now", "warranty",
        "we had 77 days", "maybe", "or 88 days", "service levels", "the discount", "time to dispute", "about 30 people", "?",
    ]
)  # fmt: skip


@given(
    offers(),
    st.lists(SCRAPS, min_size=1, max_size=2),
    st.sampled_from([", ", " ", " and ", ". ", " - "]),
    st.booleans(),
)
@EXAMPLES
def test_no_figure_is_lost_silently(offer: Offer, scraps: list[str], join: str, first: bool) -> None:
    text = join.join([*scraps, offer.text] if first else [offer.text, *scraps])
    reading = heard(text)
    if reading.sure and any(isinstance(move, BINDING) for move in reading.moves):
        lost = [number for number in _FIGURE.findall(text) if Fraction(number) not in _numbers(reading)]
        assert not lost, (text, lost, reading)


def _numbers(reading: Reading) -> set[Fraction]:
    until = [str(getattr(move, "valid_until", "") or "") for move in reading.moves]
    reasons = [str(getattr(move, "reason", "") or getattr(move, "note", "")) for move in reading.moves]
    said = {Fraction(number) for number in _FIGURE.findall(" ".join((told(reading), *until, *reasons)))}
    return said | {days / 7 for days in said}  # weeks of a term in days


ELSEWHERE = ("general cap", "warranty", "the notice period", "turnaround", "lock-in", "the seat")


@given(offers(), st.sampled_from(ELSEWHERE), st.sampled_from([", ", " and ", "; "]), st.booleans())
@EXAMPLES
def test_no_name_is_lost_silently(offer: Offer, name: str, join: str, first: bool) -> None:
    text = join.join([name, offer.text] if first else [offer.text, name])
    reading = heard(text)
    if reading.sure:
        assert len(proposed(reading)) > len(offer.values) or name.split()[-1].split("-")[0] in told(
            reading
        ), (text, reading)


@given(
    offers(),
    st.sampled_from(["not", "never", "unless", "only if", "depending on", "maybe", "perhaps"]),
    st.data(),
)
@EXAMPLES
def test_no_negation_condition_or_hedge_is_lost_silently(
    offer: Offer, word: str, data: st.DataObject
) -> None:
    words = offer.text.split(" ")
    hangs = word in ("unless", "only if", "depending on")
    at = data.draw(st.integers(0, len(words)))
    assume(
        not (word in ("maybe", "perhaps") and offer.text.startswith(LEADS[1:]))
    )  # `could we maybe do` is politeness
    assume(not (hangs and words[at - 1][-1:] in "%s0123456789"))
    text = " ".join([*words[:at], word, *words[at:]])
    reading = heard(text)
    if reading.sure and proposed(reading) == offer.values:
        assert word in told(reading), (text, reading)


@given(
    offers().filter(
        lambda offer: not offer.text.startswith(("we would", "we propose", "let us", "please", "our answer"))
    )
)
@EXAMPLES
def test_a_question_is_no_offer(offer: Offer) -> None:
    assert not heard(f"{offer.text}?").sure, offer.text


# An answer is nothing but an answer.


@pytest.mark.parametrize("text", ACCEPTANCES)
def test_the_acceptances_of_these_laws_are_acceptances(text: str) -> None:
    reading = heard(text)
    assert reading.sure, (text, reading.asks)
    assert isinstance(reading.moves[0], Accept)


@pytest.mark.parametrize("text", OTHER_ANSWERS)
def test_the_refusals_of_these_laws_are_refusals(text: str) -> None:
    reading = heard(text)
    assert reading.sure, (text, reading.asks)
    assert isinstance(reading.moves[0], Reject | Withdraw)


@given(st.sampled_from(ACCEPTANCES), st.sampled_from([*TURNING, *STRANGE]), st.data())
@EXAMPLES
def test_a_word_more_makes_an_acceptance_none(text: str, word: str, data: st.DataObject) -> None:
    words = text.split(" ")
    at = data.draw(st.integers(0, len(words)))
    said = " ".join([*words[:at], word, *words[at:]])
    reading = heard(said, data.draw(st.sampled_from(["pay", "two", "package", "sla"])))
    assert not any(isinstance(move, Accept) for move in reading.moves), (said, reading)


@given(st.sampled_from(ACCEPTANCES), st.sampled_from(["?", " or not?", ", right?", " ???"]))
@EXAMPLES
def test_a_question_is_no_acceptance(text: str, mark: str) -> None:
    assert not answers(heard(text + mark)), text + mark


@given(
    st.sampled_from([*ACCEPTANCES, *OTHER_ANSWERS, "confirm", "we confirm the agreement", "reopen payment"]),
    st.lists(st.sampled_from([*VOCABULARY, *STRANGE, *TURNING]), min_size=1, max_size=3),
    st.sampled_from([" ", ", ", ". "]),
    st.booleans(),
    st.sampled_from(["pay", "two", "settled", "ours", "package", "agreed"]),
)
@settings(max_examples=120, deadline=None)
def test_a_sure_answer_leaves_nothing_unread(
    text: str, more: list[str], join: str, first: bool, moment: str
) -> None:
    said = join.join([*more, text] if first else [text, *more])
    reading = heard(said, moment)
    if answers(reading):
        assert not reading.left_unread, (said, reading)
        assert not set(STRANGE) & set(said.split()) or _has_reason(reading), (said, reading)


def _has_reason(reading: Reading) -> bool:
    return any(getattr(move, "reason", "") or getattr(move, "note", "") for move in reading.moves)


# A bare figure is for what was asked, what is named, or the only thing in play.


@given(
    st.integers(1, 400).map(str) | st.integers(1, 400).map(lambda n: f"{n / 4:g}"),
    st.sampled_from(["{}", "{} please", "let us say {}", "ok {}"]),
)
@EXAMPLES
def test_a_bare_figure_is_for_a_term_on_which_the_sides_differ(figure: str, wrapped: str) -> None:
    differing = {term for term in OUR_PAYMENT if OUR_PAYMENT[term] != THEIR_PAYMENT[term]}
    reading = heard(wrapped.format(figure))
    assert set(proposed(reading)) <= differing, (figure, reading)
    assert len(proposed(reading)) <= 1


@given(st.integers(1, 120), st.sampled_from(["net", "fte", "initial", "delivery", "turnaround"]))
@EXAMPLES
def test_a_bare_figure_at_a_question_is_for_what_was_asked(number: int, moment: str) -> None:
    at_hand = situation(moment)
    reading = read(str(number), at_hand)
    assert set(proposed(reading)) <= {at_hand.term}, (number, reading)


@given(
    st.sampled_from(
        ["none", "any", "unlimited", "excluded", "included", "automatic", "banned", "yes", "both", "monthly"]
    )
)
@EXAMPLES
def test_one_word_is_for_a_term_on_which_the_sides_differ(word: str) -> None:
    for moment, ours, theirs in (
        ("pay", OUR_PAYMENT, THEIR_PAYMENT),
        ("std-pay", OUR_PAYMENT, THEIR_PAYMENT),
    ):
        differing = {term for term in ours if ours[term] != theirs[term]}
        assert set(proposed(heard(word, moment))) <= differing, (word, moment)


# How it is written changes nothing.


@given(
    offers().map(lambda offer: offer.text) | st.sampled_from([line.text for line in all_lines()]),
    st.sampled_from(["pay", "std-pay", "blank", "two"]),
)
@EXAMPLES
def test_the_same_text_is_always_read_the_same(text: str, moment: str) -> None:
    assert heard(text, moment) == heard(text, moment)


@given(offers(), st.sampled_from([" ", "   ", ".", "!", " .", "\n"]))
@EXAMPLES
def test_capitals_blanks_and_marks_at_the_end_change_nothing(offer: Offer, mark: str) -> None:
    reading = heard(offer.text)
    assert heard(offer.text.upper()).moves == reading.moves, offer.text
    assert heard(offer.text.capitalize()).moves == reading.moves, offer.text
    assert heard(f" {offer.text}{mark}") == reading, offer.text


@given(
    st.lists(
        st.sampled_from(
            [*VOCABULARY, *STRANGE, "45 days", "1%", "payment", "liability", "cap", ",", "?", ".", "\n", "("]
        ),
        max_size=14,
    ).map(" ".join),
    st.sampled_from(
        ["pay", "net", "pricing-open", "settled", "std", "seat", "services", "ahead", "reopening"]
    ),
)
@settings(max_examples=120, deadline=None)
@example("1.5 times our rate and our rate", "pay")
def test_any_words_are_read_or_asked_back(text: str, moment: str) -> None:
    reading = heard(text, moment)
    assert reading.sure == (reading.asks is None) == bool(reading.moves), (text, reading)
    assert not (reading.sure and reading.choices), (text, reading)
