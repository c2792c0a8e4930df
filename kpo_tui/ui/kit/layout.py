"""Paragraphs and grids laid out as lines of a given width. Plain functions; widgets only paint the lines."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from textual.content import Content

from kpo_tui.ui.kit.plain import joined, line, own, sides

GUTTER = 2
NARROWEST = 7
"""Columns below which a table is shown row by row instead."""
USUAL = 0.8
"""The part of the cells that a column is made wide enough for, before words are looked at."""
LONGEST_WORD = 14
"""Columns of a word that a table keeps in one piece."""


class Para(NamedTuple):
    """A text that wraps: `first` stands before its first line, `rest` empty columns before the others."""

    text: Content
    first: Content = Content("")
    rest: int = 0


class Grid(NamedTuple):
    """A table: a header and rows of cells that wrap. `quiet` rows are settled and stand back."""

    header: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]


class Ends(NamedTuple):
    """One line, cut to the width: a text at its beginning, another at its end."""

    left: Content
    right: Content = Content("")


class Either(NamedTuple):
    """Items for a panel of `least` columns or more, and others for a narrower one."""

    least: int
    wide: tuple["Item", ...]
    narrow: tuple["Item", ...]


class Rule(NamedTuple):
    """A line across with a title in it."""

    title: Content


Item: TypeAlias = Para | Grid | Ends | Either | Rule
BLANK = Para(Content(""))


def para(text: str, style: str = "") -> Para:
    """A paragraph of the program's own words."""
    return Para(line(text, style, 2000))


def lead(text: str, *hints: str) -> tuple[Item, ...]:
    """What a panel says where it has nothing else to show, and how it comes to have."""
    return para(text, "bold"), BLANK, *(para(hint, "$quiet") for hint in hints)


def laid_out(items: Iterable[Item], width: int) -> list[Content]:
    """The lines of `items`, each at most `width` columns wide."""
    lines: list[Content] = []
    for item in items:
        lines += lines_of(item, max(width, 8))
    return lines


def lines_of(item: Item, width: int) -> list[Content]:
    """The lines of one item."""
    match item:
        case Para():
            return _wrapped(item, width)
        case Grid():
            return _grid(item, width)
        case Ends(left=left, right=right):
            return [sides(left, right, width)]
        case Either(least=least, wide=wide, narrow=narrow):
            return laid_out(wide if width >= least else narrow, width)
        case Rule(title=title):
            shown = title.truncate(max(width - 4, 1), ellipsis=True)
            left = joined(own("── ", "$rule"), shown, " ") if shown.plain else Content("")
            return [joined(left, own("─" * max(width - left.cell_length, 0), "$rule"))]


def _wrapped(item: Para, width: int) -> list[Content]:
    indent = min(item.rest or item.first.cell_length, width // 2)
    lines = item.text.wrap(max(width - indent, 4)) or [Content("")]
    first = item.first.truncate(indent) if item.first.cell_length > indent else item.first
    if first.plain:
        first = first.pad_right(indent - first.cell_length)
    return [joined(first if at == 0 else " " * indent, text) for at, text in enumerate(lines)]


def _grid(grid: Grid, width: int) -> list[Content]:
    sizes = column_sizes([grid.header, *grid.rows], width)
    wide = [max(row[c].cell_length for row in (grid.header, *grid.rows)) for c in range(len(sizes))]
    if any(size < min(want, NARROWEST) for size, want in zip(sizes, wide, strict=True)):
        return _records(grid, width)
    lines = _row(tuple(cell.stylize_before("$quiet") for cell in grid.header), sizes)
    for row in grid.rows:
        lines += _row(row, sizes)
    return lines


def _row(cells: tuple[Content, ...], sizes: Sequence[int]) -> list[Content]:
    wrapped = [cell.wrap(size) or [Content("")] for cell, size in zip(cells, sizes, strict=True)]
    lines = []
    for at in range(max(len(cell) for cell in wrapped)):
        texts = [cell[at] if at < len(cell) else Content("") for cell in wrapped]
        padded = [text.pad_right(size - text.cell_length) for text, size in zip(texts, sizes, strict=True)]
        lines.append((Content(" " * GUTTER)).join(padded).rstrip())
    return lines


def _records(grid: Grid, width: int) -> list[Content]:
    """A table too wide for its place, row by row: the first cell, then `column: value` lines."""
    lines: list[Content] = []
    for at, row in enumerate(grid.rows):
        lines += [Content("")] if at else []
        lines += _wrapped(Para(row[0].stylize_before("bold")), width)
        for name, cell in zip(grid.header[1:], row[1:], strict=True):
            if cell.plain not in ("", "–"):
                label = joined("  ", name.stylize_before("$quiet"), ": ")
                lines += _wrapped(Para(joined(label, cell), rest=4), width)
    return lines


def column_sizes(rows: Sequence[tuple[Content, ...]], width: int) -> list[int]:
    """Column widths that fit: what each wants, the widest narrowed first; words are broken only at the last."""
    columns = range(len(rows[0]))
    lengths = [
        sorted(max((text.cell_length for text in row[c].split()), default=0) for row in rows) for c in columns
    ]
    sizes = [max(1, held[-1]) for held in lengths]
    usual = [max(1, held[int((len(held) - 1) * USUAL)]) for held in lengths]
    words = [min(size, max(_longest_word(row[c]) for row in rows)) for c, size in enumerate(sizes)]
    room = max(width - GUTTER * (len(sizes) - 1), len(sizes))
    for least in (usual, words, [1] * len(sizes)):
        while sum(sizes) > room and (wide := [c for c in columns if sizes[c] > least[c]]):
            sizes[max(wide, key=lambda c: sizes[c])] -= 1
    return sizes


def _longest_word(cell: Content) -> int:
    return min(max((len(word) for word in cell.plain[:600].split()), default=1), LONGEST_WORD)
