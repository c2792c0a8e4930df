"""Options that a sentence seems to choose, where nothing in it was understood for sure: the likeliest first, others beside it.

The other options of the term are always put beside the likeliest, so that a wrong one is never all there is to pick.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.left_out import with_left_out
from kpo_tui.understanding.moves import Choice, Offering, Reading
from kpo_tui.understanding.option_ranks import ranked_options
from kpo_tui.understanding.options import Found, Speech, options_among
from kpo_tui.understanding.parts import parts_of
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.verdicts import is_condemned
from kpo_tui.understanding.yes_no_statements import statement_of

_MOST_CHOICES = 3
_LEAST = 0.25
"""How well an option must fit, of what is in it and what is left beside it, to be asked about at all."""
_PLAIN = 1.3
"""How well it must fit to be meant where a wish could be."""
_NO_CHOICE = frozenset("?Qxd")
"""Letters of what is no naming of an option: questions, quotations, what is left out or declined."""


def likely_options(sentence: Sentence, scene: Scene) -> Reading | None:
    """The question which option of a term of the clause at hand is meant; None where none seems to be."""
    best = _best(sentence, scene)
    if best is None:
        return statement_of(sentence, scene)
    if is_condemned(sentence.texts[best.end :]):
        return None  # the deposit must go
    known = set(range(best.start, best.end)) - {
        at for at, word in enumerate(sentence.words) if word.text in best.left
    }
    asks = f"Which do you mean for {best.place.term.label}?"
    found = Reading(asks=asks, choices=tuple(_choices(best.place, sentence, scene)))
    return with_left_out(found, parts_of((sentence,)), scene, known)


def or_an_option(wished: Reading | None, sentence: Sentence, scene: Scene) -> Reading | None:
    """The wish, unless the sentence is as well a statement of an option, whole and with nothing beside it: it is asked then."""
    if wished is None or not wished.sure or not set("Pv") & set(sentence.letters):
        return wished
    best, told = _best(sentence, scene), statement_of(sentence, scene)
    if told is not None and told.sure:
        options: tuple[Choice, ...] = (scene.choice(*told.moves),)
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
    said = Speech(sentence.words, scene.at_hand.party)
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
    (term,) = offers[0].terms
    place = scene.index.place(offers[0].clause, term)
    if len(place.term.options) < 2:
        return found
    others = (one for one in _choices(place, sentence, scene) if one.moves != found.choices[0].moves)
    return replace(found, choices=(*found.choices, *others)[:_MOST_CHOICES])


def _choices(place: TermPlace, sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    for option in ranked_options(place, sentence, scene)[:_MOST_CHOICES]:
        move = Offering(clause=place.clause, terms={place.id: option})
        yield scene.valued(place.clause, place.id, option, move)
