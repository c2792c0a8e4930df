"""The log as a file: create, read, append. Portable to Linux, macOS and Windows.

An append is safe against crashes and against others. Under a lock it checks that the log still ends
where the act was decided, writes the line with its newline in one write, and flushes it to the disk
before it returns. A crash in between can leave part of a line, which no reader takes for an event: the next append
moves it into a `.torn-…` file beside the log. A last line that lacks only its newline (an editor or a mail program
took it) is whole, valid and chained, and so it is a recorded event; the next append gives it its newline.
"""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from functools import partial
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from kpo_tui.errors import NOTHING_RECORDED, BadInput, Busy, Conflict, Damaged, Unsure, Usage
from kpo_tui.log.record import LONGEST_LINE, Folding, hash_of, line_of
from kpo_tui.machine.files import (
    NotLasting,
    NotRegular,
    alone,
    made_beside,
    open_regular,
    reason_of,
    to_disk,
    without_locks,
    write_whole,
)
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import command_path

_CHUNK = 1 << 16
LOCK_SECONDS = 10.0


class Reading(Struct, frozen=True):
    """A log as read: its state, and what it was read to.

    `end` is the byte after the last sound line and its newline, `last` where that line begins. `ended` is False where
    that line still lacks its newline. `torn` counts the bytes of an unfinished line after it. `damage` says why
    reading stopped before the end, if it did; the state is then that of the sound part, and nothing can be appended.
    """

    state: Negotiation
    end: int
    last: int
    torn: int = 0
    damage: Damaged | None = None
    ended: bool = True

    @property
    def next(self) -> int:
        """The byte at which the next line begins."""
        return self.end if self.ended else self.end + 1


def read(
    path: Path,
    each: Callable[[Event], None] | None = None,
    until: int | None = None,
    folding: Folding | None = None,
) -> Reading:
    """Read, verify and fold the log at `path`, calling `each` with every event, up to number `until`.

    `folding` takes the lines in place of a new one, for a caller that keeps more than the state.
    Raises BadInput when there is no log or not even its first line is sound.
    """
    with _opened(path) as file:
        return _folded(file, path, folding or Folding(), each, until)


def read_on(path: Path, reading: Reading, each: Callable[[Event], None] | None = None) -> Reading:
    """Read what the log at `path` has gained since `reading`; all of it, if it is no longer the same log."""
    with _opened(path) as file:
        behind = None if reading.damage is not None else _behind(file, reading)
        if behind is not None:
            file.seek(behind)
            folding = Folding(reading.state, reading.last, reading.next)
            return _folded(file, path, folding, each, ended=behind == reading.next)
    return read(path, each)


def first_line(path: Path) -> bytes:
    """The first line of the file at `path`, without its newline. Raises BadInput where it cannot be read."""
    with _opened(path) as file:
        return file.readline(LONGEST_LINE).rstrip(b"\n")


def first_lines(path: Path, count: int, most: int = 1 << 22) -> list[bytes]:
    """At most so many whole lines at the beginning of the file, and of at most so many bytes. Raises BadInput."""
    with _opened(path) as file:
        data = file.read(most).removesuffix(b"\n")
        return data.split(b"\n", count)[:count]


def holds(path: Path, last: int, end: int, head: str) -> bool:
    """True when the file at `path` has, from byte `last` to `end`, the line with the hash `head`, ended or not yet.

    The chain then proves that every line before it is the one it was. Raises BadInput where it cannot be read.
    """
    with _opened(path) as file:
        file.seek(last)
        return hash_of(file.read(end - last).removesuffix(b"\n")) == head


def _folded(
    file: BinaryIO,
    path: Path,
    folding: Folding,
    each: Callable[[Event], None] | None = None,
    until: int | None = None,
    ended: bool = True,
) -> Reading:
    """The rest of the file, folded line by line; an unfinished last line is left alone."""
    torn, damage = 0, None
    try:
        for line in iter(partial(file.readline, LONGEST_LINE + 1), b""):
            if until is not None and folding.lines >= until:
                break
            whole = line.endswith(b"\n")
            event = folding.add(line[:-1]) if whole else _unended(folding, line)
            if event is None:
                torn = len(line)
                break
            ended = whole
            if each is not None:
                each(event)
    except Damaged as error:
        damage = error
    if folding.state is None:
        reason = damage or "it is empty or holds no complete line; it is not a negotiation log"
        raise BadInput(f"{path}: {reason}{_of_mail(file)}") from damage
    if damage is not None and (hint := _of_mail(file, damage.byte)):
        damage = Damaged(damage.line, damage.byte, damage.reason + hint)
    end = folding.byte if ended else folding.byte - 1
    return Reading(folding.state, end, folding.last, torn, damage, ended)


def _unended(folding: Folding, line: bytes) -> Event | None:
    """The event of a last line without a newline that is whole, valid and chained; None for one that was cut off.

    Raises Damaged for one that no line can be as long as.
    """
    if len(line) > LONGEST_LINE:
        raise folding.damaged(f"it is longer than {LONGEST_LINE >> 20} MiB")
    try:
        return folding.add(line)
    except Damaged:
        return None


def _of_mail(file: BinaryIO, damaged_at: int = 0) -> str:
    """What to do where the file bears the marks of a mail program or an editor; empty where it does not."""
    from kpo_tui.log.mail import advice

    file.seek(0)
    start = file.read(_CHUNK)
    file.seek(damaged_at)
    return advice(start, file.readline(LONGEST_LINE + 2) + file.read(_CHUNK), damaged_at)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise BadInput(f"{path}: is a folder; name the log file in it")
    if not path.exists():
        begin = f"begin a negotiation with: kpo new {command_path(path)} …"
        raise BadInput(f"{path}: there is no such file; {begin}")
    try:
        with os.fdopen(open_regular(path, os.O_RDONLY), "rb", buffering=_CHUNK) as file:
            yield file
    except NotRegular:
        raise BadInput(f"{path}: is not a regular file") from None
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({reason_of(error)})") from error


def create(path: Path, event: Opened) -> Reading:
    """Begin a log at `path` with its first event.

    Raises Usage if there is a file already, Refused if no negotiation can begin like that.
    """
    line = _storable(path, event)
    state = begin(event, hash_of(line[:-1]))
    create_with(path, line)
    return Reading(state, len(line), 0)


def create_with(path: Path, lines: bytes) -> None:
    """Begin a log at `path` with lines that are known to be sound, each with its newline.

    Raises Usage if there is a file already, BadInput if it cannot be written; then nothing is there.
    """
    _refuse_taken(path)
    with locked(path):
        _refuse_taken(path)
        try:
            write_whole(path, lines)
        except OSError as error:
            if isinstance(error, NotLasting):
                with contextlib.suppress(OSError):
                    path.unlink()
            raise BadInput(f"{path}: cannot be written ({reason_of(error)}); nothing was begun") from error


def _refuse_taken(path: Path) -> None:
    """Raises Usage where anything lies at the path, be it a link that leads nowhere."""
    if os.path.lexists(path):
        raise Usage(f"{path}: there is a file of that name already; choose another name")


def append(path: Path, event: Event, reading: Reading) -> tuple[str, int, int]:
    """Append an event that was decided on `reading`; gives the new head, and where the line begins and ends.

    On return the event is on the disk. Raises Conflict if the log has grown since, Busy if another program keeps it
    locked, BadInput if it is damaged or cannot be written; then nothing is recorded. Raises Unsure if it cannot be told.
    """
    if reading.damage is not None:
        raise BadInput(f"{path}: the log is damaged and opens read-only: {reading.damage}")
    line = _storable(path, event)
    with locked(path):
        try:
            with os.fdopen(open_regular(path, os.O_RDWR | os.O_APPEND), "r+b", buffering=0) as file:
                _check_end(file, path, reading)
                _write(file, path, line if _ends_with_newline(file) else b"\n" + line)
        except OSError as error:
            raise BadInput(f"{path}: cannot be written ({reason_of(error)}){NOTHING_RECORDED}") from error
    return hash_of(line[:-1]), reading.next, reading.next + len(line)


def _storable(path: Path, event: Event) -> bytes:
    """The line for an event with its newline, if a reader would take one that long."""
    line = line_of(event) + b"\n"
    if len(line) > LONGEST_LINE:
        why = f"this takes {len(line) >> 20} MiB, more than a line can hold"
        raise BadInput(f"{path}: {why}; do it in several steps")
    return line


def _check_end(file: FileIO, path: Path, reading: Reading) -> None:
    """Check that the file ends with the line the act was decided on; set a torn line aside."""
    behind = _behind(file, reading)
    if behind is None:
        raise Conflict(f"{path}: the log was replaced by another since it was read{NOTHING_RECORDED}")
    file.seek(behind)
    rest = file.read()
    if not rest:
        return
    if b"\n" in rest or _unended(Folding(reading.state, reading.last, reading.next), rest) is not None:
        raise Conflict(f"{path}: the other side acted meanwhile; look at kpo status and decide again")
    mode = os.fstat(file.fileno()).st_mode & 0o666
    aside, _ = made_beside(path.with_name(f"{path.name}.torn-"), "", mode)
    with os.fdopen(aside, "wb") as writing:
        writing.write(rest + b"\n")
        writing.flush()
        to_disk(writing.fileno())
    file.truncate(behind)


def _behind(file: BinaryIO | FileIO, reading: Reading) -> int | None:
    """The byte behind the line that `reading` ended with and its newline; None where that line is no longer there."""
    file.seek(reading.last)
    line = file.read(reading.end - reading.last)
    if hash_of(line.removesuffix(b"\n")) != reading.state.head:
        return None
    return reading.end + (not reading.ended and file.read(1) == b"\n")


def _ends_with_newline(file: FileIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _write(file: FileIO, path: Path, line: bytes) -> None:
    """Write the line for good; if that fails, the file is cut back to what it was. Raises Unsure if that fails too."""
    end = os.fstat(file.fileno()).st_size
    try:
        _write_for_good(file, line)
    except OSError as error:
        if not _cut_back(file, end, len(line)):
            raise Unsure(
                f"{path}: the disk failed ({reason_of(error)}), and whether this was recorded cannot be told; "
                "look with kpo status before you try again"
            ) from error
        raise


def _cut_back(file: FileIO, end: int, written: int) -> bool:
    """Cut the file back to `end`, for good; True when no whole line of the `written` bytes can be left behind it."""
    whole = True
    try:
        whole = os.fstat(file.fileno()).st_size >= end + written - 1
        file.truncate(end)
        to_disk(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            return os.fstat(file.fileno()).st_size < end + written - 1 and not whole
        return False
    return True


def _write_for_good(file: FileIO, line: bytes) -> None:
    """One write, flushed to the disk."""
    if file.write(line) != len(line):
        raise OSError(errno.ENOSPC, "the disk is full")
    to_disk(file.fileno())


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that every writer of this log takes, a `.lock` file beside it, whatever links lead to it.

    Raises Busy if another program holds it, BadInput if it cannot be held.
    """
    if not path.parent.is_dir():
        raise BadInput(f"{path}: there is no folder {path.parent}")
    lock = f"{os.path.realpath(path)}.lock"
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(alone(lock, LOCK_SECONDS))
        except TimeoutError:
            raise Busy(f"{path}: another program is writing to it; try again in a moment") from None
        except OSError as error:
            raise BadInput(f"{path}: {_why_not_locked(lock, error)}{NOTHING_RECORDED}") from error
        yield


def _why_not_locked(lock: str, error: OSError) -> str:
    """Why the log cannot be written to, where its lock cannot be held, and what to do."""
    if Path(lock).is_symlink():
        return f"its lock file {lock} is a link, which no lock can be; delete it"
    if without_locks(error):
        return "it lies on a file system without locks, where two could write at once; work on a copy on another drive"
    return f"it cannot be locked ({reason_of(error)})"
