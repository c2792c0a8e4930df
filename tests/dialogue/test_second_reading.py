"""What is typed while the other side acts is done, shown as an answer or told back, word for word."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kpo_tui.dialogue.prompts import Ahead, Decision
from kpo_tui.dialogue.second_reading import heard_again, taken_again
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.understanding import moves as said
from tests.builders import Table, offer
from tests.dialogue.players import Player, both, lines

BARE = (
    "yes", "y", "ok", "sure", "no", "accept", "agreed", "we accept", "1", "take 2", "the first", "45", "👍", "fine", "go ahead",
)  # fmt: skip
ELSE = (
    "45 days", "ok but 50 days", "1% interest", "go to liability", "why?", "what is usual?", "show draft", "skip", "back",
    "undo", "reject", "park it, our bank has to look", "the cap should be 120%", "Audits; filings", "quit", "qwerty uiop",
    "we meant what we said", "counter: 30 days and 2%", "withdraw",
)  # fmt: skip
MOVES = (
    offer(net_days="20 days", interest="3%"), offer("liability", cap="80%"), Park(clause="payment", reason="Later."),
    Propose(offers={"scope": Offer(terms={"services": ["Reports"]})}), Accept(proposal=2),
)  # fmt: skip


def apart() -> tuple[Table, Player]:
    """Both have opened payment; the client is asked what it says to the provider's offer."""
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="2%"))
    client.looks_up()
    return table, client


@settings(max_examples=80)
@given(
    st.sampled_from(["", "45 days", "accept", "go to scope", "go to liability", "park it"]),
    st.sampled_from(MOVES),
    st.sampled_from(BARE + ELSE) | st.text(max_size=30),
)
def test_whatever_is_typed_while_the_other_side_acts_is_told_back_and_records_nothing(
    before: str, move: Propose, typed: str
) -> None:
    table, client = apart()
    if before:
        client.says(before)
    shown = client.prompt()
    if isinstance(move, Accept) and table.state.standing("payment", "client") is None:
        return
    table.does("provider", move)
    client.prompt()
    talk = client.talk
    turn = heard_again(client.seat, talk, shown, typed.strip())
    if turn is None:
        assert client.talk == talk, "the desk tells the words back, and nothing has changed"
        return
    assert not turn.acts
    first, *_ = turn.lines
    assert first.text.startswith("Read again, since things have changed: ")
    assert " ".join(typed.split())[:30].strip() in " ".join(first.text.split()) or not typed.isprintable()


@pytest.mark.parametrize("typed", BARE)
def test_a_bare_answer_is_not_taken(typed: str) -> None:
    table, client = apart()
    shown = client.prompt()
    table.does("provider", offer(net_days="20 days", interest="3%"))
    client.prompt()
    assert heard_again(client.seat, client.talk, shown, typed) is None


def test_a_value_is_taken_and_shown_beside_the_new_offer() -> None:
    table, client = apart()
    shown = client.prompt()
    table.does("provider", offer(net_days="20 days", interest="3%"))
    client.prompt()
    turn = heard_again(client.seat, client.talk, shown, "counter 45 days")
    assert turn is not None
    client.talk = turn.talk
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert "  Payment period: 45 days (60 days before; the provider: 20 days)" in found.says
    assert "  Late interest: 1% per month (unchanged; the provider: 3% per month)" in found.says


def test_wishes_are_done() -> None:
    table, client = apart()
    shown = client.prompt()
    table.does("provider", offer(net_days="20 days", interest="3%"))
    client.prompt()
    turn = heard_again(client.seat, client.talk, shown, "go to liability")
    assert turn is not None
    assert turn.talk.place.clause == "liability"
    turn = heard_again(client.seat, client.talk, shown, "show draft")
    assert turn is not None
    assert [one.what for one in turn.shows] == ["draft"]
    assert taken_again(client.seat, client.talk, [said.Going(clause="scope")]) is not None
    assert taken_again(client.seat, client.talk, [said.SayingYes()]) is None
    assert taken_again(client.seat, client.talk, [Accept(clause="payment", proposal=3)]) is None


def test_words_for_one_question_never_become_the_answer_to_another() -> None:
    _, client = apart()
    client.says("go to liability")
    shown = client.prompt()
    client.talk = client.talk.moved(clause="scope", term="services")
    words = "Delaware corporation with file number 7654321"
    turn = heard_again(client.seat, client.talk, shown, words)
    assert turn is None or turn.talk.answers("scope") == client.talk.answers("scope")


def test_what_was_a_decision_is_still_one_after_words_that_say_nothing() -> None:
    table, client = apart()
    shown = client.prompt()
    table.does("provider", offer(net_days="20 days", interest="3%"))
    client.prompt()
    turn = heard_again(client.seat, client.talk, shown, "qwerty uiop")
    assert turn is not None
    assert "qwerty uiop" in lines(turn)
    client.talk = turn.talk
    assert isinstance(client.prompt(), Decision)
