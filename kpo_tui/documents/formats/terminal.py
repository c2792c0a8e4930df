"""Documents and redlines as plain text for a terminal or an e-mail: wrapped, with tables drawn in characters.

A redline is in colours, or has marks that a screen reader reads out.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from kpo_tui.documents.columns import Stretch, columns, painted, size_of, widths, wrap, wrapped
from kpo_tui.documents.document import (
    Block,
    Document,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Runs,
    Style,
    Table,
    text_of,
)
from kpo_tui.documents.formats import Format
from kpo_tui.documents.view import Bit, Bits, Grid, Line, View, bits_joined, lines, runs_on, shown, view_of
from kpo_tui.text import one_line, visible

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline

WIDTH: Final = 100
# A terminal that does not know double underlines (21) keeps the single one (4).
_LOOKS: Final[dict[Mark, str]] = {
    "none": "",
    "inserted": "34;4;21",
    "deleted": "31;9",
    "moved_from": "32;9",
    "moved_to": "32;4;21",
}
_STYLES: Final[dict[Style, str]] = {"plain": "", "strong": "1", "gap": "7", "quiet": "2"}
_MARKS: Final[dict[Mark, tuple[str, str]]] = {
    "none": ("", ""),
    "inserted": ("[+", "+]"),
    "deleted": ("[-", "-]"),
    "moved_from": ("[moved {move} away: ", "]"),
    "moved_to": ("[moved {move} here: ", "]"),
}
_LIKE_A_MARK: Final = re.compile(r"\[(?=[+-]|moved \d)|[+-](?=\])")
_INDENT: Final = "  "
_UNBOUNDED: Final = 1 << 30
_BETWEEN_CELLS: Final = "  "
_NARROWEST_CELL: Final = 10


def document_as_text(document: Document, width: int = WIDTH) -> str:
    """The document as text at most `width` columns wide (20 or more), without any control sequence."""
    title = one_line(document.title)
    lines = [*wrap(title, width), "=" * min(columns(title), width)]
    for notice in document.notices:
        lines += wrap(one_line(notice), width)
    for block in document.blocks:
        lines += ["", *_block(block, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _inline(runs: Runs) -> str:
    return one_line(text_of(runs))


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Heading():
            number = f"{one_line(block.number)}. " if block.number else ""
            title = number + _inline(block.runs)
            title = title.upper() if block.level == 1 else title
            return [*wrap(title, width), "-" * min(columns(title), width)]
        case Paragraph():
            return wrap(_inline(block.runs), width)
        case Numbered():
            first = "    " * (block.level - 1) + one_line(block.number).ljust(5) + " "
            return wrap(_inline(block.runs), width, first, " " * min(columns(first), width // 2))
        case Table():
            cells = [[_inline(cell) for cell in row] for row in (block.header, *block.rows)]
            count = len(block.header)
            if width < 10 * count - 2 or (count > 6 and width < 25 * count):
                return _records(cells, width)
            return _grid(cells, width)


def _records(cells: list[list[str]], width: int) -> list[str]:
    """A table too wide for the screen, row by row: one `column: value` line for each filled cell."""
    header, *rows = cells
    lines: list[str] = []
    for row in rows:
        shown = [(name, cell) for name, cell in zip(header, row, strict=True) if cell not in ("", "–")]
        lines += ["", *wrap(" · ".join(cell for _, cell in shown[:3]), width)]
        for name, cell in shown[3:]:
            lines += wrap(cell, width, f"    {name}: ", "        ")
    return lines[1:]


def _grid(cells: list[list[str]], width: int) -> list[str]:
    sizes = widths(cells, width)
    lines: list[str] = []
    for row in cells:
        broken = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
        for texts in zip_longest(*broken, fillvalue=""):
            padded = [text + " " * (size - columns(text)) for text, size in zip(texts, sizes, strict=True)]
            lines.append(_BETWEEN_CELLS.join(padded))
        if row is cells[0]:
            lines.append(_BETWEEN_CELLS.join("-" * size for size in sizes))
    return lines


class _Row(NamedTuple):
    """A line of a text, a paragraph, or a row of a table, before it is wrapped.

    `rest` begins the lines after its first; `sizes` are the widths of a table's columns; `always` is said of
    titles and notices, which are shown however far the changes are.
    """

    cells: tuple[Bits, ...] = ((),)
    rest: str = ""
    sizes: tuple[int, ...] = ()
    always: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is marked."""
        return any(bit.mark != "none" for cell in self.cells for bit in cell)


def redline_as_text(
    found: "Redline | Document", *, colour: bool = True, context: int | None = None, width: int | None = None
) -> str:
    """The redline as lines of text, each ended by a newline.

    With `colour`, insertions are blue and underlined twice, deletions red and struck, moves green. Without,
    they stand between marks: `[+…+]`, `[-…-]`, `[moved 1 away: …]`, `[moved 1 here: …]`, and what looks
    like a mark in the text itself has a backslash before it. `context` is how many unchanged lines are
    shown about a change; None shows all. Lines are broken between words to `width` columns (20 or more);
    None leaves them as long as they are. Control characters of the text are shown by stand-ins and do
    nothing.
    """
    writer = _Writer(colour, width or _UNBOUNDED)
    title = found.title if isinstance(found, Document) else ""
    rows = list(writer.rows(view_of(found), title))
    kept = range(len(rows)) if context is None else _near_changes(rows, context)
    out: list[str] = []
    last = -1
    for k in [*kept, len(rows)]:
        skipped = sum(not row.is_empty for row in rows[last + 1 : k])
        if skipped:
            out.append(f"⋯ {skipped} line{'s' if skipped > 1 else ''} unchanged ⋯")
        if k < len(rows):
            out += writer.lines(rows[k])
        last = k
    return "".join(f"{line}\n" for line in out)


def _near_changes(rows: list[_Row], context: int) -> list[int]:
    near = {k for k, row in enumerate(rows) if row.always}
    for k, row in enumerate(rows):
        if row.is_changed:
            near.update(range(max(0, k - context), min(len(rows), k + context + 1)))
    return sorted(near)


class _Writer:
    """Turns a view into rows, and rows into lines at most `width` columns wide."""

    def __init__(self, colour: bool, width: int) -> None:
        self._colour, self._width = colour, width

    def rows(self, view: View, title: str) -> Iterator[_Row]:
        """The view row by row, with what a format of plain lines adds: numbers, indents, empty lines."""
        if title:
            yield _Row(((Bit(one_line(title), style="strong"),),), always=True)
            yield _Row(always=True)
        for block in view.blocks:
            if isinstance(block, Grid):
                yield from self._table(block)
                yield _Row()
            elif block.shape == "text":
                for line in lines(shown(block.bits)):
                    start = line[0].text if line else ""
                    yield _Row((line,), rest=self._indent(len(start) - len(start.lstrip(" "))))
            elif block.number or block.bits:
                yield self._paragraph(block)
                yield _Row()
        for notice in view.notices:
            yield _Row(((Bit(one_line(notice), style="quiet"),),), always=True)

    def lines(self, row: _Row) -> Iterator[str]:
        """The row as lines, with its looks or its marks."""
        if not row.sizes:
            for line in wrapped(self._stretches(row.cells[0]), self._width, row.rest):
                yield painted(line)
            return
        cells = [
            wrapped(self._stretches(cell), size) for cell, size in zip(row.cells, row.sizes, strict=True)
        ]
        for parts in zip_longest(*cells, fillvalue=[]):
            padded = [
                painted(part) + " " * (size - size_of(part))
                for part, size in zip(parts, row.sizes, strict=True)
            ]
            yield _BETWEEN_CELLS.join(padded).rstrip()

    def _table(self, grid: Grid) -> Iterator[_Row]:
        """A table in columns, or where those would be too narrow, its cells side by side."""
        if grid.caption:
            yield _Row(((Bit(one_line(grid.caption), style="strong"),),))
        rows = [tuple(_on_one_line(cell) for cell in row) for row in (grid.header, *grid.rows)]
        if self._width < _NARROWEST_CELL * len(grid.header):
            for row in rows:
                yield _Row((tuple(bit for cell in row for bit in (Bit(" | "), *cell))[1:],), rest=_INDENT)
            return
        texts = [["".join(s.text for s in self._stretches(cell)) for cell in row] for row in rows]
        sizes = tuple(widths(texts, self._width))
        for at, row in enumerate(rows):
            yield _Row(row, sizes=sizes)
            if at == 0:
                yield _Row(tuple((Bit("-" * size),) for size in sizes), sizes=sizes)

    def _paragraph(self, line: Line) -> _Row:
        indent = _INDENT * (line.level - 1) if line.shape == "numbered" else ""
        number = f"{indent}{one_line(line.number)} " if line.number else indent
        style: Style = "strong" if line.shape == "heading" else "plain"
        bits = tuple(
            bit._replace(style=style) if bit.style == "plain" else bit for bit in _on_one_line(line.bits)
        )
        return _Row(((Bit(number, style=style), *bits),), rest=self._indent(len(number)))

    def _indent(self, size: int) -> str:
        return " " * min(size, self._width // 4)

    def _stretches(self, bits: Bits) -> list[Stretch]:
        """Bits as harmless text with their looks; without colour, with marks about them."""
        if not self._colour:
            plain = bits_joined(bit._replace(style="plain") for bit in bits)
            return [Stretch(_between_marks(_harmless(bit), bit)) for bit in plain]
        out: list[Stretch] = []
        before = Bit("")
        for bit in bits:
            if runs_on(before, bit):
                out.append(Stretch(" "))
            looks = ";".join(filter(None, (_STYLES[bit.style], _LOOKS[bit.mark])))
            out.append(Stretch(_harmless(bit), looks))
            before = bit
        return out


def _on_one_line(bits: Bits) -> Bits:
    return tuple(bit._replace(text=" ".join(bit.text.split("\n"))) for bit in bits)


def _harmless(bit: Bit) -> str:
    return visible(bit.text).replace("\t", "    ")


def _between_marks(text: str, bit: Bit) -> str:
    before, after = _MARKS[bit.mark]
    shown = _LIKE_A_MARK.sub(r"\\\g<0>", text)
    return f"{before.format(move=bit.move)}{shown}{after}"


FORMAT: Final = Format(
    "terminal",
    (".txt",),
    lambda document, look: document_as_text(document, look.width or WIDTH),
    lambda found, look: redline_as_text(found, colour=look.colour, context=look.context, width=look.width),
)
