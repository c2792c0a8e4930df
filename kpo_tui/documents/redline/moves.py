"""Blocks that went elsewhere, edited or not.

Whatever found no partner in its place looks for one among the partnerless of the other text: first for
the same block, then for one that shares its rarer words. Short lines prove nothing and stay where they
are, unless they stand beside a block that moved and went with it.
"""

from collections import Counter
from itertools import chain
from typing import Final

from kpo_tui.documents.redline.blocks import Coupling, Side, Texts
from kpo_tui.documents.redline.clean import LARGE
from kpo_tui.documents.redline.couple import couple
from kpo_tui.documents.redline.matching import Run, gaps, similarity
from kpo_tui.documents.redline.tokens import CONTENT, Alphabet

_LONG: Final = 7  # tokens from which on a block can be known again elsewhere
_LIKENESS: Final = 0.6  # of both blocks' tokens, shared, from which on one is the other, edited
_RARE: Final = 4  # blocks in which a word may occur and still point to them
_HINTS: Final = 3  # such words that must point to a block
_TRIED: Final = 3  # blocks pointed to by most words that are compared


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
