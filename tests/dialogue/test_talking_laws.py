"""Laws of the conversation, whatever anybody does."""

from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from kpo_tui.dialogue.ahead import act_of
from kpo_tui.dialogue.answers import as_seen, may_see_theirs
from kpo_tui.dialogue.clause_prompts import prompt
from kpo_tui.dialogue.prompts import (
    Ahead,
    AskingBack,
    Confirmation,
    Decision,
    Done,
    Prompt,
    Question,
    Reminder,
    Review,
    Waiting,
)
from kpo_tui.dialogue.talk import Talk
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.party import other
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import AnyMove
from tests.builders import Table
from tests.dialogue.players import Player, again, both
from tests.negotiation.strategies import SOUND, UNSOUND, clause_ids, known, numbers, texts

sound_values = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in SOUND.items()}
)
any_values = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values + UNSOUND.get(name, [])) for name, values in SOUND.items()}
)
TERMS = {"scope": ("services",), "payment": ("net_days", "interest", "deposit"), "liability": ("cap",)}


@st.composite
def offerings(draw: st.DrawFn) -> said.Offering:
    """Answers and proposals, mostly sound."""
    clause = draw(clause_ids)
    values = draw(any_values if draw(st.integers(0, 9)) == 0 else sound_values)
    own = {name: raw for name, raw in values.items() if name in TERMS.get(clause, ())}
    return said.Offering(
        clause=clause,
        terms=own if draw(st.integers(0, 9)) else values,
        rest_as_offered=draw(st.booleans()),
        wording=draw(st.sampled_from([None, None, None, "Our own words.", ""])),
        title="Audit" if clause not in TERMS and draw(st.booleans()) else None,
        left_out=draw(st.integers(0, 9)) == 0,
    )


plain_words = st.sampled_from([
    said.SayingYes(), said.SayingYes(), said.SayingYes(), said.SayingNo(), said.Sending(), said.Skipping(),
    said.GoingBack(), said.GoingOn(), said.Undoing(), said.AskingHelp(), said.AskingWhy(), said.AskingNorm(),
    said.AskingAdvice(), Confirm(), said.Showing(what="theirs"), said.Showing(what="draft"),
])  # fmt: skip
clause_moves = st.one_of(
    st.builds(Park, clause=clause_ids, reason=texts),
    st.builds(Unpark, clause=clause_ids),
    st.builds(Reopen, clause=known),
    st.builds(DeclineReopening, clause=known),
    st.builds(said.Going, clause=clause_ids, term=st.sampled_from([None, "net_days", "cap", "nothing"])),
    st.builds(Comment, clause=st.one_of(st.none(), clause_ids), text=texts),
    st.builds(Accept, clause=known, proposal=numbers),
    st.builds(Reject, clause=known, proposal=numbers),
    st.builds(Withdraw, clause=known, proposal=numbers),
    st.builds(said.TakingRung, clause=known, rung=st.sampled_from(["preferred", "fallback", "x"])),
    st.builds(said.Packaging, offers=st.lists(offerings(), min_size=1, max_size=3).map(tuple)),
)  # fmt: skip
moves: st.SearchStrategy[Any] = st.one_of(plain_words, plain_words, offerings(), offerings(), clause_moves)


@st.composite
def sensible(draw: st.DrawFn, asked: Prompt) -> Any:
    """A move that answers what is asked."""
    match asked:
        case Question() if asked.suggestions:
            return draw(st.sampled_from(asked.suggestions)).move
        case Question():
            values = SOUND[asked.term]
            return said.Offering(clause=asked.clause, terms={asked.term: draw(st.sampled_from(values))})
        case Decision() if asked.proposal and not asked.missing:
            return Accept(clause=asked.clause, proposal=asked.proposal)
        case Review() if asked.missing and all(line.ours == "–" and not line.working for line in asked.lines):
            return said.Skipping()
        case Review():
            return said.Sending()
        case Decision(kind="reopening"):
            return Reopen(clause=asked.clause)
        case Reminder():
            return Unpark(clause=asked.clause)
        case Confirmation():
            return Confirm()
        case _:
            return said.SayingYes()


def answer_to(data: st.DataObject, asked: Prompt) -> Any:
    """One of the answers that make sense."""
    return data.draw(sensible(asked))


def step(data: st.DataObject, player: Player) -> None:
    """One turn, and what must be true of it whatever it was."""
    asked = player.prompt()
    before, talk = player.table.state, player.talk
    move: Any = data.draw(sensible(asked) if data.draw(st.booleans()) else moves)
    turn = player.takes(move)
    if player.table.state is not before:
        assert isinstance(asked, Ahead)
        assert isinstance(move, said.SayingYes)
        seat = player.seat.__class__(before, player.party, player.seat.at)
        assert turn.acts == tuple(act_of(seat, talk, one) for one in asked.moves)
    else:
        assert prompt(player.seat, player.talk) == player.prompt()
        undoes(player, talk, asked, move)
    hides_openings(player)


def undoes(player: Player, talk: Talk, asked: Prompt, move: AnyMove) -> None:
    """Undoing a step that changed something leads back to the prompt before it; a question that was left stays left."""
    if isinstance(move, said.Undoing) or player.talk.understood() == talk.understood():
        return
    left = isinstance(move, said.SayingNo) or isinstance(player.prompt(), AskingBack)
    if isinstance(asked, AskingBack) and left:
        return
    ahead = player.talk
    if ahead.past:
        player.takes(said.Undoing())
        assert player.prompt() == asked
        player.talk = ahead


def hides_openings(player: Player) -> None:
    """What the party may see holds no value of an opening that it has still to answer unseen."""
    seen = as_seen(player.seat, player.talk)
    they = other(player.party)
    for clause in seen.clauses:
        if not may_see_theirs(player.seat, player.talk, clause):
            assert seen.offer(clause, they) is None
            standing = seen.standing(clause, they)
            assert standing is None or standing.clauses[clause].left_out


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_is_recorded_without_a_yes_to_what_was_shown(data: st.DataObject) -> None:
    players = list(both())
    for _ in range(data.draw(st.integers(1, 25))):
        step(data, data.draw(st.sampled_from(players)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_typed_is_answered(data: st.DataObject) -> None:
    players = list(both())
    for _ in range(data.draw(st.integers(1, 12))):
        player = data.draw(st.sampled_from(players))
        asked, before = player.prompt(), player.table.state
        player.says(
            data.draw(
                st.one_of(st.text(max_size=30), st.sampled_from(["yes", "45 days", "accept", "1", "undo"]))
            )
        )
        player.prompt()
        assert player.table.state is before or isinstance(asked, Ahead)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_saying_what_is_suggested_always_comes_to_an_end(data: st.DataObject) -> None:
    table = Table()
    players = list(both(table))
    for _ in range(data.draw(st.integers(0, 10))):
        step(data, data.draw(st.sampled_from(players)))
    for player in players * 3:
        player.talk = player.talk.moved(clause=None, chosen=False, term=None)
        for _ in range(60):
            asked = player.prompt()
            if isinstance(asked, Waiting | Done | Confirmation):
                break
            if isinstance(asked, Decision):
                player.takes(said.GoingOn())
            else:
                player.takes(answer_to(data, asked))
        else:
            raise AssertionError(asked)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_talk_comes_back_from_the_disk_as_it_was(data: st.DataObject) -> None:
    player = next(both())
    for _ in range(8):
        player.takes(data.draw(moves))
        assert again(player.talk) == player.talk
