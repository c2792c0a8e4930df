"""What stands typed at a terminal and was not read yet."""

from typing import TextIO


def typed_ahead(source: TextIO) -> str:
    """Whole lines that wait at the terminal already, one after the other; they are taken off it."""
    if not source.isatty():
        return ""
    import select

    found = []
    while select.select([source], [], [], 0)[0] and (line := source.readline()):
        found.append(line.strip())
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
            return os.read(number, 65536).decode("utf-8", "replace") if waiting else ""
        finally:
            termios.tcsetattr(number, termios.TCSANOW, kept)
    except (OSError, ValueError, termios.error):
        return ""
