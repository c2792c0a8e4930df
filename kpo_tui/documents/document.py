"""What every output is made of: blocks of runs, with no format in them.

A `Document` is built by drafting, by the issues list and by comparison, and turned into bytes by
one of the formats. Text in a run is plain text: it is never markup, and a format that cannot show a
character (a control sequence, a bidirectional override) shows a visible stand-in for it.
"""

from collections.abc import Callable, Iterable
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Mark: TypeAlias = Literal["none", "inserted", "deleted", "moved_from", "moved_to"]
Style: TypeAlias = Literal["plain", "strong", "gap", "quiet"]

SPACING: Final = 0
"""The change that holds all differences of white space alone; they are taken or left together."""


class Run(Struct, frozen=True, omit_defaults=True, gc=False):
    """A stretch of text with one look.

    `style`: `strong` for defined terms, `gap` for something still open, `quiet` for asides.
    `mark` says how a comparison changed it, `by` and `at` who did so and when (RFC 3339).
    `term` names the negotiated value that produced the text (`payment.net_days`), if one did.
    """

    text: str
    style: Style = "plain"
    mark: Mark = "none"
    by: str | None = None
    at: str | None = None
    term: str | None = None


Runs: TypeAlias = tuple[Run, ...]


class Heading(Struct, frozen=True, omit_defaults=True, tag="heading", gc=False):
    """A heading; `number` is its clause number ("5"), `clause` the clause it opens, if any."""

    level: int
    runs: Runs
    number: str | None = None
    clause: str | None = None


class Paragraph(Struct, frozen=True, omit_defaults=True, tag="paragraph", gc=False):
    """A paragraph without a number."""

    runs: Runs
    clause: str | None = None


class Numbered(Struct, frozen=True, omit_defaults=True, tag="numbered", gc=False):
    """A sub-clause ("5.1", level 1) or a list item under one ("(a)", level 2; "(i)", level 3)."""

    level: int
    number: str
    runs: Runs
    clause: str | None = None


class Table(Struct, frozen=True, omit_defaults=True, tag="table", gc=False):
    """A table: a header row and body rows, each cell a tuple of runs.

    `shaded` holds the indices of body rows that are settled and stand back.
    """

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str | None = None
    clause: str | None = None
    shaded: tuple[int, ...] = ()


Block: TypeAlias = Heading | Paragraph | Numbered | Table


class Document(Struct, frozen=True, omit_defaults=True, gc=False):
    """A titled sequence of blocks.

    `notices` are the lines every page should carry: that the text is subject to contract, the log
    head it was made on, and that it is not legal advice.
    """

    title: str
    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()

    def about(self, clause: str | None) -> "Document":
        """The part of the document about one clause; all of it where none is named."""
        blocks = tuple(block for block in self.blocks if clause is None or block.clause == clause)
        return Document(self.title, blocks, self.notices)

    def as_text(self) -> str:
        """The text of the blocks alone: a line for each, and one for each row of a table, its cells parted by tabs."""
        return "".join(f"{line}\n" for block in self.blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        return ["\t".join(text_of(cell) for cell in row) for row in (block.header, *block.rows) if row]
    number = getattr(block, "number", None)
    return [f"{number} {text_of(block.runs)}" if number else text_of(block.runs)]


def text_of(runs: Runs) -> str:
    """The plain text of `runs`, marks and styles left aside."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def plain(text: str, **look: str) -> Runs:
    """One run holding `text`; nothing when `text` is empty."""
    return (Run(text, **look),) if text else ()  # type: ignore[arg-type]


def paragraph(text: str, style: Style = "plain", clause: str | None = None) -> Paragraph:
    """A paragraph that holds one text."""
    return Paragraph(plain(text, style=style), clause)


def cells(texts: Iterable[str]) -> tuple[Runs, ...]:
    """Plain texts as the cells of a table row."""
    return tuple(plain(text) for text in texts)


def table(header: Iterable[str], rows: Iterable[Iterable[str]], shaded: Iterable[int] = ()) -> Table:
    """A table of plain texts."""
    return Table(cells(header), tuple(cells(row) for row in rows), shaded=tuple(shaded))


def runs_of(block: Block) -> list[Run]:
    """All runs of a block; those of a table cell by cell, its header first."""
    if not isinstance(block, Table):
        return list(block.runs)
    return [run for row in (block.header, *block.rows) for cell in row for run in cell]


def with_runs(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """The block with the runs that `change` gives for its own, cell by cell."""
    if not isinstance(block, Table):
        return replace(block, runs=change(block.runs))
    rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
    return replace(block, header=tuple(change(cell) for cell in block.header), rows=rows)
