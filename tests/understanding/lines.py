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
)
_ESCAPES = {"\\n": "\n", "\\u200b": "\u200b", "\\x1b": "\x1b"}


class Line(NamedTuple):
    """What is typed at a moment (see situations.py), and its reading (see telling.py)."""

    situation: str
    text: str
    reading: str


def lines_of(table: str) -> list[Line]:
    """The lines of a table."""
    rows = (HERE / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    found = [Line(*row.split("\t")) for row in rows if row and not row.startswith("#")]
    return [line._replace(text=_unescaped(line.text)) for line in found]


def all_lines() -> list[Line]:
    """The lines of all tables."""
    return [line for table in TABLES for line in lines_of(table)]


def _unescaped(text: str) -> str:
    for written, meant in _ESCAPES.items():
        text = text.replace(written, meant)
    return text
