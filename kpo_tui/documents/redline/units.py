"""Documents as text that can be compared, and the way back from the comparison to blocks and rows.

A unit is a block, or a row of a table. A document is compared as the texts of its units, a line each;
the redline is then cut at the borders of units, and every piece says which unit of either document it
lies in.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Runs, Table, text_of
from kpo_tui.documents.redline.segments import Kind, Redline, Segment

HEADER: Final = -1  # the row of a table's header


class Unit(NamedTuple):
    """A block, or row `row` of a table (the header being row -1), with its cells; a block has one."""

    block: Block
    place: int
    row: int | None
    cells: tuple[Runs, ...]

    @property
    def number(self) -> str | None:
        """The number of the clause or item, if it has one."""
        return self.block.number if isinstance(self.block, Heading | Numbered) else None

    @property
    def text(self) -> str:
        """What is compared: cells side by side."""
        return "\t".join(text_of(cell) for cell in self.cells)


class Span(NamedTuple):
    """A stretch of a unit's text; `unit` is its place among the units."""

    unit: int
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a redline that lies in at most one unit of either document."""

    kind: Kind
    old: Span | None
    new: Span | None


class Units:
    """The units of a document, their text, and where each begins in it."""

    def __init__(self, document: Document) -> None:
        self.units = list(_units(document))
        texts = [unit.text for unit in self.units]
        self.text = "\n".join(texts)
        self.ends = list(accumulate((len(text) + 1 for text in texts), initial=0))[1:]
        self.sizes = list(map(len, texts))

    def at(self, offset: int) -> tuple[int, int, int]:
        """The unit at an offset of the text, the offset in the unit, and how much of the unit is left."""
        k = bisect_right(self.ends, offset)
        inside = offset - (self.ends[k] - self.sizes[k] - 1)
        return k, inside, self.sizes[k] - inside

    def cut(self, start: int, end: int) -> Iterator[Span]:
        """The stretch from `start` to `end` of the text, unit by unit, without the line ends between."""
        while start < end:
            k, inside, left = self.at(start)
            size = min(left, end - start)
            if size:
                yield Span(k, inside, inside + size)
            start += max(size, 1)


def _units(document: Document) -> Iterator[Unit]:
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield Unit(block, place, HEADER, block.header)
            for row, cells in enumerate(block.rows):
                yield Unit(block, place, row, cells)
        else:
            yield Unit(block, place, None, (block.runs,))


def pieces(redline: Redline, old: Units, new: Units) -> Iterator[Piece]:
    """The redline of the texts of two documents, cut at the borders of their units."""
    for segment in redline.segments:
        if segment.kind == "equal":
            yield from _equal(segment, old, new)
            continue
        for span in old.cut(segment.old_start, segment.old_end):
            yield Piece("deleted" if segment.kind == "replaced" else segment.kind, span, None)
        for span in new.cut(segment.new_start, segment.new_end):
            yield Piece("inserted" if segment.kind == "replaced" else segment.kind, None, span)


def _equal(segment: Segment, old: Units, new: Units) -> Iterator[Piece]:
    """An equal stretch; a line end that parts two units of the old document may stand inside one of the new."""
    i, j = segment.old_start, segment.new_start
    while j < segment.new_end:
        p, at_old, left_old = old.at(i)
        q, at_new, left_new = new.at(j)
        size = min(left_old, left_new, segment.new_end - j)
        if size:
            yield Piece("equal", Span(p, at_old, at_old + size), Span(q, at_new, at_new + size))
        elif left_new:
            yield Piece("spacing", None, Span(q, at_new, at_new + 1))
        i, j = i + max(size, 1), j + max(size, 1)
