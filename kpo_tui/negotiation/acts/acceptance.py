"""To accept the other party's proposal, whole and as it is."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Answer, Envelope, Mark, retire
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.events import Proposal, content_hash
from kpo_tui.negotiation.guards import parked_among
from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.state import Agreement, Negotiation, expired
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.text import listing


class Accept(Act, frozen=True, kw_only=True, tag="accept"):
    """Accept the other party's proposal `proposal`.

    `content` is the hash of what the party has seen; None means the content the proposal has, which
    never changes.
    """

    says: ClassVar = "Accept {proposal}"

    clause: str = ""
    proposal: int
    content: str | None = None

    def as_shown(self, state: Negotiation) -> "Accept":
        """Accepts the content that stands in `state`."""
        standing = state.proposals.get(self.proposal)
        return replace(self, content=content_hash(standing.clauses) if standing else None)

    def event(self, state: Negotiation, here: Envelope) -> "Accepted":
        content = self.content
        if content is None:
            content = self.as_shown(state).content or ""
        return Accepted(**here, proposal=self.proposal, content=content)


class Accepted(Answer, frozen=True, kw_only=True, tag="accepted", gc=False):
    """A party accepted the other's proposal; `content` is the SHA-256 of what it accepted."""

    mark: ClassVar = Mark("✓", "agreed", "an acceptance", 90, milestone=True)
    words: ClassVar = Words(
        noted="accepts {number}: {whole_titles}",
        told="{who} accepted proposal {number} on {titles}.",
        intended="Accept {theirs}:",
        recalled="accepted {number}",
    )
    content: str

    def effect(self, state: Negotiation) -> Negotiation:
        """Every clause of the proposal is agreed; all other offers on these clauses lapse."""
        proposal = state.proposals[self.proposal]
        clauses, proposals = dict(state.clauses), dict(state.proposals)
        for clause_id, offer in proposal.clauses.items():
            for party in SIDES:
                retire(clauses, proposals, clauses[clause_id].side(party).standing)
            maker, taker = proposal.party or "client", self.party or "client"
            clause = replace(
                clauses[clause_id], agreed=Agreement(offer, proposal.seq, maker, taker, self.seq)
            )
            clauses[clause_id] = clause if offer.title is None else replace(clause, title=offer.title)
        return replace(state, clauses=clauses, proposals=proposals)

    def binds(self, state: Negotiation) -> Proposal | None:
        return state.proposals.get(self.proposal)


def still_valid(state: Negotiation, event: Accepted) -> str | None:
    proposal = state.proposals[event.proposal]
    over = expired(proposal, event.at)
    return f"proposal {event.proposal} was valid until {proposal.valid_until}" if over else None


def same_content(state: Negotiation, event: Accepted) -> str | None:
    why = f"proposal {event.proposal} does not say what was accepted; to change it, make a counter-proposal"
    return why if content_hash(state.proposals[event.proposal].clauses) != event.content else None


def not_waiting(state: Negotiation, event: Accepted) -> str | None:
    return parked_among(state, state.proposals[event.proposal])


def complete(state: Negotiation, event: Accepted) -> str | None:
    proposal = state.proposals[event.proposal]
    for clause_id, offer in proposal.clauses.items():
        missing = missing_terms(state, clause_id, offer, proposal.party or "client", proposal.clauses)
        if missing:
            return f"proposal {proposal.seq} leaves {listing(missing)} of {clause_id} without a value"
    return None
