"""The plain structure of wording: paragraphs and list items, in a template or typed by a party.

A blank line begins a new paragraph. A line that begins with `- ` is a list item, and one level deeper
when it is indented by two spaces or more. Other line breaks are spaces.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from kpo_tui.documents.document import Run, Runs

_ITEM = re.compile(r"^( *)- +(.*)$")
STOPS = ",.;:)"
"""No space stands before these."""


class Part(Struct, frozen=True):
    """A paragraph of a clause: level 1, or a list item in it, level 2 or 3."""

    level: int
    runs: Runs


def parts_of_text(text: str) -> list[Part]:
    """The paragraphs of wording that a party wrote. Nothing in it is a template."""
    return list(_parts_of_text(text))


@lru_cache(maxsize=256)
def _parts_of_text(text: str) -> tuple[Part, ...]:
    return tuple(Part(level, (Run(paragraph),)) for level, paragraph in paragraphs(text))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph or list item that is not empty, with its level, on one line."""
    level, lines = 1, list[str]()
    for line in [*text.splitlines(), ""]:
        item = _ITEM.match(line)
        if (item or not line.strip()) and (joined := _joined(lines)):
            yield level, joined
        if item:
            level, lines = (3 if len(item[1]) >= 2 else 2), [item[2]]
        elif not line.strip():
            level, lines = 1, []
        else:
            lines.append(line)


def _joined(lines: list[str]) -> str:
    text = " ".join(" ".join(lines).split())
    for stop in STOPS:
        text = text.replace(f" {stop}", stop)
    return text
