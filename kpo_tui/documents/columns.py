"""Text in the columns of a terminal: how many it takes, broken into lines between words, with and without looks."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

_WORD_OR_GAP = re.compile(r" +|[^ ]+")
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


class Stretch(NamedTuple):
    """Harmless text on one line, and how it looks: the parameters of a terminal's sequence, or nothing."""

    text: str
    look: str = ""


def size_of(stretches: list[Stretch]) -> int:
    """How many columns the stretches take."""
    return sum(columns(stretch.text) for stretch in stretches)


def wrapped(stretches: list[Stretch], width: int, rest: str = "") -> list[list[Stretch]]:
    """The stretches in lines at most `width` columns wide (8 or more); `rest` begins every line but the first.

    Breaks at spaces; a word wider than a line is cut.
    """
    if size_of(stretches) <= width:
        return [stretches]
    indent = [Stretch(rest)] if rest else []
    lines: list[list[Stretch]] = [[]]
    used, begun = 0, False
    for gap, word in _words(stretches):
        for n, piece in enumerate(_styled_pieces(word, max(width - len(rest), 1))):
            before = gap if n == 0 else []
            if used + size_of(before) + size_of(piece) > width:
                before = []
                if begun:
                    lines.append(list(indent))
                    used = len(rest)
            lines[-1] += [*before, *piece]
            used, begun = used + size_of(before) + size_of(piece), True
    return lines


def _words(stretches: list[Stretch]) -> Iterator[tuple[list[Stretch], list[Stretch]]]:
    """Words, which may have several looks, with the spaces before each."""
    gap: list[Stretch] = []
    word: list[Stretch] = []
    for text, look in stretches:
        for match in _WORD_OR_GAP.finditer(text):
            if match.group().startswith(" "):
                if word:
                    yield gap, word
                    gap, word = [], []
                gap.append(Stretch(match.group(), look))
            else:
                word.append(Stretch(match.group(), look))
    if word:
        yield gap, word


def _styled_pieces(word: list[Stretch], width: int) -> Iterator[list[Stretch]]:
    """A word in pieces no wider than `width`."""
    if size_of(word) <= width:
        yield word
        return
    piece: list[Stretch] = []
    used = 0
    for text, look in word:
        start = 0
        for k, character in enumerate(text):
            size = columns(character)
            if used + size > width and used:
                yield [*piece, Stretch(text[start:k], look)]
                piece, used, start = [], 0, k
            used += size
        piece.append(Stretch(text[start:], look))
    yield piece


def painted(line: list[Stretch]) -> str:
    """One line with the sequences that give it its looks."""
    out = ""
    for look, group in groupby(line, key=lambda stretch: stretch.look):
        text = "".join(stretch.text for stretch in group)
        out += f"\x1b[{look}m{text}\x1b[0m" if look and text else text
    return out
