"""What the parts of understanding share: what is at hand, the names it has, the clause in focus."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.dissection import take_apart
from kpo_tui.understanding.index import Index, TermPlace, index_of
from kpo_tui.understanding.moves import AnyMove, Choice, Reading, value_named
from kpo_tui.understanding.pieces import Sentence, Vocabulary

_DIFFER = 2
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Scene:
    """What is at hand, the index of its playbook, the clause that is spoken about if none is named, and terms that are not meant.

    `found` is what was found once and is the same for every clause in focus; it lives as long as one reading.
    """

    at_hand: AtHand
    index: Index
    focus: str | None
    barred: frozenset[tuple[str, str]] = frozenset()
    found: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, compare=False, repr=False)

    def on(self, clause: str | None) -> "Scene":
        """The same with another clause in focus."""
        return self if clause == self.focus else replace(self, focus=clause)

    def once(self, find: Callable[..., _Found], *said: Hashable) -> _Found:
        """What `find` finds for what was said by the index alone, found once for all clauses in focus."""
        key = (find, *said)
        if key not in self.found:
            self.found[key] = find(*said, self.index)
        found: _Found = self.found[key]
        return found

    def title(self, clause: str) -> str:
        """The title of a clause."""
        return self.at_hand.state.clause(clause).title

    def asked_place(self) -> TermPlace | None:
        """The term that a question is about."""
        return self._asked_place

    @cached_property
    def _asked_place(self) -> TermPlace | None:
        if self.at_hand.asked_term is None:
            return None
        return self.index.place(str(self.at_hand.clause), str(self.at_hand.term))

    def openness(self, place: TermPlace) -> int:
        """How open a term is: 2 where the sides differ or one spoke, 1 where they say the same, 0 where neither did."""
        known = self._openness.get(id(place))
        if known is not None:
            return known
        ours, theirs = self.mine(place), self.theirs(place)
        self._openness[id(place)] = found = 2 if ours != theirs else 0 if ours is None else 1
        return found

    @cached_property
    def _openness(self) -> dict[int, int]:
        """How open terms are, of those that were asked for; the index keeps their places alive."""
        return {}

    def in_play(self, place: TermPlace) -> bool:
        """True for the term that was asked for, and for one on which the sides differ or only one spoke, until an answer is sent."""
        differs = self.openness(place) == _DIFFER or self._differs_until_sent(place)
        return place is self.asked_place() or (differs and not self.settled(place))

    def alike(self, place: TermPlace) -> list[TermPlace]:
        """The term, and the same of the other party: affiliates of the client, and of the provider."""

        def unowned(one: TermPlace) -> str:
            return one.id.replace("client", "").replace("provider", "")

        return [one for one in self.index.terms_of(place.clause) if unowned(one) == unowned(place)]

    def settled(self, place: TermPlace) -> bool:
        """True for a term of another clause that is agreed: what is said now is hardly about it."""
        return place.clause != self.focus and self.at_hand.state.clauses[place.clause].agreed is not None

    def _differs_until_sent(self, place: TermPlace) -> bool:
        """True for a term with an answer that is not sent, where the sides differ in what they have said."""
        if place.id not in self.at_hand.said.get(place.clause, {}):
            return False
        return self.at_hand.our_value(place.clause, place.id) != self.theirs(place)

    @cached_property
    def elsewhere(self) -> tuple[TermPlace, ...]:
        """The terms in play on other clauses than the one at hand."""
        state = self.at_hand.state
        spoken = [
            name
            for name in state.clauses
            if name != self.focus and any(state.offer(name, side) for side in SIDES)
        ]
        return tuple(place for name in spoken for place in self.index.terms_of(name) if self.in_play(place))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a sentence may hold that is said in the scene."""
        at_hand, index = self.at_hand, self.index
        return Vocabulary(
            index,
            at_hand.locale,
            index.options_of(self.focus),
            index.writing_of(self.focus),
            self.focus,
            at_hand.party,
            said_of=self.in_play,
            elsewhere=self.elsewhere,
            at=at_hand.at,
            companies=at_hand.state.parties,
        )

    def mine(self, place: TermPlace) -> Raw | None:
        """What the party says of a term: what it has not sent yet, else what it said last."""
        given = self.at_hand.said.get(place.clause, {}).get(place.id)
        return self.at_hand.our_value(place.clause, place.id) if given is None else given

    def theirs(self, place: TermPlace) -> Raw | None:
        """What the other side offers for a term."""
        key = ("theirs", place.clause, place.id)
        if key not in self.found:
            self.found[key] = self.at_hand.their_value(place.clause, place.id)
        raw: Raw | None = self.found[key]
        return raw

    def choice(self, *moves: AnyMove) -> Choice:
        """Moves as one way to read a sentence."""
        return Choice("; ".join(move.asked(self.at_hand.state, self.at_hand.locale) for move in moves), moves)

    def valued(self, clause: str, term: str, raw: Raw, move: AnyMove) -> Choice:
        """A move as one way to read a sentence, told by the value that is meant."""
        return Choice(value_named(self.at_hand.state, clause, term, raw, self.at_hand.locale), (move,))


def scene_of(at_hand: AtHand) -> Scene:
    """The scene for what is at hand."""
    return Scene(at_hand, index_of(at_hand.state), focus_of(at_hand))


def sentence_of(text: str, scene: Scene) -> Sentence:
    """The text in pieces, by the words that have a meaning in the scene."""
    return take_apart(text, scene.vocabulary)


def focus_of(at_hand: AtHand) -> str | None:
    """The clause that is at hand; where none is, the one that awaits the party's answer if there is just one."""
    if at_hand.clause is not None:
        return at_hand.clause
    waiting = at_hand.state.to_answer(at_hand.party, at_hand.at)
    return next(iter(waiting[0].clauses)) if len(waiting) == 1 else None


def sure(*moves: AnyMove) -> Reading:
    """The reading of a sentence that means just that."""
    return Reading(moves=moves, sure=True)
