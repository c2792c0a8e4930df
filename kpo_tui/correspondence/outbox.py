"""The agreement as a Word file for the other side: every clause, with our proposals as tracked changes."""

import hashlib
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from kpo_tui.correspondence.both_texts import compared_by_clause, offers_of_both
from kpo_tui.documents.agreement.draft import DEFINITIONS, drafts_of
from kpo_tui.documents.document import Document
from kpo_tui.documents.reports.authorship import authors_of_offers, default_author
from kpo_tui.documents.word import Extras, Note
from kpo_tui.machine.collector import no_collector
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation


class Outgoing(Struct, frozen=True):
    """What a party sends: the text with its changes marked, the markers and comments beside it.

    `ours` is the text with every change made, `offers` what it says of each clause.
    """

    party: Side
    document: Document
    extras: Extras
    ours: Document
    offers: dict[str, Offer]

    @property
    def content(self) -> str:
        """The SHA-256 of all that the file says, whatever its style."""
        return hashlib.sha256(msgspec.json.encode((self.document, self.extras))).hexdigest()


@no_collector()
def outgoing(state: Negotiation, party: Side) -> Outgoing:
    """What `party` would send now. The same state gives the same, always; nothing private is in it."""
    their_offers, our_offers = offers_of_both(state, party)
    ours, theirs = drafts_of(state, our_offers, their_offers)
    authors = authors_of_offers(state, party)
    blocks = tuple(compared_by_clause(theirs, ours, authors, default_author(state, party)))
    return Outgoing(
        party, Document(ours.title, blocks, ours.notices), _extras(state, party), ours, our_offers
    )


def _extras(state: Negotiation, party: Side) -> Extras:
    locked = {
        clause_id: f"{state.clause(clause_id).title[:40]} – agreed"
        for clause_id, clause in state.clauses.items()
        if clause.agreed is not None
    }
    return Extras(
        marked=(*state.clauses, DEFINITIONS),
        locked=locked,
        notes=tuple(_notes(state, party)),
        mark=f"_kpo_s_{state.seq + 1}",
        tracking=True,
    )


def _notes(state: Negotiation, party: Side) -> Iterator[Note]:
    """What both sides have said beside the text: the notes of our proposals, and the last remark on each clause."""
    for clause_id, clause in state.clauses.items():
        proposal = state.standing(clause_id, party)
        if proposal is not None and proposal.note and next(iter(proposal.clauses)) == clause_id:
            yield Note(proposal.note, state.parties.name(party), proposal.at, clause_id)
        if clause.comment is not None and clause.comment.party is not None:
            yield Note(
                clause.comment.text, state.parties.name(clause.comment.party), clause.comment.at, clause_id
            )
        yours = state.standing(clause_id, other(party))
        if yours is not None and yours.clauses[clause_id].left_out:
            name = state.parties.name(other(party))
            title = state.clause(clause_id).title
            yield Note(f"{name} proposes to leave the clause {title} out.", name, yours.at)
