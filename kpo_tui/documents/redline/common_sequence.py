"""What two sequences share, in order: the one question asked of blocks and of words alike.

The only module that knows rapidfuzz. Strings short enough for it are matched exactly; its memory grows
with the product of their lengths, so longer ones are first cut at anchors: stretches of items that
occur once in either sequence, and in the same order.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

_DEEPEST: Final = 6  # cuts within cuts of a long string; what is not matched by then counts as replaced

_FEW: Final = 1000  # items to each one that occurs once, from which on those are too few to hold on to
_PHRASE: Final = 8  # items
_KINDS: Final = 8  # kinds of items, of which phrases that begin with one are looked at


class Run(NamedTuple):
    """`size` items that are the same from `old` on in one sequence and from `new` on in the other."""

    old: int
    new: int
    size: int


def shared(old: str, new: str, room: int, depth: int = 0) -> list[Run]:
    """A longest common subsequence of two strings, as runs in order.

    Where its matrix would take more than `room` bits it may not be the longest.
    """
    if len(old) * len(new) <= room:
        return list(map(Run._make, Indel.editops(old, new).as_matching_blocks()[:-1]))
    anchors = anchored(old, new)
    if depth == _DEEPEST or not anchors:
        return anchors
    runs: list[Run] = []
    for (i1, i2, j1, j2), anchor in gaps(anchors, len(old), len(new)):
        runs += (Run(i1 + i, j1 + j, n) for i, j, n in shared(old[i1:i2], new[j1:j2], room, depth + 1))
        if anchor.size:
            runs.append(anchor)
    return runs


def similarity(old: str, new: str, room: int, least: float) -> float:
    """How much of both strings a longest common subsequence holds, 0 to 1.

    It is 0 where it would be under `least`, and where its matrix would take more than `room` bits.
    """
    if len(old) * len(new) > room:
        return 0.0
    return Indel.normalized_similarity(old, new, score_cutoff=least)


def anchored(old: str, new: str) -> list[Run]:
    """Runs that hold two strings together: the longest unique ones in order, grown over equal neighbours."""
    runs = unique_runs(old, new)
    if len(runs) * _FEW < min(len(old), len(new)) and not set(old).isdisjoint(new):
        runs = _unique_phrases(old, new)
    chain = heaviest_chain([run.new for run in runs], [run.size for run in runs])
    return grown(old, new, [runs[k] for k in chain])


def _unique_phrases(old: str, new: str) -> list[Run]:
    """The first item of every phrase that occurs once in either string, where hardly an item does.

    Only phrases that begin with one of every few kinds of items are looked at: growing finds the rest.
    """
    starts_old, starts_new = _starts(old), _starts(new)
    found = unique_runs(
        [old[k : k + _PHRASE] for k in starts_old], [new[k : k + _PHRASE] for k in starts_new]
    )
    return [
        Run(starts_old[run.old + k], starts_new[run.new + k], 1) for run in found for k in range(run.size)
    ]


def _starts(items: str) -> list[int]:
    return [k for k, item in enumerate(items) if not ord(item) % _KINDS]


def unique_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Runs of items that occur exactly once in either sequence, as long as they go, by their place in `old`."""
    once_old, once_new = Counter(old), Counter(new)
    place = {item: j for j, item in enumerate(new) if once_new[item] == 1}
    runs: list[Run] = []
    start = at = size = 0
    for i, item in enumerate(old):
        j = place.get(item) if once_old[item] == 1 else None
        if size and i == start + size and j == at + size:
            size += 1
            continue
        if size:
            runs.append(Run(start, at, size))
        start, at, size = (i, j, 1) if j is not None else (i, 0, 0)
    return [*runs, Run(start, at, size)] if size else runs


def heaviest_chain(places: list[int], weights: list[int]) -> list[int]:
    """Which of `places` increase from first to last and weigh most together, by their index.

    Places are distinct, weights above zero.
    """
    # Chains found so far of which none ends later and weighs less than another: the place each ends at,
    # its weight, and the index of its last link.
    ends, totals, last = [-1], [0], [-1]
    before: list[int] = []
    for k, (place, weight) in enumerate(zip(places, weights, strict=True)):
        x = bisect_left(ends, place)
        before.append(last[x - 1])
        total = totals[x - 1] + weight
        y = x
        while y < len(ends) and totals[y] <= total:
            y += 1
        ends[x:y], totals[x:y], last[x:y] = [place], [total], [k]
    chain: list[int] = []
    k = last[-1]
    while k >= 0:
        chain.append(k)
        k = before[k]
    return chain[::-1]


def grown(old: str, new: str, runs: list[Run]) -> list[Run]:
    """`runs` with the equal items right before and after each, from the ends of the sequences inwards too."""
    result: list[Run] = []
    i = j = 0  # the first items that belong to no run yet
    for run in [*runs, Run(len(old), len(new), 0)]:
        first = i
        while i < run.old and j < run.new and old[i] == new[j]:
            i, j = i + 1, j + 1
        if i > first:
            result = _joined(result, Run(first, j - (i - first), i - first))
        x, y = run.old, run.new
        while x > i and y > j and old[x - 1] == new[y - 1]:
            x, y = x - 1, y - 1
        i, j = run.old + run.size, run.new + run.size
        if i > x:
            result = _joined(result, Run(x, y, i - x))
    return result


def _joined(runs: list[Run], run: Run) -> list[Run]:
    """`runs` with one more at the end, in one piece with the last where they touch."""
    if runs:
        i, j, size = runs[-1]
        if (i + size, j + size) == (run.old, run.new):
            runs[-1] = Run(i, j, size + run.size)
            return runs
    runs.append(run)
    return runs


def gaps(runs: list[Run], old_size: int, new_size: int) -> Iterator[tuple[tuple[int, int, int, int], Run]]:
    """What lies before each run, as (i1, i2, j1, j2), with the run; at the end, an empty run."""
    i = j = 0
    for run in [*runs, Run(old_size, new_size, 0)]:
        yield (i, run.old, j, run.new), run
        i, j = run.old + run.size, run.new + run.size
