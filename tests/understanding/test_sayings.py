"""What people say for terms and values: each phrase of `playbooks/said/` is heard as what it stands for, and as nothing else."""

from functools import cache

import pytest

from kpo_tui import library
from kpo_tui.machine import resources
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Reading, offerings
from kpo_tui.understanding.said_values import value_of
from kpo_tui.understanding.sayings import NAMES, phrases, said_of
from tests.builders import moment, opened
from tests.examples import examples

FILES = sorted(path.stem for path in (resources.folder("playbooks") / "said").glob("*.toml"))
PLAYBOOKS = ["kpo-standard", *sorted(name for name in library.bundled() if name != "kpo-standard")]


@cache
def bundled() -> list[Playbook]:
    return [library.load_playbook(name) for name in PLAYBOOKS]


@cache
def state_with(clause: str) -> Negotiation:
    """A negotiation on the first playbook that has the clause."""
    return opened(next(playbook for playbook in bundled() if clause in playbook.clauses))


def heard(text: str, clause: str, term: str | None, party: str = "client") -> Reading:
    asked = "question" if term else "standing"
    return read(
        text,
        AtHand(state=state_with(clause), party=party, at=moment(5000), asked=asked, clause=clause, term=term),  # type: ignore[arg-type]
    )


def offered(reading: Reading) -> dict[str, object]:
    return {term: raw for one in offerings(reading.moves) for term, raw in one.terms.items()}


def every_phrase(clause: str) -> list[tuple[str, str, str]]:
    """Each term of the clause, a value of it, and a phrase for that: the first of each, or all."""
    terms = state_with(clause).clause(clause).terms
    return [
        (term, str(value_of(terms[term], value)), " ".join(phrase).replace(" - ", "-").replace(" ' ", "'"))
        for term, table in said_of(clause).items()
        if term in terms
        for value in table
        if value != NAMES
        for phrase in phrases(clause, term, value)[: examples(1, 1000)]
    ]


@pytest.mark.parametrize("clause", FILES)
def test_a_phrase_says_its_value_whatever_is_asked(clause: str) -> None:
    for term, raw, text in every_phrase(clause):
        shape = state_with(clause).clause(clause).terms[term].shape
        for asked in (None, term) if shape == "one" else (None,):
            reading = heard(text, clause, asked)
            assert (reading.sure, offered(reading)) == (True, {term: raw}), (term, asked, text)


@pytest.mark.parametrize("clause", FILES)
def test_a_file_speaks_of_terms_and_values_that_a_playbook_has(clause: str) -> None:
    known = [playbook.clauses.get(clause) for playbook in bundled()]
    terms: dict[str, list[object]] = {}
    for one in known:
        for name, term in (one.terms if one else {}).items():
            terms.setdefault(name, []).append(term)
    assert set(said_of(clause)) - {""} <= set(terms)
    for name, table in said_of(clause).items():
        for value in set(table) - {NAMES}:
            assert any(value_of(term, value) is not None for term in terms[name]), (name, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("clause", FILES)
def test_no_phrase_stands_for_two_values_of_a_clause(clause: str) -> None:
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for term, table in said_of(clause).items():
        for value in set(table) - {NAMES}:
            for phrase in phrases(clause, term, value):
                assert seen.setdefault(phrase, (term, value)) == (term, value), phrase


def test_a_phrase_is_no_offer_of_what_it_denies() -> None:
    assert offered(heard("no home working", "security", None)) == {"workplace": "clean_room"}
    assert offered(heard("not office only", "security", None)) == {}
    assert not heard("no increase above 3%", "indexation", None).sure or offered(
        heard("no increase above 3%", "indexation", None)
    ) == {"cap_pct": "3%"}


def test_a_phrase_stands_beside_other_values() -> None:
    reading = heard("one penetration test, office only", "security", None)
    assert offered(reading) == {"pen_tests": "1", "workplace": "clean_room"}


def test_a_clause_is_gone_to_by_what_people_call_it() -> None:
    [move] = heard("go to infosec", "payment", None).moves
    assert getattr(move, "clause", "") == "security"


def test_what_is_offered_on_another_clause_is_heard_behind_its_name() -> None:
    reading = heard("infosec: office only, two penetration tests", "payment", None)
    assert offered(reading) == {"pen_tests": "2", "workplace": "clean_room"}


def test_a_playbook_without_the_clause_has_no_sayings() -> None:
    assert said_of("no_such_clause") == {}
    assert said_of("../secrets") == {}
