"""Two texts to one redline."""

from collections.abc import Iterator

from kpo_tui.collecting import no_collector
from kpo_tui.documents.redline.align import align
from kpo_tui.documents.redline.blocks import Alignment, Coupling, Side, Texts
from kpo_tui.documents.redline.couple import couple
from kpo_tui.documents.redline.matching import gaps
from kpo_tui.documents.redline.segments import Redline, Segment
from kpo_tui.documents.redline.weave import Draft, Weaver, finished


def compare_texts(old: str, new: str) -> Redline:
    """What must be taken out of `old`, put into it and moved about in it to get `new`.

    Accepting all changes gives `new`, rejecting all gives `old`, exactly. A text and itself have no
    changes; `old` and `new` exchanged have the same ones, with their kinds exchanged.

    >>> redline = compare_texts("Pay within 30 days.", "Pay within 45 days.")
    >>> [(s.kind, redline.old_text(s), redline.new_text(s)) for s in redline.segments]
    [('equal', 'Pay within ', 'Pay within '), ('replaced', '30', '45'), ('equal', ' days.', ' days.')]
    """
    if old == new:
        return Redline(old, new, (Segment("equal", 0, len(old), 0, len(new)),) if old else ())
    # Where two answers are as good, which one is found depends on which text comes first. So the
    # lesser text always does, and the answer is mirrored where that is the new one.
    mirror = (len(new), new) < (len(old), old)
    first, second = (new, old) if mirror else (old, new)
    with no_collector():
        return Redline(old, new, finished(_drafts(first, second, new_first=mirror), mirror=mirror))


def _drafts(old: str, new: str, *, new_first: bool) -> list[Draft]:
    """The drafts alone, so that what they were found with takes no memory beside the segments."""
    try:
        texts = Texts.of(old, new)
        return Loom(texts, align(texts), new_first=new_first).woven()
    except OverflowError:  # more distinct tokens than code points: no contract, so not worth more than this
        return _replaced(old, new)


def _replaced(old: str, new: str) -> list[Draft]:
    """All of `old` replaced by `new`."""
    weaver = Weaver(old, new)
    weaver.change(len(old), len(new))
    return weaver.drafts()


class Loom:
    """Weaves the blocks of two sides, as they are aligned.

    Between two couplings what is only in the old text comes first, or with `new_first` what is only in
    the new one.
    """

    def __init__(self, texts: Texts, alignment: Alignment, *, new_first: bool) -> None:
        self._texts = texts
        self._old, self._new = texts.old, texts.new
        self._alignment = alignment
        self._new_first = new_first
        self._weaver = Weaver(texts.old.text, texts.new.text)
        moves = list(enumerate(alignment.moves))
        self._from = {i: n for n, move in moves for i in range(move.i1, move.i2)}
        self._to = {j: n for n, move in moves for j in range(move.j1, move.j2)}
        self._keys = [self._weaver.new_key() for _ in moves]

    def woven(self) -> list[Draft]:
        """The drafts, covering both texts."""
        self._weaver.spacing(self._old.starts[0], self._new.starts[0])
        m, n = len(self._old.keys), len(self._new.keys)
        i = j = 0
        for coupling in [*self._alignment.couplings, Coupling(m, m, n, n)]:
            self._without_partner(range(i, coupling.i1), range(j, coupling.j1))
            self._with_partner(coupling)
            i, j = coupling.i2, coupling.j2
        return self._weaver.drafts()

    def _without_partner(self, rows: range, columns: range) -> None:
        """Blocks taken out, put in and moved; one alone for one alone became it, if anything of it is left."""
        ends_old, ends_new = self._old.starts, self._new.starts
        if len(rows) == len(columns) == 1 and rows[0] not in self._from and columns[0] not in self._to:
            pair = couple(self._texts, rows.start, rows.stop, columns.start, columns.stop)
            if pair is None:
                self._weaver.change(ends_old[rows.stop], ends_new[columns.stop])
            else:
                self._with_partner(pair)
            return
        alone = not rows or not columns
        if self._new_first:
            self._only_new(columns, ends_old[rows.start], alone=alone)
            self._only_old(rows, ends_new[columns.stop], alone=alone)
        else:
            self._only_old(rows, ends_new[columns.start], alone=alone)
            self._only_new(columns, ends_old[rows.stop], alone=alone)

    def _only_old(self, rows: range, j: int, *, alone: bool) -> None:
        """Blocks taken out, and the old ends of moves, before offset `j` of the new text."""
        for i in rows:
            n = self._from.get(i)
            if n is None:
                self._weaver.change(self._old.starts[i + 1], j, alone=alone)
            elif self._alignment.moves[n].i1 == i:
                for first, end in self._kept_in_move(n, self._old):
                    self._weaver.move("deleted", first, j, self._keys[n])
                    self._weaver.move("moved_from", end, j, self._keys[n])

    def _only_new(self, columns: range, i: int, *, alone: bool) -> None:
        """Blocks put in, and the new ends of moves, before offset `i` of the old text."""
        for j in columns:
            n = self._to.get(j)
            if n is None:
                self._weaver.change(i, self._new.starts[j + 1], alone=alone)
            elif self._alignment.moves[n].j1 == j:
                for first, end in self._kept_in_move(n, self._new):
                    self._weaver.move("inserted", i, first, self._keys[n])
                    self._weaver.move("moved_to", i, end, self._keys[n])

    def _kept_in_move(self, n: int, side: Side) -> Iterator[tuple[int, int]]:
        """Where in one of its ends the passages begin and end that move `n` kept; an empty one at the end."""
        i1, i2, j1, j2, runs = self._alignment.moves[n]
        first, end = (i1, i2) if side is self._old else (j1, j2)
        if runs is None:
            yield side.starts[first], side.starts[end]
            return
        at = side.offsets_of(first, end)
        for run in runs:
            start = run.old if side is self._old else run.new
            yield at[start], at[start + run.size]
        yield at[-1], at[-1]

    def _with_partner(self, coupling: Coupling) -> None:
        i1, i2, j1, j2, runs = coupling
        if runs is None:
            self._the_same(range(i1, i2), j1)
            return
        old, new = self._old.offsets_of(i1, i2), self._new.offsets_of(j1, j2)
        for (x, x2, y, y2), run in gaps(runs, len(old) - 1, len(new) - 1):
            if x < x2 or y < y2:
                self._weaver.change(old[x2], new[y2])
            self._weaver.kept(old, x2, new, y2, run.size)

    def _the_same(self, rows: range, j: int) -> None:
        """Blocks that are the same from `j` of the new text on, but maybe for the white space after each."""
        old, new = self._old, self._new
        end = j + len(rows)
        if old.blocks[rows.start : rows.stop] == new.blocks[j:end]:
            self._weaver.equal(old.starts[rows.stop], new.starts[end])
            return
        for i, k in zip(rows, range(j, end), strict=True):
            size = len(old.keys[i])
            self._weaver.equal(old.starts[i] + size, new.starts[k] + size)
            self._weaver.spacing(old.starts[i + 1], new.starts[k + 1])
