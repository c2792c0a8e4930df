"""The log as a file: begun, read, appended to, locked, and read on."""

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from kpo_tui.errors import BadInput, Busy, Conflict, Refused, Usage
from kpo_tui.log import jsonl
from kpo_tui.log.record import LONGEST_LINE, Folding, hash_of, line_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.comment import Comment, Commented
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.table.session import begin_session, open_session
from tests.builders import NAMES, Ticking, moment, session_in, small_playbook
from tests.log.making import lines_of, opening, short_log


def test_a_log_begins_with_one_line_that_holds_everything(tmp_path: Path) -> None:
    reading = jsonl.create(tmp_path / "deal.jsonl", opening())
    assert (tmp_path / "deal.jsonl").read_bytes() == line_of(opening()) + b"\n"
    assert reading == jsonl.read(tmp_path / "deal.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deal.jsonl", "deal.jsonl.lock"]


def test_no_log_begins_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "deal.jsonl").write_bytes(b"something else")
    with pytest.raises(Usage, match="there is a file of that name already; choose another name"):
        jsonl.create(tmp_path / "deal.jsonl", opening())
    assert (tmp_path / "deal.jsonl").read_bytes() == b"something else"


def test_no_log_begins_without_names_for_both_parties(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^cannot open: the provider's name is empty"):
        begin_session(tmp_path / "deal.jsonl", small_playbook(), Parties("A", ""))
    assert not (tmp_path / "deal.jsonl").exists()


def test_no_log_begins_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no folder"):
        jsonl.create(tmp_path / "nowhere" / "deal.jsonl", opening())


def test_a_log_that_cannot_be_begun_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdatasync", full)
    with pytest.raises(BadInput, match=r"cannot be written \(No space left on device\); nothing was begun"):
        jsonl.create(tmp_path / "deal.jsonl", opening())
    assert [path.name for path in tmp_path.iterdir()] == ["deal.jsonl.lock"]


def test_reading_gives_the_state_and_how_far_it_was_read(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    reading = jsonl.read(session.path)
    assert reading.state == session.state
    assert reading.end == session.path.stat().st_size
    assert reading.last == reading.end - len(lines_of(session.path)[-1]) - 1
    assert (reading.torn, reading.damage) == (0, None)


def test_every_prefix_of_a_log_can_be_read_by_number(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    ends = [0]
    for line in lines_of(path):
        ends.append(ends[-1] + len(line) + 1)
    for number in range(1, 9):
        reading = jsonl.read(path, until=number)
        assert reading.state.seq == number
        assert (reading.last, reading.end) == (ends[number - 1], ends[number])
    assert jsonl.read(path, until=99) == jsonl.read(path)


def test_reading_hands_over_every_event_in_order(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    seen: list[Event] = []
    jsonl.read(session.path, seen.append)
    assert [line_of(event) for event in seen] == lines_of(session.path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.jsonl", "there is no such file; begin a negotiation with: kpo new {path} …"),
        ("folder", "is a folder; name the log file in it"),
        ("empty.jsonl", "it is empty or holds no complete line; it is not a negotiation log"),
        ("torn.jsonl", "it is empty or holds no complete line; it is not a negotiation log"),
        ("notes.txt", "line 1 (byte 0): it is not a negotiation log"),
    ],
)
def test_what_is_no_log_is_not_read(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "torn.jsonl").write_bytes(line_of(opening())[:-1])
    (tmp_path / "notes.txt").write_text("Dear all,\n\nplease find enclosed …\n")
    with pytest.raises(BadInput) as caught:
        jsonl.read(tmp_path / name)
    path = tmp_path / name
    assert str(caught.value) == f"{path}: {reason.format(path=path)}"


def test_an_append_adds_one_line_and_tells_where(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    before = session.path.read_bytes()
    event = Commented(seq=9, at=moment(9), party="client", prev=session.state.head, text="More.")
    head, start, end = jsonl.append(session.path, event, session.reading)
    assert session.path.read_bytes() == before + line_of(event) + b"\n"
    assert (head, start, end) == (hash_of(line_of(event)), len(before), session.path.stat().st_size)


def test_an_append_on_a_log_that_has_grown_is_a_conflict_and_records_nothing(tmp_path: Path) -> None:
    mine = short_log(tmp_path)
    theirs = open_session(mine.path)
    theirs.perform(Comment(text="We were faster."), "provider")
    before = mine.path.read_bytes()
    with pytest.raises(Conflict, match="the other side acted meanwhile; look at kpo status and decide again"):
        mine.perform(Comment(text="Too late."), "client")
    assert mine.path.read_bytes() == before
    mine.refresh()
    mine.perform(Comment(text="Now."), "client")
    assert jsonl.read(mine.path).state == mine.state


def test_an_append_on_a_log_that_was_replaced_is_a_conflict(tmp_path: Path) -> None:
    mine = short_log(tmp_path)
    for folder, acts in (("shorter", 1), ("longer", 30)):
        (tmp_path / folder).mkdir()
        other = session_in(tmp_path / folder)
        for number in range(acts):
            other.perform(Comment(text=f"Remark {number}."), "client")
        shutil.copy(other.path, mine.path)
        before = mine.path.read_bytes()
        with pytest.raises(Conflict, match="the log was replaced by another since it was read"):
            mine.perform(Comment(text="Hello?"), "client")
        assert mine.path.read_bytes() == before


def test_an_append_on_a_log_whose_last_newline_changed_is_a_conflict(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    changed = session.path.read_bytes()[:-1] + b" "
    session.path.write_bytes(changed)
    with pytest.raises(Conflict, match="the log was replaced by another"):
        session.perform(Comment(text="Not glued."), "client")
    assert session.path.read_bytes() == changed


def test_an_append_on_a_log_that_is_gone_says_so_and_makes_no_new_one(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    session.path.unlink()
    with pytest.raises(
        BadInput, match=r"cannot be written \(No such file or directory\); nothing was recorded"
    ):
        session.perform(Comment(text="Anyone?"), "client")
    assert not session.path.exists()


def test_a_line_longer_than_can_be_read_back_is_not_written(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    size = session.path.stat().st_size
    wordings = {f"added_{number}": "W" * 100_000 for number in range(LONGEST_LINE // 100_000 + 1)}
    offers = {name: Offer(title=name, wording=wording) for name, wording in wordings.items()}
    with pytest.raises(
        BadInput, match="this takes 32 MiB, more than a line can hold; do it in several steps"
    ):
        session.perform(Propose(offers=offers), "client")
    assert session.path.stat().st_size == size


def test_a_log_that_someone_else_holds_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = short_log(tmp_path)
    monkeypatch.setattr(jsonl, "LOCK_SECONDS", 0.0)
    with FileLock(f"{session.path}.lock"), pytest.raises(Busy, match="another program is writing to it"):
        session.perform(Comment(text="Let me."), "client")
    session.perform(Comment(text="Thanks."), "client")


def test_one_lock_holds_for_every_link_to_a_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = short_log(tmp_path)
    (tmp_path / "link.jsonl").symlink_to(session.path.name)
    monkeypatch.setattr(jsonl, "LOCK_SECONDS", 0.0)
    linked = open_session(tmp_path / "link.jsonl", Ticking())
    with FileLock(f"{session.path}.lock"), pytest.raises(Busy, match="another program is writing to it"):
        linked.perform(Comment(text="Let me."), "client")


def test_one_who_holds_the_lock_can_append(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    with jsonl.locked(session.path):
        session.perform(Comment(text="Undisturbed."), "client")
    assert session.state.seq == 9


def test_reading_on_folds_only_what_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = short_log(tmp_path)
    theirs = open_session(mine.path, Ticking())
    theirs.perform(Comment(text="One."), "provider")
    theirs.perform(Comment(text="Two."), "provider")
    folded: list[bytes] = []
    add = Folding.add

    def noted(folding: Folding, line: bytes) -> Event:
        folded.append(line)
        return add(folding, line)

    monkeypatch.setattr(Folding, "add", noted)
    assert jsonl.read_on(mine.path, mine.reading) == theirs.reading
    assert folded == lines_of(mine.path)[8:]


def test_reading_on_reads_a_replaced_log_from_its_beginning(tmp_path: Path) -> None:
    mine = short_log(tmp_path)
    (tmp_path / "other").mkdir()
    other = session_in(tmp_path / "other")
    shutil.copy(other.path, mine.path)
    assert jsonl.read_on(mine.path, mine.reading) == other.reading


def test_reading_on_tells_of_a_torn_line_and_of_damage(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    with session.path.open("ab") as file:
        file.write(b'{"type"')
    assert jsonl.read_on(session.path, session.reading).torn == 7
    with session.path.open("ab") as file:
        file.write(b"\n")
    reading = jsonl.read_on(session.path, session.reading)
    assert reading.damage is not None
    assert reading.damage.line == 9
    assert reading.state == session.state


def test_nothing_is_appended_to_a_damaged_log(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    session.path.write_bytes(session.path.read_bytes().replace(b"The end.", b"The End.") + b"{}\n")
    damaged = open_session(session.path)
    before = session.path.read_bytes()
    with pytest.raises(BadInput, match=r"the log is damaged and opens read-only: line 9 \(byte \d+\): "):
        damaged.perform(Comment(text="Hello."), "client")
    assert session.path.read_bytes() == before


def test_the_names_in_a_log_are_those_it_began_with(tmp_path: Path) -> None:
    assert jsonl.read(short_log(tmp_path).path).state.parties == NAMES


def test_the_beginning_of_a_log_is_read_without_the_rest(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    lines = lines_of(path)
    assert jsonl.first_line(path) == lines[0]
    assert jsonl.first_lines(path, 3) == lines[:3]
    assert jsonl.first_lines(path, 99) == lines
    assert jsonl.first_lines(path, 99, most=len(lines[0]) + 1) == lines[:1]


def test_a_log_holds_a_line_where_it_was_and_nowhere_else(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    last, end, head = session.reading.last, session.reading.end, session.state.head
    assert jsonl.holds(session.path, last, end, head)
    assert jsonl.holds(session.path, last, end - 1, head)
    assert not jsonl.holds(session.path, last + 1, end, head)
    assert not jsonl.holds(session.path, last, end, "0" * 64)


def test_a_log_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = short_log(tmp_path).path
    monkeypatch.setattr(jsonl, "open_regular", refused)
    with pytest.raises(BadInput, match=r"deal.jsonl: cannot be read \("):
        jsonl.read(path)
