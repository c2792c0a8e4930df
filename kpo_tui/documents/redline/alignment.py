"""How the blocks of one text became those of the other: alignment first, words second.

Blocks that are the same and occur once anchor the alignment. In the gaps between anchors the words say
which blocks belong together. What then has no partner was taken out, put in, or moved. Only when all
partners are known can be said which of them stayed and which moved: the fewest and shortest moved.
A block is known again elsewhere if it has words enough; one that was edited, by the rare words that it still holds.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final, TypeAlias

from kpo_tui.documents.redline.blocks import Alignment, Coupling, Side, Texts, without
from kpo_tui.documents.redline.cleanup import LARGE
from kpo_tui.documents.redline.common_sequence import Run, gaps, heaviest_chain, similarity, unique_runs
from kpo_tui.documents.redline.couples import couple, coupled
from kpo_tui.documents.redline.tokens import CONTENT, Alphabet

Barren: TypeAlias = frozenset[tuple[int, int]]
"""Gaps, by the old blocks that they lie between, in which nothing belongs together."""

_A_LINE: Final = 80  # characters up to which a longer block weighs more
_LONG: Final = 7  # tokens from which on a block can be known again elsewhere
_LIKENESS: Final = 0.6  # of both blocks' tokens, shared, from which on one is the other, edited
_RARE: Final = 4  # blocks in which a word may occur and still point to them
_HINTS: Final = 3  # such words that must point to a block
_TRIED: Final = 3  # blocks pointed to by most words that are compared


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


def long_enough(side: Side, first: int, end: int) -> bool:
    """Whether the blocks from `first` up to `end` hold enough words to be known again."""
    return sum(len(side.codes(k)) for k in range(first, end)) >= _LONG


def moved(texts: Texts, gone: list[int], fresh: list[int], *, edited: bool) -> list[Coupling]:
    """The moves between blocks without a partner, `gone` of the old text and `fresh` of the new; edited ones if asked."""
    moves = [Coupling(i, i + n, j, j + n) for i, j, n in _the_same(texts.old, texts.new, gone, fresh)]
    if not edited:
        return moves
    away_old = {i for move in moves for i in range(move.i1, move.i2)}
    away_new = {j for move in moves for j in range(move.j1, move.j2)}
    gone, fresh = [i for i in gone if i not in away_old], [j for j in fresh if j not in away_new]
    return moves + _edited(texts, gone, fresh)


def _the_same(old: Side, new: Side, gone: list[int], fresh: list[int]) -> list[Run]:
    """Runs of blocks that are the same and stand elsewhere, long ones with their short neighbours."""
    places: dict[str, list[int]] = {}
    for j in reversed(fresh):
        places.setdefault(new.keys[j], []).append(j)
    left_old, left_new = set(gone), set(fresh)
    runs: list[Run] = []
    for i in gone:
        found = places.get(old.keys[i])
        while found and found[-1] not in left_new:
            found.pop()
        if i not in left_old or not found or not long_enough(old, i, i + 1):
            continue
        x, y = i, found[-1]
        while x - 1 in left_old and y - 1 in left_new and old.keys[x - 1] == new.keys[y - 1]:
            x, y = x - 1, y - 1
        size = i + 1 - x
        while x + size in left_old and y + size in left_new and old.keys[x + size] == new.keys[y + size]:
            size += 1
        left_old.difference_update(range(x, x + size))
        left_new.difference_update(range(y, y + size))
        runs.append(Run(x, y, size))
    return runs


def _edited(texts: Texts, gone: list[int], fresh: list[int]) -> list[Coupling]:
    """Blocks that moved and were edited."""
    old, room = texts.old, texts.room
    pointers = _pointers(old, gone, texts.alphabet)
    rare = set(pointers)
    moves: list[Coupling] = []
    for j in fresh:
        codes = texts.new.codes(j)
        if len(codes) < _LONG:
            continue
        pointing = rare.intersection(codes)
        hints = Counter([i for code in pointing for i in pointers[code]])
        enough = max(_HINTS, len(pointing) // 4)
        likely = sorted([(-n, i) for i, n in hints.items() if n >= enough])[:_TRIED]
        likeness, i = max(
            [(similarity(old.codes(i), codes, room, _LIKENESS), -i) for _, i in likely], default=(0.0, 0)
        )
        move = couple(texts, -i, 1 - i, j, j + 1) if likeness else None
        if move is not None:
            moves.append(_without_lone_marks(texts, move))
            for code in rare.intersection(old.codes(-i)):
                pointers[code] = [k for k in pointers[code] if k != -i]
    return moves


def _without_lone_marks(texts: Texts, move: Coupling) -> Coupling:
    """The move without marks, a bullet or a full stop, that alone were kept beside a larger change.

    In place they would go unmarked; in a move they would be marked as a piece of their own.
    """
    old, new = texts.old.codes_of(move.i1, move.i2), texts.new.codes_of(move.j1, move.j2)
    found = list(gaps(move.runs or [], len(old), len(new)))
    sizes = [max(i2 - i1, j2 - j1) for (i1, i2, j1, j2), _ in found]
    kept = [
        run
        for (_, run), before, after in zip(found, sizes, sizes[1:], strict=False)
        if texts.alphabet.weigh(old[run.old : run.old + run.size]) or max(before, after) < LARGE
    ]
    return move._replace(runs=kept)


def _pointers(side: Side, blocks: list[int], alphabet: Alphabet) -> dict[str, list[int]]:
    """For each word of content that few of `blocks` hold, which ones do; short blocks left out."""
    vocabulary = {k: set(side.codes(k)) for k in blocks if long_enough(side, k, k + 1)}
    holders = Counter(chain.from_iterable(vocabulary.values()))
    rare = {code for code, n in holders.items() if n <= _RARE and alphabet.weight[code] == CONTENT}
    pointers: dict[str, list[int]] = {code: [] for code in rare}
    for k, codes in vocabulary.items():
        for code in rare & codes:
            pointers[code].append(k)
    return pointers
