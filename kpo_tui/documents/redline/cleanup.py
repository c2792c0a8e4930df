"""From the most words that two texts share to what a person would mark.

A longest common subsequence keeps every chance "the" between two rewritten phrases, and puts the edge
of an insertion wherever the same word stands. Four steps make it readable, in this order:

- **gather**: an insertion (or deletion) that was scattered around words it shares becomes one piece;
- **swallow**: crumbs, a few small words left standing between larger changes, join them;
- **replace**: a sentence of which little is left is replaced from its first change to its last;
- **slide**: an insertion that could stand a word earlier or later goes to the border of a sentence or
  phrase.

Each takes and gives runs of shared tokens in order; what lies between two runs is a change.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kpo_tui.documents.redline.common_sequence import Run
from kpo_tui.documents.redline.tokens import FILLER, Alphabet

_WIDEST: Final = 8  # runs over which one insertion is looked for
LARGE: Final = 3  # tokens from which on a change may swallow a crumb
_CRUMB: Final = 6  # weight under which a run between large changes is always a crumb: three words
_LARGEST_CRUMB: Final = 12  # weight under which one is between changes of as many tokens: six words
_PASSES: Final = 8  # over all changes, while crumbs are found
_LITTLE: Final = 0.5  # weight kept per weight changed under which a sentence counts as rewritten


def readable(old: str, new: str, runs: list[Run], alphabet: Alphabet) -> list[Run]:
    """`runs` of the tokens shared by `old` and `new` so that what lies between them reads as a person's edits."""
    if not runs:
        return runs
    edges = list(runs)
    if edges[0].old or edges[0].new:
        edges.insert(0, Run(0, 0, 0))
    if (edges[-1].old + edges[-1].size, edges[-1].new + edges[-1].size) != (len(old), len(new)):
        edges.append(Run(len(old), len(new), 0))
    if len(edges) > 2:
        edges = gathered(old, new, edges)
        edges = swallowed(old, new, edges, alphabet)
        whole = replaced(old, new, edges, alphabet)
        edges = edges if len(whole) == len(edges) else swallowed(old, new, whole, alphabet)
    return [run for run in slid(old, new, edges, alphabet) if run.size]


def gathered(old: str, new: str, edges: list[Run]) -> list[Run]:
    """`edges` with scattered insertions and deletions gathered into one."""
    out = [edges[0]]
    k = 1
    while k < len(edges):
        one_sided = _one_sided(out[-1], edges[k : k + _WIDEST])
        for last in range(k + one_sided - 1, k, -1):
            pulled = _pulled(old, new, out[-1], edges[last])
            if pulled is not None:
                out[-1], edges[last] = pulled
                k = last
                break
        else:
            out.append(edges[k])
            k += 1
    return out


def _one_sided(first: Run, following: list[Run]) -> int:
    """How many of the changes before the runs `following` are all insertions, or all deletions."""
    i, j = first.old + first.size, first.new + first.size
    inserts = deletes = 0
    for count, run in enumerate(following):
        inserts, deletes = inserts or run.new > j, deletes or run.old > i
        if inserts and deletes:
            return count
        i, j = run.old + run.size, run.new + run.size
    return len(following)


def _pulled(old: str, new: str, first: Run, last: Run) -> tuple[Run, Run] | None:
    """`first` and `last` grown towards each other until either text has nothing left between them."""
    i, j = first.old + first.size, first.new + first.size
    size = min(last.old - i, last.new - j)
    head = _alike(old, new, i, j, size)
    tail = 0
    while head + tail < size and old[last.old - tail - 1] == new[last.new - tail - 1]:
        tail += 1
    if head + tail < size:
        return None
    return Run(first.old, first.new, first.size + head), Run(
        last.old - tail, last.new - tail, last.size + tail
    )


def _alike(old: str, new: str, i: int, j: int, most: int) -> int:
    """How many tokens, at most `most`, are the same from `i` in `old` and from `j` in `new` on."""
    size = 0
    while size < most and old[i + size] == new[j + size]:
        size += 1
    return size


def swallowed(old: str, new: str, edges: list[Run], alphabet: Alphabet) -> list[Run]:
    """`edges` without the crumbs between large changes; what swallowed one may be large enough for the next."""
    for _ in range(_PASSES):
        out = [edges[0]]
        for run, after in pairwise(edges[1:]):
            least = min(_change(out[-1], run), _change(run, after))
            codes = old[run.old : run.old + run.size]
            if not (least >= LARGE and _is_crumb(codes, least, alphabet)) and not (
                run.size == 1 and _joins_figures(old, new, out[-1], run, after, alphabet)
            ):
                out.append(run)
        out.append(edges[-1])
        if len(out) == len(edges):
            break
        edges = out
    return edges


def _is_crumb(codes: str, least: int, alphabet: Alphabet) -> bool:
    """Whether a run is too light to stand between changes of `least` tokens or more."""
    limit = min(max(_CRUMB, least), _LARGEST_CRUMB)
    return len(codes) <= 2 * limit and alphabet.weigh(codes) < limit


def _joins_figures(old: str, new: str, before: Run, run: Run, after: Run, alphabet: Alphabet) -> bool:
    """Whether a single mark stands between figures that were all replaced, as in a date: `11, 2017`."""
    sides = (
        (old, before.old + before.size, run.old, after.old),
        (new, before.new + before.size, run.new, after.new),
    )
    return not alphabet.weight[old[run.old]] and all(
        first < at < end - 1 and text[at - 1] in alphabet.figures and text[at + 1] in alphabet.figures
        for text, first, at, end in sides
    )


def _change(before: Run, after: Run) -> int:
    """The size in tokens of the change between two runs."""
    return max(after.old - before.old, after.new - before.new) - before.size


def replaced(old: str, new: str, edges: list[Run], alphabet: Alphabet) -> list[Run]:
    """`edges` without the runs inside sentences of which little is left."""
    out = [edges[0]]
    for inner, after in _sentences(old, edges, alphabet):
        if inner and not _little_left(old, new, out[-1], inner, after, alphabet):
            out += inner
        out.append(after)
    return out


def _sentences(old: str, edges: list[Run], alphabet: Alphabet) -> Iterator[tuple[list[Run], Run]]:
    """Runs that lie inside one sentence, and the run after them that reaches out of it."""
    inner: list[Run] = []
    for k in range(1, len(edges)):
        run = edges[k]
        if k == len(edges) - 1 or not alphabet.stops.isdisjoint(old[run.old : run.old + run.size]):
            yield inner, run
            inner = []
        else:
            inner.append(run)


def _little_left(old: str, new: str, before: Run, inner: list[Run], after: Run, alphabet: Alphabet) -> bool:
    """Whether the runs `inner` are little beside what changed between `before` and `after`."""
    if _one_sided(before, [*inner, after]) > len(inner):
        return False  # all of it is left, whatever was put between
    if all(_change(x, y) < LARGE for x, y in pairwise([before, *inner, after])):
        return False
    kept = sum([alphabet.weigh(old[i : i + size]) for i, _, size in inner])
    first, last = inner[0], inner[-1]
    bounds_old = before.old + before.size, first.old, last.old + last.size, after.old
    bounds_new = before.new + before.size, first.new, last.new + last.size, after.new
    in_old, in_new = _sentence(old, *bounds_old, alphabet), _sentence(new, *bounds_new, alphabet)
    return kept < _LITTLE * (max(alphabet.weigh(in_old), alphabet.weigh(in_new)) - kept)


def _sentence(text: str, start: int, first: int, last: int, end: int, alphabet: Alphabet) -> str:
    """`text[first:last]` with what is about it from `start` to `end`, without whole sentences before and after."""
    while first > start and text[first - 1] not in alphabet.stops:
        first -= 1
    while last < end and text[last] not in alphabet.stops:
        last += 1
    return text[first:last]


def slid(old: str, new: str, edges: list[Run], alphabet: Alphabet) -> list[Run]:
    """`edges` with plain insertions and deletions at the best border that they can slide to."""
    out = [edges[0]]
    for run in edges[1:]:
        before, after = out[-1], run
        i, j = before.old + before.size, before.new + before.size
        shift = 0
        if i == after.old and j < after.new:
            shift = _best_shift(new, j, after.new, before.size, after.size, alphabet)
        elif j == after.new and i < after.old:
            shift = _best_shift(old, i, after.old, before.size, after.size, alphabet)
        if shift:
            out[-1] = Run(before.old, before.new, before.size + shift)
            after = Run(after.old + shift, after.new + shift, after.size - shift)
        out.append(after)
    return out


def _best_shift(
    text: str, start: int, end: int, room_before: int, room_after: int, alphabet: Alphabet
) -> int:
    """By how many tokens `text[start:end]` moves, left of the least, to stand where it reads best."""
    left = 0
    while left < room_before and text[start - left - 1] == text[end - left - 1]:
        left += 1
    right = 0
    while right < room_after and text[start + right] == text[end + right]:
        right += 1
    if not left and not right:
        return 0
    shifts = range(-left, right + 1)
    return max(shifts, key=lambda shift: (_fitness(text, start + shift, end + shift, alphabet), -shift))


def _fitness(text: str, start: int, end: int, alphabet: Alphabet) -> int:
    """How well `text[start:end]` reads as one piece: a sentence, or else a phrase from its first small word on."""
    if start == 0 or end == len(text) or text[start - 1] in alphabet.stops:
        return 2
    if text[start] in alphabet.closers or text[end - 1] in alphabet.openers:
        return -2
    return (alphabet.weight[text[start]] == FILLER) - (alphabet.weight[text[end - 1]] == FILLER)
