"""Wishes are understood in any short form, and what is no wish, or more than one, is none for sure."""

import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.understanding import moves as said
from kpo_tui.understanding import wish_lexicon
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import AnyMove, Binding, Reading, Showing
from kpo_tui.understanding.scene import scene_of
from kpo_tui.understanding.wish_phrases import KINDS
from kpo_tui.understanding.wish_sentences import cores, wish
from kpo_tui.understanding.words import split
from tests.understanding.readings_told import short
from tests.understanding.situations import situation
from tests.understanding.wish_examples import EXAMPLES

KIND_OF: dict[str, type[AnyMove]] = {
    "why": said.AskingWhy, "norm": said.AskingNorm, "advice": said.AskingAdvice, "options": said.AskingOptions, "help": said.AskingHelp, "skip": said.Skipping,
    "unsure": said.Skipping, "leave_to_them": said.LeavingToThem, "back": said.GoingBack, "next": said.GoingOn,
    "undo": said.Undoing, "quit": said.Quitting, "repeat": said.Repeating, "send": said.Sending,
}  # fmt: skip
SHOWN = {what: what for what in get_args(said.Shown)} | {
    "clause": "status",
    "package": "theirs",
    "our_package": "history",
}
SITUATIONS = ("net", "pay", "several", "std")
WISHES = get_args(said.Wish)


def is_kind(reading: Reading, kind: str) -> bool:
    """True where the reading is sure to be the wish."""
    if kind == "closing":
        return not reading.sure and said.Quitting() in [move for one in reading.choices for move in one.moves]
    if not reading.sure:
        return False
    if kind in SHOWN:
        return {move.what for move in reading.moves if isinstance(move, Showing)} == {SHOWN[kind]}
    return [type(move) for move in reading.moves] == [KIND_OF[kind]]


def test_every_kind_of_wish_says_what_it_is_and_has_examples() -> None:
    assert EXAMPLES.keys() == KINDS.keys()
    for name, kind in KINDS.items():
        assert kind.legend.endswith(".")
        assert 3 <= len(EXAMPLES[name].said) <= 8
        assert len(EXAMPLES[name].near) >= 2


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_wish_is_understood_at_once(kind: str) -> None:
    place = situation("package" if kind == "package" else "pay")
    missed = [text for text in EXAMPLES[kind].said if not is_kind(read(text, place), kind)]
    assert not missed


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("name", SITUATIONS)
def test_what_is_near_to_a_wish_is_none(kind: str, name: str) -> None:
    taken = [text for text in EXAMPLES[kind].near if is_kind(read(text, situation(name)), kind)]
    assert not taken


@pytest.mark.parametrize("before", ["please ", "ok, ", "could you ", "sorry, ", "quick question, ", "hi, "])
@pytest.mark.parametrize("after", ["", " please", ", thanks", " for now", " then?"])
def test_politeness_changes_no_wish(before: str, after: str) -> None:
    for text, told in (
        ("show their offer", "show theirs"),
        ("take the usual", "take_usual payment.net_days"),
        ("undo", "undo"),
    ):
        assert short(read(f"{before}{text}{after}", situation("net"))) == told


@pytest.mark.parametrize(
    ("at", "text", "told"),
    [
        ("net", "take the usual", "take_usual payment.net_days"),
        ("net", "usual please", "take_usual payment.net_days"),
        ("net", "we'll go with the market standard", "take_usual payment.net_days"),
        ("net", "defaults please", "take_usual payment"),
        ("net", "usual for the rest", "take_usual payment"),
        ("pay", "everything standard here", "take_usual payment"),
        ("pay", "take the usual rate", "take_usual payment.rate_usd_hour"),
        ("pay", "the usual for late interest", "take_usual payment.late_interest_pct"),
        ("several", "take the usual on liability", "take_usual liability"),
        ("several", "take the usual", "?"),
        ("net", "usual", "norm"),
        ("net", "don't take the usual", "?"),
        ("net", "the usual or 45 days", "?"),
        ("net", "the usual unless they object", "?"),
    ],
)  # fmt: skip
def test_the_usual_is_taken_for_what_is_named_or_at_hand(at: str, text: str, told: str) -> None:
    assert short(read(text, situation(at))) == told


@pytest.mark.parametrize(
    ("at", "text", "told"),
    [
        ("std", "go to our business", "go parties.client_business"),
        ("std", "go to rate card", "go payment.rate_card"),
        ("std", "go to exclusions", "go scope.exclusions"),
        ("std", "on to warranties", "go warranty"),
        ("std", "let's do insurance next", "go insurance"),
        ("std", "let's talk about money", "go payment"),
        ("std", "take me to the liabilty part", "go liability"),
        ("std", "park parties for now", "?"),
        ("std", "go to warranties if they agree", "?"),
    ],
)  # fmt: skip
def test_one_goes_where_the_words_lead(at: str, text: str, told: str) -> None:
    found = short(read(text, situation(at)))
    assert found == told or (told == "?" and not found.startswith("go"))


@pytest.mark.parametrize("text", ["what does the client offer?", "what did the client say?"])
def test_what_a_side_says_of_itself_by_its_name_is_its_own(text: str) -> None:
    assert short(read(text, situation("pay"))) == "show ours"


@pytest.mark.parametrize(
    "text",
    [
        "show their offer if payment",
        "what's normal for the rate unless late",
        "show the draft before payment",
        "why the rate or interest",
    ],
)
def test_a_condition_or_a_choice_is_no_part_of_a_name(text: str) -> None:
    assert short(read(text, situation("pay"))) == "?"


def test_wishes_said_together_are_all_heard() -> None:
    place = situation("net")
    assert short(read("why? and what's normal?", place)) == "why + norm"
    assert short(read("I've to run in 5 mins, what's still for me to answer?", place)) == "show issues"
    assert short(read("undo, and go back", place)) == "?"


def test_a_time_to_leave_is_no_leaving_yet() -> None:
    assert is_kind(read("I have to leave in 10 minutes", situation("net")), "closing")


VALUES = ("45 days", "USD 30", "2%", "1 March 2027", "twelve months", "150 %")
OTHERS = (
    "take the usual",
    "usual please",
    "take the usual on liability",
    "go to liability",
    "on to payment",
    "take our fallback",
    "defaults please",
)
SPOKEN = sorted(
    {*OTHERS, *(text for kind in EXAMPLES.values() for text in kind.said if not any(map(str.isdigit, text)))}
)


@given(
    text=st.sampled_from(SPOKEN), value=st.sampled_from(VALUES), between=st.sampled_from([", ", " ", " and ", ". ", " - ", " with "]),
    first=st.booleans(), name=st.sampled_from(SITUATIONS),
)  # fmt: skip
@settings(deadline=None)
def test_no_wish_swallows_a_value(text: str, value: str, between: str, first: bool, name: str) -> None:
    sentence = f"{value}{between}{text}" if first else f"{text.rstrip('?')}{between}{value}"
    reading = read(sentence, situation(name))
    assert not (reading.sure and all(isinstance(move, WISHES) for move in reading.moves)), sentence


@given(
    text=st.sampled_from(SPOKEN), turning=st.sampled_from(["don't {}", "never {}", "do not {}", "{} unless they object", "{} if they accept", "not {}", "{} or not"]),
    name=st.sampled_from(SITUATIONS),
)  # fmt: skip
@settings(deadline=None)
def test_no_wish_swallows_a_negation_or_a_condition(text: str, turning: str, name: str) -> None:
    sentence = turning.format(text.rstrip("?"))
    reading = read(sentence, situation(name))
    assert not reading.sure or any(isinstance(move, get_args(Binding)) for move in reading.moves), sentence


def test_a_mail_is_no_wish() -> None:
    mail = (
        "Hi all, thanks for the call. Please find our comments below. We would like to see the draft before we go on, "
        "and we need to check with finance first. What do you think? Talk tomorrow. Best, Ana"
    )
    for name in SITUATIONS:
        assert not read(mail, situation(name)).sure


@given(
    words=st.lists(
        st.sampled_from(sorted({word for words in wish_lexicon.patterns().parts for word in words})),
        min_size=1,
        max_size=120,
    )
)
@settings(max_examples=30, deadline=None)
def test_any_words_of_wishes_are_read_in_time_and_taken_apart_whole(words: list[str]) -> None:
    text = " ".join(words)
    spoken = tuple(word.text for word in split(text))
    began = time.process_time()
    wish(spoken, scene_of(situation("pay")))
    assert time.process_time() - began < 2
    for core in cores(spoken):
        assert " ".join(core) in " ".join(spoken)
