"""A number takes the suggestion that it stands before, whatever the kind of the term."""

import pytest

from kpo_tui.dialogue.prompts import Question
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.numbered_picks import picked
from tests.builders import Table
from tests.dialogue.players import Player, lines
from tests.playbooks.deals import playbook_named

STANDARD = playbook_named("kpo-standard")
TERMS = [
    (clause, term)
    for clause, held in STANDARD.clauses.items()
    for term, kind in held.terms.items()
    if kind.usual and not kind.when  # those that apply whatever else is answered
]
KINDS = sorted({type(STANDARD.clauses[clause].terms[term]).__name__ for clause, term in TERMS})


def at_question(clause: str, term: str) -> Player:
    client = Player(Table(STANDARD), "client")
    client.takes(said.Going(clause=clause, term=term))
    return client


def asked(player: Player) -> Question:
    found = player.prompt()
    assert isinstance(found, Question), found
    return found


def answer(player: Player, clause: str, term: str) -> object:
    return player.talk.answers(clause).terms.get(term)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "typed", ["1", "1.", "#1", "(1)", "option 1", "number 1", "the first", "take 1", "1 please"]
)
def test_the_first_suggestion_is_taken_by_its_number_and_said_back(kind: str, typed: str) -> None:
    clause, term = next((c, t) for c, t in TERMS if type(STANDARD.clauses[c].terms[t]).__name__ == kind)
    client = at_question(clause, term)
    wanted = asked(client).suggestions[0]
    turn = client.says(typed)
    assert isinstance(wanted.move, said.Offering)
    assert answer(client, clause, term) == wanted.move.terms[term]
    assert client.talk.place.pending is not None or STANDARD.clauses[clause].terms[term].label in lines(
        turn, "you"
    )


@pytest.mark.parametrize(
    ("clause", "term", "typed", "raw"),
    [
        ("payment", "net_days", "1 day", "1 day"),
        ("payment", "late_interest_pct", "1 %", "1%"),
        ("payment", "rate_usd_hour", "USD 30", "USD 30"),
        ("payment", "net_days", "45", "45 days"),
    ],
)
def test_a_value_with_its_unit_or_beyond_the_suggestions_stays_a_value(
    clause: str, term: str, typed: str, raw: str
) -> None:
    client = at_question(clause, term)
    client.says(typed)
    assert answer(client, clause, term) == raw


def test_a_number_that_is_said_to_pick_and_is_none_of_them_is_no_value() -> None:
    client = at_question("payment", "net_days")
    count = len(asked(client).suggestions)
    there = "There is 1 suggestion." if count == 1 else f"There are {count} suggestions."
    assert lines(client.says("take 45"), "asks") == there
    assert answer(client, "payment", "net_days") is None


def test_where_nothing_is_suggested_a_number_is_a_value() -> None:
    client = Player(Table(), "client")
    client.takes(said.Going(clause="payment", term="net_days"))
    assert asked(client).suggestions == ()
    client.says("1")
    assert answer(client, "payment", "net_days") == "1 day"


@pytest.mark.parametrize(
    "text",
    ["1 hour", "1%", "USD 1", "100", "first", "the firstborn", "one", "1 or 2", "no 1", "1-2", "take one"],
)
def test_anything_else_picks_nothing(text: str) -> None:
    assert picked(text) is None


def test_every_kind_of_term_that_has_a_usual_value_is_tried() -> None:
    assert len(KINDS) >= 6
    term: SomeTerm = STANDARD.clauses["payment"].terms["net_days"]
    assert type(term).__name__ in KINDS
