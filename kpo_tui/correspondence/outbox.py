"""The agreement as a Word file for the other side: every clause, with our proposals as tracked changes."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby

import msgspec
from msgspec import Struct

from kpo_tui.documents.agreement.draft import DEFINITIONS, drafts_of
from kpo_tui.documents.document import Block, Document
from kpo_tui.documents.redline import Author
from kpo_tui.documents.redline.document_redline import compare_exactly, lines_of
from kpo_tui.documents.reports.authorship import authors_of_offers, default_author
from kpo_tui.documents.word import Extras, Note
from kpo_tui.machine.collector import no_collector
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Party, other
from kpo_tui.negotiation.state import Negotiation

Key = tuple[str | None, int]


class Outgoing(Struct, frozen=True):
    """What a party sends: the text with its changes marked, the markers and comments beside it.

    `ours` is the text with every change made, `offers` what it says of each clause.
    """

    party: Party
    document: Document
    extras: Extras
    ours: Document
    offers: dict[str, Offer]

    @property
    def content(self) -> str:
        """The SHA-256 of all that the file says, whatever its style."""
        return hashlib.sha256(msgspec.json.encode((self.document, self.extras))).hexdigest()


@no_collector()
def outgoing(state: Negotiation, party: Party) -> Outgoing:
    """What `party` would send now. The same state gives the same, always; nothing private is in it."""
    their_offers, our_offers = _sides(state, party)
    ours, theirs = drafts_of(state, our_offers, their_offers)
    authors = authors_of_offers(state, party)
    blocks = tuple(_compared(theirs, ours, authors, default_author(state, party)))
    return Outgoing(
        party, Document(ours.title, blocks, ours.notices), _extras(state, party), ours, our_offers
    )


def _compared(
    old: Document, new: Document, authors: Mapping[str | None, Author], default: Author
) -> Iterator[Block]:
    """The blocks of both texts with what differs marked, clause by clause: no clause runs into another.

    The changes of each clause are its author's, `default`'s where none is known.
    """
    before, after = dict(_stretches(old)), dict(_stretches(new))
    for key in _merged(list(before), list(after)):
        was, now = Document("", before.get(key, ())), Document("", after.get(key, ()))
        same = was == now or lines_of(was) == lines_of(now)
        author = authors.get(key[0], default)
        yield from now.blocks if same else compare_exactly(was, now, author).blocks


def _stretches(document: Document) -> Iterator[tuple[Key, tuple[Block, ...]]]:
    """The blocks of each clause that stand together, with how many such stretches of it came before."""
    seen: dict[str | None, int] = {}
    for clause, blocks in groupby(document.blocks, key=lambda block: block.clause):
        at = seen[clause] = seen.get(clause, 0) + 1
        yield (clause, at), tuple(blocks)


def _merged(old: list[Key], new: list[Key]) -> list[Key]:
    """The keys of `new`, with each that is only in `old` after the one that it followed there."""
    order = list(new)
    known = set(new)
    for at, key in enumerate(old):
        if key not in known:
            before = next((k for k in reversed(old[:at]) if k in known), None)
            order.insert(0 if before is None else order.index(before) + 1, key)
            known.add(key)
    return order


def _extras(state: Negotiation, party: Party) -> Extras:
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


def _notes(state: Negotiation, party: Party) -> Iterator[Note]:
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


def _sides(state: Negotiation, party: Party) -> tuple[dict[str, Offer], dict[str, Offer]]:
    """What each clause says in the text that the other side of `party` knows, and in the one that `party` proposes.

    A clause that is missing in one of them is not in that text. An agreed clause is the same in both. Where the
    other side has said nothing on a clause of the playbook it knows no other text than ours, and ours stands
    alone; where nobody has, the playbook's wording does, with its gaps.
    """
    theirs: dict[str, Offer] = {}
    ours: dict[str, Offer] = {}
    for clause_id in state.on_agenda():
        if state.where(clause_id) != "left out":
            for text, offer in zip((theirs, ours), _said(state, clause_id, party), strict=True):
                if offer is not None and not offer.left_out:
                    text[clause_id] = offer
    return theirs, ours


def _said(state: Negotiation, clause_id: str, party: Party) -> tuple[Offer | None, Offer | None]:
    agreed = state.clauses[clause_id].agreed
    if agreed is not None:
        return agreed.offer, agreed.offer
    mine, yours = (_offer(state, clause_id, side) for side in (party, other(party)))
    untold = Offer() if clause_id in state.playbook.clauses else None
    ours = mine or yours or untold
    theirs = yours or (untold if ours is None or ours.left_out or untold is None else ours)
    return theirs, ours


def _offer(state: Negotiation, clause_id: str, side: Party) -> Offer | None:
    standing = state.standing(clause_id, side)
    return standing.clauses[clause_id] if standing else state.offer(clause_id, side)
