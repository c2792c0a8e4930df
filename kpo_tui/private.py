"""Where a party's private state lies on its own machine, and how it is written: for its owner's eyes only."""

import contextlib
import os
from pathlib import Path

from kpo_tui.files import write_whole


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
