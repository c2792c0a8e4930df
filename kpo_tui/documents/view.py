"""What a redline shows in every format: lines and tables of bits, the same for two texts and a marked document.

Formats map over a view; none of them looks at segments or runs again. All text in a view is the user's,
as it is; making it harmless is for each format to do.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kpo_tui.documents.document import SPACING, Block, Document, Heading, Mark, Numbered, Runs, Style, Table

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Kind, Redline

Shape: TypeAlias = Literal["text", "heading", "paragraph", "numbered"]


class Bit(NamedTuple):
    """A stretch of text with one look.

    `change` is the number of the change it belongs to, `SPACING` for white space that differs, None where
    it is in both; `move` is the number of the move.
    """

    text: str
    mark: Mark = "none"
    change: int | None = None
    move: int | None = None
    style: Style = "plain"


Bits: TypeAlias = tuple[Bit, ...]


class Line(NamedTuple):
    """A heading, a paragraph or a numbered paragraph; or, of the shape `text`, a whole text with its line ends."""

    bits: Bits
    shape: Shape = "text"
    level: int = 1
    number: str | None = None


class Grid(NamedTuple):
    """A table: a header row and body rows."""

    header: tuple[Bits, ...]
    rows: tuple[tuple[Bits, ...], ...]
    caption: str | None


class View(NamedTuple):
    """A page: its title, its lines and tables, and the notices it carries."""

    title: str
    blocks: tuple[Line | Grid, ...]
    notices: tuple[str, ...] = ()

    def bits(self) -> Iterator[Bit]:
        """Every bit, in order."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield from block.bits
            else:
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from cell


def view_of(redline: "Redline | Document", title: str | None = None) -> View:
    """The view of a redline of texts or of a marked document; `title` stands in for the document's own."""
    if not isinstance(redline, Document):
        return View(title or "Redline", (Line(tuple(bits_joined(_of_text(redline)))),))
    blocks = _Numbering().blocks(redline.blocks)
    return View(title or redline.title, tuple(blocks), redline.notices)


_SIDES: "dict[Kind, tuple[Mark, Mark]]" = {
    "moved_from": ("moved_from", "none"),
    "moved_to": ("none", "moved_to"),
}


def _of_text(redline: "Redline") -> Iterator[Bit]:
    for segment in redline.segments:
        if segment.kind == "equal":
            yield Bit(redline.new_text(segment))
            continue
        gone, come = _SIDES.get(segment.kind, ("deleted", "inserted"))
        if segment.old_start < segment.old_end:
            yield Bit(redline.old_text(segment), gone, segment.change, segment.move)
        if segment.new_start < segment.new_end:
            yield Bit(redline.new_text(segment), come, segment.change, segment.move)


def bits_joined(bits: Iterable[Bit]) -> Iterator[Bit]:
    """The bits with neighbours that look alike made one: pieces of a move between which the other end has more."""
    for look, group in groupby(bits, key=lambda bit: bit._replace(text="")):
        yield look._replace(text="".join(bit.text for bit in group))


class _Numbering:
    """Numbers the changes of a marked document: neighbours in one line are one, and so are the ends of a move."""

    def __init__(self) -> None:
        self._changes = 0
        self._moves: dict[str, tuple[int, int]] = {}  # by the words kept: the numbers of change and move

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Line | Grid]:
        """The blocks with their runs as numbered bits."""
        for block in blocks:
            if isinstance(block, Table):
                rows = tuple(tuple(self._bits(cell) for cell in row) for row in (block.header, *block.rows))
                yield Grid(rows[0], rows[1:], block.caption)
            elif isinstance(block, Heading):
                yield Line(self._bits(block.runs), "heading", block.level, block.number)
            elif isinstance(block, Numbered):
                yield Line(self._bits(block.runs), "numbered", block.level, block.number)
            else:
                yield Line(self._bits(block.runs), "paragraph")

    def _bits(self, runs: Runs) -> Bits:
        moved = [run.text for run in runs if run.mark in ("moved_from", "moved_to")]
        change, move = self._move(" ".join("".join(moved).split())) if moved else (None, None)
        bits: list[Bit] = []
        before: Mark = "none"
        for run in runs:
            if run.mark == "none":
                bits.append(Bit(run.text, style=run.style))
            else:
                if not moved and before == "none":
                    self._changes += 1
                bits.append(Bit(run.text, run.mark, change or self._changes, move, run.style))
            before = run.mark
        return tuple(bits)

    def _move(self, words: str) -> tuple[int, int]:
        """The numbers of the change and the move that these words are."""
        if words not in self._moves:
            self._changes += 1
            self._moves[words] = self._changes, len(self._moves) + 1
        return self._moves[words]


def shown(bits: Bits) -> Iterator[Bit]:
    """The bits that a format without a choice between old and new shows: of spacing, the new form, unmarked."""
    for bit in bits:
        if bit.change != SPACING:
            yield bit
        elif bit.mark == "inserted":
            yield bit._replace(mark="none")


def runs_on(before: Bit, bit: Bit) -> bool:
    """Whether what was put in stands right after what was taken out, with no white space between to part them."""
    taken_out, put_in = before.mark in ("deleted", "moved_from"), bit.mark in ("inserted", "moved_to")
    return taken_out and put_in and not before.text[-1:].isspace() and not bit.text[:1].isspace()


def lines(bits: Iterable[Bit]) -> Iterator[Bits]:
    """The bits of a text line by line, without the line ends, whichever kind they are."""
    line: list[Bit] = []
    for bit in bits:
        first, *more = bit.text.replace("\r\n", "\n").split("\n")
        if first:
            line.append(bit._replace(text=first))
        for text in more:
            yield tuple(line)
            line = [bit._replace(text=text)] if text else []
    if line:
        yield tuple(line)
