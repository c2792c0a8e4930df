"""Statements about a term of yes and no that no question asked for: `email is not enough for serious notices`."""

from functools import lru_cache

from kpo_tui.understanding.index import SMALL, TermPlace, words_of
from kpo_tui.understanding.meanings import root
from kpo_tui.understanding.moves import Offering, Reading
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.polarity import AFFIRMING, affirmed
from kpo_tui.understanding.scene import Scene, sure

_HALF = 0.5
"""The share of the name of a question of yes and no that must have been said to be asked about."""
_NOT_TOLD = frozenset("?QvIikuxdcst")
"""Letters beside which nothing is affirmed: questions, quotations, values, conditions, acts."""


@lru_cache(maxsize=1024)
def _roots_of(label: str) -> tuple[str, ...]:
    """The roots of the words of a name that tell of what it asks, not how it is answered."""
    return tuple(root(word) for word in words_of(label) if word not in SMALL | AFFIRMING)


def statement_of(sentence: Sentence, scene: Scene) -> Reading | None:
    """The yes or no to a term that the sentence names and affirms or denies; asks where it names only a part of it."""
    if set(sentence.letters) & _NOT_TOLD:
        return None
    said = {root(word.text) for word in sentence.words}
    told: dict[TermPlace, tuple[bool, float]] = {}
    for place in scene.index.terms_of(scene.focus):
        if not place.term.yes_or_no:
            continue
        own = _roots_of(place.term.label)
        named = sum(word in said for word in own) / max(len(own), 1)
        if named >= _HALF and (yes := affirmed(sentence.words, place.term)) is not None:
            told[place] = yes, named
    if len(told) != 1:
        return None
    ((place, (yes, named)),) = told.items()
    values = ("yes", "no") if yes else ("no", "yes")
    moves = [Offering(clause=place.clause, terms={place.id: value}) for value in values]
    if named == 1:
        return sure(moves[0])
    choices = (
        scene.valued(place.clause, place.id, value, move) for value, move in zip(values, moves, strict=True)
    )
    return Reading(asks=f"Which do you mean for {place.term.label}?", choices=tuple(choices))
