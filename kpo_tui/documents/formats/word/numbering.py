"""Word's own numbering: which list and level a block belongs to, and where a list begins anew."""

import re
from collections.abc import Mapping
from string import Template
from typing import Final, NamedTuple

from kpo_tui.documents.document import Block, Heading, Numbered
from kpo_tui.documents.formats.word.elements import list_from
from kpo_tui.documents.formats.word.xml import escaped, joined
from kpo_tui.resources import template_text

_CLAUSES: Final = 1  # 5. 5.1 (a) (i), bound to the styles of headings and clauses
_ENUMERATION: Final = 2  # (1) (i), under paragraphs that have no number
_ITEMS: Final = 3  # 1. 2., the entries of a schedule
_SUBCLAUSE: Final = re.compile(r"[0-9]+\.[0-9]+")
_COUNT: Final = re.compile(r"\(?([0-9]+)\)?")


class Place(NamedTuple):
    """The style of a paragraph, and the list it is numbered in where that is not its style's own."""

    style: str
    list_number: int | None = None
    level: int = 0


class Numbering:
    """The lists of one file, found block by block.

    A block's number is never typed: it comes from its style and its list, so that it goes on being right
    when clauses are added and struck.
    """

    def __init__(self) -> None:
        self._instances: list[tuple[int, int]] = []  # the kind of each list and the number it begins at
        self._first: int | None = None
        self._in_clause = False
        self._enumerating = False
        self._current: dict[int, int] = {}

    def place(self, block: Block) -> Place:
        """Where a block goes. Blocks are asked for in the order of the document."""
        if isinstance(block, Heading):
            return self._heading(block)
        if not isinstance(block, Numbered):
            self._current.pop(_ITEMS, None)
            return Place("ClauseText" if self._in_clause else "BodyText")
        if block.level == 1:
            self._enumerating = False
            return self._first_level(block.number)
        if block.level == 2:
            self._enumerating = _COUNT.fullmatch(block.number) is not None
        if self._enumerating:
            return self._listed(_ENUMERATION, f"Enumeration{block.level - 1}", block.level - 2, block.number)
        return Place(f"Clause{min(block.level + 1, 4)}")

    def _heading(self, block: Heading) -> Place:
        self._current.pop(_ITEMS, None)
        self._in_clause = block.number is not None
        if block.number is None or block.level > 1:
            return Place("HeadingUnnumbered" if block.level == 1 else "Heading2")
        if self._first is None and block.number.isdigit():
            self._first = int(block.number)
        return Place("Heading1")

    def _first_level(self, number: str) -> Place:
        if _SUBCLAUSE.fullmatch(number):
            return Place("Clause2")
        if _COUNT.fullmatch(number):
            return self._listed(_ITEMS, "ScheduleItem", 0, number)
        return Place("Quote")

    def _listed(self, kind: int, style: str, level: int, number: str) -> Place:
        """A place in a list that begins anew with its first number."""
        count = _COUNT.fullmatch(number) if level == 0 else None
        first = int(count[1]) if count else None
        if first == 1 or kind not in self._current:
            self._instances.append((kind, 1 if first is None else first))
            self._current[kind] = len(self._instances) + _ITEMS
        return Place(style, self._current[kind], level)

    def part(self, styles: Mapping[str, str]) -> str:
        """The part that defines the lists; `styles` gives the id that a style has in the file."""
        kinds = [(_CLAUSES, self._first or 1), (_ENUMERATION, 1), (_ITEMS, 1), *self._instances]
        lists = joined(*[list_from(at, kind, first) for at, (kind, first) in enumerate(kinds, 1)])
        ids = {name: escaped(identifier) for name, identifier in styles.items()}
        return Template(template_text("word/numbering.xml")).substitute(ids, instances=lists)
