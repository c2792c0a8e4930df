"""Which blocks in a gap between anchors belong together: the words vote.

All words of the gap are matched at once, in order. Two blocks are coupled where they share enough of
them. As the vote does not ask how many blocks there are on either hand, a paragraph that was split or
merged is coupled with all its parts, and wrapping is no change.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from kpo_tui.documents.redline.blocks import Coupling, Texts
from kpo_tui.documents.redline.cleanup import readable
from kpo_tui.documents.redline.common_sequence import Run, shared
from kpo_tui.documents.redline.tokens import Alphabet

_ALIKE: Final = 0.5  # of the longer block's tokens, shared: the block was edited
_PART: Final = 0.65  # of the shorter block's tokens, shared: the block is a part of the other ...
_WEIGHTY: Final = 12  # ... if it has that many
_PHRASE: Final = 4  # tokens from which on a block found in one piece in another is a part of it
_LEAST: Final = 0.25  # of the tokens of the shorter, kept when all is cleaned, or they are strangers
_SHREDDED: Final = 4  # changes from which on ...
_TATTERS: Final = 0.4  # ... that share of the longer must be kept


class _Group(NamedTuple):
    i1: int
    i2: int
    j1: int
    j2: int


def coupled(texts: Texts, rows: list[int], columns: list[int]) -> Iterator[Coupling]:
    """The couplings between the blocks `rows` of the old text and `columns` of the new one, in order."""
    old, new = texts.old.keys, texts.new.keys
    head, tail = _same_ends([old[i] for i in rows], [new[j] for j in columns])
    yield from _one_by_one(rows[:head], columns[:head])
    inner_rows, inner_columns = rows[head : len(rows) - tail], columns[head : len(columns) - tail]
    for group in _groups(texts, inner_rows, inner_columns):
        coupling = couple(texts, *group)
        if coupling is not None:
            yield coupling
    yield from _one_by_one(rows[len(rows) - tail :], columns[len(columns) - tail :])


def _same_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many items two lists begin with alike, and how many of the others they end with alike."""
    head, most = 0, min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _one_by_one(rows: list[int], columns: list[int]) -> Iterator[Coupling]:
    for i, j in zip(rows, columns, strict=True):
        yield Coupling(i, i + 1, j, j + 1)


def couple(texts: Texts, i1: int, i2: int, j1: int, j2: int) -> Coupling | None:
    """The blocks with the tokens they share, cleaned for a reader; None where too little is left of them."""
    a, b = texts.old.codes_of(i1, i2), texts.new.codes_of(j1, j2)
    runs = readable(a, b, shared(a, b, texts.room), texts.alphabet)
    kept = sum(run.size for run in runs)
    if kept < _LEAST * min(len(a), len(b)) or _only_marks(a, runs, texts.alphabet):
        return None
    if len(runs) >= _SHREDDED and kept < _TATTERS * max(len(a), len(b)):
        return None
    return Coupling(i1, i2, j1, j2, runs)


def _only_marks(text: str, runs: list[Run], alphabet: Alphabet) -> bool:
    """Whether no word is in the runs: full stops and bullets that two strangers share."""
    return not any(alphabet.weight[code] for i, _, size in runs for code in text[i : i + size])


def _groups(texts: Texts, rows: list[int], columns: list[int]) -> list[_Group]:
    """Blocks that may belong together, in order: one with one, one with several, several with one."""
    if not rows or not columns:
        return []
    if len(rows) == len(columns) == 1:
        return [_Group(rows[0], rows[0] + 1, columns[0], columns[0] + 1)]
    parts_old, parts_new = [texts.old.codes(i) for i in rows], [texts.new.codes(j) for j in columns]
    elected = _elected(parts_old, parts_new, texts.room)
    return _neighbours([(rows[p], columns[q]) for p, q in elected])


def _elected(parts_old: list[str], parts_new: list[str], room: int) -> list[tuple[int, int]]:
    """The pairs of parts that share enough, in order."""
    votes: dict[tuple[int, int], int] = {}
    longest: dict[tuple[int, int], int] = {}
    for p, q, size in _pieces(parts_old, parts_new, room):
        votes[p, q] = votes.get((p, q), 0) + size
        longest[p, q] = max(longest.get((p, q), 0), size)
    lighter, elected = {}, set()
    for (p, q), vote in votes.items():
        light, heavy = sorted((len(parts_old[p]), len(parts_new[q])))
        lighter[p, q] = light
        in_one_piece = longest[p, q] == light >= _PHRASE
        if vote >= _ALIKE * heavy or (vote >= _PART * light and light >= _WEIGHTY) or in_one_piece:
            elected.add((p, q))
    # A shorter part, a number or a heading, is believed where all or, of a phrase, most of it went to a
    # block that has a partner.
    safe_old, safe_new = {p for p, _ in elected}, {q for _, q in elected}
    return [
        (p, q)
        for (p, q), vote in votes.items()
        if (p, q) in elected
        or (
            (p in safe_old or q in safe_new)
            and vote >= (_PART if lighter[p, q] > _PHRASE else 1) * lighter[p, q]
        )
    ]


def _pieces(parts_old: list[str], parts_new: list[str], room: int) -> Iterator[tuple[int, int, int]]:
    """What all parts share, cut at their borders: the part of either text, and how many tokens."""
    a, b = "".join(parts_old), "".join(parts_new)
    ends_old = list(accumulate(map(len, parts_old)))
    ends_new = list(accumulate(map(len, parts_new)))
    for run in shared(a, b, room):
        i, j, end = run.old, run.new, run.old + run.size
        while i < end:
            p, q = bisect_right(ends_old, i), bisect_right(ends_new, j)
            step = min(end, ends_old[p], i + ends_new[q] - j) - i
            yield p, q, step
            i, j = i + step, j + step


def _neighbours(pairs: list[tuple[int, int]]) -> list[_Group]:
    """Pairs of blocks in order as groups of neighbours."""
    groups: list[_Group] = []
    for i, j in pairs:
        if groups:
            i1, i2, j1, j2 = groups[-1]
            if i2 - 1 <= i <= i2 and j2 - 1 <= j <= j2 and (i < i2 or j < j2):
                groups[-1] = _Group(i1, i + 1, j1, j + 1)
                continue
            if i < i2 or j < j2:
                continue  # coupled already, and a stranger stands between: the first vote counts
        groups.append(_Group(i, i + 1, j, j + 1))
    return groups
