"""Where a negotiation stands, as a document: all of it, or one clause in full."""

from kpo_tui.documents.document import Block, Document, Numbered, Paragraph, Run, Table, cells, plain
from kpo_tui.documents.notices import notices
from kpo_tui.documents.paragraphs import parts_of_text
from kpo_tui.documents.positions_table import position_table
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.negotiation.state import Negotiation, Standing, expired
from kpo_tui.negotiation.values import shown

MARKS: dict[Standing, str] = {
    "open": "·", "offered": "→", "common ground": "=", "agreed": "✓", "left out": "✕", "parked": "‖", "dropped": "✕",
}  # fmt: skip
"""A mark for each state, which tells them apart without colour."""


def status(state: Negotiation, at: str) -> Document:
    """The state of every clause at the time `at`, with the proposals that stand and the next step.

    A proposal's number has a `*` when it is a package and a `!` when its time has passed.
    """
    header = ("", "Clause", "State", "Client", "Provider", "Next step")
    rows = [
        (
            MARKS[where := state.where(clause_id, at)],
            clause_id,
            where,
            *(standing_number(state, clause_id, party, at) for party in PARTIES),
            next_step(state, clause_id, at),
        )
        for clause_id in state.on_agenda()
    ]
    settled = tuple(index for index, row in enumerate(rows) if row[2] in ("agreed", "left out"))
    table = Table(cells(header), tuple(cells(row) for row in rows), shaded=settled)
    title = f"{state.parties.client} (client) and {state.parties.provider} (provider)"
    return Document(title, (table, Paragraph(plain(overall_step(state)))), notices(state))


def clause_status(state: Negotiation, clause_id: str, at: str) -> Document:
    """One clause at the time `at`: what stands, both sides' values with the gaps, wording, remarks."""
    step = next_step(state, clause_id, at)
    blocks: list[Block] = [
        Paragraph(
            plain(f"State: {state.where(clause_id, at)}." + (f" Next: {step.rstrip('.')}." if step else ""))
        )
    ]
    blocks += [block for party in PARTIES for block in _proposal(state, clause_id, party, at)]
    blocks += _agreed(state, clause_id)
    table = position_table(state, clause_id)
    if table is not None and state.clauses[clause_id].agreed is None:
        blocks.append(table)
    for party in PARTIES:
        offer = state.offer(clause_id, party)
        if offer is not None and offer.wording is not None:
            blocks.append(Paragraph(plain(f"The {party}’s own wording:", style="strong")))
            blocks += [Numbered(1, ">", part.runs, clause_id) for part in parts_of_text(offer.wording)]
    comment = state.clauses[clause_id].comment
    if comment is not None:
        blocks.append(Paragraph(plain(f"{comment.party} on {comment.at[:10]}: {comment.text}")))
    return Document(f"{state.clause(clause_id).title} ({clause_id})", tuple(blocks), notices(state))


def standing_number(state: Negotiation, clause_id: str, party: Party, at: str) -> str:
    """The number of the proposal that a party has standing on a clause, with its marks; a dash for none."""
    proposal = state.standing(clause_id, party)
    if proposal is None:
        return "–"
    return f"{proposal.seq}{'!' if expired(proposal, at) else '*' if len(proposal.clauses) > 1 else ''}"


def _proposal(state: Negotiation, clause_id: str, party: Party, at: str) -> list[Block]:
    proposal = state.standing(clause_id, party)
    if proposal is None:
        return []
    parts = [f"The {party} has proposal {proposal.seq} of {proposal.at[:10]} standing"]
    if proposal.clauses[clause_id].left_out:
        parts.append("to leave the clause out")
    if len(proposal.clauses) > 1:
        parts.append(f"a package on {', '.join(proposal.clauses)}")
    if proposal.answers:
        parts.append(f"in answer to {', '.join(str(number) for number in proposal.answers)}")
    if proposal.valid_until:
        parts.append(f"which {'was' if expired(proposal, at) else 'is'} valid until {proposal.valid_until}")
    blocks: list[Block] = [Paragraph(plain(", ".join(parts) + "."))]
    if proposal.note:
        blocks.append(Paragraph((Run("Note: ", style="strong"), *plain(proposal.note))))
    return blocks


def _agreed(state: Negotiation, clause_id: str) -> list[Block]:
    agreed = state.clauses[clause_id].agreed
    if agreed is None:
        return []
    text = (
        f"Agreed on proposal {agreed.proposal} of the {agreed.proposed_by}, "
        f"accepted by the {agreed.accepted_by} in event {agreed.accepted_seq}."
    )
    terms = state.clause(clause_id).terms
    rows = tuple(
        (plain(terms[term_id].label), plain(shown(terms[term_id], raw), term=f"{clause_id}.{term_id}"))
        for term_id, raw in agreed.offer.terms.items()
    )
    return [Paragraph(plain(text)), *([Table(cells(("Term", "Agreed")), rows)] if rows else [])]
