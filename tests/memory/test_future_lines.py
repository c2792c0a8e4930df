"""A line dated ahead of this machine's clock lapses nothing before its reader decided."""

import pytest
from msgspec.structs import replace

from kpo_tui.errors import OtherHistory
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import Session, open_here
from tests.builders import Ticking, offer
from tests.memory.histories import Line, chained, parsed


def from_the_future(session: Session, at: str) -> Session:
    """The log with a remark of the provider dated `at`, opened again."""
    lines = parsed(session.path)
    lines.append({**lines[2], "at": at, "text": "Greetings from ahead."})
    return rewritten_onto(session, lines)


def rewritten_onto(session: Session, lines: list[Line]) -> Session:
    session.path.write_bytes(chained(lines))
    return open_here(session.path, Ticking())


def test_a_line_from_the_future_lapses_no_offer_before_its_reader_decided(seen: Session) -> None:
    session = from_the_future(seen, "9999-01-01T00:00:00.000Z")
    assert session.doubt("client") is None
    assert session.ahead()
    for act in (Comment(text="Hm."), offer("payment", net_days="30 days")):
        with pytest.raises(OtherHistory, match="dated 9999-01-01 00:00 UTC, more than a day ahead"):
            session.perform(act, "client")
    session.take_history("client")
    session.perform(Comment(text="So be it."), "client")
    with pytest.raises(OtherHistory):
        session.perform(Comment(text="Not for me."), "provider")


def test_a_decision_holds_for_the_time_it_was_made_about_and_no_later_one(seen: Session) -> None:
    session = from_the_future(seen, "2027-01-01T00:00:00.000Z")
    session.take_history("client")
    session = from_the_future(session, "2028-01-01T00:00:00.000Z")
    with pytest.raises(OtherHistory):
        session.perform(Comment(text="Hm."), "client")


def test_clocks_that_differ_by_hours_are_told_and_stop_nobody(seen: Session) -> None:
    until = "2026-01-01T12:00:00.000Z"
    seen.perform(replace(offer("liability", cap="30%"), valid_until=until), "provider")
    session = from_the_future(seen, "2026-01-01T20:00:00.000Z")
    (told,) = session.warnings("client")
    assert told == (
        "its last line is dated 2026-01-01 20:00 UTC, ahead of this machine's clock; nothing can be dated before it, so "
        "proposal 10 of the provider can no longer be accepted"
    )
    assert session.now() == "2026-01-01T20:00:00.000Z"
    session.perform(Comment(text="Fine."), "client")


def test_clocks_that_differ_by_minutes_are_no_matter(seen: Session) -> None:
    assert from_the_future(seen, "2026-01-01T00:04:00.000Z").warnings("client") == ()
