"""How the blocks of one text became those of the other: alignment first, words second.

Blocks that are the same and occur once anchor the alignment. In the gaps between anchors the words say
which blocks belong together. What then has no partner was taken out, put in, or moved. Only when all
partners are known can be said which of them stayed and which moved: the fewest and shortest moved.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, TypeAlias

from kpo_tui.documents.redline.blocks import Alignment, Coupling, Texts, without
from kpo_tui.documents.redline.couple import coupled
from kpo_tui.documents.redline.matching import heaviest_chain, unique_runs
from kpo_tui.documents.redline.moves import long_enough, moved

Barren: TypeAlias = frozenset[tuple[int, int]]
"""Gaps, by the old blocks that they lie between, in which nothing belongs together."""

_A_LINE: Final = 80  # characters up to which a longer block weighs more


def align(texts: Texts) -> Alignment:
    """The couplings and moves between the blocks of two texts."""
    old, new = texts.old.keys, texts.new.keys
    same = [Coupling(i, i + size, j, j + size) for i, j, size in unique_runs(old, new)]
    stayed, crossing = _stayed(same, old)
    known = [move for move in crossing if long_enough(texts.old, move.i1, move.i2)]
    first = _aligned(texts, stayed, known, frozenset())
    if not first.moves:
        return first
    short = _free([c for c in crossing if not long_enough(texts.old, c.i1, c.i2)], first)
    stayed, crossing = _stayed(sorted(first.couplings + first.moves + short, key=_place), old)
    if stayed == first.couplings:
        return first
    no_moves = {(c.i1, c.j1) for c in short}
    crossing = [c for c in crossing if (c.i1, c.j1) not in no_moves]
    barren = frozenset((before.i2, after.i1) for before, after in pairwise(first.couplings))
    return _aligned(texts, stayed, crossing, barren)


def _stayed(partners: list[Coupling], keys: list[str]) -> tuple[list[Coupling], list[Coupling]]:
    """Of blocks and their partners by their old place: the heaviest that are in order, and the others."""
    weights = [sum([min(len(key), _A_LINE) for key in keys[c.i1 : c.i2]]) for c in partners]
    chain = heaviest_chain([c.j1 for c in partners], weights)
    in_chain = set(chain)
    return [partners[k] for k in chain], [c for k, c in enumerate(partners) if k not in in_chain]


def _free(short: list[Coupling], alignment: Alignment) -> list[Coupling]:
    """Those of the short blocks that crossed whose partners are still free on both hands.

    They are no moves by themselves, but they say which of two longer blocks passed the other: the one
    that would have passed them, too.
    """
    partners = alignment.couplings + alignment.moves
    taken_old = {i for c in partners for i in range(c.i1, c.i2)}
    taken_new = {j for c in partners for j in range(c.j1, c.j2)}
    return [
        c
        for c in short
        if taken_old.isdisjoint(range(c.i1, c.i2)) and taken_new.isdisjoint(range(c.j1, c.j2))
    ]


def _aligned(texts: Texts, stayed: list[Coupling], moves: list[Coupling], barren: Barren) -> Alignment:
    """The alignment about the couplings `stayed` when `moves` are known."""
    couplings = list(_couplings(texts, stayed, moves, barren))
    partners = couplings + moves
    gone = without(len(texts.old.keys), [(c.i1, c.i2) for c in partners])
    fresh = without(len(texts.new.keys), [(c.j1, c.j2) for c in partners])
    if gone and fresh:
        moves = moves + moved(texts, gone, fresh, edited=not barren)
    return Alignment(couplings, sorted(moves, key=_place))


def _couplings(
    texts: Texts, stayed: list[Coupling], moves: list[Coupling], barren: Barren
) -> Iterator[Coupling]:
    """What stayed and, in the gaps between, the blocks that belong together."""
    away_old = {i for move in moves for i in range(move.i1, move.i2)}
    away_new = {j for move in moves for j in range(move.j1, move.j2)}
    i = j = 0
    for anchor in [*stayed, Coupling(len(texts.old.keys), 0, len(texts.new.keys), 0)]:
        rows = [k for k in range(i, anchor.i1) if k not in away_old]
        columns = [k for k in range(j, anchor.j1) if k not in away_new]
        if rows and columns and (i, anchor.i1) not in barren:
            yield from coupled(texts, rows, columns)
        if anchor.i2:
            yield anchor
        i, j = anchor.i2, anchor.j2


def _place(coupling: Coupling) -> int:
    return coupling.i1
