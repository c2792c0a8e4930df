"""From what a sentence means to the act that it asks for."""

from kpo_tui.dialogue import moves as said
from kpo_tui.dialogue.moves import Binding, Offering
from kpo_tui.negotiation import acts
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.negotiation.state import Negotiation


def act_of(move: Binding, state: Negotiation) -> acts.Act:
    """The act of a binding move. An acceptance names the content that stands in `state`, a confirmation its head."""
    match move:
        case Offering():
            return _propose((move,), move.note)
        case said.Packaging(offers=offers, note=note):
            return _propose(offers, note)
        case said.Accepting(proposal=number):
            standing = state.proposals.get(number)
            return acts.Accept(proposal=number, content=content_hash(standing.clauses) if standing else None)
        case said.Rejecting(proposal=number, reason=reason):
            return acts.Reject(proposal=number, reason=reason)
        case said.Withdrawing(proposal=number, reason=reason):
            return acts.Withdraw(proposal=number, reason=reason)
        case said.Commenting(text=text, clause=about):
            return acts.Comment(text=text, clause=about)
        case said.Confirming():
            return acts.Confirm(head=state.head)
        case _:
            return _on_the_agenda(move)


def _on_the_agenda(
    move: said.Parking | said.Unparking | said.Reopening | said.DecliningReopening,
) -> acts.Act:
    match move:
        case said.Parking(clause=clause, reason=reason):
            return acts.Park(clause=clause, reason=reason)
        case said.Unparking(clause=clause):
            return acts.Unpark(clause=clause)
        case said.Reopening(clause=clause, reason=reason):
            return acts.Reopen(clause=clause, reason=reason)
        case said.DecliningReopening(clause=clause, reason=reason):
            return acts.DeclineReopening(clause=clause, reason=reason)


def _propose(offers: tuple[Offering, ...], note: str) -> acts.Propose:
    return acts.Propose(
        offers={
            move.clause: Offer(
                terms=move.terms, wording=move.wording, title=move.title, left_out=move.left_out
            )
            for move in offers
        },
        rest_as_offered=any(move.rest_as_offered for move in offers),
        note=note,
    )
