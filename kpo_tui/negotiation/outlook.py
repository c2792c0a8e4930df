"""What comes next: for each clause, who is expected to do what. Known to both parties, private to none."""

from kpo_tui.negotiation.party import SIDES, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.text import listing, one_line


def next_step(state: Negotiation, clause_id: str, at: str | None = None) -> str:
    """The next step on a clause in a few words; empty where it is settled."""
    at = at or state.last_at
    clause = state.clauses[clause_id]
    if clause.agreed is not None:
        return f"{other(clause.reopening)} to answer the request to reopen" if clause.reopening else ""
    if clause.parked is not None:
        return f"parked by {clause.parked.party}: {one_line(clause.parked.text, 200)}"
    if state.where(clause_id, at) == "common ground":
        return "either party to accept"
    steps: list[str] = []
    for party in SIDES:
        proposal = state.live(clause_id, party, at)
        if proposal is None:
            continue
        lacking = missing_terms(state, clause_id, proposal.clauses[clause_id], party, proposal.clauses)
        labels = [state.clause(clause_id).terms[name].label for name in lacking]
        if labels:
            shown = labels if len(labels) <= 3 else [*labels[:2], f"{len(labels) - 2} more"]
            steps.append(f"{party} to complete {proposal.seq} ({listing(shown)})")
        else:
            steps.append(f"{other(party)} to answer {proposal.seq}")
    return "; ".join(steps) or "either party to propose"


def overall_step(state: Negotiation) -> str:
    """The next step for the whole negotiation, in a sentence."""
    if state.concluded:
        return "Both parties have confirmed the agreement."
    open_clauses = state.unsettled()
    if open_clauses:
        count = len(open_clauses)
        return f"{count} {'clause is' if count == 1 else 'clauses are'} still open."
    if state.confirmed:
        waiting = next(party for party in SIDES if party not in state.confirmed)
        return f"Every clause is settled; {waiting} has still to confirm."
    return "Every clause is settled; both parties have still to confirm."
