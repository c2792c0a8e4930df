"""The text that the other side knows and the one that a party proposes, and what differs, clause by clause."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from kpo_tui.documents.document import Block, Document
from kpo_tui.documents.redline import Author
from kpo_tui.documents.redline.document_redline import compare_exactly, lines_of
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation

Key = tuple[str | None, int]


def compared_by_clause(
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


def offers_of_both(state: Negotiation, party: Side) -> tuple[dict[str, Offer], dict[str, Offer]]:
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


def _said(state: Negotiation, clause_id: str, party: Side) -> tuple[Offer | None, Offer | None]:
    agreed = state.clauses[clause_id].agreed
    if agreed is not None:
        return agreed.offer, agreed.offer
    mine, yours = (_offer(state, clause_id, side) for side in (party, other(party)))
    untold = Offer() if clause_id in state.playbook.clauses else None
    ours = mine or yours or untold
    theirs = yours or (untold if ours is None or ours.left_out or untold is None else ours)
    return theirs, ours


def _offer(state: Negotiation, clause_id: str, side: Side) -> Offer | None:
    standing = state.standing(clause_id, side)
    return standing.clauses[clause_id] if standing else state.offer(clause_id, side)
