"""The two texts of a file for the other side: its own last words, and ours beside them."""

from typing import NamedTuple

from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Party, other
from kpo_tui.negotiation.state import Negotiation


class Sides(NamedTuple):
    """What each clause says in the text that the other side knows, and in the one that we propose.

    A clause that is missing in one of them is not in that text.
    """

    theirs: dict[str, Offer]
    ours: dict[str, Offer]


def sides(state: Negotiation, party: Party) -> Sides:
    """Both texts for a file that `party` sends.

    An agreed clause is the same in both. Where the other side has said nothing on a clause of the playbook it
    knows no other text than ours, and ours stands alone; where nobody has, the playbook's wording does, with
    its gaps.
    """
    found = Sides({}, {})
    for clause_id in state.on_agenda():
        if state.where(clause_id) == "left out":
            continue
        theirs, ours = _said(state, clause_id, party)
        if theirs is not None:
            found.theirs[clause_id] = theirs
        if ours is not None:
            found.ours[clause_id] = ours
    return found


def _said(state: Negotiation, clause_id: str, party: Party) -> tuple[Offer | None, Offer | None]:
    agreed = state.clauses[clause_id].agreed
    if agreed is not None:
        return agreed.offer, agreed.offer
    mine, yours = (_offer(state, clause_id, side) for side in (party, other(party)))
    untold = Offer() if clause_id in state.playbook.clauses else None
    ours = mine or yours or untold
    theirs = yours or (untold if ours is None or ours.left_out or untold is None else ours)
    return _text(theirs), _text(ours)


def _offer(state: Negotiation, clause_id: str, side: Party) -> Offer | None:
    standing = state.standing(clause_id, side)
    return standing.clauses[clause_id] if standing else state.offer(clause_id, side)


def _text(offer: Offer | None) -> Offer | None:
    return None if offer is None or offer.left_out else offer
