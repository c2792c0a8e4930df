"""One writer at a time: a lock file beside what is written, held through the system's own locks.

The lock file stays where it is; what counts is the system's lock on it, which ends with whoever holds it. There is no
second kind of lock for file systems that have none: a file that merely lies there would keep everybody out for ever
once its maker was killed. There, `without_locks` is true of the error, and the caller says so.
"""

import contextlib
import errno
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock

_NONE_HERE = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL})
POLL = 0.005
"""Seconds between two tries."""


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
    return error.errno in _NONE_HERE


@lru_cache(maxsize=32)
def _lock(path: str, mode: int) -> "FileLock":
    from filelock import FileLock

    return FileLock(path, mode=mode, fallback_to_soft=False, preserve_lock_file=True)
