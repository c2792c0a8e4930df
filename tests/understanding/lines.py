"""The tables of lines, read."""

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
TABLES = (
    "lines",
    "lines_hold_out",
    "lines_second_hold_out",
    "lines_third_hold_out",
    "lines_fourth_hold_out",
    "lines_adversarial",
    "lines_refused",
    "lines_mistakes",
)
_ESCAPES = {"\\n": "\n", "\\u200b": "\u200b", "\\x1b": "\x1b"}

LONG_TABLES = ("lines_acts", "lines_words")
"""Tables of whole sentences that are acts, and of words of the vocabulary in a sentence: read once, as they are."""


class Line(NamedTuple):
    """What is typed at a moment (see situations.py), and its reading (see telling.py)."""

    situation: str
    text: str
    reading: str


class Asked(NamedTuple):
    """What is typed at a moment, the choices of the question that comes back, and what it says is in doubt."""

    situation: str
    text: str
    choices: str
    doubt: str = ""


def lines_of(table: str) -> list[Line]:
    """The lines of a table."""
    return [line._replace(text=_unescaped(line.text)) for line in (Line(*row) for row in _rows(table))]


def all_asked() -> list[Asked]:
    """The table of questions back."""
    return [Asked(*row) for row in _rows("lines_asked")]


def _rows(table: str) -> list[list[str]]:
    rows = (HERE / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def all_lines() -> list[Line]:
    """The lines of all tables."""
    return [line for table in TABLES for line in lines_of(table)]


def _unescaped(text: str) -> str:
    for written, meant in _ESCAPES.items():
        text = text.replace(written, meant)
    return text
