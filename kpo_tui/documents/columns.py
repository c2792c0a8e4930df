"""Text in the columns of a terminal: how many it takes, broken into lines between words."""

import re

_NARROW = re.compile("[ -~¡-¬®-ʯ–—‘’“”…→✓✕‖]*").fullmatch
"""Text in letters and signs that all take one column, as most text does; for the rest wcwidth is loaded."""


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


def widths(cells: list[list[str]], width: int) -> list[int]:
    """Column widths that fit: what each wants, the widest narrowed until all fit; there is room for 8 each."""
    sizes = [max(1, *(columns(row[at]) for row in cells)) for at in range(len(cells[0]))]
    room = width - 2 * (len(sizes) - 1)
    most = min(max(sizes), room)
    while sum(min(size, most) for size in sizes) > room:
        most -= 1
    return [min(size, most) for size in sizes]
