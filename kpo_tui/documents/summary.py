"""The executive summary of a redline: what changed between two moments, and who moved.

It speaks only of what both parties know: what was offered, agreed, added, left out and is still open.
"""

from msgspec import Struct

from kpo_tui.documents.document import Block, Document, Heading, Paragraph, Table, cells, plain
from kpo_tui.documents.notices import notices
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import PARTIES, Party, Raw, SomeTerm, other
from kpo_tui.negotiation.values import gap_between, shown, value_said


class Move(Struct, frozen=True):
    """One party's change on one term. `concedes` is 1 for a step towards the other side, -1 for one away."""

    party: Party
    clause: str
    term_id: str
    term: SomeTerm
    before: Raw | None
    after: Raw
    concedes: int


def moves(before: Negotiation, after: Negotiation) -> list[Move]:
    """Every value that a party said anew between the two moments, in the order of the agreement."""
    found: list[Move] = []
    for clause_id in after.clauses:
        for term_id, term in after.clause(clause_id).terms.items():
            for party in PARTIES:
                old = value_said(before, clause_id, term_id, party)
                new = value_said(after, clause_id, term_id, party)
                if new is not None and new != old:
                    found.append(
                        Move(party, clause_id, term_id, term, old, new, _towards(term, party, old, new))
                    )
    return found


def _towards(term: SomeTerm, party: Party, old: Raw | None, new: Raw) -> int:
    return 0 if old is None else term.better_for(other(party), term.read(new), term.read(old))


def summary(before: Negotiation, after: Negotiation) -> Document:
    """What changed from `before` to `after`, on a page or two."""
    made = moves(before, after)
    opening = (
        f"{after.parties.client} (client) and {after.parties.provider} (provider), "
        f"from event {before.seq} to event {after.seq}. {overall_step(after)}"
    )
    blocks: list[Block] = [Paragraph(plain(opening))]
    blocks += _section("Key terms", [_key_terms(before, after, made)] if made else [])
    blocks += _section("Who moved", [_who_moved(after, made)] if made else [])
    blocks += _section("What happened to clauses", _clauses(before, after))
    blocks += _section("Still open", _open(after))
    return Document("Redline summary", tuple(blocks), notices(after))


def _section(title: str, contents: list[Block]) -> list[Block]:
    return [Heading(1, plain(title)), *(contents or [Paragraph(plain("Nothing."))])]


def _key_terms(before: Negotiation, after: Negotiation, made: list[Move]) -> Table:
    header = ("Clause", "Term", "Who", "Before", "After", "Gap before", "Gap after")
    rows = [
        (
            after.clause(move.clause).title,
            move.term.label,
            move.party,
            shown(move.term, move.before),
            shown(move.term, move.after),
            _gap(before, move),
            _gap(after, move),
        )
        for move in made
    ]
    return Table(cells(header), tuple(cells(row) for row in rows))


def _gap(state: Negotiation, move: Move) -> str:
    values = [value_said(state, move.clause, move.term_id, party) for party in PARTIES]
    gap = gap_between(move.term, values[0], values[1])
    return gap.text if gap else "–"


def _who_moved(after: Negotiation, made: list[Move]) -> Table:
    """For each party: steps towards the other side, away from it, and values first said."""
    rows = []
    for party in PARTIES:
        own = [move for move in made if move.party == party]
        given = [move.term.label for move in own if move.concedes > 0]
        taken = [move.term.label for move in own if move.concedes < 0]
        received = [move.term.label for move in made if move.party != party and move.concedes > 0]
        rows.append((after.parties.name(party), ", ".join(given), ", ".join(received), ", ".join(taken)))
    header = ("Party", "Concessions given", "Concessions received", "Moved away")
    return Table(cells(header), tuple(cells(tuple(cell or "–" for cell in row)) for row in rows))


def _clauses(before: Negotiation, after: Negotiation) -> list[Block]:
    """Clauses that are new, agreed, left out, reopened, parked or taken up since."""
    found: list[Block] = []
    for clause_id in after.clauses:
        was = before.where(clause_id) if clause_id in before.clauses else None
        now = after.where(clause_id)
        if was != now:
            title = after.clause(clause_id).title
            text = f"{title}: new, {now}." if was is None else f"{title}: {was} → {now}."
            found.append(Paragraph(plain(text), clause=clause_id))
    return found


def _open(after: Negotiation) -> list[Block]:
    return [
        Paragraph(plain(f"{after.clause(clause_id).title}: {next_step(after, clause_id)}."), clause=clause_id)
        for clause_id in after.unsettled()
    ]
