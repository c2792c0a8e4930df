"""The shell: one act after the other, on the disk when it returns; conflicts, clocks and saved files."""

import os
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput, Conflict, Refused, Usage
from kpo_tui.log import jsonl
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment, Commented
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from kpo_tui.table.output import save
from kpo_tui.table.session import Session, begin_session, instant, open_session, utc_now
from tests.builders import NAMES, Ticking, moment, offer, session_in, small_playbook


def remark(session: Session) -> Commented:
    """The client remarks something."""
    event = session.perform(Comment(text="Hello."), "client")
    assert isinstance(event, Commented)
    return event


def test_a_session_begins_with_what_both_parties_bring(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    assert session.state.playbook == small_playbook()
    assert session.state.parties == NAMES
    assert session.state.opened_at == moment(1)
    assert open_session(session.path).state == session.state


def test_an_act_is_on_the_disk_when_it_returns(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    event = session.perform(offer("payment", net_days="45 days"), "client")
    assert (event.seq, event.at, event.party) == (2, moment(2), "client")
    assert jsonl.read(session.path) == session.reading
    assert session.state.where("payment") == "offered"


def test_a_whole_negotiation_is_the_same_when_it_is_opened_again(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    session.perform(offer("payment", net_days="45 days", interest="1%"), "client")
    session.perform(Accept(proposal=2), "provider")
    session.perform(Reopen(clause="payment", reason="rates"), "provider")
    again = open_session(session.path, Ticking())
    assert again.state == session.state
    again.perform(Reopen(clause="payment"), "client")
    assert again.state.where("payment") == "open"


def test_a_refused_act_changes_neither_file_nor_state(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    state, data = session.state, session.path.read_bytes()
    with pytest.raises(Refused):
        session.perform(Accept(proposal=7), "client")
    assert session.state is state
    assert session.path.read_bytes() == data
    assert remark(session).seq == 2


def test_text_that_cannot_be_stored_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    data = session.path.read_bytes()
    for act in (
        Comment(text="\udcff"),
        Propose(offers={"audit": Offer(title="\ud800", wording="x")}),
        Propose(offers={"payment": Offer(wording="\ud800")}),
    ):
        with pytest.raises(Refused, match="holds half a character"):
            session.perform(act, "client")
    assert session.path.read_bytes() == data
    assert remark(session).seq == 2


def test_an_act_on_a_log_that_moved_on_is_a_conflict_until_refreshed(tmp_path: Path) -> None:
    mine = session_in(tmp_path)
    theirs = open_session(mine.path, Ticking())
    remark(theirs)
    state = mine.state
    with pytest.raises(Conflict):
        mine.perform(Comment(text="Me too."), "client")
    assert mine.state is state
    mine.refresh()
    assert mine.state == theirs.state
    assert remark(mine).seq == 3


def test_an_act_that_means_the_same_whatever_happened_goes_in_behind_the_others(tmp_path: Path) -> None:
    mine = session_in(tmp_path)
    theirs = open_session(mine.path, Ticking())
    remark(theirs)
    event = mine.perform_whatever_happened(Comment(text="Me too."), "provider")
    assert event.seq == 3
    assert open_session(mine.path).state == mine.state


def test_an_act_whatever_happened_is_refused_by_what_happened(tmp_path: Path) -> None:
    mine = session_in(tmp_path)
    theirs = open_session(mine.path, Ticking())
    theirs.perform(offer("payment", net_days="45 days", interest="1%"), "provider")
    mine.refresh()
    theirs.perform(offer("payment", net_days="30 days"), "provider")
    with pytest.raises(Refused, match="proposal 2 does not stand"):
        mine.perform_whatever_happened(Accept(proposal=2), "client")
    assert mine.state == theirs.state


def test_both_parties_take_turns_on_one_log(tmp_path: Path) -> None:
    one = session_in(tmp_path)
    two = open_session(one.path, Ticking())
    for _ in range(5):
        remark(one)
        two.refresh()
        remark(two)
        one.refresh()
    assert one.state == two.state
    assert one.state.seq == 11


def test_a_log_opens_at_the_last_sound_line_when_it_is_damaged(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    remark(session)
    with session.path.open("ab") as file:
        file.write(b"what is this\n")
    damaged = open_session(session.path)
    assert damaged.state == session.state
    assert damaged.reading.damage is not None
    with pytest.raises(BadInput, match="opens read-only"):
        remark(damaged)


def test_there_is_no_session_without_a_log(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        open_session(tmp_path / "none.jsonl")


def test_a_session_may_be_opened_by_one_of_the_parties(tmp_path: Path) -> None:
    session = begin_session(tmp_path / "deal.jsonl", small_playbook(), NAMES, "provider")
    assert b'"party":"provider"' in session.path.read_bytes()


def test_times_are_written_in_utc_with_milliseconds() -> None:
    assert instant(datetime(2026, 1, 31, 12, 30, 5, 7999, tzinfo=UTC)) == "2026-01-31T12:30:05.007Z"
    india = timezone(timedelta(hours=5, minutes=30))
    assert instant(datetime(2026, 1, 1, 4, 0, tzinfo=india)) == "2025-12-31T22:30:00.000Z"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", utc_now())


def test_a_saved_file_is_there_whole(tmp_path: Path) -> None:
    save(tmp_path / "draft.md", b"one")
    save(tmp_path / "draft.md", b"two")
    assert (tmp_path / "draft.md").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_a_file_that_cannot_be_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "draft.md").mkdir()
    with pytest.raises(BadInput, match=r"draft\.md: cannot be written"):
        save(tmp_path / "draft.md", b"text")
    with pytest.raises(BadInput, match="cannot be written"):
        save(tmp_path / "nowhere" / "draft.md", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_no_output_replaces_the_log_of_a_negotiation(tmp_path: Path) -> None:
    session_in(tmp_path)
    (log,) = tmp_path.glob("*.jsonl")
    before = log.read_bytes()
    log.with_name("damaged.jsonl").write_bytes(before + b"not a line\n")
    for name in (log.name, "damaged.jsonl"):
        with pytest.raises(
            Usage, match="is or may be a negotiation's log, which no output replaces; choose another"
        ):
            save(tmp_path / name, b"draft")
    assert log.read_bytes() == before


def test_nothing_is_written_through_a_link_and_a_pipe_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    with pytest.raises(
        Usage, match=r"link\.md: is a link to real\.md, and nothing is written through a link"
    ):
        save(tmp_path / "link.md", b"draft")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"old"
    save(Path(os.devnull), b"draft")
    assert not Path(os.devnull).is_file()


def test_an_earlier_moment_can_be_looked_at_again(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    before = session.state
    session.perform(Comment(text="Hello."), "client")
    session.perform(Comment(text="Good day."), "provider")
    assert session.state_at(1) == before
    assert session.last_act_of("client") == 2
    with pytest.raises(Usage, match="there is no event 4; the log has events 1 to 3"):
        session.state_at(4)
