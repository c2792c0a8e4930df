"""Files that the program writes for people: whole or not at all, and never in the place of what must not be lost."""

import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kpo_tui.errors import BadInput, Usage
from kpo_tui.log.mail import mended
from kpo_tui.machine.files import link_to, reason_of, state_folder, write_whole

_OUR_STREAMS: Final = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))
"""Where the system keeps links to the program's own streams."""
_SNIFFED: Final = 1 << 20
"""Bytes at the beginning of a file, and at its end, by which it is known."""
_OF_A_LOG: Final = re.compile(r"\.lock|\.torn(?:-.*)?")
_KEY: Final = re.compile(rb'"(?:prev|seq)":')


def save(path: Path, data: str | bytes, inputs: Iterable[Path] = ()) -> None:
    """Write a file so that it is there whole or not at all. Raises BadInput if it cannot be written.

    Raises Usage where it would replace one of the `inputs` that it is made of, what is or may be a negotiation's log or
    a file of positions, or a file that belongs to a log, and where it would be written through a link. A pipe or a
    device takes what it is given and stays.
    """
    data = data.encode("utf-8") if isinstance(data, str) else data
    try:
        if _is_stream(path):
            _pour(path, data)
            return
        _refuse_to_replace(path, inputs)
        write_whole(path, data)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise BadInput(f"{path}: cannot be written ({reason})") from error


def _is_stream(path: Path) -> bool:
    """True for a pipe or a device, and for what the system calls the program's own streams."""
    if path.is_symlink():
        return path.parent in _OUR_STREAMS
    return path.exists() and not path.is_file() and not path.is_dir()


def _pour(path: Path, data: bytes) -> None:
    """Write into a pipe or a device that is there, if somebody takes it; never a file that came in its place meanwhile."""
    ours = path.parent in _OUR_STREAMS
    no_link = 0 if ours else getattr(os, "O_NOFOLLOW", 0)
    number = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | no_link)
    with os.fdopen(number, "wb") as stream:
        if not ours and stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EEXIST, "something else lies there now")
        os.set_blocking(number, True)
        stream.write(data)


def _refuse_to_replace(path: Path, inputs: Iterable[Path]) -> None:
    if leads := link_to(path):
        raise Usage(
            f"{path}: is a link to {leads}, and nothing is written through a link; name that file, or another"
        )
    if _OF_A_LOG.fullmatch(path.suffix):
        raise Usage(f"{path}: has the name of a file that belongs to a log; choose another name")
    if path.absolute().is_relative_to(state_folder().absolute()):
        raise Usage(f"{path}: lies where this machine keeps what is private; choose another place")
    if not path.exists():
        return
    if any(_same(path, other) for other in inputs):
        raise Usage(f"{path}: is what this is made of, and would be lost; choose another name")
    if what := _precious(path):
        raise Usage(f"{path}: {what}, which no output replaces; choose another name")


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _precious(path: Path) -> str:
    """What the file is or may be that must not be lost, in words; empty for anything else."""
    if not stat.S_ISREG(path.stat().st_mode):
        return ""
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFFED)
            file.seek(max(0, path.stat().st_size - _SNIFFED))
            end = file.read(_SNIFFED)
    except OSError:
        return "cannot be read to see what it is, and may be a negotiation's log"
    if path.suffix.lower() == ".toml" or _may_be_positions(start):
        return "is or may be a playbook or a file of positions"
    if _may_be_a_log(start) or _may_be_a_log(end):
        return "is or may be a negotiation's log"
    return "may be a negotiation's log" if path.suffix.lower() == ".jsonl" and start.strip() else ""


def _may_be_positions(part: bytes) -> bool:
    """True where it says whose it is, and has tables of clauses, as TOML files of positions do."""
    lines = [line.strip() for line in part.splitlines()]
    whose = any(line.partition(b"=")[0].strip() == b"party" for line in lines if b"=" in line)
    return whose and any(line.startswith(b"[clauses") for line in lines)


def _may_be_a_log(part: bytes) -> bool:
    """True where there are lines of a log in it, as they are or as mail programs pack them."""
    try:
        lines = mended(part).lines
    except ValueError:  # packed in a way that cannot be undone from a part of it
        return part.startswith(b"\x1f\x8b")
    return any(_KEY.search(line) and line.startswith(b'{"type":') for line in lines[:200])
