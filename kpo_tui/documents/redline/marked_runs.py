"""Documents as text that can be compared, and the way back from the comparison to marked runs.

A unit is a block, or a row of a table. A document is compared as the texts of its units, a line each;
the redline is then cut at the borders of units, and every piece says which unit of either document it
lies in. What becomes of a piece is marked in the runs that it is cut out of.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Heading, Mark, Numbered, Run, Runs, Table, text_of
from kpo_tui.documents.redline.segments import Kind, Redline, Segment
from kpo_tui.documents.redline.text_redline import compare_texts

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


MARKS: Final[dict[Kind, Mark]] = {
    "deleted": "deleted",
    "inserted": "inserted",
    "moved_from": "moved_from",
    "moved_to": "moved_to",
}


class Author(NamedTuple):
    """Who made the changes, and when (RFC 3339)."""

    by: str | None = None
    at: str | None = None


def cut(runs: Runs, start: int, end: int, mark: Mark, author: Author) -> Iterator[Run]:
    """The stretch of `runs` between two offsets of their text, with this mark."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            by, when = author if mark != "none" else (None, None)
            yield replace(run, text=text, mark=mark, by=by, at=when)
        at += len(run.text)


def in_cells(cells: tuple[Runs, ...], span: Span, mark: Mark, author: Author) -> Iterator[tuple[int, Run]]:
    """A stretch of a unit's text, in which cells stand side by side, as runs with the cell of each."""
    at = 0
    for c, cell in enumerate(cells):
        for run in cut(cell, span.start - at, span.end - at, mark, author):
            yield c, run
        at += len(text_of(cell)) + 1


def runs_joined(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours that look alike made one."""
    out: list[Run] = []
    for run in runs:
        if out and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def compare_runs(old: Runs, new: Runs, author: Author) -> Runs:
    """`new` with what was taken out of `old` and put in marked."""
    return runs_joined(_compared(old, new, author))


def _compared(old: Runs, new: Runs, author: Author) -> Iterator[Run]:
    for segment in compare_texts(text_of(old), text_of(new)).segments:
        kind = segment.kind
        if kind not in ("equal", "spacing"):
            gone = MARKS.get(kind, "deleted")
            yield from cut(old, segment.old_start, segment.old_end, gone, author)
        mark = MARKS.get(kind, "none" if kind in ("equal", "spacing") else "inserted")
        yield from cut(new, segment.new_start, segment.new_end, mark, author)


_LONGEST_VALUE: Final = 80  # characters; a longer value is a text, in which single words may change


def with_whole_values(runs: Runs) -> Runs:
    """The runs with each short value that changed replaced whole: `sixty (60)` by `ninety (90)`, not word by word.

    A value is what neighbouring runs of one `term` say. Values in which something moved stay as they are.
    """
    out: list[Run] = []
    for term, group in groupby(runs, key=lambda run: run.term):
        value = tuple(group)
        out += value if term is None else _whole(value)
    return runs_joined(out)


def _whole(value: Runs) -> Runs:
    old = "".join(run.text for run in value if run.mark in ("none", "deleted"))
    new = "".join(run.text for run in value if run.mark in ("none", "inserted"))
    marks = {run.mark for run in value}
    if not old or not new or marks <= {"none"} or marks & {"moved_from", "moved_to"}:
        return value
    if max(len(old), len(new)) > _LONGEST_VALUE:
        return value
    author = next(run for run in value if run.mark != "none")
    return (replace(author, text=old, mark="deleted"), replace(author, text=new, mark="inserted"))
