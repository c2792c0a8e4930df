"""Who made the changes in a comparison, and when: noted in its marked runs, clause by clause."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Runs, with_runs
from kpo_tui.documents.redline import Author
from kpo_tui.documents.redline.sides import is_marked
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation


def signed(document: Document, authors: Mapping[str | None, Author], default: Author) -> Document:
    """The document with the author of each clause's changes noted, `default` where none is known."""
    blocks = tuple(_signed(block, authors.get(block.clause, default)) for block in document.blocks)
    return replace(document, blocks=blocks)


def _signed(block: Block, author: Author) -> Block:
    if not is_marked(block):
        return block

    def with_author(runs: Runs) -> Runs:
        return tuple(run if run.mark == "none" else replace(run, by=author.by, at=author.at) for run in runs)

    return with_runs(block, with_author)


def authors_of_agreed(state: Negotiation, events: Iterable[Event]) -> dict[str | None, Author]:
    """For each clause that was changed, the party whose words hold now, with the time it said them.

    `events` are those of the log in order: an agreed clause is its proposer's, any other that of the party
    which did the last thing about it.
    """
    deciding = {c.agreed.proposal for c in state.clauses.values() if c.agreed is not None}
    made: dict[int, Author] = {}
    last: dict[str | None, Author] = {}
    about: dict[int, tuple[str, ...]] = {}
    for event in events:
        if event.party is None:
            continue
        author = Author(state.parties.name(event.party), event.at)
        if isinstance(event, Proposed):
            about[event.seq] = tuple(event.clauses)
            if event.seq in deciding:
                made[event.seq] = author
        touched = about.get(getattr(event, "proposal", event.seq), ())
        for clause_id in (*touched, getattr(event, "clause", None)):
            if clause_id is not None:
                last[clause_id] = author
    for clause_id, clause in state.clauses.items():
        if clause.agreed is not None and clause.agreed.proposal in made:
            last[clause_id] = made[clause.agreed.proposal]
    return last


def authors_of_offers(state: Negotiation, party: Side) -> dict[str | None, Author]:
    """For each clause, `party` with the time of the proposal it has standing there, if it has one."""
    name = state.parties.name(party)
    standing = {clause_id: state.standing(clause_id, party) for clause_id in state.clauses}
    return {
        clause_id: Author(name, proposal.at if proposal else state.last_at)
        for clause_id, proposal in standing.items()
    }


def default_author(state: Negotiation, party: Side = SIDES[1]) -> Author:
    """The party as of the last event, for changes that belong to no clause."""
    return Author(state.parties.name(party), state.last_at)
