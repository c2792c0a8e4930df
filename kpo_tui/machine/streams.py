"""The streams that the program was started with: which are terminals, and what a terminal can do."""

import os
import sys

_NAMES = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
STREAMS = range(len(_NAMES))
"""The numbers of the streams that every program has."""
_PLAIN = ("", "dumb", "unknown")
"""What TERM says where a terminal can only write one line below the other."""


def mend_streams() -> None:
    """Let a stream that the shell closed be empty, or lead nowhere; else the next file opened would take its place."""
    for number, (name, mode) in enumerate(_NAMES):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def terminals() -> set[int]:
    """The numbers of the streams that are terminals now."""
    return {number for number in STREAMS if os.isatty(number)}


def is_dumb() -> bool:
    """True where the system tells what terminals can do, and this one can neither move its cursor nor clear itself."""
    return os.name == "posix" and os.environ.get("TERM", "").lower() in _PLAIN


def someone_is_there() -> bool:
    """True where someone reads what is written, and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def shows_screens() -> bool:
    """True where a whole screen can be shown. On POSIX systems it is painted on stderr."""
    return someone_is_there() and not is_dumb() and (os.name != "posix" or sys.stderr.isatty())
