"""Text from files and from the other party, made harmless to show.

Nothing here changes what is stored: the log keeps every character. What is shown replaces what could
act on a terminal or reorder a line by a visible stand-in.
"""

import os
import re
import shlex
from pathlib import Path

# C0 controls but tab and newline, DEL and C1; bidirectional controls; line and paragraph separators;
# zero-width space and byte-order mark; interlinear and tag characters; lone surrogates and
# noncharacters; what shows as nothing or as a blank and is none: soft hyphen, grapheme joiner, Hangul fillers,
# Mongolian selectors, the empty Braille cell. Zero-width joiners stay: Persian and Indic scripts need them.
ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\uffa0\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    r"""`text` with every character that could act on a screen replaced by a visible stand-in.

    >>> visible("pay\x1b[2J now")
    'pay␛[2J now'
    """
    return text if text.isascii() and text.isprintable() else ACTIVE.sub(_stand_in, text)


def spaced_once(text: str) -> str:
    """`text` with all white space made one space, and none at its ends."""
    if "  " not in text and text.isprintable() and not text.startswith(" ") and not text.endswith(" "):
        return text  # no white space but the space is printable
    return " ".join(text.split())


def one_line(text: str, limit: int = 0) -> str:
    """`text` made visible and put on one line, cut to `limit` characters if that is above zero."""
    flat = " ".join(visible(text[: limit * 4] if limit else text).split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1] + "…"


_PLAIN = re.compile(r"[\w@%+=:,./\\-]+", re.ASCII)


def command_path(path: Path | str, windows: bool = os.name == "nt") -> str:
    """A path as a shell takes it in a command that is to be copied; one that begins with a hyphen is no option there.

    >>> command_path("acme (1).jsonl", windows=False)
    "'acme (1).jsonl'"
    """
    name = f"./{path}" if str(path).startswith("-") else str(path)
    if windows:  # no name there has a quotation mark in it
        return name if _PLAIN.fullmatch(name) else f'"{name}"'
    return shlex.quote(name)


def sentence(message: str) -> str:
    """A message with its full stop; none behind a command to copy, of which it would become a part.

    >>> sentence("It is read-only"), sentence("It is read-only; see: kpo verify a.jsonl")
    ('It is read-only.', 'It is read-only; see: kpo verify a.jsonl')
    """
    return message if ": kpo " in message else f"{message}."


def listing(items: list[str], last: str = "and") -> str:
    """Items as prose: `a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def counted(number: int, one: str, several: str = "") -> str:
    """`1 clause`, `2 clauses`, `1,000 clauses`; `several` where the plural is not made with an s."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
