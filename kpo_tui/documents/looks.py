"""Text with looks in the columns of a terminal: stretches broken into lines, and painted."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from kpo_tui.documents.columns import columns

_WORD_OR_GAP = re.compile(r" +|[^ ]+")


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
