"""The log as a file: create, read, append. Portable to Linux, macOS and Windows.

An append is safe against crashes and against others. Under a lock it checks that the log still ends
where the act was decided, writes the line with its newline in one write, and flushes it to the disk
before it returns. A crash in between leaves a last line without a newline: no reader takes it for an
event, and the next append moves it into a `.torn` file beside the log.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from kpo_tui.errors import BadInput, Busy, Conflict, Damaged, KpoError, Usage
from kpo_tui.log.record import LONGEST_LINE, Folding, hash_of, line_of
from kpo_tui.negotiation.events import AnyEvent, Opened
from kpo_tui.negotiation.state import Negotiation

if TYPE_CHECKING:
    from filelock import FileLock

_CHUNK = 1 << 20
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


def read(path: Path, each: Callable[[AnyEvent], None] | None = None, until: int | None = None) -> Reading:
    """Read, verify and fold the log at `path`, calling `each` with every event, up to number `until`.

    Raises BadInput when there is no log or not even its first line is sound.
    """
    folding = Folding()
    last, damage, rest = 0, None, 0
    try:
        with _opened(path) as file:
            lines = _lines(file, folding)
            for line in lines:
                if until is not None and folding.lines >= until:
                    break
                start = folding.byte
                event = folding.add(line)
                last = start
                if each is not None:
                    each(event)
            else:
                file.seek(0, os.SEEK_END)
                rest = file.tell() - folding.byte
    except Damaged as error:
        damage = error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error
    if folding.state is None:
        reason = (
            str(damage) if damage else "it is empty or holds no complete line; it is not a negotiation log"
        )
        raise BadInput(f"{path}: {reason}") from damage
    return Reading(folding.state, folding.byte, last, 0 if damage else rest, damage)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise BadInput(f"{path}: is a folder; name the log file in it")
    if not path.exists():
        raise BadInput(f"{path}: there is no such file; begin a negotiation with: kpo new {path.name} …")
    if not path.is_file():
        raise BadInput(f"{path}: is not a regular file")
    with path.open("rb") as file:
        yield file


def _lines(file: BinaryIO, folding: Folding) -> Iterator[bytes]:
    """The complete lines of the file, read in chunks; a last one without newline is left alone."""
    rest = b""
    while chunk := file.read(_CHUNK):
        lines = (rest + chunk).split(b"\n") if rest else chunk.split(b"\n")
        rest = lines.pop()
        yield from lines
        if len(rest) > LONGEST_LINE:
            raise folding.damaged(f"it is longer than {LONGEST_LINE >> 20} MiB")


def create(path: Path, event: Opened) -> Reading:
    """Begin a log at `path` with its first event. Raises Usage if there is a file already."""
    line = line_of(event)
    folding = Folding()
    folding.add(line)
    assert folding.state is not None  # noqa: S101  (add raised otherwise)
    with _locked(path):
        if path.exists():
            raise Usage(f"{path}: there is a file of that name already; choose another name")
        fresh = path.with_name(f".{path.name}.new")
        try:
            with fresh.open("wb") as file:
                file.write(line + b"\n")
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
    return Reading(folding.state, folding.byte, 0)


def append(path: Path, event: AnyEvent, reading: Reading) -> tuple[str, int, int]:
    """Append an event that was decided on `reading`; gives the new head, and where the line begins and ends.

    On return the event is on the disk. Raises Conflict if the log has grown since, Busy if another
    program keeps it locked, BadInput if it is damaged or cannot be written; then nothing is recorded.
    """
    if reading.damage is not None:
        raise BadInput(f"{path}: the log is damaged and opens read-only: {reading.damage}")
    line = line_of(event) + b"\n"
    with _locked(path):
        try:
            file = os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)
        except OSError as error:
            raise BadInput(f"{path}: cannot be written ({error.strerror}); nothing was recorded") from error
        try:
            _still_ends_there(file, path, reading)
            _write(file, path, line, reading.end)
        finally:
            os.close(file)
    return hash_of(line[:-1]), reading.end, reading.end + len(line)


def _still_ends_there(file: int, path: Path, reading: Reading) -> None:
    """Check that the file ends with the line the act was decided on; set a torn line aside."""
    size = os.fstat(file).st_size
    os.lseek(file, reading.last, os.SEEK_SET)
    known = _read_fully(file, reading.end - reading.last)
    if hash_of(known[:-1]) != reading.state.head or size < reading.end:
        raise Conflict(f"{path}: the log was replaced by another since it was read; nothing was recorded")
    if size == reading.end:
        return
    rest = _read_fully(file, size - reading.end)
    if b"\n" in rest:
        raise Conflict(f"{path}: the other side acted meanwhile; look at kpo status and decide again")
    torn = path.with_name(path.name + ".torn")
    with torn.open("ab") as aside:
        aside.write(rest + b"\n")
        aside.flush()
        _to_disk(aside.fileno())
    os.ftruncate(file, reading.end)


def _read_fully(file: int, size: int) -> bytes:
    parts = []
    while size > 0 and (part := os.read(file, min(size, _CHUNK))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(file: int, path: Path, line: bytes, end: int) -> None:
    """One write, flushed to the disk; if either fails, the file is cut back to `end`."""
    try:
        if os.write(file, line) == len(line):
            _to_disk(file)
            return
        reason = "the disk is full"
    except OSError as error:
        reason = error.strerror or str(error)
    with contextlib.suppress(OSError):
        os.ftruncate(file, end)
    raise BadInput(f"{path}: cannot be written ({reason}); nothing was recorded")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock that every writer of this log takes, a `.lock` file beside it."""
    from filelock import Timeout

    if not path.parent.is_dir():
        raise BadInput(f"{path}: there is no folder {path.parent}")
    lock = _lock_beside(str(path))
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
