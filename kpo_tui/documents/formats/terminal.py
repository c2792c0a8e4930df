"""Documents as plain text for a terminal or an e-mail: wrapped, with tables drawn in characters."""

import re

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Runs, Table, text_of
from kpo_tui.text import one_line

WIDTH = 100
_NARROW = re.compile("[ -~¡-¬®-ʯ–—‘’“”…→✓✕‖]*").fullmatch
"""Text in letters and signs that all take one column, as most text does; for the rest wcwidth is loaded."""


def write(document: Document, width: int = WIDTH) -> str:
    """The document as text at most `width` columns wide (20 or more), without any control sequence."""
    title = one_line(document.title)
    lines = [*wrap(title, width), "=" * min(columns(title), width)]
    for notice in document.notices:
        lines += wrap(one_line(notice), width)
    for block in document.blocks:
        lines += ["", *_block(block, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def columns(text: str) -> int:
    """The number of terminal columns that `text` takes; wide characters take two."""
    if text.isascii() or _NARROW(text):
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0) or len(text)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` columns; `first` and `rest` are put before them.

    Breaks at spaces; a word wider than a line is cut.
    """
    lines: list[str] = []
    if columns(first) > width:
        lines, first = wrap(first, width), rest
    line, used, gap = first, columns(first), 0
    for word in text.split():
        for piece in _pieces(word, max(width - columns(rest), 8)):
            size = columns(piece)
            if used + gap + size > width and used > columns(rest):
                lines.append(line)
                line, used, gap = rest, columns(rest), 0
            line += " " * gap + piece
            used += gap + size
            gap = 1
    return [*lines, line] if line.strip() or not lines else lines


def _pieces(word: str, width: int) -> list[str]:
    if columns(word) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and columns(piece + character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


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
    for at, row in enumerate(cells):
        wrapped = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
        for height in range(max(len(cell) for cell in wrapped)):
            texts = [cell[height] if height < len(cell) else "" for cell in wrapped]
            lines.append("  ".join(_padded(text, size) for text, size in zip(texts, sizes, strict=True)))
        if at == 0:
            lines.append("  ".join("-" * size for size in sizes))
    return lines


def _padded(text: str, size: int) -> str:
    return text + " " * (size - columns(text))


def widths(cells: list[list[str]], width: int) -> list[int]:
    """Column widths that fit: what each wants, the widest narrowed until all fit; there is room for 8 each."""
    sizes = [max(1, *(columns(row[at]) for row in cells)) for at in range(len(cells[0]))]
    room = width - 2 * (len(sizes) - 1)
    most = min(max(sizes), room)
    while sum(min(size, most) for size in sizes) > room:
        most -= 1
    return [min(size, most) for size in sizes]
