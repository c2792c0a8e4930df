"""Slots made values of terms: which term is meant, and which value, worked out where it is said by another."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import SMALL, TermPlace
from kpo_tui.understanding.ready_values import Ready
from kpo_tui.understanding.relations import (
    Worked,
    can_be_worked_out,
    changed,
    counts_charges,
    halfway,
    multiplied,
    of_charges,
)
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import Owner, Slot
from kpo_tui.understanding.targets import Fits, Target, fitting, likeliest, target
from kpo_tui.understanding.term_amounts import as_value
from kpo_tui.understanding.value_targets import explains, misfit
from kpo_tui.understanding.words import listed, stem

Place = tuple[str, str]
_BASIS = listed("charge fee year annual yearly spend revenue contract total worth")
"""Words of `the yearly charges`, of which a value may be a multiple."""


_SMALL = 3
"""A bare number no larger than this, far from what is spoken of, is hardly a value: back to square one."""


class Said(NamedTuple):
    """Values for terms that go together, and how they were worked out, if they were."""

    values: tuple[tuple[Place, Raw], ...]
    how: str = ""


class Answer(NamedTuple):
    """What a slot may mean: one reading where it is clear; else what to ask. `unexplained` are words that name nothing."""

    ways: tuple[Said, ...] = ()
    asks: str = ""
    unexplained: tuple[str, ...] = ()


def resolved(slot: Slot, scene: Scene, taken: Collection[Place] = ()) -> Answer:
    """What the slot means; `taken` are terms that have a value already, which a value without a name is not for."""
    slot = slot._replace(owner=as_side(slot.owner, scene))
    match slot.relation:
        case "is" | "no":
            return _absolute(slot, scene, taken)
        case "up" | "down":
            return _moved(slot, scene, taken)
        case "times":
            return _times(slot, scene, taken)
        case "half":
            return _half(slot, scene, taken)
        case "theirs" | "ours":
            return _referred(slot, scene)


def _about(slot: Slot, scene: Scene) -> Owner:
    """The side that the term is about, where another is said to be whose value counts."""
    return as_side(slot.whose, scene)


def as_side(owner: Owner, scene: Scene) -> Owner:
    """A side by name as ours or theirs."""
    if owner in ("client", "provider"):
        return "our" if owner == scene.at_hand.party else "their"
    return owner


def _absolute(slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    amount = slot.amount
    if slot.ready is not None:
        return _in_words(slot.ready, scene, taken)
    if amount is None:
        return Answer(asks="Which value do you mean?")
    if amount.doubt:
        return _doubtful(slot, amount, scene, taken)
    charged = _of_charges(slot, scene)
    if charged is not None:
        return charged
    found = _closest(slot, amount, scene, taken)
    held = _held(slot, amount, scene)
    if len(held) == 1 and (not _named(slot) or (len(found.places) > 1 and held[0] in found.places)):
        found = Target(tuple(held))
    near = any(place.clause == scene.focus or scene.in_play(place) for place in found.places)
    if not found.places or (
        amount.kind == "bare"
        and not near
        and scene.focus is not None
        and amount.text.isdigit()
        and int(amount.text) <= _SMALL
    ):
        return _nowhere(slot, amount, scene)
    places = found.places
    if not slot.both and not _named(slot) and places != (scene.asked_place(),):
        places = likeliest(places, amount, scene)
        if not places:
            return _nowhere(slot, amount, scene)
    several = slot.others or (amount,)
    ways = [
        Said(((_place(place), raw),))
        for place in places
        for one in several
        if (raw := _raw(place, one)) is not None
    ]
    if slot.both and len(places) > 1 and len(several) == 1:
        ways = [Said(tuple(pair for way in ways for pair in way.values))]
    asks = (
        f"Which term is '{one_line(amount.text, 40)}' for?" if len(places) > 1 else "Which value do you mean?"
    )
    return Answer(tuple(ways), asks if len(ways) > 1 else "", found.unexplained)


def _in_words(ready: Ready, scene: Scene, taken: Collection[Place]) -> Answer:
    """A value said in words: of the term in play, where several have it."""
    ways = [way for way in ready.ways if _place(way[0]) not in taken] or list(ready.ways)
    if len(ways) > 1:
        ways = [way for way in ways if scene.in_play(way[0])] or ways
    found = tuple(Said(((_place(place), raw),)) for place, raw in ways)
    return Answer(found, "Which of these do you mean?" if len(found) > 1 else "")


def _doubtful(slot: Slot, amount: Amount, scene: Scene, taken: Collection[Place]) -> Answer:
    """A figure that may be one or the other: 30.000 dollars, ninety (80) days."""
    several = tuple(amount._replace(text=text, doubt="", either=()) for text in amount.either)
    if not several:
        return Answer(
            asks=f"'{one_line(amount.doubt or amount.text, 60)}' is not clear. Which value do you mean?"
        )
    return _absolute(slot._replace(amount=several[0], others=several), scene, taken)._replace(
        asks=f"Which do you mean: {one_line(amount.doubt, 80)}?"
    )


def _closest(slot: Slot, amount: Amount, scene: Scene, taken: Collection[Place]) -> Target:
    """The terms that are meant: those counted in the unit that was said before those that only allow it."""
    names = slot.names
    if amount.kind == "percent" and (others := tuple(word for word in names if stem(word) not in _BASIS)):
        names = others if _named(slot._replace(names=others)) else names
    asked = scene.asked_place()
    if (
        asked is not None
        and asked.clause == scene.focus
        and _place(asked) not in taken
        and fitting(amount)(asked)
        and explains(names, asked, scene.index)
    ):
        return Target((asked,))
    close = _free(target(names, slot.owner, fitting(amount, closely=True), scene), taken, slot)
    if close.places or not _named(slot):
        return close
    return _free(target(names, slot.owner, fitting(amount), scene), taken, slot)


def _free(found: Target, taken: Collection[Place], slot: Slot) -> Target:
    """Without terms that have a value already, where others remain or nothing names them."""
    free = tuple(place for place in found.places if _place(place) not in taken)
    return found._replace(places=free) if free or not _named(slot) else found


def _named(slot: Slot) -> bool:
    return any(word not in SMALL for word in slot.names)


def _of_charges(slot: Slot, scene: Scene) -> Answer | None:
    """`eighteen months' charges as the general cap`: a percentage of the yearly charges; None where it is no such thing."""
    stems = {stem(word) for word in slot.names}
    if not stems & {"charge", "fee"} or slot.amount is None or slot.amount.kind != "time":
        return None
    names = tuple(word for word in slot.names if stem(word) not in _BASIS)
    found = target(names, slot.owner, lambda place: counts_charges(place.term), scene) if names else Target()
    ways = [
        Said(((_place(place), one.raw),), one.how)
        for place in found.places
        for one in of_charges(place.term, slot.amount, None)
    ]
    return Answer(tuple(ways), "Which term do you mean?" if len(ways) > 1 else "") if ways else None


def _nowhere(slot: Slot, amount: Amount, scene: Scene) -> Answer:
    """What to ask where a value fits no term that is named or in play; terms at hand that it fits are offered to pick."""
    anywhere = target(slot.names, slot.owner, lambda _: True, scene).places if _named(slot) else ()
    if len(anywhere) == 1:
        return Answer(asks=misfit(anywhere[0].term, amount).asks)
    fits = fitting(amount)
    here = [place for place in scene.index.terms_of(scene.focus) if fits(place)] if not _named(slot) else []
    here = [place for place in here if place.term.counted_in(amount.unit)] or here
    ways = tuple(
        Said(((_place(place), raw),)) for place in here[:3] if (raw := _raw(place, amount)) is not None
    )
    if _named(slot):
        return Answer(
            asks=f"I do not know what '{one_line(' '.join(slot.names), 40)}' is here. Which term do you mean?"
        )
    return Answer(ways, f"Which term is '{one_line(amount.text, 40)}' for? Please name it.")


def _moved(slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    """So much more or less than ours, theirs, or a value that is named."""
    amount, sign = slot.amount, 1 if slot.relation == "up" else -1
    if amount is None:
        return Answer(asks="How much do you mean?")

    def fits(place: TermPlace) -> bool:
        return any(_changes(place, base, amount, sign, scene) for base in _bases(place, slot, scene))

    found = _free(target(slot.names, _about(slot, scene), fits, scene), taken, slot)
    ways = [
        Said(((_place(place), one.raw),), one.how)
        for place in found.places
        for base in _bases(place, slot, scene)
        for one in _changes(place, base, amount, sign, scene)
    ]
    if len(ways) == 1 and amount.kind == "percent" and amount.unit != "point" and _a_part(amount, found):
        return Answer(
            tuple(ways), "Do you mean percentage points, or that part of the percentage?", found.unexplained
        )
    return _worked(ways, slot, found, f"From which value is '{one_line(amount.text, 40)}' counted?")


def _a_part(amount: Amount, found: Target) -> bool:
    """True for a percentage of a percentage, which may be meant as points: 20% below our ceiling."""
    number = amount.text.partition("%")[0]
    return all("percent" in place.term.amounts for place in found.places) and not number.startswith("0.")


def _changes(place: TermPlace, base: Raw, amount: Amount, sign: int, scene: Scene) -> tuple[Worked, ...]:
    return (
        changed(place.term, base, amount, sign, scene.at_hand.locale) if can_be_worked_out(place.term) else ()
    )


def _bases(place: TermPlace, slot: Slot, scene: Scene) -> list[Raw]:
    """What a value may be counted from: what is named, else what that side says, else what either says."""
    if slot.base is not None:
        raw = _raw(place, slot.base)
        return [] if raw is None else [raw]
    if {"client", "provider"} & place.label & {
        stem(word) for word in slot.names
    } and slot.whose == slot.owner:
        return list(
            dict.fromkeys(raw for raw in (scene.mine(place), scene.theirs(place)) if isinstance(raw, str))
        )
    known = {"our": [scene.mine(place)], "their": [scene.theirs(place)]}.get(
        slot.owner, [scene.mine(place), scene.theirs(place)]
    )
    return list(dict.fromkeys(raw for raw in known if isinstance(raw, str)))


def _times(slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    """A multiple of the yearly charges, of what a side offers."""
    factor = slot.factor
    if factor is None:
        return Answer(asks="How many times do you mean?")
    if not slot.owner:
        names = tuple(word for word in slot.names if stem(word) not in _BASIS)
        found = target(names, "", lambda place: counts_charges(place.term), scene) if names else Target()
        charged = [
            Said(((_place(p), one.raw),), one.how)
            for p in found.places
            for one in of_charges(p.term, None, factor)
        ]
        if charged:
            return _worked(charged, slot, found, "Which term do you mean?")

    def fits(place: TermPlace) -> bool:
        return any(
            multiplied(place.term, base, factor, scene.at_hand.locale) for base in _bases(place, slot, scene)
        )

    found = _free(target(slot.names, _about(slot, scene), fits, scene), taken, slot)
    ways = [
        Said(((_place(place), one.raw),), one.how)
        for place in found.places
        for base in _bases(place, slot, scene)
        for one in multiplied(place.term, base, factor, scene.at_hand.locale)
    ]
    return _worked(ways, slot, found, "Of whose value?")


def _half(slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    def middles(place: TermPlace) -> tuple[Worked, ...]:
        return halfway(place.term, scene.mine(place), scene.theirs(place), scene.at_hand.locale)

    found = _free(target(slot.names, "", lambda place: bool(middles(place)), scene), taken, slot)
    ways = [Said(((_place(place), one.raw),), one.how) for place in found.places for one in middles(place)]
    if slot.both:
        ways = (
            [Said(tuple(pair for way in ways for pair in way.values), "; ".join(way.how for way in ways))]
            if ways
            else []
        )
    return _worked(
        ways,
        slot,
        found,
        "Which value do you mean?",
        "There are no two numbers to meet between. Which value do you want?",
    )


def _worked(ways: Sequence[Said], slot: Slot, found: Target, asks: str, nothing: str = "") -> Answer:
    if not ways:
        return Answer(
            asks=nothing or f"I cannot work out '{one_line(slot.text, 80)}'. Which value do you mean?"
        )
    return Answer(tuple(ways[:4]), asks if len(ways) > 1 else "", found.unexplained)


def _referred(slot: Slot, scene: Scene) -> Answer:
    """The value of one side, taken by the name of its term."""

    def side(place: TermPlace) -> Raw | None:
        given = not slot.owner and place.id in scene.at_hand.said.get(
            place.clause, {}
        )  # the days are right, of an answer just given
        return scene.theirs(place) if slot.relation == "theirs" and not given else scene.mine(place)

    found = target(slot.names, slot.owner, lambda place: side(place) is not None, scene)
    ways = [Said(((_place(place), raw),)) for place in found.places if (raw := side(place)) is not None]
    if not ways:
        return Answer(asks=_nothing_offered(slot, scene))
    if slot.both:
        ways = [Said(tuple(pair for way in ways for pair in way.values))]
    return Answer(tuple(ways[:4]), "Which term do you mean?" if len(ways) > 1 else "", found.unexplained)


def _nothing_offered(slot: Slot, scene: Scene) -> str:
    places = target(slot.names, slot.owner, lambda _: True, scene).places
    what = places[0].term.label if len(places) == 1 else f"'{one_line(' '.join(slot.names), 40)}'"
    if len(places) == 1 and places[0].clause in scene.at_hand.covered:
        return scene.at_hand.nothing_stands(places[0].clause, scene.title(places[0].clause))
    who = f"The {other(scene.at_hand.party)} has offered" if slot.relation == "theirs" else "You have offered"
    return f"{who} no value for {what}. Which value do you want to propose?"


_NEEDED = frozenset({"needed", "required", "wanted", "whatsoever", "whatever", "necessary", "need"})


def nothing_of(names: Sequence[str], owner: Owner, scene: Scene) -> Answer | None:
    """Nothing of what is named, for a term that can be nothing: no deposit is a deposit of 0 months. None for others."""
    zero = Amount("bare", "0", 0, "en")

    def fits(place: TermPlace) -> bool:
        here = place.clause == scene.focus or scene.in_play(place)
        return (
            here
            and place.term.charted
            and place.head in {stem(word) for word in names}
            and _raw(place, zero) is not None
        )

    found = target(names, as_side(owner, scene), fits, scene)
    if len(found.places) != 1 or set(found.unexplained) - _NEEDED:
        return None
    raw = _raw(found.places[0], zero)
    return None if raw is None else Answer((Said(((_place(found.places[0]), raw),)),))


def is_held(slot: Slot, scene: Scene) -> bool:
    """True where a side's value is named by itself: `your 36 months` is the term of which they offer just that."""
    return slot.amount is not None and bool(_held(slot, slot.amount, scene))


def _held(slot: Slot, amount: Amount, scene: Scene) -> list[TermPlace]:
    side = {"our": scene.mine, "their": scene.theirs}.get(as_side(slot.owner, scene))
    if side is None or slot.ready is not None:
        return []
    return [place for place in holding(amount, scene) if side(place) == _raw(place, amount)]


def holding(amount: Amount, scene: Scene) -> Iterator[TermPlace]:
    """The terms at hand whose value, as either side says it, is the amount: what a value that is mentioned is about."""
    for place in scene.index.terms_of(scene.focus):
        raw = _raw(place, amount)
        if raw is not None and raw in (scene.mine(place), scene.theirs(place)):
            yield place


def _raw(place: TermPlace, amount: Amount) -> Raw | None:
    raw = as_value(place.term, amount)
    return None if isinstance(raw, ValueNotUnderstood) else raw


def _place(place: TermPlace) -> Place:
    return place.clause, place.id


def fits_place(place: Place, amount: Amount, scene: Scene) -> Raw | None:
    """The amount as a value of the term, None where it is none."""
    return _raw(scene.index.place(*place), amount)


__all__ = ["Answer", "Fits", "Said", "fits_place", "holding", "resolved"]
