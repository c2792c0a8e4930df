"""Segments laid end to end, so that they cover both texts.

White space belongs to the word before it. Where only it differs it is spacing; beside a change it is
part of the change, so that deleting the last word of a paragraph takes the blank before it, too.
"""

from typing import Final

from msgspec import Struct

from kpo_tui.documents.document import SPACING
from kpo_tui.documents.redline.segments import Kind, Segment

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
