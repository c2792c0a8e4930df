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

_LEADS = frozenset({"for", "in", "on", "until", "during", "with", "where"})
"""Words that lead from a value to what it is for."""
_DOING = frozenset({"propose", "they_say", "accept", "raise", "cut"})
"""Kinds of words for what a subject does."""


def qualified(
    parts: Sequence[Part], explained: Explained, unread: Collection[str], scene: Scene
) -> Iterator[str]:
    """Why values that are taken may not be meant as they stand, for words beside them that are `unread`."""
    whole = {one_line(part.text, 200) for part in parts}
    strange = frozenset(
        stem(word) for text in unread if text not in whole for word in text.casefold().split()
    )
    for part in parts:
        if not any(explained.takes(piece) for piece in part.values):
            continue
        for at, piece in enumerate(part.pieces):
            unknown = any(stem(word) in strange for word in piece.words) and not _names_it(piece, explained)
            if unknown and (piece.letter == "P" or _is_for(piece, part) or _acts(part, at)):
                yield f"I do not know what '{part.typed(piece)}' is here"
    for place, raw in explained.values:
        if currency := _other_money(place, raw, scene):
            yield f"it is in {currency}, and all else here is not"


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
    """True for a subject that is not known: `the regulator wants 45 days`."""
    piece, after = part.pieces[at], part.pieces[at + 1 : at + 2]
    ahead = any(value.start >= piece.end for value in part.values)
    return piece.letter == "X" and ahead and any(one.kind in _DOING for one in after)


def _other_money(place: TermPlace, raw: Raw, scene: Scene) -> str:
    """The currency of a value where each side speaks of another; empty where it is theirs, or nobody has spoken."""
    said = [str(one)[:3] for one in (scene.mine(place), scene.theirs(place)) if one is not None]
    code = str(raw)[:3]
    return code if "money" in place.term.amounts and said and code.isalpha() and code not in said else ""
