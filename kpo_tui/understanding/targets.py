"""Which term a value, or a word of agreement, is meant for: by the words beside it, and by what is in play.

What is in play is the term that was asked for, and those on which the two sides differ. A value without a name
belongs to one of them, or it is asked which term it is for.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import SMALL, Index, TermPlace
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.term_amounts import as_value, counts_points
from kpo_tui.understanding.value_targets import (
    OWNERS,
    Match,
    called_after_its_clause,
    clauses_named,
    explaining,
    explains,
    is_named_outright,
    match_of,
)
from kpo_tui.understanding.words import listed, stem

_EVERYDAY = frozenset(
    map(
        stem,
        listed(
            "change plan help report notice review record people time data team work step list reply answer check first second last end start new"
        ),
    )
)
"""Stems that are in labels of terms, and in what people say of anything: alone they name no term of another clause."""
Fits = Callable[[TermPlace], bool]
_PARTIES = listed("client provider customer supplier vendor")
_NEAR = 0.05
_AS_GOOD = (99.0, 2.1, 3.0)
"""How much better a name must fit elsewhere to be preferred to what is in play here, to what is here, or in play anywhere."""


class Target(NamedTuple):
    """The terms that may be meant, likeliest first: one where it is clear. `unexplained` are words that name nothing here."""

    places: tuple[TermPlace, ...] = ()
    unexplained: tuple[str, ...] = ()


def target(names: Sequence[str], owner: str, fits: Fits, scene: Scene) -> Target:
    """The term that is meant by `names` and `owner` (`our`, `their` or empty), among those that `fits`."""
    return _target(
        names, owner, lambda place: (place.clause, place.id) not in scene.barred and fits(place), scene
    )


def _target(names: Sequence[str], owner: str, fits: Fits, scene: Scene) -> Target:
    asked = scene.asked_place()
    if (
        asked is not None
        and asked.clause == scene.focus
        and fits(asked)
        and explains(names, asked, scene.index)
    ):
        return Target((asked,))
    stems = tuple(dict.fromkeys(stem(word) for word in names if word not in SMALL and word not in OWNERS))
    owner = owner or _owner_named(stems, scene)
    things = tuple(word for word in stems if word not in _PARTIES) or stems
    if not things:
        return Target(_whose(_unnamed(fits, scene), owner, scene))
    told = (*stems, owner) if owner else stems
    for words in dict.fromkeys((stems, things)):
        labelled = [one for one in scene.once(_matches, words) if one.labelled and fits(one.place)]
        if found := [match for match in labelled if _may_be_meant(match, told, scene)]:
            return Target(tuple(match.place for match in _best(found, owner, scene)))
    if any(
        match.labelled and match.place.head in things and match.place.clause == scene.focus
        for match in scene.once(_matches, things)
    ):
        return Target()  # a term that is named, of which it is no value
    if clauses := clauses_named(things, scene.index):
        places = [place for clause in clauses for place in _unnamed(fits, scene.on(clause))]
        return Target(_whose(tuple(places), owner, scene))
    return _partly(things, owner, fits, scene)


def _may_be_meant(match: Match, stems: tuple[str, ...], scene: Scene) -> bool:
    """True for a term at hand or in play; another must be named by what it is, and outright where its clause is agreed.

    One everyday word names a term of another clause only where it is all of its name, or a side is named beside it.
    """
    place = match.place
    if place.clause == scene.focus or place is scene.asked_place():
        return True
    if (
        scene.focus is not None
        and len(stems) == 1
        and _EVERYDAY.issuperset(stems)
        and not place.label <= set(stems)
    ):
        return False
    if scene.in_play(place):
        return True
    return match.plain and (not scene.settled(place) or is_named_outright(place, stems, scene.index))


def fitting(amount: Amount, *, closely: bool = False) -> Fits:
    """True for a term that the amount is a value of; `closely` only where it is counted in the unit that was said."""

    def fits(place: TermPlace) -> bool:
        raw = as_value(place.term, amount)
        if isinstance(raw, Exception):
            return False
        counted = place.term.counted_in(amount.unit) or place.term.counted_in(_unit(raw))
        counted = counted or counts_points(place.term, amount)
        return not closely or counted or (amount.kind != "time" and amount.unit != "point")

    return fits


def counted_so(amount: Amount, scene: Scene) -> tuple[TermPlace, ...]:
    """The only term at hand that is counted in the things said: `two penetration tests`; none for lengths of time and money."""
    if amount.kind != "count":
        return ()
    fits, terms = fitting(amount, closely=True), scene.index.terms_of(scene.focus)
    found = tuple(place for place in terms if place.term.counted_in(amount.unit) and fits(place))
    return found if len(found) == 1 else ()


def _unit(raw: Raw) -> str:
    """The unit of a length of time in canonical form, in the plural."""
    unit = str(raw).partition(" ")[2]
    return unit if unit.endswith("s") else f"{unit}s"


def _matches(stems: tuple[str, ...], index: Index) -> list[Match]:
    found = (match_of(stems, place, index) for place in explaining(stems, index))
    return [match for match in found if match is not None]


def _best(found: Sequence[Match], owner: str, scene: Scene) -> list[Match]:
    """The matches that nothing sets apart from the best: in play and at hand before others, then by the name itself."""
    most = max(match.score for match in found)
    here = [match for match in found if match.place.clause == scene.focus]
    playing = [match for match in found if scene.in_play(match.place)]
    plainly = any(
        match.plain for match in here
    )  # the cap is the general one, whatever of the super-cap is open
    at_hand = [match for match in here if scene.in_play(match.place) and (match.plain or not plainly)]
    pools = (at_hand, here, playing)
    pool = next(
        (
            pool
            for pool, less in zip(pools, _AS_GOOD, strict=True)
            if pool and max(m.score for m in pool) >= most - less
        ),
        found,
    )
    top = max(match.score for match in pool)
    best = [match for match in pool if match.score >= top - _NEAR]
    kept = _whose(tuple(match.place for match in best), owner, scene)
    return [match for match in best if match.place in kept]


def _whose(places: tuple[TermPlace, ...], owner: str, scene: Scene) -> tuple[TermPlace, ...]:
    """Of several terms, those of the party that is meant; else those that are in play."""
    if len(places) < 2:
        return places
    if owner:
        party = scene.at_hand.party if owner == "our" else other(scene.at_hand.party)
        if named := tuple(place for place in places if party in place.label):
            return named
    if here := tuple(place for place in places if place is scene.asked_place()):
        return here
    if last := tuple(place for place in places if (place.clause, place.id) in scene.at_hand.said_last):
        return last
    return tuple(place for place in places if scene.in_play(place)) or places


def _owner_named(stems: Sequence[str], scene: Scene) -> str:
    said = {"client", "provider"} & set(stems)
    if len(said) != 1:
        return ""
    return "our" if scene.at_hand.party in said else "their"


def _unnamed(fits: Fits, scene: Scene) -> tuple[TermPlace, ...]:
    """What a value without a name may be for: the term asked for, else those in play at hand."""
    asked = scene.asked_place()
    if asked is not None and asked.clause == scene.focus and fits(asked):
        return (asked,)
    return tuple(place for place in scene.index.terms_of(scene.focus) if scene.in_play(place) and fits(place))


def _partly(stems: Sequence[str], owner: str, fits: Fits, scene: Scene) -> Target:
    """The term in play at hand that some of the words name, with the words that do not."""
    places = [place for place in scene.index.terms_of(scene.focus) if fits(place)]
    known = {place.id: [word for word in stems if _belongs(word, place, scene)] for place in places}
    most = max((len(words) for words in known.values()), default=0)
    best = tuple(place for place in places if most and len(known[place.id]) == most)
    best = _whose(tuple(place for place in best if scene.in_play(place)) or best, owner, scene)
    left = tuple(word for word in stems if not any(word in known[place.id] for place in best))
    return Target(best, left)


def _belongs(word: str, place: TermPlace, scene: Scene) -> bool:
    found = match_of((word,), place, scene.index)
    return found is not None and found.labelled


def likeliest(places: Sequence[TermPlace], amount: Amount, scene: Scene) -> tuple[TermPlace, ...]:
    """Of several terms for a value without a name, the one that it must be for, if there is one.

    It is no length of time and lies between what both sides said of that term alone; or it is a length of time, and one is called after its clause.
    """
    between = tuple(place for place in places if lies_between(place, amount, scene))
    if (
        amount.kind == "bare"
        and len(places) == 1
        and not between
        and scene.mine(places[0]) is not None
        and scene.theirs(places[0]) is not None
    ):
        return ()
    if len(between) == 1 and amount.kind != "time":
        return between
    head = tuple(place for place in places if called_after_its_clause(place, scene.index))
    return head if len(head) == 1 and amount.kind == "time" else tuple(places)


def lies_between(place: TermPlace, amount: Amount, scene: Scene) -> bool:
    """True when the value lies between what both sides said, ends included."""
    raw = as_value(place.term, amount)
    return not isinstance(raw, Exception) and is_between(place, raw, scene)


def is_between(place: TermPlace, raw: Raw, scene: Scene) -> bool:
    """True for a value of the term between what both sides said, ends included."""
    ours, theirs = scene.mine(place), scene.theirs(place)
    if ours is None or theirs is None:
        return False
    low, value, high = (_measure(place, said) for said in (ours, raw, theirs))
    return (
        low is not None
        and value is not None
        and high is not None
        and min(low, high) <= value <= max(low, high)
    )


def _measure(place: TermPlace, raw: Raw):  # type: ignore[no-untyped-def]
    return place.term.measure(place.term.read(raw))
