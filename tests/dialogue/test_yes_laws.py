"""The laws of a yes: it answers what was shown last, counts once, and is too little for what is grave."""

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kpo_tui.dialogue.ahead import act_of
from kpo_tui.dialogue.conversation import take
from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision, Question, Reminder, Review, Standing
from kpo_tui.dialogue.safeguards import passed_by
from kpo_tui.dialogue.utterances import hear
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.positions import Position
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.confidences import tells_a_confidence
from kpo_tui.understanding.moves import Choice
from tests.builders import Table, offer
from tests.dialogue.players import Player, both, lines, positions
from tests.dialogue.questions import offered_60, proposed
from tests.dialogue.test_talking_laws import moves, step

BARE = (
    "y",
    "yes",
    "Yes.",
    "ok",
    "okay",
    "sure",
    "fine",
    "👍",
    "yep",
    "yeah",
    "yes please",
    "right",
    "perfect",
    "sounds good",
    "great",
)
bare_yes = st.sampled_from(BARE)
SECRETS = (
    "our walk-away is 111%", "this is our bottom line", "don't tell them", "do not tell the client", "between us",
    "for our eyes only", "Walkaway 5", "our fallback", "OFF THE RECORD", "our walk‑away", "don’t tell",
)  # fmt: skip


def some_way_in(data: st.DataObject) -> Player:
    """One of two players, after a few turns of both."""
    players = list(both())
    for _ in range(data.draw(st.integers(0, 8))):
        step(data, data.draw(st.sampled_from(players)))
    player = data.draw(st.sampled_from(players))
    player.prompt()
    return player


@settings(max_examples=80, deadline=None)
@given(st.data(), bare_yes)
def test_a_bare_yes_yields_what_the_last_prompt_showed_and_nothing_else(
    data: st.DataObject, text: str
) -> None:
    player = some_way_in(data)
    asked, before = player.prompt(), player.talk
    turn = hear(player.seat, before, text)
    after = turn.talk.place.pending
    if turn.acts:
        assert isinstance(asked, Ahead)
        assert not asked.word
        assert not before.place.unclear
        assert turn.acts == tuple(act_of(player.seat, before, move) for move in asked.moves)
    elif isinstance(asked, Review) and after is not None:
        assert not before.place.recorded
        assert all(getattr(move, "clause", "") == asked.clause for move in after.moves)
    elif not isinstance(asked, Question):
        assert after == before.place.pending
        assert turn.lines
    else:
        assert not any(isinstance(move, Accept) for move in (after.moves if after else ()))


@settings(max_examples=60, deadline=None)
@given(st.data(), bare_yes, bare_yes)
def test_no_yes_says_yes_twice(data: st.DataObject, first: str, second: str) -> None:
    player = some_way_in(data)
    if not player.says(first).acts:
        return
    for text in (second, first, second):
        asked = player.prompt()
        turn = player.says(text)
        assert not turn.acts
        assert turn.talk.place.pending is None or isinstance(asked, Question)
        if isinstance(asked, Question):
            return


@settings(max_examples=60, deadline=None)
@given(st.data(), bare_yes)
def test_after_a_refusal_a_yes_leads_to_nothing(data: st.DataObject, text: str) -> None:
    player = some_way_in(data)
    turn = player.takes(data.draw(moves))
    if not any(line.kind == "refused" for line in turn.lines):
        return
    before = player.talk.place
    turn = hear(player.seat, player.talk, text)
    assert not turn.acts
    assert turn.talk.place.pending == before.pending


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["show draft", "why?", "what's normal?", "help", "quit"]))
def test_what_is_answered_in_lines_keeps_what_is_asked(data: st.DataObject, text: str) -> None:
    player = some_way_in(data)
    if data.draw(st.booleans()):
        choice = Choice("Go", (said.Going(clause="payment"),))
        player.talk = player.talk.moved(asking=AskingBack(asks="Is it this?", choices=(choice,)))
    before = player.prompt()
    player.says(text)
    assert player.prompt() == before


@pytest.mark.parametrize("text", BARE)
def test_each_act_but_sending_takes_its_own_word(text: str) -> None:
    client = offered_60()
    assert "To accept their offer on Liability, say accept." in lines(client.says(text))
    assert isinstance(client.prompt(), Decision)
    table = Table()
    table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=2))
    table.does("client", Reopen(clause="liability", reason="Our insurer asks."))
    provider = Player(table, "provider")
    provider.looks_up()
    assert "say reopen it" in lines(provider.says(text))
    assert isinstance(provider.prompt(), Decision)
    provider.says("reopen it")
    assert "Open Liability again" in proposed(provider)[0] or "eopen" in proposed(provider)[0]


def test_a_parked_clause_is_taken_up_by_its_word() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", Park(clause="scope", reason="Waiting."))
    client.talk = client.talk.moved(clause=None, later={"payment": 0, "liability": 0})
    assert isinstance(client.prompt(), Reminder)
    assert "say: take it up again" in lines(client.says("ok"))
    assert not proposed(client)


@pytest.mark.parametrize("text", BARE)
def test_a_yes_where_nothing_is_asked_reaches_no_offer_elsewhere(text: str) -> None:
    client = offered_60()
    client.talk = client.talk.moved(later={"liability": 3})
    client.takes(said.Going(clause="payment"))
    client.takes(said.Offering(clause="payment", terms={"net_days": "45 days", "interest": "1%"}))
    client.says("yes")
    client.takes(said.Going(clause="payment"))
    assert isinstance(client.prompt(), Standing)
    client.says(text)
    assert not proposed(client)


def test_a_yes_after_a_recording_is_not_meant_for_the_next_clause() -> None:
    client, _ = both()
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    client.says("no")
    client.takes(said.Offering(clause="payment", terms={"net_days": "45 days", "interest": "1%"}))
    assert client.says("y").acts
    assert isinstance(client.prompt(), Review)
    for _ in range(3):
        assert "taken for the yes to what was recorded just now" in lines(client.says("y"))
    client.says("send")
    assert client.says("y").acts


# -- a word to type ----------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 300), bare_yes, st.booleans())
def test_past_the_walk_away_or_with_an_approval_a_word_is_typed(cap: int, text: str, approved: bool) -> None:
    held = Position(preferred="200%", walk_away="100%", approver="CFO" if approved else "")
    client = Player(Table(), "client", positions("client", liability={"cap": held}))
    client.takes(said.Offering(clause="liability", terms={"cap": f"{cap}%"}))
    found = client.prompt()
    assert isinstance(found, Ahead)
    needed = "walk-away" if cap < 100 else "approved" if approved and cap < 200 else ""
    assert found.word == needed
    assert ("CFO" in found.asks) == (approved and cap < 200)
    turn = hear(client.seat, client.talk, text)
    assert bool(turn.acts) == (not needed) or text not in ("y", "yes", "ok")
    if needed:
        assert not turn.acts
        assert not take(client.seat, client.talk, (said.SayingYes(),)).acts
        assert lines(hear(client.seat, client.talk, "y"), "asks") == found.asks
        assert hear(client.seat, client.talk, needed).acts


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SECRETS),
    st.text(alphabet="abc ,.", max_size=10),
    st.sampled_from(["comment", "park", "reject", "withdraw", "wording", "list"]),
)
def test_a_confidence_goes_up_with_a_warning_and_takes_a_word(secret: str, around: str, how: str) -> None:
    client = offered_60()
    text = f"{around} {secret} {around}".strip()
    move: Any = {
        "comment": Comment(text=text, clause="liability"),
        "park": Park(clause="liability", reason=text),
        "reject": Reject(clause="liability", proposal=3, reason=text),
        "withdraw": Withdraw(clause="liability", proposal=2, reason=text),
        "wording": said.Offering(clause="liability", terms={"cap": "90%"}, wording=text),
        "list": said.Offering(clause="scope", terms={"services": [text]}),
    }[how]
    turn = client.takes(move)
    if "refused" in [line.kind for line in turn.lines]:
        return
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.word == "disclose"
    assert any("The other side will read this" in warning for warning in found.warnings)
    assert not client.says("yes").acts
    assert client.says("disclose").acts


@pytest.mark.parametrize(
    "text",
    ["We need time.", "The walkway is closed.", "Redlines follow.", "between the two of you"],
)
def test_other_texts_take_a_yes(text: str) -> None:
    assert not tells_a_confidence(text)
    client = offered_60()
    client.takes(Comment(text=text, clause="liability"))
    assert client.says("y").acts


def test_the_word_is_that_word_and_nothing_else() -> None:
    for text in ("walk-away", "Walk-away", "walk-away.", "“walk-away”"):
        assert passed_by("walk-away", text) == ""
    for text in ("", "yes", "walk", "walk away", "walkaway", "walk-away please", "our walk-away"):
        assert passed_by("walk-away", text) is None
    assert passed_by("", "") is None


@pytest.mark.parametrize(
    "text",
    [
        "ok approved",
        "approved by procurement",
        "Approved, as discussed",
        "yes, approved by our board",
        "approved - by the CFO",
    ],
)
def test_a_reason_beside_the_word_is_passed_by(text: str) -> None:
    assert passed_by("approved", text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "not approved", "approved by nobody", "approved but 45 days", "approved if payment is 30 days", "approved?", "approved by procurement at 45",
        "approved by the board tomorrow", "approved only for this year", "approved by Finance subject to review", "approved by legal, not by finance",
    ],
)  # fmt: skip
def test_a_condition_a_value_or_a_no_beside_the_word_is_no_word_for_that(text: str) -> None:
    assert passed_by("approved", text) is None


def _to_be_approved() -> Player:
    """About to offer a cap that needs an approval."""
    held = Position(preferred="200%", walk_away="100%", approver="CFO")
    client = Player(Table(), "client", positions("client", liability={"cap": held}))
    client.takes(said.Offering(clause="liability", terms={"cap": "150%"}))
    return client


@pytest.mark.parametrize("text", ["and a note: what does the frobnication say", "the tuned thing is for us"])
def test_after_words_that_were_not_taken_the_word_counts_when_it_is_said_again(text: str) -> None:
    client = _to_be_approved()
    assert not client.says(text).acts
    turn = client.says("approved")
    assert not turn.acts
    assert "was not taken" in lines(turn)
    assert client.says("approved").acts


def test_a_reason_beside_the_word_is_told_as_passed_by() -> None:
    turn = _to_be_approved().says("ok approved by procurement")
    assert turn.acts
    assert "Not taken: by procurement." in lines(turn)


def test_after_a_part_that_was_not_taken_a_yes_to_what_was_shown_before_records_nothing() -> None:
    client = Player(Table(), "client")
    client.takes(said.Offering(clause="liability", terms={"cap": "150%"}))
    shown = client.prompt()
    turn = client.says("cap 150%, senior frobnicators at 33")
    assert "Not taken" in lines(turn)
    assert client.prompt() == shown
    assert not client.says("yes").acts
    assert client.says("yes").acts
