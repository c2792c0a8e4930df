"""What failing disks and odd file systems do to an append: nothing is said that is not so."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput, Conflict, Unsure
from kpo_tui.log import jsonl
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import open_session
from tests.builders import Ticking
from tests.log.making import lines_of, opening, short_log

EIO = OSError(errno.EIO, "Input/output error")


def failing(error: OSError) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


# -- a last line without its newline ------------------------------------------------------------


def test_a_whole_last_line_without_its_newline_is_recorded_and_stays(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    session = open_session(path, Ticking())
    assert (session.state.seq, session.reading.torn, session.reading.ended) == (8, 0, False)
    session.perform(Comment(text="After it."), "client")
    assert path.read_bytes().startswith(whole)
    assert [one.name for one in tmp_path.iterdir() if "torn" in one.name] == []
    assert jsonl.read(path) == session.reading
    assert session.state.seq == 9


def test_a_reader_goes_on_behind_a_line_that_gets_its_newline_later(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    mine, theirs = open_session(path, Ticking()), open_session(path, Ticking())
    assert mine.refresh() == ()
    theirs.perform(Comment(text="Hello."), "provider")
    assert [event.seq for event in mine.refresh()] == [9]
    mine.perform(Comment(text="Hello."), "client")
    assert jsonl.read(path) == mine.reading


def test_an_event_that_lacks_its_newline_is_not_written_over(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    mine, theirs = open_session(path, Ticking()), open_session(path, Ticking())
    theirs.perform(Comment(text="Hello."), "provider")
    path.write_bytes(path.read_bytes()[:-1])
    before = path.read_bytes()
    with pytest.raises(Conflict, match="the other side acted meanwhile"):
        mine.perform(Comment(text="Hello?"), "client")
    assert path.read_bytes() == before
    assert [event.seq for event in mine.refresh()] == [9]


def test_a_whole_line_that_the_rules_forbid_is_no_event_for_want_of_a_newline(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    stray = lines_of(path)[4]
    with path.open("ab") as file:
        file.write(stray)
    reading = jsonl.read(path)
    assert (reading.state.seq, reading.torn, reading.damage) == (8, len(stray), None)


# -- disks that fail ----------------------------------------------------------------------------


def test_a_write_that_could_be_taken_back_was_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = short_log(tmp_path)
    before = session.path.read_bytes()
    flushed: list[int] = []

    def fails_once(file: int) -> None:
        flushed.append(file)
        if len(flushed) == 1:
            raise EIO

    monkeypatch.setattr(jsonl, "to_disk", fails_once)
    with pytest.raises(BadInput, match="nothing was recorded") as caught:
        session.perform(Comment(text="Lost."), "client")
    assert type(caught.value) is BadInput
    assert session.path.read_bytes() == before


def test_a_line_that_was_cut_off_but_perhaps_not_for_good_is_told_to_be_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = short_log(tmp_path)
    monkeypatch.setattr(jsonl, "to_disk", failing(EIO))
    with pytest.raises(Unsure):
        session.perform(Comment(text="Perhaps."), "client")
    assert jsonl.read(session.path).state.seq == 8


def test_a_log_whose_name_may_not_last_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpo_tui.machine.files.folder_to_disk", failing(EIO))
    with pytest.raises(BadInput, match=r"may not outlive a power cut.*; nothing was begun"):
        jsonl.create(tmp_path / "deal.jsonl", opening())
    assert not (tmp_path / "deal.jsonl").exists()


def test_a_pipe_in_the_place_of_a_log_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Also where it was put there between looking and opening."""
    os.mkfifo(tmp_path / "deal.jsonl")
    with pytest.raises(BadInput, match="is not a regular file"):
        jsonl.read(tmp_path / "deal.jsonl")
    (tmp_path / "other").mkdir()
    session = short_log(tmp_path / "other")
    session.path.unlink()
    os.mkfifo(session.path)
    with pytest.raises(BadInput, match=r"it is not a regular file.*; nothing was recorded"):
        session.perform(Comment(text="Hello?"), "client")


class Stubborn:
    """A file that cannot be cut."""

    def __init__(self, file: object) -> None:
        self._file = file

    def __getattr__(self, name: str) -> object:
        return failing(EIO) if name == "truncate" else getattr(self._file, name)


def test_a_write_that_could_not_be_taken_back_is_told_to_be_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = short_log(tmp_path)
    write = jsonl._write_for_good

    def half_failing(file: object, line: bytes) -> None:
        write(file, line)  # type: ignore[arg-type]
        raise EIO

    cut_back = jsonl._cut_back
    monkeypatch.setattr(jsonl, "_write_for_good", half_failing)
    monkeypatch.setattr(jsonl, "_cut_back", lambda file, end, size: cut_back(Stubborn(file), end, size))  # type: ignore[arg-type]
    with pytest.raises(Unsure, match="whether this was recorded cannot be told; look with kpo status"):
        session.perform(Comment(text="Perhaps."), "client")
    monkeypatch.undo()
    assert jsonl.read(session.path).state.seq == 9
    assert [event.seq for event in session.refresh()] == [9]


def test_a_write_is_told_to_be_unknown_where_not_even_the_size_of_the_file_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = short_log(tmp_path)
    cut_back = jsonl._cut_back

    def without_sizes(file: object, end: int, written: int) -> bool:
        with monkeypatch.context() as context:
            context.setattr(os, "fstat", failing(EIO))
            return cut_back(file, end, written)  # type: ignore[arg-type]

    monkeypatch.setattr(jsonl, "_write_for_good", failing(EIO))
    monkeypatch.setattr(jsonl, "_cut_back", without_sizes)
    with pytest.raises(Unsure, match="whether this was recorded cannot be told"):
        session.perform(Comment(text="Perhaps."), "client")


def test_a_lock_that_cannot_be_released_changes_nothing_about_what_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    session = short_log(tmp_path)
    flock = fcntl.flock

    def no_unlock(file: int, what: int) -> None:
        if what == fcntl.LOCK_UN:
            raise EIO
        flock(file, what)

    monkeypatch.setattr(fcntl, "flock", no_unlock)
    session.perform(Comment(text="Recorded."), "client")
    assert jsonl.read(session.path).state.seq == 9


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK])
def test_a_file_system_without_locks_is_told_and_a_lock_file_left_there_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    import fcntl

    session = short_log(tmp_path)
    before = session.path.read_bytes()
    monkeypatch.setattr(fcntl, "flock", failing(OSError(number, os.strerror(number))))
    with pytest.raises(BadInput, match=r"lies on a file system without locks.*; nothing was recorded"):
        session.perform(Comment(text="Hello?"), "client")
    monkeypatch.undo()
    assert session.path.read_bytes() == before
    assert session.path.with_name("deal.jsonl.lock").exists()
    session.perform(Comment(text="Hello."), "client")


def test_a_medium_that_can_only_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = short_log(tmp_path)
    opened = os.open

    def read_only(path: object, flags: int, *more: object, **named: object) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY):
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(path, flags, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(BadInput, match="it lies on a medium that can only be read"):
        session.perform(Comment(text="Hello?"), "client")


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    victim = tmp_path / "victim"
    lock = session.path.with_name("deal.jsonl.lock")
    lock.unlink()
    lock.symlink_to(victim)
    with pytest.raises(BadInput, match="is a link, which no lock can be; delete it"):
        session.perform(Comment(text="Hello?"), "client")
    assert not victim.exists()
