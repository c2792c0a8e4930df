"""What a slot may mean: values for terms, and what to ask where it is not clear."""

from collections.abc import Collection
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import SMALL, TermPlace
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import UNITS, Owner, Slot
from kpo_tui.understanding.targets import Target
from kpo_tui.understanding.term_amounts import as_value
from kpo_tui.understanding.value_targets import OWNERS

Place = tuple[str, str]


class Said(NamedTuple):
    """Values for terms that go together, and how they were worked out, if they were."""

    values: tuple[tuple[Place, Raw], ...]
    how: str = ""


class Answer(NamedTuple):
    """What a slot may mean: one reading where it is clear; else what to ask. `unexplained` are words that name nothing."""

    ways: tuple[Said, ...] = ()
    asks: str = ""
    unexplained: tuple[str, ...] = ()


def as_side(owner: Owner, scene: Scene) -> Owner:
    """A side by name as ours or theirs."""
    if owner in ("client", "provider"):
        return "our" if owner == scene.at_hand.party else "their"
    return owner


def side_about(slot: Slot, scene: Scene) -> Owner:
    """The side that the term is about, where another is said to be whose value counts."""
    return as_side(slot.whose, scene)


def is_named(slot: Slot) -> bool:
    """True where words beside the value name something."""
    return any(word not in SMALL for word in slot.names)


def units_alone(slot: Slot) -> frozenset[str]:
    """The units of time that are all that is named: the `days` of `your days`; none where more is named."""
    things = frozenset(word for word in slot.names if word not in SMALL and word not in OWNERS)
    return things if things <= UNITS else frozenset()


def counted_in_one_of(units: Collection[str], place: TermPlace) -> bool:
    """True for a term that is counted in one of the units, days of any kind alike."""
    return any(place.term.counted_in(kind + unit) for unit in units for kind in ("", "business "))


def free_of(found: Target, taken: Collection[Place], slot: Slot) -> Target:
    """Without terms that have a value already, where others remain or nothing names them."""
    free = tuple(place for place in found.places if place_of(place) not in taken)
    return found._replace(places=free) if free or not is_named(slot) else found


def raw_at(place: TermPlace, amount: Amount) -> Raw | None:
    """The amount as a value of the term, None where it is none."""
    raw = as_value(place.term, amount)
    return None if isinstance(raw, ValueNotUnderstood) else raw


def place_of(place: TermPlace) -> Place:
    """A term by the ids of its clause and itself."""
    return place.clause, place.id
