"""Values that are turned down where they are said: by a no before them, or by what they are called behind."""

from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.verdicts import turned_down


def refused(part: Part, value: Piece) -> bool:
    """True where a no stands just before the value, or what is said about it turns it down."""
    if turned_down(part, value.start, value.end, worded=value.ready is not None):
        return True
    before = [piece for piece in part.pieces if piece.end <= value.start and piece.letter != ":"]
    if value.ready is not None and any(_denies(place, raw) for place, raw in value.ready.ways):
        return False
    turned = next((at for at in range(len(before) - 1, -1, -1) if before[at].letter not in "Pjawlmp."), -1)
    if 0 <= turned < len(before) - 1 and before[turned].kind in ("no", "not", "waive"):
        return True  # no payment period of 45 days
    return (
        bool(before)
        and before[-1].letter in "nN"
        and before[-1].kind in ("no", "not")
        and value.start - before[-1].end <= 2
    )


_DENIALS = frozenset({"no", "not", "never", "without", "none", "nothing"})


def _denies(place: TermPlace, raw: Raw) -> bool:
    """True for an option whose own name holds a no: the `never` before `accepting` belongs to it."""
    return bool(_DENIALS & set(place.term.options.get(str(raw), "").casefold().split()))


_BOUNDS = frozenset({"most", "least", "best", "maximum", "minimum", "furthest", "all"})
"""Words that say how far one goes, which turns nothing down: `six months is the most we commit to`."""
_BEING = frozenset({"is", "are", "was", "would", "feels", "looks", "sounds", "seems", "s", "'s"})


def judged(part: Part, value: Piece) -> bool:
    """True where what follows says how the value is, in words that are not known: `24 hours is a nightmare`."""
    after = [piece for piece in part.pieces if piece.start >= value.end]
    return (
        bool(after)
        and after[0].letter == "X"
        and _BOUNDS.isdisjoint(after[0].words)
        and part.words[value.end : value.end + 1] != ()
        and part.words[value.end] in _BEING
    )
