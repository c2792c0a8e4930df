"""What is typed at a terminal: line by line or pasted, and what stands there and was not read yet."""

from collections.abc import Iterator
from typing import Final, TextIO

from kpo_tui.understanding.courtesies import GREETING_LINE

PASTES_MARKED: Final = "\x1b[?2004h"
"""Asks a terminal to put marks around what is pasted."""
PASTES_UNMARKED: Final = "\x1b[?2004l"
_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
SOON = 0.05
"""Seconds in which the next line of a paste is there, and no line that is typed."""


def waits(source: TextIO, seconds: float = 0) -> bool:
    """True where a whole line waits at the terminal, or comes in so many seconds."""
    if not source.isatty():
        return False
    import select

    return bool(select.select([source], [], [], seconds)[0])


def typed_lines(source: TextIO, passage: bool, together: bool) -> Iterator[str]:
    """The next line; of a `passage` that is pasted, all its lines.

    A paste goes on to its mark. Where the terminal sets no marks, lines that come `together` are one, and what
    begins as a mail does; the last of them may have to be entered yet.
    """
    marked, count = False, 0
    while True:
        line = source.readline()
        together = together or GREETING_LINE.fullmatch(unmarked(line).strip()) is not None
        marked = line.rfind(_BEGINS) > line.rfind(_ENDS) or (marked and _ENDS not in line)
        count += 1
        yield unmarked(line)
        if not (passage and line.endswith("\n") and (marked or (together and waits(source, SOON)))):
            break
    if count > 1 and line.endswith("\n") and _ENDS not in line and (half := half_typed(source)):
        yield half + source.readline()


def unmarked(text: str) -> str:
    """The text without the marks of a paste."""
    return text.replace(_BEGINS, "").replace(_ENDS, "")


def typed_ahead(source: TextIO) -> str:
    """Whole lines that wait at the terminal already, one after the other; they are taken off it."""
    found = []
    while waits(source) and (line := source.readline()):
        found.append(unmarked(line).strip())
    return " / ".join(found)


def half_typed(source: TextIO) -> str:
    """What stands in the terminal's line that was not entered yet, where the system gives it out."""
    try:
        import os
        import select
        import termios
        import tty
    except ImportError:
        return ""
    try:
        if not source.isatty():
            return ""
        number = source.fileno()
        kept = termios.tcgetattr(number)
        tty.setcbreak(number, termios.TCSANOW)
        try:
            waiting = select.select([number], [], [], 0.1)[0]
            return unmarked(os.read(number, 65536).decode("utf-8", "replace")) if waiting else ""
        finally:
            termios.tcsetattr(number, termios.TCSANOW, kept)
    except (OSError, ValueError, termios.error):
        return ""
