"""Effects: what each event makes of the state. They assume that the guards have passed."""

from typing import Any

from msgspec.structs import replace

from kpo_tui.negotiation.events import (
    Accepted,
    Commented,
    Confirmed,
    Parked,
    Proposed,
    Rejected,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
    Sent,
    Unparked,
    Withdrawn,
)
from kpo_tui.negotiation.state import Agreement, ClauseState, Negotiation, Side
from kpo_tui.negotiation.terms import PARTIES, Party


def propose(state: Negotiation, event: Proposed) -> Negotiation:
    """The offer stands; what it replaces and what it answers lapse, packages as a whole."""
    party = _party(event)
    clauses, proposals = dict(state.clauses), dict(state.proposals)
    answered: set[str] = set()
    for number in set(event.answers):
        answered.update(proposals[number].clauses)
        _retire(clauses, proposals, number)
    for clause_id, offer in event.clauses.items():
        if clause_id in clauses:
            _retire(clauses, proposals, clauses[clause_id].side(party).standing)
        clause = clauses.get(clause_id) or ClauseState()
        last = clause.side(party).last if offer.left_out else offer
        clause = clause.with_side(party, Side(last, event.seq))
        if clause_id in answered:
            clause = replace(clause, countered=True)
        if offer.title is not None:
            clause = replace(clause, title=offer.title)
        clauses[clause_id] = clause
    proposals[event.seq] = event
    return replace(state, clauses=clauses, proposals=proposals)


def accept(state: Negotiation, event: Accepted) -> Negotiation:
    """Every clause of the proposal is agreed; all other offers on these clauses lapse."""
    proposal = state.proposals[event.proposal]
    clauses, proposals = dict(state.clauses), dict(state.proposals)
    for clause_id, offer in proposal.clauses.items():
        for party in PARTIES:
            _retire(clauses, proposals, clauses[clause_id].side(party).standing)
        agreed = Agreement(offer, proposal.seq, _party(proposal), _party(event), event.seq)
        clause = replace(clauses[clause_id], agreed=agreed)
        clauses[clause_id] = clause if offer.title is None else replace(clause, title=offer.title)
    return replace(state, clauses=clauses, proposals=proposals)


def end_proposal(state: Negotiation, event: Rejected | Withdrawn) -> Negotiation:
    """The proposal no longer stands, on any of its clauses."""
    clauses, proposals = dict(state.clauses), dict(state.proposals)
    _retire(clauses, proposals, event.proposal)
    return replace(state, clauses=clauses, proposals=proposals)


def park(state: Negotiation, event: Parked) -> Negotiation:
    """The clause is set aside; offers on it stay."""
    return _with(state, event.clause, parked=event)


def unpark(state: Negotiation, event: Unparked) -> Negotiation:
    """The clause is taken up again."""
    return _with(state, event.clause, parked=None)


def ask_reopening(state: Negotiation, event: ReopeningAsked) -> Negotiation:
    """The clause stays agreed; the other party has a request to answer."""
    return _with(state, event.clause, reopening=event.party)


def decline_reopening(state: Negotiation, event: ReopeningDeclined) -> Negotiation:
    """The clause stays agreed, and nobody asks any more."""
    return _with(state, event.clause, reopening=None)


def reopen(state: Negotiation, event: Reopened) -> Negotiation:
    """The clause is open; what was agreed is what both parties said last, unless it was left out."""
    clause = state.clauses[event.clause]
    sides: dict[str, Any] = {}
    if clause.agreed is not None and not clause.agreed.offer.left_out:
        sides = {party: Side(last=clause.agreed.offer) for party in PARTIES}
    state = _with(state, event.clause, agreed=None, reopening=None, reopened=True, countered=True, **sides)
    return replace(state, confirmed={})


def comment(state: Negotiation, event: Commented) -> Negotiation:
    """The clause's latest remark."""
    return state if event.clause is None else _with(state, event.clause, comment=event)


def confirm(state: Negotiation, event: Confirmed) -> Negotiation:
    """The party stands by the whole text."""
    return replace(state, confirmed={**state.confirmed, _party(event): event.head})


def send(state: Negotiation, _event: Sent) -> Negotiation:
    """Nothing changes: a file was made of what is known to both."""
    return state


def _party(event: Proposed | Accepted | Confirmed) -> Party:
    assert event.party is not None  # noqa: S101  (the guards saw to it)
    return event.party


def _with(state: Negotiation, clause_id: str, **changes: Any) -> Negotiation:
    return replace(state, clauses={**state.clauses, clause_id: replace(state.clauses[clause_id], **changes)})


def _retire(clauses: dict[str, ClauseState], proposals: dict[int, Proposed], number: int | None) -> None:
    """Take a proposal off the table, on every clause it is about; nothing to do where there is none."""
    if number is None:
        return
    proposal = proposals.pop(number)
    party = _party(proposal)
    for clause_id in proposal.clauses:
        clause = clauses[clause_id]
        clauses[clause_id] = clause.with_side(party, Side(clause.side(party).last))
