"""Where a negotiation stands, as a document: all of it, or one clause in full."""

from kpo_tui.documents.agreement.paragraphs import parts_of_text
from kpo_tui.documents.document import (
    Block,
    Document,
    Numbered,
    Paragraph,
    Run,
    Runs,
    Table,
    cells,
    paragraph,
    plain,
    table,
)
from kpo_tui.documents.notices import notices
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation, Standing, expired
from kpo_tui.negotiation.values import gap_between, shown, value_said

MARKS: dict[Standing, str] = {
    "open": "·", "offered": "→", "common ground": "=", "agreed": "✓", "left out": "✕", "parked": "‖", "dropped": "✕",
}  # fmt: skip
"""A mark for each state, which tells them apart without colour."""


def status(state: Negotiation, at: str, clause: str | None = None) -> Document:
    """The state of every clause at the time `at`, with the proposals that stand and the next step; or one in full.

    A proposal's number has a `*` when it is a package and a `!` when its time has passed.
    """
    if clause is not None:
        return _of_one(state, clause, at)
    header = ("", "Clause", "State", "Client", "Provider", "Next step")
    rows = [
        (
            MARKS[where := state.where(clause_id, at)],
            clause_id,
            where,
            *(standing_number(state, clause_id, party, at) for party in SIDES),
            next_step(state, clause_id, at),
        )
        for clause_id in state.on_agenda()
    ]
    settled = (index for index, row in enumerate(rows) if row[2] in ("agreed", "left out"))
    title = str(state.parties)
    blocks = (table(header, rows, settled), paragraph(overall_step(state)))
    return Document(title, blocks, notices(state))


def _of_one(state: Negotiation, clause_id: str, at: str) -> Document:
    """One clause at the time `at`: what stands, both sides' values with the gaps, wording, remarks."""
    step = next_step(state, clause_id, at)
    following = f" Next: {step.rstrip('.')}." if step else ""
    blocks: list[Block] = [paragraph(f"State: {state.where(clause_id, at)}.{following}")]
    blocks += [block for party in SIDES for block in _proposal(state, clause_id, party, at)]
    blocks += _agreed(state, clause_id)
    if state.clauses[clause_id].agreed is None:
        blocks += position_table(state, clause_id)
    for party in SIDES:
        offer = state.offer(clause_id, party)
        if offer is not None and offer.wording is not None:
            blocks.append(paragraph(f"The {party}’s own wording:", "strong"))
            blocks += [Numbered(1, ">", part.runs, clause_id) for part in parts_of_text(offer.wording)]
    comment = state.clauses[clause_id].comment
    if comment is not None:
        blocks.append(paragraph(f"{comment.party} on {comment.at[:10]}: {comment.text}"))
    return Document(f"{state.clause(clause_id).title} ({clause_id})", tuple(blocks), notices(state))


def standing_number(state: Negotiation, clause_id: str, party: Side, at: str) -> str:
    """The number of the proposal that a party has standing on a clause, with its marks; a dash for none."""
    proposal = state.standing(clause_id, party)
    if proposal is None:
        return "–"
    return f"{proposal.seq}{'!' if expired(proposal, at) else '*' if len(proposal.clauses) > 1 else ''}"


def _proposal(state: Negotiation, clause_id: str, party: Side, at: str) -> list[Block]:
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
    blocks: list[Block] = [paragraph(", ".join(parts) + ".")]
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
    return [paragraph(text), *([Table(cells(("Term", "Agreed")), rows)] if rows else [])]


def position_table(state: Negotiation, clause_id: str) -> list[Block]:
    """Both parties' last offers on a clause, term by term, with the gap; nothing when nobody said anything.

    The clause is not agreed.
    """
    rows: list[tuple[Runs, ...]] = []
    for term_id, term in state.clause(clause_id).terms.items():
        values = [value_said(state, clause_id, term_id, party) for party in SIDES]
        if any(value is not None for value in values):
            gap = gap_between(term, values[0], values[1])
            shown_values = [plain(shown(term, value), term=f"{clause_id}.{term_id}") for value in values]
            rows.append((plain(term.label), *shown_values, plain(gap.text if gap else "–")))
    header = cells(("Term", *(state.parties.name(party) for party in SIDES), "Gap"))
    return [Table(header, tuple(rows), clause=clause_id)] if rows else []
