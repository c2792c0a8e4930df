"""Laws of what is left out: each piece of a sentence is in the reading, or its words are among those that are told."""

import re
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.index import SMALL, index_of
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Reading, offerings
from kpo_tui.understanding.vocabulary import letters
from kpo_tui.understanding.words import stem
from tests.builders import Table, moment
from tests.examples import examples
from tests.playbooks.deals import playbook_named

EXAMPLES = settings(max_examples=examples(80, 150), deadline=None)
_WORD = re.compile(r"[\w'.]+")


class Fragment(NamedTuple):
    """What may be said of a clause, and of which term it says which value; without a value it is something to be told."""

    text: str
    term: str = ""
    raw: Raw = ""


OURS: dict[str, dict[str, Raw]] = {
    "warranty": {
        "standard": "fit_for_purpose", "period_days": "180 days", "defect_remedy": "client_chooses", "redo_days": "5 business days",
    },
    "confidentiality": {"term_years": "7 years", "residuals": "none", "return_days": "10 days"},
}  # fmt: skip
THEIRS: dict[str, dict[str, Raw]] = {
    "warranty": {
        "standard": "skill_only", "period_days": "60 days", "defect_remedy": "redo_only", "redo_days": "15 business days",
    },
    "confidentiality": {"term_years": "3 years", "residuals": "broad", "return_days": "45 days"},
}  # fmt: skip
FRAGMENTS: dict[str, tuple[Fragment, ...]] = {
    "warranty": (
        Fragment("warranty period 90 days", "period_days", "90 days"),
        Fragment("a warranty of 120 days", "period_days", "120 days"),
        Fragment("theirs on the warranty period", "period_days", "60 days"),
        Fragment("redo within 8 business days", "redo_days", "8 business days"),
        Fragment("redo only", "defect_remedy", "redo_only"),
        Fragment("the remedy is redo first, then refund", "defect_remedy", "redo_then_refund"),
        Fragment("theirs on the remedy", "defect_remedy", "redo_only"),
        Fragment("professional skill only", "standard", "skill_only"),
        Fragment("their standard", "standard", "skill_only"),
        Fragment("we measure"),
        Fragment("uncapped for data breach"),
        Fragment("credits are the sole remedy"),
        Fragment("what about the deposit?"),
    ),
    "confidentiality": (
        Fragment("secrecy for 5 years", "term_years", "5 years"),
        Fragment("theirs on the years", "term_years", "3 years"),
        Fragment("return within 20 days", "return_days", "20 days"),
        Fragment("their return", "return_days", "45 days"),
        Fragment("no residuals", "residuals", "none"),
        Fragment("theirs on residuals", "residuals", "broad"),
        Fragment("we own improvements"),
        Fragment("3 penetration tests"),
        Fragment("their description"),
        Fragment("why the notice?"),
    ),
}


@cache
def _moment(clause: str) -> AtHand:
    table = Table(playbook_named("kpo-standard"))
    table.does("client", Propose(offers={clause: Offer(terms=OURS[clause])}))
    table.does("provider", Propose(offers={clause: Offer(terms=THEIRS[clause])}))
    return AtHand(state=table.state, party="client", at=moment(5000), asked="decision", clause=clause)


def _heard(text: str, clause: str) -> Reading:
    return read(text, _moment(clause))


def _values(reading: Reading) -> set[tuple[str, Raw]]:
    """All values that a reading offers, or puts up to be picked."""
    moves = (*reading.moves, *(move for choice in reading.choices for move in choice.moves))
    return {(term, str(raw)) for one in offerings(moves) for term, raw in one.terms.items()}


def _told(reading: Reading) -> set[str]:
    """The words that a reading tells as left out, or asks about."""
    return {word for text in (reading.asks or "", *reading.left_unread) for word in _said(text)}


def _said(text: str) -> list[str]:
    return [stem(word.strip(".'")) for word in _WORD.findall(text.casefold())]


def _telling(text: str) -> set[str]:
    """The words that say something: neither small words nor words of the vocabulary."""
    return {word for word in _said(text) if word not in SMALL and (word,) not in letters()}


def _spoken_of(reading: Reading, clause: str) -> set[str]:
    """The words of the clause, and of the terms that take a value, by which more may be said of these."""
    index = index_of(_moment(clause).state)
    places = [index.place(clause, term) for term, _ in _values(reading)]
    return set(index.clauses[clause].words).union(*(place.label | place.also for place in places))


def _is_accounted_for(one: Fragment, reading: Reading, clause: str) -> bool:
    taken = (one.term, str(one.raw)) in _values(reading)
    return taken or (
        bool(_telling(one.text) & _told(reading))
        and _telling(one.text) <= _told(reading) | _spoken_of(reading, clause)
    )


_clauses = st.sampled_from(sorted(FRAGMENTS))
_joins = st.sampled_from([", ", " and ", "; ", ". ", ", and "])


@st.composite
def _mixed(draw: st.DrawFn) -> tuple[str, list[Fragment], str]:
    """A clause, fragments about it in any order, of which one term has at most one, and all of them joined."""
    clause = draw(_clauses)
    chosen: dict[str, Fragment] = {}
    for one in draw(st.permutations(FRAGMENTS[clause])):
        chosen.setdefault(one.term or one.text, one)
    found = list(chosen.values())[: draw(st.integers(2, 4))]
    text = found[0].text
    for one in found[1:]:
        text += draw(_joins) + one.text
    return clause, found, text


@given(_mixed())
@EXAMPLES
def test_each_piece_is_in_the_reading_or_told(mixed: tuple[str, list[Fragment], str]) -> None:
    clause, fragments, text = mixed
    reading = _heard(text, clause)
    if _values(reading):
        lost = [one.text for one in fragments if not _is_accounted_for(one, reading, clause)]
        assert not lost, (text, lost, reading)


@cache
def _names() -> list[str]:
    """Words that name terms of other clauses."""
    index = index_of(_moment("warranty").state)
    labels = {word for place in index.terms for word in place.term.label.casefold().split() if word.isalpha()}
    spoken = {word for phrase in letters() for word in phrase}
    return sorted(word for word in labels if len(word) > 3 and word not in spoken | SMALL)


@given(_mixed(), st.data())
@EXAMPLES
def test_a_name_more_is_used_or_told(mixed: tuple[str, list[Fragment], str], data: st.DataObject) -> None:
    clause, _, text = mixed
    name = data.draw(st.sampled_from(_names()))
    said = data.draw(st.sampled_from(["{text}, {name}", "{name}, {text}", "{text} and the {name}"]))
    plain, reading = _heard(text, clause), _heard(said.format(text=text, name=name), clause)
    if reading.sure and offerings(reading.moves) == offerings(plain.moves):
        assert stem(name) in _told(reading) | _spoken_of(reading, clause), (said, text, name, reading)


@pytest.mark.parametrize(
    ("clause", "text", "term", "left"),
    [
        ("warranty", "90 days, uncapped for data breach", "period_days", "uncapped for data breach"),
        ("warranty", "redo only, we measure", "defect_remedy", "we measure"),
        ("warranty", "redo within 8 business days, theirs", "redo_days", "theirs"),
        ("warranty", "redo within 8 business days, keep", "redo_days", "keep"),
        ("warranty", "warranty period 90 days, and what about the ownership", "period_days", "ownership"),
        ("confidentiality", "their description, secrecy for 5 years", "term_years", "Description"),
        (
            "confidentiality",
            "secrecy for 5 years. A penetration test a year",
            "term_years",
            "penetration test",
        ),
    ],
)
def test_what_is_no_value_here_is_told(clause: str, text: str, term: str, left: str) -> None:
    reading = _heard(text, clause)
    assert term in {name for name, _ in _values(reading)}, reading
    assert left in " ".join((reading.asks or "", *reading.left_unread)), reading


@pytest.mark.parametrize(
    "text",
    [
        "30 days, no wait, I mean 90 days of warranty",
        "We'd like a warranty of 90 days, please, thanks a lot",
        "we take the provider's warranty period",
        "warranty period: their figure",
    ],
)
def test_courtesy_corrections_and_owners_are_not_told(text: str) -> None:
    reading = _heard(text, "warranty")
    assert reading.sure, reading
    assert not reading.left_unread, reading


def test_names_take_the_values_of_a_side_beside_options() -> None:
    reading = _heard("their standard, redo only, 90 days", "warranty")
    assert _values(reading) == {
        ("standard", "skill_only"),
        ("defect_remedy", "redo_only"),
        ("period_days", "90 days"),
    }
