"""Where each value and paragraph comes from: who put it forward first, and who agreed to it.

A value is traced back to the proposal that put it on the table, whichever party made it. As long as one of
the two parties' last offers says it, without a break, repeating or accepting it makes it nobody else's. A
value that both have left for another, and that comes back, begins anew. A party's own wording is traced in
the same way, paragraph by paragraph; so is leaving a clause out.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from kpo_tui.documents.paragraphs import paragraphs
from kpo_tui.documents.schedules import numberless
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.acts.rejection import Rejected
from kpo_tui.negotiation.acts.reopening import Reopened
from kpo_tui.negotiation.acts.withdrawal import Withdrawn
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.negotiation.terms import Raw


class Point(NamedTuple):
    """What is traced within a clause, and what it says.

    `name` is that of a term, `*` for a paragraph of own wording, or `-` for leaving the clause out.
    """

    name: str
    says: str


LEFT_OUT = Point("-", "")


def value_point(term_id: str, raw: Raw) -> Point:
    """The point that a term's canonical value is."""
    return Point(term_id, raw if isinstance(raw, str) else repr(raw))


def paragraph_point(text: str) -> Point:
    """The point that a paragraph of own wording is."""
    return Point("*", numberless(text))


class Source(Struct, frozen=True):
    """A proposal: who made it, when, its number, and the numbers of those it answered."""

    party: Party
    at: str
    proposal: int
    answers: tuple[int, ...] = ()


class Settled(Struct, frozen=True):
    """How a clause was agreed: the proposal, who accepted it and when, and where each point comes from."""

    proposal: Source
    accepted_by: Party
    accepted_at: str
    accepted_seq: int
    origins: dict[Point, Source]


class Provenance:
    """Takes a log's events one after the other, and knows where what is offered and agreed comes from.

    `settled` holds the clauses that are agreed.
    """

    def __init__(self) -> None:
        self.settled: dict[str, Settled] = {}
        self._standing: dict[int, Proposed] = {}
        self._numbers: dict[tuple[str, Party], int] = {}
        self._held: dict[tuple[str, Party], frozenset[Point]] = {}
        self._origins: dict[str, dict[Point, Source]] = {}

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Provenance":
        """The provenance after these events, which are those of a log from its first on."""
        provenance = cls()
        for event in events:
            provenance.add(event)
        return provenance

    def add(self, event: Event) -> None:
        """Take in the next event, which must be one that the rules allow."""
        match event:
            case Proposed():
                self._propose(event)
            case Accepted(proposal=number):
                self._accept(event, self._standing[number])
            case Rejected(proposal=number) | Withdrawn(proposal=number):
                self._standing.pop(number, None)
            case Reopened(clause=clause):
                self._reopen(clause)
            case _:
                pass

    def origin(self, clause_id: str, point: Point) -> Source | None:
        """Where a point that is offered or agreed on a clause comes from; None for one that nobody holds."""
        settled = self.settled.get(clause_id)
        return (settled.origins if settled else self._origins.get(clause_id, {})).get(point)

    def _propose(self, event: Proposed) -> None:
        party = event.party or "client"
        source = Source(party, event.at, event.seq, event.answers)
        for number in event.answers:
            self._standing.pop(number, None)
        for clause_id, offer in event.clauses.items():
            self._standing.pop(self._numbers.get((clause_id, party), 0), None)
            self._numbers[clause_id, party] = event.seq
            kept = self._held.get((clause_id, party), frozenset()) if offer.left_out else frozenset()
            self._hold(clause_id, party, points_of(offer) | kept, source)
        self._standing[event.seq] = event

    def _hold(self, clause_id: str, party: Party, points: frozenset[Point], source: Source) -> None:
        """The party now says these points; those that neither says any more are forgotten."""
        self._held[clause_id, party] = points
        known = self._origins.get(clause_id, {})
        said = frozenset().union(*(self._held.get((clause_id, one), frozenset()) for one in PARTIES))
        self._origins[clause_id] = {point: known.get(point, source) for point in said}

    def _accept(self, event: Accepted, proposal: Proposed) -> None:
        maker = proposal.party or "client"
        source = Source(maker, proposal.at, proposal.seq, proposal.answers)
        for clause_id, offer in proposal.clauses.items():
            known = self._origins.get(clause_id, {})
            origins = {point: known.get(point, source) for point in points_of(offer)}
            self.settled[clause_id] = Settled(source, event.party or "client", event.at, event.seq, origins)
            for party in PARTIES:
                self._standing.pop(self._numbers.pop((clause_id, party), 0), None)
        self._standing.pop(proposal.seq, None)

    def _reopen(self, clause_id: str) -> None:
        """Both parties go on from what was agreed, unless it was to leave the clause out."""
        settled = self.settled.pop(clause_id)
        if LEFT_OUT in settled.origins:
            return
        for party in PARTIES:
            self._held[clause_id, party] = frozenset(settled.origins)
        self._origins[clause_id] = dict(settled.origins)


def points_of(offer: Offer) -> frozenset[Point]:
    """Everything that an offer says on its clause."""
    if offer.left_out:
        return frozenset((LEFT_OUT,))
    own = paragraphs(offer.wording) if offer.wording is not None else ()
    values = (value_point(term_id, raw) for term_id, raw in offer.terms.items())
    return frozenset((*values, *(paragraph_point(text) for _, text in own)))
