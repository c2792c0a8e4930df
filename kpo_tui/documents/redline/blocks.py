"""Texts as blocks, and which blocks of one became which of the other."""

import re
from itertools import accumulate
from typing import Final, NamedTuple

from kpo_tui.documents.redline.common_sequence import Run
from kpo_tui.documents.redline.tokens import Alphabet, offsets

_LINE = re.compile(r".*+\n\s*+|.++")
_LINE_OF_OLD = re.compile(r"[^\r]*+\r\s*+|[^\r]++")  # lines that end with a carriage return alone

_ROOM: Final = 64  # bits of a matrix for each character of both texts: 8 bytes
_LEAST_ROOM: Final = 1 << 23  # bits: 1 MiB


def split_blocks(text: str) -> list[str]:
    """The lines of `text`, each with its line end and all white space up to the next line that has words."""
    return _LINE.findall(text) if "\n" in text else _LINE_OF_OLD.findall(text)


class Side:
    """One text as blocks, tokenised only where it is looked at.

    `keys` are the blocks as they are compared, `starts` the offset of each and, last, of the end.
    Blocks do not begin with white space.
    """

    def __init__(self, text: str, alphabet: Alphabet) -> None:
        body = text.lstrip()
        start = len(text) - len(body)
        self.text = text
        self.blocks = blocks = split_blocks(body)
        self.keys = [block.rstrip() for block in blocks]
        self.starts = list(accumulate(map(len, blocks), initial=start))
        self._alphabet = alphabet
        self._codes: list[str | None] = [None] * len(blocks)

    def codes(self, k: int) -> str:
        """The tokens of block `k`, a code point each."""
        codes = self._codes[k]
        if codes is None:
            codes = self._codes[k] = self._alphabet.codes(self.blocks[k])
        return codes

    def codes_of(self, first: int, end: int) -> str:
        """The tokens of the blocks from `first` up to `end`."""
        return "".join([self.codes(k) for k in range(first, end)])

    def offsets_of(self, first: int, end: int) -> list[int]:
        """The offset of each token of the blocks from `first` up to `end` and, last, of the end."""
        return offsets("".join(self.blocks[first:end]), self.starts[first])


class Texts(NamedTuple):
    """Two texts under comparison, and the alphabet that both are written in.

    `room` is how many bits the matrix of one exact matching may take: more for longer texts.
    """

    old: Side
    new: Side
    alphabet: Alphabet
    room: int

    @classmethod
    def of(cls, old: str, new: str) -> "Texts":
        """Two texts, not looked at yet."""
        alphabet = Alphabet()
        room = max(_LEAST_ROOM, _ROOM * (len(old) + len(new)))
        return cls(Side(old, alphabet), Side(new, alphabet), alphabet, room)


class Coupling(NamedTuple):
    """Blocks `i1` to `i2` of the old text that became blocks `j1` to `j2` of the new one.

    `runs` are the tokens they share, counted from the first of either; None where the blocks are the
    same but for white space.
    """

    i1: int
    i2: int
    j1: int
    j2: int
    runs: list[Run] | None = None


class Alignment(NamedTuple):
    """Couplings in the order of both texts, and moves: couplings out of that order, by their old place."""

    couplings: list[Coupling]
    moves: list[Coupling]


def without(size: int, couplings: list[tuple[int, int]]) -> list[int]:
    """The blocks of a text of `size` blocks that lie in none of the ranges."""
    taken = bytearray(size)
    for first, end in couplings:
        taken[first:end] = b"\1" * (end - first)
    return [k for k in range(size) if not taken[k]]
