"""Values that are said only to be changed: replaced by others, counted from, or less liked than another."""

from collections.abc import Sequence

from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece

ARTICLES = frozenset({"a", "an", "the", "only", "about", "of"})
"""Small words between a value and the word that says how it is meant."""


def former_values(part: Part, values: Sequence[Piece]) -> list[Piece]:
    """Values that others replace: `strike our 60 days and write 50`, `from 97 to 99`, `the 1% should be 0.8%`."""
    found = []
    for at, piece in enumerate(values):
        before = word_before(part, piece)
        if _comes_after(part, values, at):
            found.append(piece)
            continue
        later = [] if "prefer" in part.words else values[at + 1 :]
        between = part.words[piece.end : later[0].start] if later else ()
        moved = bool(later) and (
            (before == "from" and "to" in between)
            or _goes_to(part, piece, later[0])
            or " ".join(between) in _MADE
            or (between == ("to",) and "propose" in part.kinds)
        )
        gone = at == 0 and (
            ("former" in part.kinds and not part.kinds & {"up", "down"})
            or part.join == "instead"
            or _struck(part, piece)
        )
        if moved or gone:
            found.append(piece)
    return found


def _comes_after(part: Part, values: Sequence[Piece], at: int) -> bool:
    """True for the value to which another is preferred: the 72 of `we prefer our 24 hours to your 72`."""
    if not at or "prefer" not in part.words:
        return False
    led, liked = part.words[values[at - 1].end : values[at].start], values[at - 1].amount
    bare = led == ("to",) and liked is not None and liked.kind == "bare"
    return led[:1] in (("to",), ("over",)) and not bare


def _goes_to(part: Part, former: Piece, new: Piece) -> bool:
    """True for two values with a verb of change and no name between them: `our $32 comes down to $31`."""
    between = [piece for piece in part.pieces if former.end <= piece.start < new.start]
    kinds = [piece.amount.kind for piece in (former, new) if piece.amount is not None]
    moves = (kinds[-1] in ("bare", kinds[0])) and any(
        piece.kind in ("propose", "raise", "cut") for piece in between
    )
    return moves and part.words[new.start - 1] == "to" and not any(piece.letter in "Pj" for piece in between)


_MADE = frozenset({
    "should be", "should read", "becomes", "has to be", "must be", "needs to be", "to become", "should have been", "is now",
})  # fmt: skip
"""Words between a value and the one that it is to be instead."""


def _struck(part: Part, piece: Piece) -> bool:
    return any(
        one.kind == "verb x" and one.end <= piece.start and one.words[0] in _STRIKING for one in part.pieces
    )


_STRIKING = frozenset({"strike", "scratch", "scrap"})


def base_of(part: Part, values: Sequence[Piece]) -> Piece | None:
    """The value that a change is counted from: the 60 of `go down 10 days from our 60`."""
    if len(values) < 2:
        return None
    last = values[-1]
    words = part.words[values[-2].end : last.start]
    if words in (("plus",), ("minus",), ("less",)):
        return values[-2]
    return last if words[:1] == ("from",) or (words[:2] in (("off", "our"), ("off", "their"))) else None


def change_of(part: Part, values: Sequence[Piece]) -> Piece | None:
    """The change that is said beside what it comes to: the two of `stretch by two months to five`."""
    if len(values) != 2 or part.words[values[0].end : values[1].start] != ("to",):
        return None
    change = values[0]
    moved = word_before(part, change) == "by" or any(
        one.kind in ("up", "down") and one.start == change.end for one in part.pieces
    )
    return change if moved and change.amount is not None and values[1].amount is not None else None


def word_before(part: Part, piece: Piece) -> str:
    """The word before a value, articles left out."""
    at = piece.start - 1
    while at >= 0 and part.words[at] in ARTICLES:
        at -= 1
    return part.words[at] if at >= 0 else ""
