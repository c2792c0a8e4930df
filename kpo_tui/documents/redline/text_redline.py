"""Two texts to one redline, whose segments lie end to end, so that they cover both texts.

White space belongs to the word before it. Where only it differs it is spacing; beside a change it is
part of the change, so that deleting the last word of a paragraph takes the blank before it, too.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kpo_tui.documents.document import SPACING
from kpo_tui.documents.redline.alignment import align
from kpo_tui.documents.redline.blocks import Alignment, Coupling, Side, Texts
from kpo_tui.documents.redline.common_sequence import gaps
from kpo_tui.documents.redline.couples import couple
from kpo_tui.documents.redline.segments import Kind, Redline, Segment
from kpo_tui.machine.collector import no_collector

_MIRRORED: Final[dict[Kind, Kind]] = {
    "deleted": "inserted",
    "inserted": "deleted",
    "moved_from": "moved_to",
    "moved_to": "moved_from",
}
_NO_MOVE: Final = -1


class Draft(Struct, frozen=True, gc=False):
    """A segment whose change and move have no number yet: `key` is the same for what belongs together."""

    kind: Kind
    i1: int
    i2: int
    j1: int
    j2: int
    key: int = SPACING
    move: int = _NO_MOVE


class Weaver:
    """Lays drafts end to end; each method covers both texts up to the offsets `i` and `j`."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._laid = 0, 0  # up to here in drafts
        self._i = self._j = 0  # and from there up to here equal
        self._keys = SPACING
        self._drafts: list[Draft] = []

    def drafts(self) -> list[Draft]:
        """What was laid, to the end of both texts."""
        self._close()
        return self._drafts

    def new_key(self) -> int:
        """A key that no change has yet."""
        self._keys += 1
        return self._keys

    def equal(self, i: int, j: int) -> None:
        """The same in both texts."""
        self._i, self._j = i, j

    def kept(self, at_old: list[int], first_old: int, at_new: list[int], first_new: int, size: int) -> None:
        """`size` tokens that are the same, by their offsets; the white space after each may differ."""
        i, j = at_old[first_old + size], at_new[first_new + size]
        if self._old[self._i : i] != self._new[self._j : j]:
            for k in range(size):
                x, x2 = at_old[first_old + k], at_old[first_old + k + 1]
                y, y2 = at_new[first_new + k], at_new[first_new + k + 1]
                if self._old[x:x2] != self._new[y:y2]:
                    bare = len(self._old[x:x2].rstrip())
                    self.equal(x + bare, y + bare)
                    self.spacing(x2, y2)
        self.equal(i, j)

    def spacing(self, i: int, j: int) -> None:
        """White space on both sides, maybe not the same."""
        most = min(i - self._i, j - self._j)
        head = 0
        while head < most and self._old[self._i + head] == self._new[self._j + head]:
            head += 1
        if head and (
            _parts_line_end(self._old, self._i + head) or _parts_line_end(self._new, self._j + head)
        ):
            head -= 1
        self.equal(self._i + head, self._j + head)
        tail = self._shared_space_before(i, j)
        if (self._i, self._j) != (i - tail, j - tail):
            self._lay("spacing", i - tail, j - tail)
        self.equal(i, j)

    def change(self, i: int, j: int, *, alone: bool = True) -> None:
        """Words taken out, put in or replaced; if `alone`, with the spacing right before them."""
        if alone and self._drafts and self._drafts[-1].kind == "spacing" and self._laid == (self._i, self._j):
            space = self._drafts.pop()
            self._laid = self._i, self._j = space.i1, space.j1
        tail = self._shared_space_before(i, j)
        x, y = i - tail, j - tail
        kind: Kind = "deleted" if y == self._j else "inserted" if x == self._i else "replaced"
        self._lay(kind, x, y, self.new_key())
        self.equal(i, j)

    def move(self, kind: Kind, i: int, j: int, key: int) -> None:
        """A piece of one end of the move that has this key; nothing where it is empty."""
        if (i, j) != (self._i, self._j):
            self._lay(kind, i, j, key, key)

    def _lay(self, kind: Kind, i: int, j: int, key: int = SPACING, move: int = _NO_MOVE) -> None:
        self._close()
        self._drafts.append(Draft(kind, self._i, i, self._j, j, key, move))
        self._laid = self._i, self._j = i, j

    def _close(self) -> None:
        """Lay what is equal since the last draft."""
        if self._laid != (self._i, self._j):
            i, j = self._laid
            self._drafts.append(Draft("equal", i, self._i, j, self._j))
            self._laid = self._i, self._j

    def _shared_space_before(self, i: int, j: int) -> int:
        """How much white space stands before both `i` and `j`, alike and not yet covered."""
        tail = 0
        while i - tail > self._i and j - tail > self._j:
            character = self._old[i - tail - 1]
            if character != self._new[j - tail - 1] or not character.isspace():
                break
            tail += 1
        parted = _parts_line_end(self._old, i - tail) or _parts_line_end(self._new, j - tail)
        return tail - 1 if tail and parted else tail


def _parts_line_end(text: str, at: int) -> bool:
    """Whether a cut there would part a carriage return and its line feed."""
    return text[at - 1 : at + 1] == "\r\n"


def finished(drafts: list[Draft], *, mirror: bool) -> tuple[Segment, ...]:
    """The drafts as segments, changes and moves numbered in order; with old and new exchanged if asked."""
    changes: dict[int, int] = {}
    moves: dict[int, int] = {}
    segments: list[Segment] = []
    for it in drafts:
        change = None
        if it.kind != "equal":
            change = SPACING if it.key == SPACING else changes.setdefault(it.key, len(changes) + 1)
        number = None if it.move == _NO_MOVE else moves.setdefault(it.move, len(moves) + 1)
        if mirror:
            kind = _MIRRORED.get(it.kind, it.kind)
            segments.append(Segment(kind, it.j1, it.j2, it.i1, it.i2, change, number))
        else:
            segments.append(Segment(it.kind, it.i1, it.i2, it.j1, it.j2, change, number))
    return tuple(segments)


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
