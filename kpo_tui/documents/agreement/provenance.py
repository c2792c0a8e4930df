"""Where each value and paragraph comes from: who put it forward first, and who agreed to it. The draft says so with it.

A value is traced back to the proposal that put it on the table, whichever party made it. As long as one of
the two parties' last offers says it, without a break, repeating or accepting it makes it nobody else's. A
value that both have left for another, and that comes back, begins anew. A party's own wording is traced in
the same way, paragraph by paragraph; so is leaving a clause out.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.agreement.paragraphs import paragraphs
from kpo_tui.documents.agreement.schedules import numberless
from kpo_tui.documents.document import (
    Block,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Run,
    paragraph,
    runs_of,
    text_of,
)
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.acts.rejection import Rejected
from kpo_tui.negotiation.acts.reopening import Reopened
from kpo_tui.negotiation.acts.withdrawal import Withdrawn
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown, value_said
from kpo_tui.text import listing


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

    party: Side
    at: str
    proposal: int
    answers: tuple[int, ...] = ()


class Settled(Struct, frozen=True):
    """How a clause was agreed: the proposal, who accepted it and when, and where each point comes from."""

    proposal: Source
    accepted_by: Side
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
        self._numbers: dict[tuple[str, Side], int] = {}
        self._held: dict[tuple[str, Side], frozenset[Point]] = {}
        self._origins: dict[str, dict[Point, Source]] = {}

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Provenance":
        """The provenance after these events, which are those of a log from its first on."""
        provenance = cls()
        for event in events:
            provenance.add(event)
        return provenance

    def add(self, event: Event) -> None:
        """Take in the next event, which must be one that the rules allow. What is no case here moves no offer."""
        match event:
            case Proposed():
                self._propose(event)
            case Accepted(proposal=number):
                self._accept(event, self._standing[number])
            case Rejected(proposal=number) | Withdrawn(proposal=number):
                self._standing.pop(number, None)
            case Reopened(clause=clause):
                self._reopen(clause)

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

    def _hold(self, clause_id: str, party: Side, points: frozenset[Point], source: Source) -> None:
        """The party now says these points; those that neither says any more are forgotten."""
        self._held[clause_id, party] = points
        known = self._origins.get(clause_id, {})
        said = frozenset().union(*(self._held.get((clause_id, one), frozenset()) for one in SIDES))
        self._origins[clause_id] = {point: known.get(point, source) for point in said}

    def _accept(self, event: Accepted, proposal: Proposed) -> None:
        maker = proposal.party or "client"
        source = Source(maker, proposal.at, proposal.seq, proposal.answers)
        for clause_id, offer in proposal.clauses.items():
            known = self._origins.get(clause_id, {})
            origins = {point: known.get(point, source) for point in points_of(offer)}
            self.settled[clause_id] = Settled(source, event.party or "client", event.at, event.seq, origins)
            for party in SIDES:
                self._standing.pop(self._numbers.pop((clause_id, party), 0), None)
        self._standing.pop(proposal.seq, None)

    def _reopen(self, clause_id: str) -> None:
        """Both parties go on from what was agreed, unless it was to leave the clause out."""
        settled = self.settled.pop(clause_id)
        if LEFT_OUT in settled.origins:
            return
        for party in SIDES:
            self._held[clause_id, party] = frozenset(settled.origins)
        self._origins[clause_id] = dict(settled.origins)


def points_of(offer: Offer) -> frozenset[Point]:
    """Everything that an offer says on its clause."""
    if offer.left_out:
        return frozenset((LEFT_OUT,))
    own = paragraphs(offer.wording) if offer.wording is not None else ()
    values = (value_point(term_id, raw) for term_id, raw in offer.terms.items())
    return frozenset((*values, *(paragraph_point(text) for _, text in own)))


class Blame(Struct, frozen=True):
    """Where one thing in the draft comes from.

    `what` names it: a term's label with its value, `the wording of this paragraph` or `the clause`. `source` is
    the proposal that put it forward first; None for wording of the playbook. `accepted_by` (with when, and in
    which event) is None while it is not agreed.
    """

    what: str
    source: Source | None
    accepted_by: Side | None = None
    accepted_at: str = ""
    accepted_seq: int | None = None
    term_id: str | None = None

    def sentence(self) -> str:
        """The blame in words."""
        parts = ["wording of the playbook"] if self.source is None else [_told(self.source)]
        if self.accepted_by is None:
            parts.append("not agreed")
        else:
            when = f"on {self.accepted_at[:10]} in event {self.accepted_seq}"
            parts.append(f"accepted by the {self.accepted_by} {when}")
        return f"{self.what}: {', '.join(parts)}."


def _told(source: Source) -> str:
    answers = f", answering {listing([str(number) for number in source.answers])}" if source.answers else ""
    return f"put forward by the {source.party} on {source.at[:10]} in proposal {source.proposal}{answers}"


def blame_value(
    state: Negotiation, provenance: Provenance, clause_id: str, term_id: str, party: Side | None = None
) -> Blame | None:
    """Where the value of a term comes from: the agreed one or, while it is open, the one that `party` offers.

    None where there is no such value.
    """
    raw = value_said(state, clause_id, term_id, party)
    if raw is None:
        return None
    term = state.clause(clause_id).terms[term_id]
    origin = provenance.origin(clause_id, value_point(term_id, raw))
    return _blame(f"{term.label} ({shown(term, raw)})", origin, provenance.settled.get(clause_id), term_id)


def blame_block(state: Negotiation, provenance: Provenance, block: Block) -> list[Blame]:
    """Where a paragraph or table of the draft comes from: its own wording first, then each value in it.

    For the heading of a clause, where the clause as a whole comes from. Empty for what the program adds itself.
    """
    clause_id = block.clause
    if clause_id is None or clause_id not in state.clauses:
        return []
    settled = provenance.settled.get(clause_id)
    if isinstance(block, Heading):
        return [_blame("The clause", settled.proposal, settled)] if settled else []
    found: list[Blame] = []
    agreed = state.clauses[clause_id].agreed
    if agreed is not None and agreed.offer.wording is not None and isinstance(block, Paragraph | Numbered):
        origin = provenance.origin(clause_id, paragraph_point(text_of(block.runs)))
        found.append(_blame("The wording of this paragraph", origin, settled))
    for home, term_id in dict.fromkeys(_terms_in(block)):
        sides: tuple[Side | None, ...] = (None,) if state.clauses[home].agreed else SIDES
        blames = (blame_value(state, provenance, home, term_id, side) for side in sides)
        found += [blame for blame in blames if blame is not None]
    return list(dict.fromkeys(found))


def blame_sentence(state: Negotiation, provenance: Provenance, block: Block, run: Run) -> list[Blame]:
    """Where one run of a block comes from: its value or, where it is no value, the wording around it."""
    if run.term is not None:
        home, _, term_id = run.term.partition(".")
        return [blame for blame in blame_block(state, provenance, block) if blame.term_id == term_id and home]
    own = [blame for blame in blame_block(state, provenance, block) if blame.term_id is None]
    settled = provenance.settled.get(block.clause or "")
    return own or ([_blame("The wording", None, settled)] if settled else [])


def _blame(what: str, origin: Source | None, settled: Settled | None, term_id: str | None = None) -> Blame:
    if settled is None:
        return Blame(what, origin, term_id=term_id)
    return Blame(what, origin, settled.accepted_by, settled.accepted_at, settled.accepted_seq, term_id)


def _terms_in(block: Block) -> list[tuple[str, str]]:
    """The terms whose values stand in a block, as clause and term."""
    names = [run.term.partition(".") for run in runs_of(block) if run.term]
    return [(home, term_id) for home, _, term_id in names]


def blamed_draft(state: Negotiation, provenance: Provenance) -> Document:
    """The draft as it stands, each block followed by where it comes from; then the clauses that were left out.

    Values that choose the wording, and stand nowhere in it, follow at the end of their clause.
    """
    drafted = draft(state)
    blames = [blame_block(state, provenance, block) for block in drafted.blocks]
    unnamed = _unnamed(state, provenance, drafted.blocks)
    last = {block.clause: at for at, block in enumerate(drafted.blocks)}
    blocks: list[Block] = []
    for at, (block, found) in enumerate(zip(drafted.blocks, blames, strict=True)):
        blocks.append(block)
        # What the next block shares, such as the items of a list, is noted once, after it.
        following = blames[at + 1] if at + 1 < len(blames) else []
        own = [blame for blame in found if blame not in following]
        own += unnamed.get(block.clause or "", []) if last[block.clause] == at else []
        blocks += [_note(blame, block.clause) for blame in own]
    for clause_id, settled in provenance.settled.items():
        if LEFT_OUT in settled.origins:
            what = f"{state.clause(clause_id).title} is left out"
            blocks.append(_note(_blame(what, settled.origins[LEFT_OUT], settled), clause_id))
    return Document(drafted.title, tuple(blocks), drafted.notices)


def _unnamed(state: Negotiation, provenance: Provenance, blocks: tuple[Block, ...]) -> dict[str, list[Blame]]:
    """For each agreed clause, where the values come from that no run of the draft shows."""
    shown_terms = {name for block in blocks for name in _terms_in(block)}
    found: dict[str, list[Blame]] = {}
    for clause_id in provenance.settled:
        agreed = state.clauses[clause_id].agreed
        terms = agreed.offer.terms if agreed is not None else ()
        hidden = (one for one in terms if (clause_id, one) not in shown_terms)
        blames = (blame_value(state, provenance, clause_id, term_id) for term_id in hidden)
        found[clause_id] = [blame for blame in blames if blame is not None]
    return found


def _note(blame: Blame, clause_id: str | None) -> Paragraph:
    return paragraph(f"↳ {blame.sentence()}", "quiet", clause_id)
