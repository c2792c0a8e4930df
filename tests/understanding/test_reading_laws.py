"""Laws of reading, over whole playbooks and arbitrary text."""

import random
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.terms import ChoiceTerm, ListTerm, SomeTerm, TableTerm, TextTerm, YesNoTerm
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.dissection import take_apart
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.lexicon import letters
from kpo_tui.understanding.moves import Binding, Going, Offering, Packaging, Reading
from kpo_tui.understanding.pieces import Vocabulary
from kpo_tui.understanding.scene import scene_of
from tests import typed
from tests.examples import examples
from tests.limits import in_limited_time
from tests.playbooks.deals import agreed_on, names, playbook_named, random_value, usual
from tests.understanding.situations import situation

BINDING = get_args(Binding)
STANDARD = playbook_named("kpo-standard")
AT = "2026-06-01T00:00:00.000Z"
TERMS = [(clause, term) for clause, held in STANDARD.clauses.items() for term in held.terms]
WORDY = (TextTerm, ListTerm, TableTerm)


def fresh(playbook_name: str) -> AtHand:
    """Nothing offered yet, nothing at hand."""
    state = agreed_on(playbook_named(playbook_name), usual)
    cleared = {clause: type(held)(title=held.title) for clause, held in state.clauses.items()}
    return AtHand(state=replace(state, clauses=cleared), party="client", at=AT)


FRESH = fresh("kpo-standard")


def asked(clause: str, term: str) -> AtHand:
    return replace(FRESH, asked="question", clause=clause, term=term)


def ways_to_say(term: SomeTerm, value: Any) -> list[str]:
    """What a person may type for a value of the term: as it is shown, its letter, in the middle of politeness."""
    shown = term.show(value)
    if isinstance(term, ChoiceTerm):
        return [shown, term.letter(str(value)), f"{shown} please"]
    if isinstance(term, YesNoTerm):
        return [shown, f"{shown} please", shown.upper()]
    if isinstance(term, TableTerm):
        return ["; ".join(" | ".join(row) for row in term.read(term.write(value)))]
    if isinstance(term, WORDY):
        return [f"{shown};" if isinstance(term, ListTerm) else shown]
    return [shown, f"{shown} please", f"we would like {shown}"]


@pytest.mark.parametrize(("clause", "name"), TERMS)
def test_a_value_typed_at_its_question_is_that_value(clause: str, name: str) -> None:
    term: SomeTerm = STANDARD.clauses[clause].terms[name]
    chance = random.Random(f"{clause}.{name}")
    for _ in range(4):
        value = random_value(chance, term)
        if isinstance(term, WORDY) and not value:
            continue
        wanted = Offering(clause=clause, terms={name: term.write(value)})
        for text in ways_to_say(term, value):
            assert read(text, asked(clause, name)) == Reading(moves=(wanted,), sure=True), text


@pytest.mark.parametrize(("clause", "name"), TERMS)
def test_a_value_with_its_label_is_that_value(clause: str, name: str) -> None:
    term: SomeTerm = STANDARD.clauses[clause].terms[name]
    if isinstance(term, (*WORDY, ChoiceTerm)) or term.write(random_value(random.Random(1), term)) in (
        "yes",
        "no",
    ):
        return
    value = random_value(random.Random(f"label {clause}.{name}"), term)
    wanted = Offering(clause=clause, terms={name: term.write(value)})
    here = replace(FRESH, asked="decision", clause=clause)
    for text in (f"{term.label} {term.show(value)}", f"{term.label}: {term.show(value)}"):
        assert read(text, here) == Reading(moves=(wanted,), sure=True), text


@pytest.mark.parametrize("name", names())
def test_every_clause_can_be_gone_to_by_its_title(name: str) -> None:
    at_hand = fresh(name)
    for clause in at_hand.state.clauses:
        title = at_hand.state.clause(clause).title
        wanted = (Going(clause=clause),)
        for text in (f"go to {title}", f"can we talk about {title.upper()}?"):
            assert read(text, at_hand) == Reading(moves=wanted, sure=True), text
        bare = read(f"{title.lower()} please", at_hand)
        assert bare.moves == wanted or wanted in [choice.moves for choice in bare.choices], title


COMMON = [
    "accept",
    "reject",
    "confirm",
    "withdraw",
    "agreed",
    "deal",
    "ok",
    "yes",
    "no",
    "payment",
    "liability",
    "45",
    "days",
    "1%",
    "net",
    "the",
    "we",
    "they",
    "if",
    "but",
    "not",
    "with",
    "for",
    "and",
    "interest",
    "rate",
    "cap",
    "maybe",
    "please",
    "everything",
    "except",
    "to",
    "it",
    "our",
    "your",
    "offer",
    "proposal",
]
STRANGE = [
    "mountain",
    "giraffe",
    "yesterday",
    "lunch",
    "purple",
    "umbrella",
    "seldom",
    "whistle",
    "guitar",
    "harvest",
]


@given(
    st.lists(st.sampled_from(COMMON), min_size=1, max_size=7),
    st.sampled_from(STRANGE),
    st.integers(0, 7),
    st.sampled_from(["pay", "two", "sla", "several", "settled", "package", "reopening"]),
)
@settings(max_examples=examples(100, 200), deadline=None)
def test_a_word_that_nothing_explains_leaves_no_act_but_an_offer_which_tells_it(
    said: list[str], strange: str, at: int, moment: str
) -> None:
    text = " ".join([*said[:at], strange, *said[at:]])
    reading = read(text, situation(moment))
    if reading.sure and any(isinstance(move, BINDING) for move in reading.moves):
        assert all(isinstance(move, Offering | Packaging) for move in reading.moves), text
        assert strange in " ".join(reading.left_unread), text


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("said", ["{} 45", "45 {}", "our 45 {}", "{} 45 our", "we propose 45 {}"])
def test_a_bare_number_beside_a_word_that_nothing_explains_is_asked_about(said: str, strange: str) -> None:
    assert not read(said.format(strange), situation("pay")).sure


@given(
    st.text(max_size=60) | typed.texts,
    st.sampled_from(["pay", "net", "rate", "start", "pricing", "blank", "ahead", "settled"]),
    st.sampled_from(typed.LOCALES),
)
@example("", "pay", "en")
@example("\x1b[2Jaccept", "pay", "en")
@example("1" * 500, "net", "en")
@example("9" * 60 + " days", "net", "en")
@example("٤٥ days", "net", "en")
@example("USD 1,2345678901234567890123456789", "rate", "en")
@settings(max_examples=examples(100, 200), deadline=None)
def test_any_text_is_read_or_asked_back(text: str, moment: str, locale: str) -> None:
    reading = read(text, replace(situation(moment), locale=locale))
    assert reading.sure == (reading.asks is None)


@pytest.mark.parametrize("moment", ["pay", "net", "pricing", "affiliates", "blank", "ahead", "settled"])
@pytest.mark.parametrize(
    "text", ["accept " * 1500, "x" * 10_000, "45 days, " * 1200, "((((" * 2500, "\n" * 10_000 + "ok" * 9]
)
def test_a_very_long_text_asks_back(text: str, moment: str) -> None:
    assert not read(text, situation(moment)).sure


@pytest.mark.parametrize("work", ["read_everything", "parse_everything"])
def test_no_text_takes_more_than_linear_time(work: str) -> None:
    done = in_limited_time(f"from tests.understanding import hostile; hostile.{work}()")
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_long_text_is_the_answer_to_a_question_for_text() -> None:
    address = "Tower B, Outer Ring Road, " * 11
    reading = read(address, asked("parties", "client_address"))
    assert reading == Reading(
        moves=(Offering(clause="parties", terms={"client_address": address.strip()}),), sure=True
    )


def test_a_hidden_opening_is_not_read_from() -> None:
    at_hand = situation("net-open")
    assert read("take theirs", at_hand).sure
    hidden = replace(at_hand, theirs_hidden=True)
    for text in ("take theirs", "split the difference", "take theirs on interest"):
        assert not read(text, hidden).sure


PHRASES = sorted((" ".join(words).replace(" ' ", "'"), letter) for words, letter in letters().items())
ACCEPTING = [phrase for phrase, letter in PHRASES if letter in "ayY"]
MAY_STAND_BESIDE = frozenset("wlaYyo2eLPv,&")
"""Letters that may be in a sentence that accepts: who, what, which clause, and what is offered anyway."""


@given(
    st.sampled_from(ACCEPTING),
    st.lists(
        st.sampled_from([phrase for phrase, _ in PHRASES] + ["45 days", "1%", "payment", "?"]), max_size=3
    ),
    st.integers(0, 3),
    st.sampled_from(["pay", "only-net", "two", "package", "sla"]),
)
@settings(max_examples=examples(150, 300), deadline=None)
def test_an_acceptance_holds_nothing_but_words_that_accept(
    accepting: str, others: list[str], at: int, moment: str
) -> None:
    text = " ".join([*others[:at], accepting, *others[at:]])
    reading = read(text, situation(moment))
    if reading.sure and any(isinstance(move, Accept) for move in reading.moves):
        scene = scene_of(situation(moment))
        index, focus = scene.index, scene.focus
        sentence = take_apart(text, Vocabulary(index, "en", index.options_of(focus), index.writing_of(focus)))
        said = {one.letter for one in sentence.pieces if one.kind != "their"}  # as you have it
        assert said <= MAY_STAND_BESIDE, (text, sentence.letters)
