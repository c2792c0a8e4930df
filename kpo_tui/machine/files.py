"""Files written whole or not at all, under names that nobody can guess, and never through a link.

A log often lies in a folder that the other party may write to. Whoever can guess the name of a file that is about
to be made can put a link there, and what is written through it lands in a file of its choosing. So each temporary
file and each file set aside has a name drawn by chance, is made new or not at all, and keeps the mode of what it stands for.

One writes at a time, who holds the lock file beside what is written. That file stays where it is; what counts is the
system's lock on it, which ends with whoever holds it. There is no second kind of lock for file systems that have none: a
file that merely lies there would keep everybody out for ever once its maker was killed. There, `without_locks` is true
of the error, and the caller says so.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_NO_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EROFS}
"""What systems say that cannot flush a folder."""
_LONGEST_NAME = 80
"""Characters of a file's name that the name of its temporary file repeats: systems end names at 255 bytes."""
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL})
"""What systems say that have no locks there."""
POLL = 0.005
"""Seconds between two tries to hold a lock."""


class NotRegular(OSError):
    """What lies there is no regular file: a pipe, a device, a folder."""


class NotLasting(OSError):
    """A file was written whole, but its name may not outlive a power cut."""


def open_regular(path: Path, flags: int) -> int:
    """Open a regular file and nothing else, so that it never waits for anybody. Raises OSError, NotRegular among them."""
    file = os.open(
        path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise NotRegular(errno.EINVAL, "it is not a regular file")
    return file


def made_beside(path: Path, end: str, mode: int) -> tuple[int, Path]:
    """A new empty file in the folder of `path`, open for writing, and its path. Raises OSError.

    It is called like `path`, with a part drawn by chance, and `end`; a name that begins with a dot hides it.
    """
    name = path.name[:_LONGEST_NAME] if len(os.fsencode(path.name)) > _LONGEST_NAME else path.name
    while True:
        fresh = path.with_name(f"{name}.{os.urandom(8).hex()}{end}")
        try:
            return os.open(fresh, _NEW | _NO_LINK, mode), fresh
        except FileExistsError:
            continue


def write_whole(path: Path, data: bytes, mode: int | None = None, lasting: bool = True) -> None:
    """Write a file so that it is there whole or not at all. Raises OSError.

    When this returns it is on the disk, unless it need not be `lasting`: what can be made again need not outlive a power cut.
    Its mode is `mode`; without one, that of the file that it replaces, whose owner it keeps too where the system
    lets it, or what is usual here. A link at `path` is replaced, never followed.
    """
    old = _regular(path)
    usual = mode is None and old is None
    file, fresh = made_beside(path.with_name(f".{path.name}"), ".new", 0o666 if usual else 0o600)
    try:
        with os.fdopen(file, "wb") as writing:
            _like(writing.fileno(), old, mode)
            writing.write(data)
            writing.flush()
            if lasting:
                to_disk(writing.fileno())
        fresh.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    if lasting:
        try:
            folder_to_disk(path.parent)
        except OSError as error:
            why = f"it is there, but may not outlive a power cut: {reason_of(error)}"
            raise NotLasting(error.errno, why) from error


def leftovers(path: Path) -> list[Path]:
    """Temporary files of `path` that a stop between writing and renaming left behind."""
    start = f".{path.name[:_LONGEST_NAME]}."
    with contextlib.suppress(OSError):
        return sorted(p for p in path.parent.iterdir() if p.name.startswith(start) and p.suffix == ".new")
    return []


def append_private(path: Path, data: bytes, size: int) -> bool:
    """Append to a file of one's own that has `size` bytes; False where it is missing or has another size. Raises OSError."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | _NO_LINK | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return False
    with os.fdopen(file, "ab") as writing:
        found = os.fstat(writing.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size != size:
            return False
        writing.write(data)
    return True


def link_to(path: Path) -> str:
    """Where a link at `path` leads; empty where there is none."""
    with contextlib.suppress(OSError, ValueError):
        return str(path.readlink())
    return ""


def open_to_others(path: Path) -> bool:
    """True where every user of this machine may read the file at `path`: it, and the way to it, are open to all."""
    with contextlib.suppress(OSError, ValueError):
        place = path.resolve()
        ways = all(folder.stat().st_mode & stat.S_IXOTH for folder in place.parents)
        return os.name == "posix" and ways and bool(place.stat().st_mode & stat.S_IROTH)
    return False


def to_disk(file: int) -> None:
    """Flush an open file's data to the medium itself. Raises OSError."""
    if sys.platform == "darwin":  # fsync leaves it in the drive's cache there
        import fcntl

        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        getattr(os, "fdatasync", os.fsync)(file)


def folder_to_disk(folder: Path) -> None:
    """Make a new name last, where the system can. Raises OSError where the disk fails."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:  # some systems open no folders
        return
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _NO_FOLDERS:
            raise
    finally:
        os.close(file)


def reason_of(error: OSError) -> str:
    """Why the system refused something, in a few words for a person."""
    if error.errno == errno.EROFS:
        return "it lies on a medium that can only be read"
    return error.strerror or str(error)


def _regular(path: Path) -> os.stat_result | None:
    """The status of the file that is there, if it is one."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _like(file: int, old: os.stat_result | None, mode: int | None) -> None:
    """Give a new file the mode that it should have, or the mode and owner of the one it replaces."""
    if not hasattr(os, "fchmod"):
        return
    if mode is not None:
        os.fchmod(file, mode)
    elif old is not None:
        if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
            with contextlib.suppress(OSError):
                os.fchown(file, old.st_uid, old.st_gid)
        os.fchmod(file, stat.S_IMODE(old.st_mode))


def state_folder() -> Path:
    """Where private state lies: `KPO_STATE_DIR`, or the system's place for it."""
    if named := os.environ.get("KPO_STATE_DIR"):
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("kpo", appauthor=False)


def private_folder(folder: Path) -> None:
    """A folder that only its owner may enter. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)


def write_privately(path: Path, data: bytes, lasting: bool = True) -> None:
    """Write a file for its owner's eyes only, whole or not at all, as `files.write_whole` does. Raises OSError."""
    write_whole(path, data, 0o600, lasting)


@contextlib.contextmanager
def alone(path: str, seconds: float, mode: int = -1) -> Iterator[None]:
    """Hold the lock file at `path`, waiting for it so long at most; within one program it can be held twice over.

    A lock file that is made new has the `mode`, or with -1 what is usual.
    Raises TimeoutError if another holds it, OSError if it cannot be held: it is a link, the folder cannot be written
    to, or the file system has no locks.
    """
    from filelock import Timeout

    lock = _lock(path, mode)
    try:
        lock.acquire(timeout=seconds, poll_interval=POLL)
    except Timeout:
        raise TimeoutError(f"{path} is held by another program") from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # what was done under it is done; it ends with the program
            lock.release()


def without_locks(error: OSError) -> bool:
    """True where the reason is that the file system has no locks."""
    return error.errno in _NO_LOCKS


@lru_cache(maxsize=32)
def _lock(path: str, mode: int) -> "FileLock":
    from filelock import FileLock

    return FileLock(path, mode=mode, fallback_to_soft=False, preserve_lock_file=True)
