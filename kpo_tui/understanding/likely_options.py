"""Options that a sentence seems to choose, where nothing in it was understood for sure: the likeliest first, others beside it.

The other options of the term are always put beside the likeliest, so that a wrong one is never all there is to pick.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from kpo_tui.negotiation.party import SIDES
from kpo_tui.understanding.index import SMALL, TermPlace, words_of
from kpo_tui.understanding.left_out import with_left_out
from kpo_tui.understanding.meanings import root
from kpo_tui.understanding.moves import Choice, Offering, Reading
from kpo_tui.understanding.option_names import choice_of
from kpo_tui.understanding.options import Found, fit_of, options_among, speech_of, with_nil
from kpo_tui.understanding.parts import parts_of
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.polarity import AFFIRMING, affirmed
from kpo_tui.understanding.scene import Scene, sure

_MOST_CHOICES = 3
_LEAST = 0.25
"""How well an option must fit, of what is in it and what is left beside it, to be asked about at all."""
_PLAIN = 1.3
"""How well it must fit to be meant where a wish could be."""
_HALF = 0.5
"""The share of the name of a question of yes and no that must have been said to be asked about."""
_NOT_TOLD = frozenset("?QvIikuxdcst")
"""Letters beside which nothing is affirmed: questions, quotations, values, conditions, acts."""
_NO_CHOICE = frozenset("?Qxd")
"""Letters of what is no naming of an option: questions, quotations, what is left out or declined."""


def likely_options(sentence: Sentence, scene: Scene) -> Reading | None:
    """The question which option of a term of the clause at hand is meant; None where none seems to be."""
    best = _best(sentence, scene)
    if best is None:
        return _yes_or_no(sentence, scene)
    known = set(range(best.start, best.end)) - {
        at for at, word in enumerate(sentence.words) if word.text in best.left
    }
    asks = f"Which do you mean for {best.place.term.label}?"
    found = Reading(asks=asks, choices=tuple(_choices(best.place, sentence, scene)))
    return with_left_out(found, parts_of((sentence,)), scene, known)


def _yes_or_no(sentence: Sentence, scene: Scene) -> Reading | None:
    """The yes or no to a term that the sentence names and affirms or denies; asks where it names only a part of it."""
    if set(sentence.letters) & _NOT_TOLD:
        return None
    said = {root(word.text) for word in sentence.words}
    told: dict[TermPlace, tuple[bool, float]] = {}
    for place in scene.index.terms_of(scene.focus):
        own = [root(word) for word in words_of(place.term.label) if word not in SMALL | AFFIRMING]
        named = sum(word in said for word in own) / max(len(own), 1)
        if place.term.yes_or_no and named >= _HALF and (yes := affirmed(sentence.words, place.term)) is not None:
            told[place] = yes, named
    if len(told) != 1:
        return None
    ((place, (yes, named)),) = told.items()
    values = ("yes", "no") if yes else ("no", "yes")
    moves = [Offering(clause=place.clause, terms={place.id: value}) for value in values]
    if named == 1:
        return sure(moves[0])
    choices = (scene.valued(place.clause, place.id, value, move) for value, move in zip(values, moves, strict=True))
    return Reading(asks=f"Which do you mean for {place.term.label}?", choices=tuple(choices))


def or_an_option(wished: Reading | None, sentence: Sentence, scene: Scene) -> Reading | None:
    """The wish, unless the sentence is as well a statement of an option, whole and with nothing beside it: it is asked then."""
    if wished is None or not wished.sure or "P" not in sentence.letters:
        return wished
    best, told = _best(sentence, scene), _yes_or_no(sentence, scene)
    if told is not None and told.sure:
        options = (scene.choice(*told.moves),)
    elif best is not None and not best.left and best.exact and best.score >= _PLAIN:
        options = tuple(_choices(best.place, sentence, scene))[: _MOST_CHOICES - 1]
    else:
        return wished
    return Reading(asks="What do you want to do?", choices=(*options, scene.choice(*wished.moves)))


def _best(sentence: Sentence, scene: Scene) -> Found | None:
    """The option of a term of the clause at hand that fits best of all."""
    figures = any(piece.letter == "v" and piece.ready is None for piece in sentence.pieces)
    if figures or sentence.until or set(sentence.letters) & _NO_CHOICE or scene.focus is None:
        return None
    said = speech_of(sentence.words, scene.at_hand.party)
    places = [place for place in scene.index.terms_of(scene.focus) if len(place.term.options) > 1]
    found = [one for one in options_among(places, said) if one.score >= _LEAST]
    return max(found, key=lambda one: one.score, default=None)


def with_other_options(found: Reading, sentence: Sentence, scene: Scene) -> Reading:
    """The question with the other options of a term, where it asks about one of them and words are left that may tell another."""
    offers = [move for choice in found.choices for move in choice.moves]
    if (
        len(offers) != 1
        or not found.left_unread
        or not isinstance(offers[0], Offering)
        or len(offers[0].terms) != 1
    ):
        return found
    ((term, raw),) = offers[0].terms.items()
    place = scene.index.place(offers[0].clause, term)
    if len(place.term.options) < 2:
        return found
    others = (one for one in _choices(place, sentence, scene) if one.moves != found.choices[0].moves)
    return replace(found, choices=(*found.choices, *others)[:_MOST_CHOICES])


def _choices(place: TermPlace, sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    for option in _ranked(place, sentence, scene):
        move = Offering(clause=place.clause, terms={place.id: option})
        yield scene.valued(place.clause, place.id, option, move)


def _ranked(place: TermPlace, sentence: Sentence, scene: Scene) -> list[str]:
    """The options of a term, by how well the whole sentence fits them."""
    said = speech_of(sentence.words, scene.at_hand.party)
    sides = {side for side in SIDES if any(root(side) in one.roots for one in said.meanings)}
    typed = {word.text for word in sentence.words}
    choice = choice_of(place)
    meant = with_nil(choice, said.meanings)

    def fits(option: str) -> tuple[bool, int, float, int, float]:
        found = [
            (min(fit.joined, 0), round(fit.matched, 3), -round(fit.missing, 3))
            for name in choice.names
            if name.option == option and (fit := fit_of(name, meant, sentence.words, choice))
        ]
        joined, matched, missing = max(found, default=(0, 0.0, 0.0))
        spelt = words_of(place.term.options[option])
        of_sides = {side for side in SIDES if root(side) in {root(word) for word in spelt}}
        other_side = len(sides) == 1 and len(of_sides) == 1 and sides != of_sides
        return (
            not other_side and bool(found) and joined == 0,
            joined,
            matched,
            len(typed & set(spelt)),
            missing,
        )

    return sorted(place.term.options, key=fits, reverse=True)[:_MOST_CHOICES]
