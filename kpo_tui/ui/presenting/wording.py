"""The text of a clause to be edited by hand."""

from msgspec.structs import replace

from kpo_tui.desk import Desk
from kpo_tui.documents.document import Numbered, Paragraph, text_of
from kpo_tui.documents.drafting import clause_draft
from kpo_tui.negotiation.state import Side


def wording_at_hand(desk: Desk, clause: str) -> str:
    """What the clause would say if what the party has said so far were proposed: own wording, or the playbook's."""
    offer, state = desk.offer(clause), desk.seen
    if offer.wording is not None:
        return offer.wording
    as_offered = replace(state.clauses[clause].with_side(desk.party, Side(last=offer)), agreed=None)
    blocks = clause_draft(replace(state, clauses={**state.clauses, clause: as_offered}), clause, desk.party)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Numbered) and block.level > 1:
            lines.append(f"{'  ' * (block.level - 2)}- {text_of(block.runs)}")
        elif isinstance(block, Numbered | Paragraph):
            lines += ["", text_of(block.runs)] if lines else [text_of(block.runs)]
    return "\n".join(lines)
