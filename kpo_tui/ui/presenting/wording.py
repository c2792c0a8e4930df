"""The text of a clause to be edited by hand."""

from msgspec.structs import replace

from kpo_tui.desk import Desk
from kpo_tui.documents.document import Numbered, Paragraph, text_of
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.state import Stance


def wording_at_hand(desk: Desk, clause: str) -> str:
    """What the clause would say if what the party has said so far were proposed.

    Its own wording; else that of the other side, as far as it may be seen; else the playbook's.
    """
    offer, state = desk.offer(clause), desk.seen
    theirs = state.offer(clause, other(desk.party))
    for wording in (offer.wording, theirs.wording if theirs else None):
        if wording is not None:
            return wording
    if clause not in state.playbook.clauses:
        return ""
    from kpo_tui.documents.drafting import clause_draft

    as_offered = replace(state.clauses[clause].with_side(desk.party, Stance(last=offer)), agreed=None)
    blocks = clause_draft(replace(state, clauses={**state.clauses, clause: as_offered}), clause, desk.party)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Numbered) and block.level > 1:
            lines.append(f"{'  ' * (block.level - 2)}- {text_of(block.runs)}")
        elif isinstance(block, Numbered | Paragraph):
            lines += ["", text_of(block.runs)] if lines else [text_of(block.runs)]
    return "\n".join(lines)
