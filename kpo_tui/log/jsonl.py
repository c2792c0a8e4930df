"""The log as a file: create, read, append. Portable to Linux, macOS and Windows.

An append is safe against crashes and against others. Under a lock it checks that the log still ends
where the act was decided, writes the line with its newline in one write, and flushes it to the disk
before it returns. A crash in between leaves a last line without a newline: no reader takes it for an
event, and the next append moves it into a `.torn` file beside the log.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from kpo_tui.errors import BadInput, Busy, Conflict, Damaged, KpoError, Usage
from kpo_tui.log.record import LONGEST_LINE, Folding, hash_of, line_of
from kpo_tui.negotiation.events import AnyEvent, Opened
from kpo_tui.negotiation.rules import begin
from kpo_tui.negotiation.state import Negotiation

if TYPE_CHECKING:
    from filelock import FileLock

_CHUNK = 1 << 16
_BINARY = getattr(os, "O_BINARY", 0)
LOCK_SECONDS = 10.0


class Reading(Struct, frozen=True):
    """A log as read: its state, and what it was read to.

    `end` is the byte after the last sound line, `last` where that line begins. `torn` counts the
    bytes of an unfinished line after it. `damage` says why reading stopped before the end, if it did;
    the state is then that of the sound part, and nothing can be appended.
    """

    state: Negotiation
    end: int
    last: int
    torn: int = 0
    damage: Damaged | None = None


def read(
    path: Path,
    each: Callable[[AnyEvent], None] | None = None,
    until: int | None = None,
    folding: Folding | None = None,
) -> Reading:
    """Read, verify and fold the log at `path`, calling `each` with every event, up to number `until`.

    `folding` takes the lines in place of a new one, for a caller that keeps more than the state.
    Raises BadInput when there is no log or not even its first line is sound.
    """
    with _opened(path) as file:
        return _folded(file, path, folding or Folding(), each, until)


def read_on(path: Path, reading: Reading, each: Callable[[AnyEvent], None] | None = None) -> Reading:
    """Read what the log at `path` has gained since `reading`; all of it, if it is no longer the same log."""
    with _opened(path) as file:
        if reading.damage is None and _still_holds(file, reading):
            return _folded(file, path, Folding(reading.state, reading.last, reading.end), each)
    return read(path, each)


def _folded(
    file: BinaryIO,
    path: Path,
    folding: Folding,
    each: Callable[[AnyEvent], None] | None = None,
    until: int | None = None,
) -> Reading:
    """The rest of the file, folded line by line; a last line without a newline is left alone."""
    torn, damage = 0, None
    try:
        for line in iter(partial(file.readline, LONGEST_LINE + 1), b""):
            if until is not None and folding.lines >= until:
                break
            if not line.endswith(b"\n"):
                torn = len(line)
                break
            event = folding.add(line[:-1])
            if each is not None:
                each(event)
        if torn > LONGEST_LINE:
            raise folding.damaged(f"it is longer than {LONGEST_LINE >> 20} MiB")
    except Damaged as error:
        torn, damage = 0, error
    if folding.state is None:
        reason = (
            str(damage) if damage else "it is empty or holds no complete line; it is not a negotiation log"
        )
        raise BadInput(f"{path}: {reason}") from damage
    return Reading(folding.state, folding.byte, folding.last, torn, damage)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise BadInput(f"{path}: is a folder; name the log file in it")
    if not path.exists():
        raise BadInput(f"{path}: there is no such file; begin a negotiation with: kpo new {path.name} …")
    if not path.is_file():
        raise BadInput(f"{path}: is not a regular file")
    try:
        with path.open("rb", buffering=_CHUNK) as file:
            yield file
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error


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
    with locked(path):
        if path.exists():
            raise Usage(f"{path}: there is a file of that name already; choose another name")
        fresh = path.with_name(f".{path.name}.new")
        try:
            with fresh.open("wb") as file:
                file.write(lines)
                file.flush()
                _to_disk(file.fileno())
            fresh.replace(path)
            _folder_to_disk(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise BadInput(
                f"{path}: cannot be written ({error.strerror or error}); nothing was begun"
            ) from error


def append(path: Path, event: AnyEvent, reading: Reading) -> tuple[str, int, int]:
    """Append an event that was decided on `reading`; gives the new head, and where the line begins and ends.

    On return the event is on the disk. Raises Conflict if the log has grown since, Busy if another
    program keeps it locked, BadInput if it is damaged or cannot be written; then nothing is recorded.
    """
    if reading.damage is not None:
        raise BadInput(f"{path}: the log is damaged and opens read-only: {reading.damage}")
    line = _storable(path, event)
    with locked(path):
        try:
            with os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | _BINARY), "r+b", buffering=0) as file:
                _check_end(file, path, reading)
                _write(file, line, reading.end)
        except OSError as error:
            reason = error.strerror or str(error)
            raise BadInput(f"{path}: cannot be written ({reason}); nothing was recorded") from error
    return hash_of(line[:-1]), reading.end, reading.end + len(line)


def _storable(path: Path, event: AnyEvent) -> bytes:
    """The line for an event with its newline, if a reader would take one that long."""
    line = line_of(event) + b"\n"
    if len(line) > LONGEST_LINE:
        raise BadInput(
            f"{path}: this takes {len(line) >> 20} MiB, more than a line can hold; do it in several steps"
        )
    return line


def _check_end(file: FileIO, path: Path, reading: Reading) -> None:
    """Check that the file ends with the line the act was decided on; set a torn line aside."""
    if not _still_holds(file, reading):
        raise Conflict(f"{path}: the log was replaced by another since it was read; nothing was recorded")
    rest = file.read()
    if not rest:
        return
    if b"\n" in rest:
        raise Conflict(f"{path}: the other side acted meanwhile; look at kpo status and decide again")
    torn = path.with_name(path.name + ".torn")
    with torn.open("ab") as aside:
        aside.write(rest + b"\n")
        aside.flush()
        _to_disk(aside.fileno())
    file.truncate(reading.end)


def _still_holds(file: BinaryIO, reading: Reading) -> bool:
    """True when the line that `reading` ended with is still where it was; the file then stands behind it."""
    file.seek(reading.last)
    line = file.read(reading.end - reading.last)
    return line.endswith(b"\n") and hash_of(line[:-1]) == reading.state.head


def _write(file: FileIO, line: bytes, end: int) -> None:
    """Write the line for good; if that fails, the file is cut back to `end`."""
    try:
        _write_for_good(file, line)
    except OSError:
        with contextlib.suppress(OSError):
            file.truncate(end)
        raise


def _write_for_good(file: FileIO, line: bytes) -> None:
    """One write, flushed to the disk."""
    if file.write(line) != len(line):
        raise OSError(errno.ENOSPC, "the disk is full")
    _to_disk(file.fileno())


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that every writer of this log takes, a `.lock` file beside it, whatever links lead to it."""
    from filelock import Timeout

    if not path.parent.is_dir():
        raise BadInput(f"{path}: there is no folder {path.parent}")
    lock = _lock_beside(os.path.realpath(path))
    try:
        lock.acquire(timeout=LOCK_SECONDS, poll_interval=0.005)
    except Timeout:
        raise Busy(f"{path}: another program is writing to it; try again in a moment") from None
    except OSError as error:
        raise BadInput(
            f"{path}: cannot be locked ({error.strerror or error}); nothing was recorded"
        ) from error
    try:
        yield
    finally:
        lock.release()


@lru_cache(maxsize=32)
def _lock_beside(path: str) -> "FileLock":
    from filelock import FileLock

    return FileLock(f"{path}.lock")


def _to_disk(file: int) -> None:
    """Flush the file's data to the medium itself."""
    if sys.platform == "darwin":  # fsync leaves it in the drive's cache there
        import fcntl

        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        getattr(os, "fdatasync", os.fsync)(file)


def _folder_to_disk(folder: Path) -> None:
    """Make a new name last, where the system can."""
    with contextlib.suppress(OSError, KpoError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
