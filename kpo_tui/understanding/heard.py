"""What an utterance has said of values so far, and what it has left open."""

from copy import copy
from dataclasses import dataclass, field
from typing import NamedTuple

from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.index import SMALL
from kpo_tui.understanding.meant_values import Answer, Place, Said
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import Slot

_LISTS = ("ways", "asks", "doubts", "unread", "notes", "guesses")


class Rest(NamedTuple):
    """Whose values all takes that is not named, and of which clause, if one was named.

    `whose` is `theirs`, `ours` for what we said before (`kept` where it is only to stay), `half` for the middle between both, `usual`, or a rung of our positions.
    """

    whose: str
    clause: str | None
    text: str


@dataclass
class Heard:
    """What an utterance has said so far.

    `values` by term; `ways` are readings of slots that are not clear; `asks` and `doubts` why it must be asked; `unread`
    what was passed by; `notes` how values were worked out. The rest is what is open: names that wait for a value, the
    last slot and the last term, whose values names are taken from, the part that says `whose` and of what not yet, whether all is good but what follows, parts that are `guesses`, whether a value without a name is `ahead`, how all stood before the last values, and the `clause` that this was said of; terms that were `denied` to be those of a value; whose values the `others` take, and whether it `sends` what is answered.
    """

    values: dict[Place, Raw] = field(default_factory=dict)
    ways: list[tuple[Said, ...]] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    waiting: Part | None = None
    last: Slot | None = None
    term: Place | None = None
    taking: str = ""
    whose: Part | None = None
    taken: bool = False
    each: bool = False
    corrects: bool = False
    reason: bool = False
    whole: bool = False
    but: bool = False
    conditional: bool = False
    refused: bool = False
    turned_down: str = ""
    ahead: bool = False
    last_before: "Heard | None" = None
    guesses: list[Part] = field(default_factory=list)
    rest: str = ""
    clause: str | None = None
    denied: frozenset[Place] = frozenset()
    others: Rest | None = None
    sends: bool = False

    def kept(self) -> "Heard":
        """What was heard so far, as it stands."""
        kept = copy(self)
        kept.values = dict(self.values)
        for name in _LISTS:
            setattr(kept, name, list(getattr(self, name)))
        return kept

    def take_back(self, before: "Heard") -> None:
        """As it stood before."""
        for name in ("values", "term", "last", "corrects", "refused", *_LISTS):
            setattr(self, name, getattr(before, name))

    def may_be(self, place: Place) -> bool:
        """True where a value was said that is of the term, or may be."""
        ways = (one for ways in self.ways for way in ways for one, _ in way.values)
        return place in self.values or place in ways

    def is_as_clear_as(self, other: "Heard") -> bool:
        """True where as much was heard as in another hearing of the same words, and no more is asked or left out."""
        clear = all(
            len(getattr(self, name)) <= len(getattr(other, name)) for name in ("asks", "doubts", "unread")
        )
        return clear and len(self.values) + len(self.ways) >= len(other.values) + len(other.ways)

    def take(self, answer: Answer, slot: Slot, scene: Scene) -> None:
        """Add what a slot means to what was said before; a value that was only mentioned, or is corrected, gives way."""
        if not answer.ways:
            self.asks.append(answer.asks)
            return
        if answer.unexplained:
            self.unread.append(" ".join(answer.unexplained))
            if 2 * len(answer.unexplained) > len(set(slot.names) - SMALL):
                self.doubts.append(f"I do not know '{' '.join(answer.unexplained)}'")
        if self.corrects and self.ways and len(answer.ways) == 1:
            self.ways.pop()
            self.asks[-1:] = []
        if len(answer.ways) > 1 or answer.asks:
            self.asks.append(answer.asks)
            self.ways.append(answer.ways)
            return
        way = answer.ways[0]
        if way.how:
            self.notes.append(way.how)
        for place, raw in way.values:
            self._take_value(place, raw, scene, corrects=slot.corrects)

    def kept_values(self, scene: Scene) -> dict[Place, Raw]:
        """The values without those that are ours anyway, behind a `but`, which gives way: a third is what we have, but fine, a half."""
        ours = scene.at_hand.our_value
        return {place: raw for place, raw in self.values.items() if not self.but or raw != ours(*place)}

    def _take_value(self, place: Place, raw: Raw, scene: Scene, *, corrects: bool) -> None:
        before = self.values.get(place)
        mentioned = before is not None and before == scene.at_hand.their_value(*place)
        mentioned = mentioned or (
            self.but and before is not None and before == scene.at_hand.our_value(*place)
        )
        if before is None or before == raw or corrects or self.corrects or mentioned:
            self.values[place] = raw
            self.term, self.corrects, self.refused = place, False, False
        else:
            label = scene.index.place(*place).term.label
            self.asks.append(f"Two values for {label}: which one do you mean?")
            del self.values[place]
            self.ways.append((Said(((place, before),)), Said(((place, raw),))))
