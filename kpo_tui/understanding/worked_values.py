"""Slots whose values are worked out: so much more or less than another, a multiple, half of the way."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.meant_values import (
    Answer,
    Place,
    Said,
    counted_in_one_of,
    free_of,
    is_named,
    place_of,
    raw_at,
    side_about,
    units_alone,
)
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
from kpo_tui.understanding.slots import BASIS, Slot
from kpo_tui.understanding.targets import Target, is_between, target
from kpo_tui.understanding.words import listed, stem

_MOST_WAYS = 4


def moved(slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    """So much more or less than ours, theirs, or a value that is named."""
    amount, sign = slot.amount, 1 if slot.relation == "up" else -1
    if amount is None:
        return Answer(asks="How much do you mean?")

    def fits(place: TermPlace) -> bool:
        return any(_changes(place, base, amount, sign, scene) for base in _bases(place, slot, scene))

    found = free_of(target(slot.names, side_about(slot, scene), fits, scene), taken, slot)
    ways = [
        Said(((place_of(place), one.raw),), one.how)
        for place in found.places
        for base in _bases(place, slot, scene)
        for one in _changes(place, base, amount, sign, scene)
    ]
    if len(ways) == 1 and amount.kind == "percent" and amount.unit != "point" and _a_part(amount, found):
        return Answer(
            tuple(ways), "Do you mean percentage points, or that part of the percentage?", found.unexplained
        )
    return _worked(ways, slot, found, f"From which value is '{one_line(amount.text, 40)}' counted?")


def moved_between(place: TermPlace, slot: Slot, scene: Scene) -> Answer:
    """So much more or less of what either side says of a term: what lies between both, else any, which is asked."""
    amount, sign = slot.amount, 1 if slot.relation == "up" else -1
    ours, theirs = scene.mine(place), scene.theirs(place)
    if amount is None:
        return Answer()
    found = [
        one
        for base in (theirs, ours)
        if base is not None
        for one in _changes(place, base, amount, sign, scene)
    ]
    found = [one for one in found if is_between(place, one.raw, scene)] or found
    ways = tuple(Said(((place_of(place), one.raw),), one.how) for one in found)
    return Answer(
        ways, f"From which value is '{one_line(amount.text, 40)}' counted?" if len(ways) > 1 else ""
    )


def step_or_itself(itself: Answer, slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    """What a step comes to of which the way is not said, where that lies between both sides, or the value itself if that does: first where nobody moves."""
    steps = [moved(slot._replace(relation=way), scene, taken) for way in ("up", "down")]
    towards = [way for answer in steps for way in answer.ways if _between_both(way, scene)]
    if not towards:
        return itself
    plain = [way for way in itself.ways if _between_both(way, scene)]
    found = {way.values: way for way in ((*towards, *plain) if slot.owner else (*plain, *towards))}
    asks = "It does not say which way, or whether that is the value itself. Is it this?"
    return Answer(tuple(found.values()), asks if len(found) > 1 else "", itself.unexplained)


def _between_both(way: Said, scene: Scene) -> bool:
    return all(is_between(scene.index.place(*place), raw, scene) for place, raw in way.values)


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
        raw = raw_at(place, slot.base)
        return [] if raw is None else [raw]
    if {"client", "provider"} & place.label & {
        stem(word) for word in slot.names
    } and slot.whose == slot.owner:
        return list(
            dict.fromkeys(raw for raw in (scene.mine(place), scene.theirs(place)) if isinstance(raw, str))
        )
    owner = slot.whose if slot.owner in place.label else slot.owner  # the client's notice that we asked for
    known = {"our": [scene.mine(place)], "their": [scene.theirs(place)]}.get(
        owner, [scene.mine(place), scene.theirs(place)]
    )
    return list(dict.fromkeys(raw for raw in known if isinstance(raw, str)))


def _of_what_was_said(slot: Slot, factor: Decimal, scene: Scene, taken: Mapping[Place, Raw]) -> Answer | None:
    """A multiple of the value said just before, for another term: `cap 120% and super-cap twice that`."""
    if not taken or slot.owner or slot.text.casefold().split()[-1] not in ("that", "this", "it"):
        return None
    (before, base), locale = list(taken.items())[-1], scene.at_hand.locale
    of = scene.index.place(*before).term

    def fits(place: TermPlace) -> bool:
        alike = place.term.amounts == of.amounts  # dollars are no days
        return alike and place_of(place) != before and bool(multiplied(place.term, base, factor, locale, of))

    found = target(slot.names, "", fits, scene)
    ways = [
        Said(((place_of(place), one.raw),), one.how)
        for place in found.places
        for one in multiplied(place.term, base, factor, locale, of)
    ]
    return _worked(ways, slot, found, "Which term do you mean?") if ways else None


def times(slot: Slot, scene: Scene, taken: Mapping[Place, Raw]) -> Answer:
    """A multiple of the yearly charges, of what a side offers."""
    factor = slot.factor
    if factor is None:
        return Answer(asks="How many times do you mean?")
    if (same := _of_what_was_said(slot, factor, scene, taken)) is not None:
        return same
    if not slot.owner:
        names = tuple(word for word in slot.names if stem(word) not in BASIS)
        found = target(names, "", lambda place: counts_charges(place.term), scene) if names else Target()
        charged = [
            Said(((place_of(p), one.raw),), one.how)
            for p in found.places
            for one in of_charges(p.term, None, factor)
        ]
        if charged:
            return _worked(charged, slot, found, "Which term do you mean?")

    def fits(place: TermPlace) -> bool:
        return any(
            multiplied(place.term, base, factor, scene.at_hand.locale) for base in _bases(place, slot, scene)
        )

    found = free_of(target(slot.names, side_about(slot, scene), fits, scene), taken, slot)
    ways = [
        Said(((place_of(place), one.raw),), one.how)
        for place in found.places
        for base in _bases(place, slot, scene)
        for one in multiplied(place.term, base, factor, scene.at_hand.locale)
    ]
    if not slot.owner and (often := _so_often(slot, factor, scene, taken)):
        ways, found = [*often, *ways], found._replace(unexplained=())
        return (
            Answer(tuple(often)) if len(often) == 1 else _worked(ways, slot, found, "Which term do you mean?")
        )
    return _worked(ways, slot, found, "Of whose value?")


_COUNTS = ("once", "twice", "thrice")
_OF = listed("the our your their as of what that more its")
"""Words after a count that make it a multiple of something: twice the fee."""


def _says_how_often(text: str) -> bool:
    """True for words with how often something happens: `twice`, `four times a year`, `twice at no charge`."""
    words = text.casefold().split()
    counts = (at for at, word in enumerate(words) if word in _COUNTS or (word == "times" and at))
    return any(not _OF.intersection(words[at + 1 : at + 2]) for at in counts)


def _so_often(slot: Slot, factor: Decimal, scene: Scene, taken: Collection[Place]) -> list[Said]:
    """How often something happens, of a named term that is a plain number: `the plan is tested twice a year`."""
    if factor != int(factor) or not _says_how_often(slot.text) or not is_named(slot):
        return []
    amount = Amount("bare", str(int(factor)), 0, scene.at_hand.locale)

    def fits(place: TermPlace) -> bool:
        return {"count", "bare"} <= place.term.amounts and raw_at(place, amount) is not None

    places = free_of(target(slot.names, "", fits, scene), taken, slot).places
    found = ((place, raw_at(place, amount)) for place in places)
    return [Said(((place_of(place), raw),)) for place, raw in found if raw is not None]


def half(slot: Slot, scene: Scene, taken: Collection[Place]) -> Answer:
    """The middle between what both sides offer."""
    units = units_alone(slot)
    slot = slot._replace(names=()) if units else slot

    def middles(place: TermPlace) -> tuple[Worked, ...]:
        if units and not counted_in_one_of(units, place):
            return ()
        return halfway(place.term, scene.mine(place), scene.theirs(place), scene.at_hand.locale)

    found = free_of(target(slot.names, "", lambda place: bool(middles(place)), scene), taken, slot)
    ways = [Said(((place_of(place), one.raw),), one.how) for place in found.places for one in middles(place)]
    if slot.both:
        each = (
            [Said(((place_of(place), one.raw),), one.how) for one in middles(place)] for place in found.places
        )
        ways = [
            Said(
                tuple(pair for way in together for pair in way.values), "; ".join(way.how for way in together)
            )
            for together in islice(product(*each), _MOST_WAYS)
        ]
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
    return Answer(tuple(ways[:_MOST_WAYS]), asks if len(ways) > 1 else "", found.unexplained)
