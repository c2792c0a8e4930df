"""The state of a negotiation, folded from its events.

`Negotiation` is a frozen value. `decide` says which event an act makes, `rules.evolve` what an
event makes of the state; nothing else changes it. It does not know which side "we" are.

It keeps what is needed to go on, not the history: what stands, what each party said last, and what is
agreed. The history is the log.
"""

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.negotiation.events import Offer, Proposal
from kpo_tui.negotiation.party import SIDES, Parties, Side, other
from kpo_tui.negotiation.playbook import Clause, Playbook

Standing: TypeAlias = Literal["open", "offered", "common ground", "agreed", "left out", "parked", "dropped"]
"""Where a clause stands.

`open`: no offer stands. `offered`: one or both parties have a standing offer. `common ground`: both
standing offers say the same, and one acceptance makes it agreed. `left out`: agreed to be left out.
`dropped`: it was proposed as new, never agreed, and nothing of it stands any more.
"""


class Origin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Of which negotiation a log is a what-if copy: its `head` after its first `seq` events, copied `at`.

    The events up to `seq` are those of the original. `origin` is the original's own origin, where that was
    a copy, too.
    """

    head: str
    seq: int
    at: str
    origin: "Origin | None" = None


class Remark(Struct, frozen=True, gc=False):
    """What a party wrote about a clause, in the event `seq` at the time `at`."""

    seq: int
    at: str
    party: Side | None
    text: str


class Agreement(Struct, frozen=True, gc=False):
    """What was agreed on a clause: the offer, the proposal it came from, and who accepted it when."""

    offer: Offer
    proposal: int
    proposed_by: Side
    accepted_by: Side
    accepted_seq: int


class Stance(Struct, frozen=True, gc=False):
    """Where one party stands on a clause: its `last` offer, and the number of the proposal it has standing."""

    last: Offer | None = None
    standing: int | None = None

    @property
    def spoke(self) -> bool:
        """True when the party has an offer standing here, be it to leave the clause out, or ever made one."""
        return self.last is not None or self.standing is not None


class ClauseState(Struct, frozen=True, gc=False):
    """Where one clause stands.

    `countered` is True once a party has answered the other here: openings no longer cross.
    `reopening` names the party that asks to reopen, `reopened` is True once that was done. `title` is
    set for a clause a party proposed.
    """

    client: Stance = Stance()
    provider: Stance = Stance()
    agreed: Agreement | None = None
    parked: Remark | None = None
    reopening: Side | None = None
    reopened: bool = False
    countered: bool = False
    comment: Remark | None = None
    title: str | None = None

    def side(self, party: Side) -> Stance:
        """That party's side."""
        return self.client if party == "client" else self.provider

    def with_side(self, party: Side, side: Stance) -> "ClauseState":
        """The same with another side of that party."""
        return replace(self, client=side) if party == "client" else replace(self, provider=side)


class Negotiation(Struct, frozen=True, gc=False):
    """The whole state after `seq` events; `head` is the SHA-256 of the last line of the log.

    `clauses` holds every clause of the playbook and every one proposed since, in the order of the
    agreement. `proposals` holds those that stand on some clause. `confirmed` maps a party to the head
    it confirmed; with both, the negotiation is `concluded`. `origin` says of
    what a what-if copy is one; nothing binds there.
    """

    playbook: Playbook
    parties: Parties
    opened_at: str
    clauses: dict[str, ClauseState]
    proposals: dict[int, Proposal] = {}
    confirmed: dict[Side, str] = {}
    seq: int = 1
    head: str = ""
    last_at: str = ""
    origin: Origin | None = None

    @property
    def concluded(self) -> bool:
        """True when both parties have confirmed the same text."""
        return len(self.confirmed) == len(SIDES)

    def clause(self, clause_id: str) -> Clause:
        """The playbook's clause, or for a clause that a party proposed one of that title alone."""
        known = self.playbook.clauses.get(clause_id)
        return known or Clause(title=self.clauses[clause_id].title or clause_id)

    def standing(self, clause_id: str, party: Side) -> Proposal | None:
        """The proposal that `party` has standing on the clause, past its time or not."""
        number = self.clauses[clause_id].side(party).standing
        return None if number is None else self.proposals[number]

    def live(self, clause_id: str, party: Side, at: str) -> Proposal | None:
        """The standing proposal, unless it has expired at the time `at`."""
        proposal = self.standing(clause_id, party)
        return None if proposal is None or expired(proposal, at) else proposal

    def clauses_of(self, number: int) -> tuple[str, ...]:
        """The clauses of a proposal that stands; none where it does not."""
        return tuple(self.proposals[number].clauses) if number in self.proposals else ()

    def offer(self, clause_id: str, party: Side) -> Offer | None:
        """What `party` last said on the clause, standing or not."""
        return self.clauses[clause_id].side(party).last

    def where(self, clause_id: str, at: str | None = None) -> Standing:
        """Where the clause stands at the time `at` (the time of the last event if None)."""
        at = self.last_at if at is None else at
        clause = self.clauses[clause_id]
        if clause.agreed is not None:
            return "left out" if clause.agreed.offer.left_out else "agreed"
        if clause.parked is not None:
            return "parked"
        offers = [
            p.clauses[clause_id] for party in SIDES if (p := self.live(clause_id, party, at)) is not None
        ]
        if len(offers) == len(SIDES) and offers[0] == offers[1]:
            return "common ground"
        if offers:
            return "offered"
        offered = any(clause.side(party).standing for party in SIDES)
        if clause.title is not None and not offered and not clause.reopened:
            return "dropped"
        return "open"

    def on_agenda(self) -> list[str]:
        """The clauses on the table or settled: all but those proposed and dropped again."""
        return [clause_id for clause_id in self.clauses if self.where(clause_id) != "dropped"]

    def unsettled(self) -> list[str]:
        """The clauses that keep the parties from confirming."""
        return [clause_id for clause_id in self.on_agenda() if self.clauses[clause_id].agreed is None]

    def to_answer(self, party: Side, at: str) -> list[Proposal]:
        """The other party's proposals that await an answer of `party`, oldest first."""
        return sorted(
            (p for p in self.proposals.values() if p.party == other(party) and not expired(p, at)),
            key=lambda proposal: proposal.seq,
        )


def expired(proposal: Proposal, at: str) -> bool:
    """True when the time `at` is past the proposal's `valid_until`. Both are RFC 3339 in UTC."""
    return proposal.valid_until is not None and at > proposal.valid_until
