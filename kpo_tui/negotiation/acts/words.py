"""Pieces of the sentences in which acts are told: titles, reasons, what others wrote."""

from kpo_tui.negotiation.events import Proposal
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import listing, one_line

LONGEST = 200
"""Characters of a reason or a remark that a sentence quotes."""
LONGEST_TITLE = 80


def title_of(state: Negotiation, clause_id: str, new: str | None = None) -> str:
    """The whole title of a clause; what it is to be called where it is not there yet."""
    return state.clause(clause_id).title if clause_id in state.clauses else new or clause_id


def named(state: Negotiation, clause_id: str, new: str | None = None) -> str:
    """The title of a clause, short enough for a sentence."""
    return one_line(title_of(state, clause_id, new), LONGEST_TITLE)


def titles(state: Negotiation, proposal: Proposal | None) -> str:
    """What a proposal is about, for a sentence."""
    if proposal is None:
        return "what it was about"
    return listing([named(state, clause_id, offer.title) for clause_id, offer in proposal.clauses.items()])


def titles_in_full(state: Negotiation, proposal: Proposal) -> str:
    """What a proposal is about, in titles of any length, as the proposal would name them."""
    return listing([offer.title or title_of(state, name) for name, offer in proposal.clauses.items()])


def on_proposal(state: Negotiation, number: int, clause_id: str) -> str:
    """A proposal as a sentence asks for it: `proposal 12 (a package, whole) on Fees`."""
    proposal = state.proposals.get(number)
    whole = " (a package, whole)" if proposal is not None and len(proposal.clauses) > 1 else ""
    return f"proposal {number}{whole} on {named(state, clause_id)}"


def quoted(text: str, longest: int) -> str:
    """What somebody wrote, between quotation marks."""
    return f"“{one_line(text, longest)}”"


def with_quote(text: str, longest: int) -> str:
    """A reason or note behind what it was given for, in a list: ` – “too dear”`."""
    return f" – {quoted(text, longest)}" if text else ""


def with_reason(text: str) -> str:
    """A reason as a sentence of its own behind a sentence: ` Reason: too dear.`."""
    shown = one_line(text, LONGEST)
    return f" Reason: {shown}{'' if shown.endswith(('.', '?', '!')) else '.'}" if shown else ""


def because(text: str) -> str:
    """A reason behind what is asked for: `, because: too dear`."""
    return f", because: {one_line(text, LONGEST)}" if text else ""


def with_why(text: str) -> str:
    """A reason or note in the history of a clause: `: too dear`."""
    return f": {one_line(text)}" if text else ""
