"""Values that a word gives: nothing of what is named, where it can be nothing, and a yes to what takes one."""

from collections.abc import Iterable, Sequence

from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.meanings import root
from kpo_tui.understanding.meant_values import Answer, Said, as_side, place_of, raw_at
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import Owner
from kpo_tui.understanding.synonyms import as_called
from kpo_tui.understanding.targets import target
from kpo_tui.understanding.words import stem

NEEDED = frozenset({"needed", "required", "wanted", "whatsoever", "whatever", "necessary", "need"})


def nothing_of(names: Sequence[str], owner: Owner, scene: Scene) -> Answer | None:
    """Nothing of what is named, for a term that can be nothing: no deposit is a deposit of 0 months. None for others.

    Asked about where the thing itself is not named: no setup, for the set-up fee.
    """
    zero = Amount("bare", "0", 0, "en")
    called = frozenset().union(*as_called(tuple(stem(word) for word in names)))

    def can_be_nothing(place: TermPlace) -> bool:
        here = place.clause == scene.focus or scene.in_play(place)
        return here and place.term.charted and raw_at(place, zero) is not None

    def fits(place: TermPlace) -> bool:
        return place.head in called and can_be_nothing(place)

    for some, whole in ((fits, True), (can_be_nothing, False)):
        found = target(names, as_side(owner, scene), some, scene)
        place = found.places[0] if len(found.places) == 1 else None
        if place is None or set(found.unexplained) - NEEDED or not _by_its_own_name(place, names, scene):
            continue
        if (raw := raw_at(place, zero)) is not None:
            asks = "" if whole else f"Does that mean nothing for {place.term.label}?"
            return Answer((Said(((place_of(place), raw),)),), asks)
    return None


def _by_its_own_name(place: TermPlace, names: Sequence[str], scene: Scene) -> bool:
    """True for words of the term's own name that no other number of its clause has all of; a fee may be that of several."""
    own = _roots(names) & _roots(place.words)
    others = (one for one in scene.index.terms_of(place.clause) if one.id != place.id and one.term.charted)
    return bool(own) and not any(own <= _roots(one.words) for one in others)


def _roots(words: Iterable[str]) -> set[str]:
    return {root(word) for word in words}


def yes_of(names: Sequence[str], scene: Scene) -> Answer | None:
    """A yes to the term of yes and no that is named, whatever the other side says: yes to earn-back. None for others."""
    found = target(names, "", lambda place: place.term.yes_or_no and place.clause == scene.focus, scene)
    if len(found.places) != 1 or set(found.unexplained) - NEEDED:
        return None
    return Answer((Said(((place_of(found.places[0]), "yes"),)),))
