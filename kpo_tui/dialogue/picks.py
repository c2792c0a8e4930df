"""A pick among choices with more behind it: `1 but not the discount`, `1 and 45 days`, `no. go to liability`."""

import re
from typing import NamedTuple

from msgspec.structs import replace

from kpo_tui.dialogue.prompts import AskingBack
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.moves import AnyMove, Offering, Packaging, offerings
from kpo_tui.understanding.scene import scene_of
from kpo_tui.understanding.value_targets import terms_named
from kpo_tui.understanding.words import split

_YES = r"(?:yes|yep|yeah|y|ok|okay)"
_WITHOUT = re.compile(
    rf"(?:({_YES}|[1-9]|no|nope),? )?+(?:please |just |and |but )?+(?:not|without|except|minus|leave out|take out|drop|forget)"
    r" (?:the |for |about |our |my )?+(.+?)(?: out)?[.!]?",
    re.IGNORECASE,
)
_PICKS = re.compile(rf"({_YES}|[1-9])(?=[ ,])", re.IGNORECASE)
_TURNS_AWAY = frozenset({"no", "nope", "none", "neither"})
_JOINING = frozenset({"and", "plus", "but", "then", "also"})
_LEADING = _JOINING | {"please", "just"}


class More(NamedTuple):
    """A pick, by its number or a yes to the only choice, and the words behind it."""

    pick: str
    rest: str


def with_more(text: str) -> More | None:
    """The pick and what stands behind it; None where nothing does."""
    found = _PICKS.match(text)
    if found is None:
        return None
    behind = text[found.end() :]
    rest = _without(behind.lstrip(" ,"), _JOINING)
    joined = behind.startswith(",") or rest != behind.lstrip(" ,")
    return More(found[1], rest) if rest and joined else None


def _without(text: str, words: frozenset[str]) -> str:
    """The text without the words with which it begins that are some of these."""
    while (first := text.partition(" ")[0]) and first.casefold() in words:
        text = text[len(first) :].lstrip(" ,")
    return text


def behind_a_no(text: str) -> str:
    """What is said behind a no; empty where nothing is."""
    first, _, rest = text.partition(" ")
    return _without(rest.strip(), _LEADING) if first.rstrip(",.;:!").casefold() in _TURNS_AWAY else ""


def picked_without(asking: AskingBack, text: str, hand: AtHand) -> tuple[AnyMove, ...]:
    """The choice that is meant without the terms that are named; nothing where no choice or no term of it is."""
    found = _WITHOUT.fullmatch(text)
    if found is None:
        return ()
    number = int(found[1]) if found[1] and found[1].isdigit() else 1
    plain = number <= len(asking.choices) and (
        len(asking.choices) == 1 or bool(found[1] and found[1].isdigit())
    )
    moves = asking.choices[number - 1].moves if plain else ()
    held = [(one.clause, term) for one in offerings(moves) for term in one.terms]
    scene = scene_of(hand)
    words = [word.text for word in split(found[2], hand.locale) if word.kind != "sign"]
    gone = {
        (place.clause, place.id)
        for clause in dict(held)
        for place in terms_named(words, scene, clause)
        if (place.clause, place.id) in held
    }
    if not gone or len(gone) == len(held):
        return ()
    return tuple(less for move in moves if (less := _less(move, gone)) is not None)


def _less(move: AnyMove, gone: set[tuple[str, str]]) -> AnyMove | None:
    """The move without some terms; None where nothing is left of it."""
    if isinstance(move, Offering):
        kept = {term: raw for term, raw in move.terms.items() if (move.clause, term) not in gone}
        return replace(move, terms=kept) if kept or move.rest_as_offered else None
    if not isinstance(move, Packaging):
        return move
    offers = tuple(less for one in move.offers if isinstance(less := _less(one, gone), Offering))
    if len(offers) < 2:
        return offers[0] if offers else None
    return replace(move, offers=offers)
