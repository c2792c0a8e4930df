"""A redline as a typed value: what was kept, taken out, put in and moved, computed once for all formats.

    Redline
    ├── old, new     the two texts
    └── segments     in order, covering both texts from end to end

Offsets count code points (Python's own string offsets). Nothing here knows how a redline is found.
"""

import re
from collections.abc import Collection
from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.documents.document import SPACING

Kind: TypeAlias = Literal["equal", "spacing", "deleted", "inserted", "replaced", "moved_from", "moved_to"]

_WORD = re.compile(r"[\w'’-]+")


class Segment(Struct, frozen=True, omit_defaults=True, gc=False):
    """A stretch of both texts with one fate: `old[old_start:old_end]` became `new[new_start:new_end]`.

    `equal`: the same to the byte. `spacing`: white space that differs. `deleted` and `inserted` have one
    empty side; in `replaced` neither is. A moved passage is `moved_from` at its old place and `moved_to`
    at its new one; where it was edited, `deleted` and `inserted` with the same `move` stand between.

    `change` numbers what a person accepts or rejects as one: 1, 2, … in order, the two ends of a move
    being one change; `SPACING` for all spacing; None for what is equal. `move` numbers moves: 1, 2, …
    """

    kind: Kind
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    change: int | None = None
    move: int | None = None


class Stat(Struct, frozen=True):
    """How much changed: `changes` to accept or reject, `moves` among them, and words.

    A moved word counts once, as moved; one that was put in or taken out while its passage moved counts as
    inserted or deleted. Differences of white space count as nothing.
    """

    changes: int
    moves: int
    inserted: int
    deleted: int
    moved: int


class Redline(Struct, frozen=True):
    """Two texts and the segments that turn one into the other."""

    old: str
    new: str
    segments: tuple[Segment, ...]

    def old_text(self, segment: Segment) -> str:
        """What the old text has there."""
        return self.old[segment.old_start : segment.old_end]

    def new_text(self, segment: Segment) -> str:
        """What the new text has there."""
        return self.new[segment.new_start : segment.new_end]

    @property
    def changes(self) -> tuple[int, ...]:
        """The numbers of all changes, in order; `SPACING` first where white space differs."""
        return tuple(sorted({s.change for s in self.segments if s.change is not None}))

    def accept_all(self) -> str:
        """The new text, put together from the segments."""
        return apply(self, self.changes)

    def reject_all(self) -> str:
        """The old text, put together from the segments."""
        return apply(self, ())


def apply(redline: Redline, accepted: Collection[int]) -> str:
    """The old text with the changes numbered in `accepted` made, and no other.

    >>> from kpo_tui.documents.redline import compare_texts
    >>> redline = compare_texts("Pay within 30 days of receipt.", "Pay within 45 days of the invoice.")
    >>> redline.changes
    (1, 2)
    >>> apply(redline, {1})
    'Pay within 45 days of receipt.'
    """
    taken = frozenset(accepted)
    return "".join(
        redline.new_text(s) if s.change in taken else redline.old_text(s) for s in redline.segments
    )


def stat(redline: Redline) -> Stat:
    """The counts of `redline`."""
    inserted = deleted = moved = 0
    for segment in redline.segments:
        if segment.kind == "moved_to":
            moved += _words(redline.new_text(segment))
        elif segment.kind in ("inserted", "deleted", "replaced"):
            inserted += _words(redline.new_text(segment))
            deleted += _words(redline.old_text(segment))
    changes = sum(change != SPACING for change in redline.changes)
    moves = len({s.move for s in redline.segments if s.move is not None})
    return Stat(changes, moves, inserted, deleted, moved)


def _words(text: str) -> int:
    return len(_WORD.findall(text))
