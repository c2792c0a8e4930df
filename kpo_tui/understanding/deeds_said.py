"""Phrases for what the parties do, found among the words of a sentence."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.understanding.deeds import AFTER_THE_END, DEEDS, SETS
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import Index, TermPlace, named
from kpo_tui.understanding.wish_grammar import Patterns
from kpo_tui.understanding.words import listed

_ANY = ("bare", "count", "multiple")
_DENYING = listed("no none nobody without")


@lru_cache(maxsize=1)
def deeds() -> Patterns:
    """The phrases, and those for the end of the agreement with no words."""
    return Patterns({**DEEDS, "": AFTER_THE_END}, SETS)


class Deed(NamedTuple):
    """A phrase among words, and the words of the name that it stands for; none for what counts from the end."""

    names: tuple[str, ...]
    start: int
    end: int


def deeds_in(
    texts: Sequence[str], amounts: Sequence[Amount], index: Index, at_hand: Iterable[TermPlace]
) -> list[Deed]:
    """The phrases among words that stand for terms `at_hand` which take one of the amounts that are said; without any, for those that are denied."""
    if not amounts and not _DENYING.intersection(texts):
        return []
    found, at = list[Deed](), 0
    places = [place for place in at_hand if _takes(place, amounts)]
    while at < len(texts):
        deed = _deed_at(texts, at, index, places) if deeds().begins(texts[at]) else None
        found += [deed] if deed else []
        at = deed.end if deed else at + 1
    return found


def _takes(place: TermPlace, amounts: Sequence[Amount]) -> bool:
    term = place.term
    return term.charted and (
        not amounts or any(one.kind in _ANY or one.kind in term.amounts for one in amounts)
    )


def _deed_at(texts: Sequence[str], at: int, index: Index, places: Sequence[TermPlace]) -> Deed | None:
    for found in deeds().at(texts, at):
        stems = set(named(found.kind))
        if any(stems <= place.words | index.clauses[place.clause].words for place in places):
            return Deed(tuple(found.kind.split()), at, found.end)
    return None
