"""The plain structure of wording: paragraphs and list items, in a template or typed by a party, and their numbers.

A blank line begins a new paragraph. A line that begins with `- ` is a list item, and one level deeper
when it is indented by two spaces or more. Other line breaks are spaces.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from kpo_tui.documents.document import Block, Numbered, Paragraph, Run, Runs
from kpo_tui.text import spaced_once

_ITEM = re.compile(r"^( *)- ++(.*)$")
STOPS = ",.;:)"
"""No space stands before these."""
_SPACED = [(f" {stop}", stop) for stop in STOPS]

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Part(Struct, frozen=True):
    """A paragraph of a clause: level 1, or a list item in it, level 2 or 3."""

    level: int
    runs: Runs


@lru_cache(maxsize=256)
def parts_of_text(text: str) -> tuple[Part, ...]:
    """The paragraphs of wording that a party wrote. Nothing in it is a template."""
    return tuple(Part(level, (Run(paragraph),)) for level, paragraph in paragraphs(text))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph or list item that is not empty, with its level, on one line."""
    level, lines = 1, list[str]()
    for line in [*text.splitlines(), ""]:
        item = _ITEM.match(line) if line.startswith((" ", "-")) else None
        if item or not line or line.isspace():
            if lines and (joined := _no_space_before_stops(" ".join(" ".join(lines).split()))):
                yield level, joined
            level, lines = 1, []
            if item:
                level, lines = (3 if len(item[1]) >= 2 else 2), [item[2]]
        else:
            lines.append(line)


def stays(level: int, text: str) -> bool:
    """Whether a paragraph or an item of wording, its words a space apart, is read back just as it stands.

    >>> stays(1, "as agreed"), stays(1, "- as agreed"), stays(2, "as agreed , and")
    (True, False, False)
    """
    if level == 1 and _ITEM.match(text):
        return False
    return not any(spaced in text for spaced, _ in _SPACED)


def tidy(text: str) -> str:
    """The text on one line, its words a space apart, and no space before a stop."""
    return _no_space_before_stops(spaced_once(text))


def _no_space_before_stops(text: str) -> str:
    for spaced, stop in _SPACED:
        text = text.replace(spaced, stop)
    return text


def numbered(parts: Sequence[Part], number: str, clause_id: str) -> list[Block]:
    """Paragraphs as sub-clauses of `number`, list items lettered within each; without a number, plain."""
    blocks: list[Block] = []
    counts = [0, 0, 0]
    for part in parts:
        counts[part.level - 1] += 1
        counts[part.level :] = [0] * (len(counts) - part.level)
        if part.level == 1 and not number:
            blocks.append(Paragraph(part.runs, clause=clause_id))
        else:
            blocks.append(Numbered(part.level, _label(part.level, counts, number), part.runs, clause_id))
    return blocks


def _label(level: int, counts: list[int], number: str) -> str:
    count = counts[level - 1]
    if level == 1:
        return f"{number}.{count}"
    if level == 2 and not number:
        return f"({count})"
    if level == 2:
        doubled, letter = divmod(count - 1, len(_LETTERS))
        return f"({_LETTERS[letter] * (doubled + 1)})"
    return f"({_ROMAN[count - 1] if count <= len(_ROMAN) else count})"
