"""What is left of a crash: a private file with where it happened, never what anybody said."""

import traceback
from datetime import UTC, datetime

from kpo_tui.machine.files import private_folder, state_folder, write_privately


def crash_note(error: BaseException | None, unkept: str = "") -> str:
    """Write down where in the program `error` was raised, without values; gives the line to show.

    `unkept` is why what was said is not kept; empty where it is.
    """
    kept = "What was not sent is not kept" if unkept else "Everything that was said is kept"
    where = ["kpo went wrong in:", *_places(error), type(error).__name__]
    path = state_folder() / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        private_folder(path.parent)
        write_privately(path, "\n".join(where).encode())
        told = f"{type(error).__name__}; where is in {path}"
    except OSError:
        told = type(error).__name__
    return f"kpo: something went wrong in the program ({told}). {kept}; run the same command to go on."


def _places(error: BaseException | None) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    return [f"{frame.filename}, line {frame.lineno}, in {frame.name}" for frame in frames]
