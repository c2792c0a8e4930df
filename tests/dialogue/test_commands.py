"""Commands at a question for a text, a list or a table: none of them is ever taken for the answer."""

from functools import cache

import hypothesis.strategies as st
from hypothesis import example, given, settings

from kpo_tui.dialogue.prompts import Ahead, AskingBack, Question
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding import moves as said
from tests.builders import Table
from tests.dialogue.players import Player, lines
from tests.examples import examples
from tests.playbooks.deals import names, playbook_named

COMMANDS = (
    "send", "skip", "back", "undo", "quit", "help", "why", "why?", "later", "next", "go back", "skip it", "do it later", "exit",
    "show draft", "show issues", "show the redline", "show status", "show history", "what's normal?", "what's still open?",
    "go to liability", "go to payment", "show liability", "say that again", "send it", "advice",
)  # fmt: skip
QUESTIONS = [
    (name, clause_id, term_id)
    for name in names()
    for clause_id, clause in playbook_named(name).clauses.items()
    for term_id, term in clause.terms.items()
    if term.shape != "one"
]


@cache
def table_of(name: str) -> Table:
    return Table(playbook_named(name))


def at_the_question(name: str, clause: str, term: str) -> Player:
    """The client, asked for the term; what hangs on a choice is asked by going there, whatever is chosen."""
    player = Player(table_of(name), "client")
    player.talk = player.talk.moved(clause=clause, chosen=True, term=term)
    return player


def shape_of(name: str, clause: str, term: str) -> str:
    found: SomeTerm = playbook_named(name).clauses[clause].terms[term]
    return found.shape


def test_questions_of_every_such_shape_are_tried() -> None:
    assert {shape_of(*place) for place in QUESTIONS} >= {"text", "list", "table"}
    assert len(QUESTIONS) > 50


@settings(max_examples=examples(80, 150), deadline=None)
@given(st.sampled_from(QUESTIONS), st.sampled_from(COMMANDS), st.sampled_from(["", ".", "!", " please"]))
@example(("kpo-standard", "parties", "client_entity"), "send", "")
def test_a_command_is_never_the_answer(place: tuple[str, str, str], command: str, end: str) -> None:
    player = at_the_question(*place)
    asked = player.prompt()
    assert isinstance(asked, Question)
    assert (asked.clause, asked.term) == place[1:]
    turn = player.says(f"{command}{end}")
    assert place[2] not in player.talk.answers(place[1]).terms
    assert not turn.acts
    found = player.prompt()
    assert not isinstance(found, Ahead)
    if isinstance(found, AskingBack):
        assert not takes_words_first(found, place[2])
    else:
        assert found != asked or lines(turn) or turn.shows or turn.leaves or turn.repeats, "said for nothing"


def takes_words_first(asked: AskingBack, term: str) -> bool:
    """True where one yes to what is asked back would make the words the answer."""
    first = asked.choices[:1]
    return len(asked.choices) == 1 and any(
        isinstance(move, said.Offering) and term in move.terms for choice in first for move in choice.moves
    )


@settings(max_examples=examples(60, 100), deadline=None)
@given(
    st.sampled_from(QUESTIONS),
    st.sampled_from(("send", "skip", "back", "undo", "quit", "help", "why", "later", "show draft")),
)
def test_a_plain_command_does_what_it_says_at_every_such_question(
    place: tuple[str, str, str], command: str
) -> None:
    player = at_the_question(*place)
    asked = player.prompt()
    turn = player.says(command)
    after = player.prompt()
    match command:
        case "quit":
            assert turn.leaves
        case "help" | "why":
            assert lines(turn)
            assert after == asked
        case "show draft":
            assert turn.shows
            assert after == asked
        case "send":
            assert "nothing to send" in lines(turn) or isinstance(after, Ahead)
        case "undo":
            assert lines(turn) == "There is nothing to take back."
        case _:
            assert after != asked
