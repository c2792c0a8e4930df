"""The index of a log by clause: what it finds is what the log says, however it grew."""

from pathlib import Path

import pytest

from kpo_tui.errors import BadInput
from kpo_tui.log.playback import ClauseHistory
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.table.session import Session
from tests.builders import offer, package, session_in


def bargained(session: Session) -> list[Event]:
    """Events of every kind that is about a clause, as they were recorded."""
    does = session.perform
    return [
        does(package(payment={"net_days": "30 days", "interest": "1%"}, liability={"cap": "100%"}), "client"),
        does(offer(net_days="60 days", interest="1%"), "provider"),
        does(Reject(proposal=3, reason="no"), "client"),
        does(Comment(text="Well?", clause="payment"), "provider"),
        does(Comment(text="In general."), "provider"),
        does(Park(clause="payment", reason="later"), "client"),
        does(Unpark(clause="payment"), "client"),
        does(offer("liability", cap="120%"), "client"),
        does(Accept(proposal=9), "provider"),
        does(Reopen(clause="liability", reason="new facts"), "client"),
    ]


def found(history: ClauseHistory, clause: str, most: int = 99) -> list[int]:
    return [event.seq for event in history.last(clause, most)]


def test_the_events_on_a_clause_are_found_in_order(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    made = {event.seq: event for event in bargained(session)}
    history = ClauseHistory(session.path)
    history.grow(session.reading.end)
    assert found(history, "payment") == [2, 3, 4, 5, 7, 8]
    assert found(history, "liability") == [2, 9, 10, 11]
    assert found(history, "scope") == []
    assert [event.at for event in history.last("liability", 9)] == [made[n].at for n in (2, 9, 10, 11)]


def test_only_the_last_events_are_read_and_all_are_counted(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    bargained(session)
    history = ClauseHistory(session.path)
    history.grow(session.reading.end)
    assert found(history, "payment", 2) == [7, 8]
    assert history.count("payment") == 6


def test_growing_step_by_step_is_the_same_as_at_once(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    steps, whole = ClauseHistory(session.path), ClauseHistory(session.path)
    steps.grow(session.reading.end)
    for act in (offer(net_days="30 days"), offer("liability", cap="100%"), offer(net_days="31 days")):
        session.perform(act, "client")
        steps.grow(session.reading.end)
    whole.grow(session.reading.end)
    assert found(steps, "payment") == found(whole, "payment") == [2, 4]


def test_a_torn_line_is_not_indexed(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    session.perform(offer(net_days="30 days"), "client")
    end = session.reading.end
    with session.path.open("ab") as file:
        file.write(b'{"type":"proposed"')
    history = ClauseHistory(session.path)
    history.grow(end + 10)
    assert found(history, "payment") == [2]
    assert history.end == end


def test_a_log_that_became_shorter_is_indexed_anew(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    first = session.reading.end
    session.perform(offer(net_days="30 days"), "client")
    history = ClauseHistory(session.path)
    history.grow(session.reading.end)
    history.grow(first)
    assert found(history, "payment") == []


def test_a_log_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    history = ClauseHistory(tmp_path / "nowhere.jsonl")
    with pytest.raises(BadInput, match="cannot be read"):
        history.grow(10)
    with pytest.raises(BadInput, match="cannot be read"):
        history.last("payment", 1)
