"""The status of a negotiation as data, for `kpo status --json`."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kpo_tui.negotiation.events import content_hash
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.negotiation.state import Negotiation, expired
from kpo_tui.negotiation.values import gap_between

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"


def as_data(state: Negotiation, at: str, clause_id: str | None = None) -> Json:
    """The state at the time `at`: of the whole negotiation, or of one clause. Values are canonical."""
    if clause_id is not None:
        return _clause(state, clause_id, at)
    return {
        "events": state.seq,
        "head": state.head,
        "playbook": state.playbook.id,
        "parties": {party: state.parties.name(party) for party in PARTIES},
        "concluded": state.concluded,
        "confirmed": list(state.confirmed),
        "open": list(state.unsettled()),
        "clauses": [_clause(state, known, at) for known in state.on_agenda()],
    }


def _clause(state: Negotiation, clause_id: str, at: str) -> Json:
    clause = state.clauses[clause_id]
    agreed = clause.agreed
    return {
        "clause": clause_id,
        "title": state.clause(clause_id).title,
        "state": state.where(clause_id, at),
        "next_step": next_step(state, clause_id, at),
        "client": _side(state, clause_id, "client", at),
        "provider": _side(state, clause_id, "provider", at),
        "gaps": _gaps(state, clause_id),
        "agreed": None
        if agreed is None
        else {
            "proposal": agreed.proposal,
            "accepted_by": agreed.accepted_by,
            "terms": agreed.offer.terms,
            "wording": agreed.offer.wording,
            "left_out": agreed.offer.left_out,
        },
        "parked": clause.parked.text if clause.parked else None,
        "reopening_asked_by": clause.reopening,
    }


def _side(state: Negotiation, clause_id: str, party: Party, at: str) -> Json:
    proposal = state.standing(clause_id, party)
    offer = proposal.clauses[clause_id] if proposal else state.offer(clause_id, party)
    return {
        "proposal": proposal.seq if proposal else None,
        "content": content_hash(proposal.clauses) if proposal else None,
        "package": list(proposal.clauses) if proposal and len(proposal.clauses) > 1 else None,
        "answers": list(proposal.answers) if proposal else None,
        "valid_until": proposal.valid_until if proposal else None,
        "expired": expired(proposal, at) if proposal else None,
        "terms": offer.terms if offer else None,
        "wording": offer.wording if offer else None,
        "left_out": offer.left_out if offer else False,
    }


def _gaps(state: Negotiation, clause_id: str) -> Json:
    gaps: dict[str, Json] = {}
    said = [state.offer(clause_id, party) for party in PARTIES]
    for term_id, term in state.clause(clause_id).terms.items():
        values = [offer.terms.get(term_id) if offer else None for offer in said]
        gap = gap_between(term, values[0], values[1])
        if gap is not None:
            gaps[term_id] = {"amount": None if gap.amount is None else f"{gap.amount:f}", "text": gap.text}
    return gaps
