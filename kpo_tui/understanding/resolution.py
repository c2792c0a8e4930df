"""Slots made values of terms: which term is meant, and which value, worked out where it is said by another."""

from collections.abc import Iterator, Mapping, Sequence

from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.meant_values import (
    Answer,
    Place,
    Said,
    as_side,
    counted_in_one_of,
    free_of,
    is_named,
    place_of,
    raw_at,
    units_alone,
)
from kpo_tui.understanding.pairs import misfit
from kpo_tui.understanding.ready_values import Ready
from kpo_tui.understanding.relations import (
    changed,
    counts_charges,
    of_charges,
)
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import BASIS, SHARES, UNITS, Slot
from kpo_tui.understanding.targets import Target, counted_so, fitting, likeliest, target
from kpo_tui.understanding.value_targets import explains
from kpo_tui.understanding.words import stem
from kpo_tui.understanding.worked_values import half, moved, step_or_itself, times
from kpo_tui.understanding.written_dates import with_year

_BOTH = 2
_SMALL = 3


def resolved(slot: Slot, scene: Scene, taken: Mapping[Place, Raw]) -> Answer:
    """What the slot means; `taken` are values that terms have already, which a value without a name is not for."""
    slot = _on_a_price(slot, scene)
    slot = slot._replace(owner=as_side(slot.owner, scene))
    match slot.relation:
        case "is" | "no":
            answer = _absolute(slot, scene, taken)
            if slot.by:
                return step_or_itself(answer, slot, scene, taken)
            return answer if slot.change is None else _reached(answer, slot, slot.change, scene)
        case "up" | "down":
            return moved(slot, scene, taken)
        case "times":
            return times(slot, scene, taken)
        case "half":
            return half(slot, scene, taken)
        case "theirs" | "ours":
            return _referred(slot, scene)


def _reached(answer: Answer, slot: Slot, change: Amount, scene: Scene) -> Answer:
    """What the change comes to from what a side offers; asked where it does not come to that."""

    def comes(way: Said) -> bool:
        return any(
            worked.raw == raw
            for (clause, term), raw in way.values
            for place in [scene.index.place(clause, term)]
            for base in (scene.mine(place), scene.theirs(place))
            if base is not None
            for sign in (1, -1)
            for worked in changed(place.term, base, change, sign, scene.at_hand.locale)
        )

    ways = tuple(way for way in answer.ways if comes(way))
    if not ways:
        asks = f"'{one_line(slot.text, 60)}' does not come to that from what either side offers. Is it this?"
        return answer._replace(asks=asks)
    return answer._replace(ways=ways, asks=answer.asks if len(ways) > 1 else "")


def _on_a_price(slot: Slot, scene: Scene) -> Slot:
    """A discount on a price that is named lowers that price; others are what they are called."""
    if slot.off is None:
        return slot

    def priced(place: TermPlace) -> bool:
        said = (scene.mine(place), scene.theirs(place))
        return "money" in place.term.amounts and place.term.charted and any(raw is not None for raw in said)

    found = target(slot.off.names, "", priced, scene)
    return slot.off if len(found.places) == 1 and not found.unexplained else slot


def _absolute(slot: Slot, scene: Scene, taken: Mapping[Place, Raw]) -> Answer:
    amount = slot.amount
    if slot.ready is not None:
        return _in_words(slot.ready, scene, taken)
    if amount is None:
        return Answer(asks="Which value do you mean?")
    if amount.doubt:
        return _doubtful(slot, amount, scene, taken)
    charged = _of_charges(slot, scene) or _of_which_days(slot, amount, scene, taken)
    if charged is not None:
        return charged
    found = _closest(slot, amount, scene, taken)
    held = _held(slot, amount, scene)
    if len(held) == 1 and (not is_named(slot) or (len(found.places) > 1 and held[0] in found.places)):
        found = Target(tuple(held))
    if not found.places or (_is_small(amount) and not _is_near(found.places, scene)):
        return _nowhere(slot, amount, scene, taken)
    places = found.places
    if not slot.both and not is_named(slot) and places != (scene.asked_place(),):
        places = likeliest(places, amount, scene)
        if not places:
            return _nowhere(slot, amount, scene, taken)
    several = slot.others or (amount,)
    ways = [
        Said(((place_of(place), raw),))
        for place in places
        for one in several
        if (raw := raw_at(place, one)) is not None
    ]
    if slot.both and len(places) > 1 and len(several) == 1:
        ways = [Said(tuple(pair for way in ways for pair in way.values))]
    asks = (
        f"Which term is '{one_line(amount.text, 40)}' for?" if len(places) > 1 else "Which value do you mean?"
    )
    return Answer(tuple(ways), asks if len(ways) > 1 else "", found.unexplained)


def _dates_said(scene: Scene) -> Iterator[str]:
    """The dates that either side says on the clause at hand."""
    for place in scene.index.terms_of(scene.focus):
        if "date" in place.term.amounts:
            yield from (str(raw) for raw in (scene.mine(place), scene.theirs(place)) if raw is not None)


def _in_business_days(amount: Amount) -> Amount:
    """Days that do not say which they are, as business days."""
    return amount._replace(text=amount.text.replace("days", "business days"), unit="business days")


def _of_which_days(slot: Slot, amount: Amount, scene: Scene, taken: Mapping[Place, Raw]) -> Answer | None:
    """Business days of which only `days` is said: what a side says of one term, or an answer, which is asked about."""
    if amount.unit != "days":
        return None
    business, asked = _in_business_days(amount), scene.asked_place()
    if asked is not None and asked.clause == scene.focus and not is_named(slot):
        if raw_at(asked, amount) is not None:
            return None
        held = {place_of(asked)}
    else:
        held = {place_of(place) for place in holding(business, scene)}.difference(taken)
    if not held:
        return None
    found = target(slot.names, slot.owner, lambda place: place_of(place) in held, scene).places
    raw = raw_at(found[0], business) if len(found) == 1 else None
    if raw is None:
        return None
    sure = raw in (scene.mine(found[0]), scene.theirs(found[0]))
    return Answer((Said(((place_of(found[0]), raw),)),), "" if sure else misfit(found[0].term, amount).asks)


def _is_small(amount: Amount) -> bool:
    """True for a bare number that is hardly a value of something far away: back to square one."""
    return amount.kind == "bare" and amount.text.isdigit() and int(amount.text) <= _SMALL


def _is_near(places: Sequence[TermPlace], scene: Scene) -> bool:
    """True where one of the terms is of the clause spoken about, or in play; or where no clause is."""
    return scene.focus is None or any(place.clause == scene.focus or scene.in_play(place) for place in places)


def _in_words(ready: Ready, scene: Scene, taken: Mapping[Place, Raw]) -> Answer:
    """A value said in words: of the term in play, where several have it."""
    apart = {*taken, *scene.barred}
    ways = [way for way in ready.ways if place_of(way[0]) not in apart] or list(ready.ways)
    if len(ways) > 1:
        ways = [way for way in ways if scene.in_play(way[0])] or ways
    found = tuple(Said(((place_of(place), raw),)) for place, raw in ways)
    return Answer(found, "Which of these do you mean?" if len(found) > 1 else "")


def _doubtful(slot: Slot, amount: Amount, scene: Scene, taken: Mapping[Place, Raw]) -> Answer:
    """A figure that may be one or the other: 30.000 dollars, ninety (80) days."""
    if amount.kind == "date" and amount.unit:
        amount = with_year(amount, _dates_said(scene), scene.at_hand.at)
        return _absolute(slot._replace(amount=amount._replace(unit="")), scene, taken)
    several = tuple(amount._replace(text=text, doubt="", either=()) for text in amount.either)
    if not several:
        return Answer(
            asks=f"'{one_line(amount.doubt or amount.text, 60)}' is not clear. Which value do you mean?"
        )
    return _absolute(slot._replace(amount=several[0], others=several), scene, taken)._replace(
        asks=f"Which do you mean: {one_line(amount.doubt, 80)}?"
    )


def _closest(slot: Slot, amount: Amount, scene: Scene, taken: Mapping[Place, Raw]) -> Target:
    """The terms that are meant: those counted in the unit that was said before those that only allow it."""
    names = slot.names
    others = tuple(word for word in names if stem(word) not in BASIS | SHARES)
    if (
        amount.kind == "percent"
        and others != names
        and target(others, slot.owner, fitting(amount), scene).places
    ):
        names = others if is_named(slot._replace(names=others)) else names
    asked = scene.asked_place()
    if (
        asked is not None
        and asked.clause == scene.focus
        and place_of(asked) not in taken
        and fitting(amount)(asked)
        and explains(names, asked, scene.index)
    ):
        return Target((asked,))
    close = free_of(target(names, slot.owner, fitting(amount, closely=True), scene), taken, slot)
    if not close.places and not names and (alone := counted_so(amount, scene)):
        return free_of(Target(alone), taken, slot)
    if close.places or not (is_named(slot) or amount.unit == "point"):
        return close
    return free_of(target(names, slot.owner, fitting(amount), scene), taken, slot)


def _of_charges(slot: Slot, scene: Scene) -> Answer | None:
    """`eighteen months' charges as the general cap`: a percentage of the yearly charges; None where it is no such thing."""
    stems = {stem(word) for word in slot.names}
    if not stems & {"charge", "fee"} or slot.amount is None or slot.amount.kind != "time":
        return None
    names = tuple(word for word in slot.names if stem(word) not in BASIS)
    found = target(names, slot.owner, lambda place: counts_charges(place.term), scene) if names else Target()
    ways = [
        Said(((place_of(place), one.raw),), one.how)
        for place in found.places
        for one in of_charges(place.term, slot.amount, None)
    ]
    return Answer(tuple(ways), "Which term do you mean?" if len(ways) > 1 else "") if ways else None


def _nowhere(slot: Slot, amount: Amount, scene: Scene, taken: Mapping[Place, Raw]) -> Answer:
    """What to ask where a value fits no term that is named or in play; terms at hand that it fits are offered to pick."""
    anywhere = target(slot.names, slot.owner, lambda _: True, scene).places if is_named(slot) else ()
    if len(anywhere) == 1:
        raw = raw_at(anywhere[0], _in_business_days(amount)) if amount.unit == "days" else None
        business = () if raw is None else (Said(((place_of(anywhere[0]), raw),)),)
        return Answer(business, misfit(anywhere[0].term, amount).asks)
    fits = fitting(amount)
    here = [place for place in scene.index.terms_of(scene.focus) if fits(place)] if not is_named(slot) else []
    apart = {place for place, raw in taken.items() if raw != scene.at_hand.their_value(*place)} | scene.barred
    here = [place for place in here if place_of(place) not in apart] or here
    here = [place for place in here if place.term.counted_in(amount.unit)] or here
    if not here and amount.kind != "bare" and not is_named(slot):
        spoken = {clause for clause, _ in taken}  # what else is said decides where it may be
        here = [place for place in scene.elsewhere if fits(place) and place_of(place) not in apart]
        here = [place for place in here if not spoken or place.clause in spoken]
    ways = tuple(
        Said(((place_of(place), raw),)) for place in here[:3] if (raw := raw_at(place, amount)) is not None
    )
    if is_named(slot):
        return Answer(
            asks=f"I do not know what '{one_line(' '.join(slot.names), 40)}' is here. Which term do you mean?"
        )
    return Answer(ways, f"Which term is '{one_line(amount.text, 40)}' for? Please name it.")


def _referred(slot: Slot, scene: Scene) -> Answer:
    """The value of one side, taken by the name of its term."""

    def side(place: TermPlace) -> Raw | None:
        # `the days are right` is said of an answer just given, whatever the other side offers
        given = not slot.owner and place.id in scene.at_hand.said.get(place.clause, {})
        return scene.theirs(place) if slot.relation == "theirs" and not given else scene.mine(place)

    alone = units_alone(slot) if slot.owner or not scene.at_hand.said else frozenset()
    slot = slot._replace(names=()) if alone else slot
    units = alone | UNITS.intersection(slot.text.casefold().split()).difference(slot.names)

    def counted(place: TermPlace) -> bool:
        return side(place) is not None and counted_in_one_of(units, place)

    found = target(slot.names, slot.owner, counted, scene)
    if not found.places:  # by its name, or by its unit: reporting, your hours
        found = target(slot.names, slot.owner, lambda place: side(place) is not None, scene)
        others = target((), slot.owner, counted, scene).places if found.places and units else ()
        found = found._replace(places=(*others, *found.places))
    ways = [Said(((place_of(place), raw),)) for place in found.places if (raw := side(place)) is not None]
    beside_the_question = not is_named(slot) and scene.asked_place() not in (None, *found.places)
    if not ways or beside_the_question:
        return Answer(asks=_nothing_offered(slot, scene))
    if slot.relation == "theirs" and not slot.owner and len(ways) > 1:
        ways = [*_yes_to_each(found.places, ways), *ways]
    if slot.both and len(found.places) <= _BOTH:
        ways = (
            ways[:1]
            if len(ways) > len(found.places)
            else [Said(tuple(p for way in ways for p in way.values))]
        )
    return Answer(tuple(ways[:4]), "Which term do you mean?" if len(ways) > 1 else "", found.unexplained)


def _yes_to_each(places: Sequence[TermPlace], ways: Sequence[Said]) -> list[Said]:
    """A yes to each of several terms of yes and no, of which the other side denies one: affiliates on both sides are fine."""
    denied = any(raw == "no" for way in ways for _, raw in way.values)
    if not denied or not all(place.term.yes_or_no for place in places):
        return []
    return [Said(tuple((place_of(place), "yes") for place in places))]


def _nothing_offered(slot: Slot, scene: Scene) -> str:
    places = target(slot.names, slot.owner, lambda _: True, scene).places
    what = places[0].term.label if len(places) == 1 else f"'{one_line(' '.join(slot.names), 40)}'"
    if len(places) == 1 and places[0].clause in scene.at_hand.covered:
        return scene.at_hand.nothing_stands(places[0].clause, scene.title(places[0].clause))
    who = f"The {other(scene.at_hand.party)} has offered" if slot.relation == "theirs" else "You have offered"
    return f"{who} no value for {what}. Which value do you want to propose?"


def is_held(slot: Slot, scene: Scene) -> bool:
    """True where a side's value is named by itself: `your 36 months` is the term of which they offer just that."""
    return slot.amount is not None and bool(_held(slot, slot.amount, scene))


def _held(slot: Slot, amount: Amount, scene: Scene) -> list[TermPlace]:
    side = {"our": scene.mine, "their": scene.theirs}.get(as_side(slot.owner, scene))
    if side is None or slot.ready is not None:
        return []
    return [place for place in holding(amount, scene) if side(place) == raw_at(place, amount)]


def holding(amount: Amount, scene: Scene) -> Iterator[TermPlace]:
    """The terms at hand whose value, as either side says it, is the amount: what a value that is mentioned is about."""
    for place in scene.index.terms_of(scene.focus):
        raw = None if place_of(place) in scene.barred else raw_at(place, amount)
        if raw is not None and raw in (scene.mine(place), scene.theirs(place)):
            yield place


def fits_place(place: Place, amount: Amount, scene: Scene) -> Raw | None:
    """The amount as a value of the term, None where it is none."""
    return raw_at(scene.index.place(*place), amount)


def names_term_of(names: Sequence[str], amount: Amount, ready: Ready | None, scene: Scene) -> bool:
    """True where the words name a term that the value, an amount or one said in words, is of."""
    said = fitting(amount) if ready is None else lambda place: any(place is one for one, _ in ready.ways)
    found = target(names, "", said, scene)
    return bool(found.places) and not found.unexplained
