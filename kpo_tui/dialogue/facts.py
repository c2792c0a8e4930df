"""Facts about the parties: in which clauses they are asked for, and which side knows each of them."""

from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.state import Negotiation


def is_of_facts(state: Negotiation, clause: str) -> bool:
    """True for the clauses around the agreement: who the parties are, and who signs for them."""
    known = state.playbook.clauses.get(clause)
    return known is not None and known.place != "body"


def who_knows(state: Negotiation, clause: str, term_id: str) -> Side | None:
    """The side that a term states a fact about: `client_address` is the client's to say. None for all other terms."""
    if not is_of_facts(state, clause) or state.clause(clause).terms[term_id].shape != "text":
        return None
    return next((side for side in SIDES if term_id.startswith(f"{side}_")), None)


def left_to_them(state: Negotiation, clause: str, term_id: str, party: Side, sees: bool) -> bool:
    """True where the other side knows the value, and has not said it yet, or not so that the party `sees` it."""
    they = other(party)
    if who_knows(state, clause, term_id) != they:
        return False
    said = state.offer(clause, they)
    return not sees or said is None or term_id not in said.terms
