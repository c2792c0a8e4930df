"""What stands beside a value and may change it: whom or what it is for, somebody who says it, other money."""

from collections.abc import Collection, Iterator, Sequence

from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.left_out import Explained
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.words import stem

_LEADS = frozenset({"for", "in", "on", "until", "during", "with"})
"""Words that lead from a value to what it is for."""
_THE = frozenset({"the", "a", "an", "your", "their", "our", "my"})
"""Words before a thing that is spoken of."""
_OTHERS_DO = frozenset(
    {"gives", "gave", "pays", "paid", "offers", "offered", "charges", "charged", "wants", "asks", "has"}
)
"""What somebody does who is no party: `Genpact gives us 45 days`."""
_DOING = frozenset("poPa")
"""Letters of what stands behind one who does something: what it does, or what it is done to."""


def qualified(
    parts: Sequence[Part], explained: Explained, unread: Collection[str], scene: Scene
) -> Iterator[str]:
    """Why values that are taken may not be meant as they stand, for words beside them that are `unread`."""
    whole = {one_line(part.text, 200) for part in parts}
    strange = frozenset(
        stem(word) for text in unread if text not in whole for word in text.casefold().split()
    )
    for part in parts:
        if one_line(part.text, 200) in unread and not part.values and _turns_down(part):
            yield f"'{one_line(part.text, 60)}' is left out"
        if not any(explained.takes(piece) for piece in part.values):
            continue
        for at, piece in enumerate(part.pieces):
            unknown = any(stem(word) in strange for word in piece.words) and not _names_it(piece, explained)
            if unknown and (_is_for(piece, part) or _acts(part, at)):
                yield f"I do not know what '{part.typed(piece)}' is here"
    names = {
        stem(word) for part in parts for piece in part.pieces if piece.letter == "P" for word in piece.words
    }
    for place, raw in explained.values:
        if not names & place.words and (currency := _other_money(place, raw, scene)):
            yield f"it is in {currency}, and all else here is not"


def _turns_down(part: Part) -> bool:
    """True for one more thing that is turned down: `nor any commitment`."""
    goes_on = part.pieces[:1] and part.pieces[0].words[0] == "nor"
    return bool(goes_on) and any(piece.letter == "P" for piece in part.pieces)


def _names_it(piece: Piece, explained: Explained) -> bool:
    """True for a name of what takes a value; not for the law, your competitor, our policy."""
    named = {stem(word) for word in piece.words}
    return piece.letter == "P" and any(named & (place.words | place.also) for place, _ in explained.values)


def _is_for(piece: Piece, part: Part) -> bool:
    """True for what is led to from a value before it: `rate 20 for juniors`."""
    before = part.words[piece.start - 1 : piece.start]
    led = bool(_LEADS.intersection((*before, piece.words[0])))
    return led and any(value.end <= piece.start for value in part.values)


def _acts(part: Part, at: int) -> bool:
    """True for a subject that is not known: `the regulator wants 45 days`, `the law allows 1% interest`."""
    piece, after = part.pieces[at], part.pieces[at + 1 : at + 2]
    led = _THE.intersection((*part.words[piece.start - 1 : piece.start], piece.words[0]))
    ahead = any(value.start >= piece.end for value in part.values)
    somebody = piece.letter == "X" and not _OTHERS_DO.isdisjoint(part.words[piece.end : piece.end + 1])
    return bool(led or somebody) and at == 0 and ahead and any(one.letter in _DOING for one in after)


def _other_money(place: TermPlace, raw: Raw, scene: Scene) -> str:
    """The currency of a value where each side speaks of another; empty where it is theirs, or nobody has spoken."""
    said = [str(one)[:3] for one in (scene.mine(place), scene.theirs(place)) if one is not None]
    code = str(raw)[:3]
    return code if "money" in place.term.amounts and said and code.isalpha() and code not in said else ""
