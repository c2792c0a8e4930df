"""Following a log that someone else writes to."""

import threading
from collections.abc import Callable
from pathlib import Path

STEP = 250
"""Milliseconds between two looks at what the system has told; also how long a stop takes at most."""


def follow(path: Path, stop: threading.Event, tell: Callable[[], None]) -> None:
    """Call `tell` after each change of the file at `path`, until `stop` is set. For a thread of its own.

    The system tells of changes; where it cannot (some network folders, too many watches), the folder is
    looked at again and again instead.
    """
    from watchfiles import Change, watch

    name = path.name

    def is_ours(_change: Change, changed: str) -> bool:
        return Path(changed).name == name

    for polling in (None, True):
        try:
            for _ in watch(
                path.parent, watch_filter=is_ours, stop_event=stop, force_polling=polling, recursive=False,
                debounce=STEP * 2, step=STEP, rust_timeout=60_000, raise_interrupt=False, yield_on_timeout=False,
            ):  # fmt: skip
                tell()
        except (OSError, RuntimeError):
            continue
        return
