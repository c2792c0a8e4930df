"""The text that an editor of wording opens with, and what comes back from the user's own."""

import shlex
import subprocess
import tempfile
from pathlib import Path

from msgspec.structs import replace

from kpo_tui.documents.document import Numbered, Paragraph, text_of
from kpo_tui.errors import BadInput
from kpo_tui.library import read_text
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.state import Stance
from kpo_tui.table.desk import Desk

LARGEST = 200_000


def edited(text: str, editor: str) -> str:
    """`text` after the user edited it in `editor`, in a private file that goes afterwards. Raises BadInput."""
    with tempfile.TemporaryDirectory(prefix="kpo-") as folder:
        path = Path(folder) / "wording.md"
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*shlex.split(editor), str(path)], check=True)  # noqa: S603  (the user's own choice)
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            raise BadInput(f"{editor}: did not end well ({error}); the text is as it was") from None
        return read_text(path, LARGEST).removesuffix("\n")


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
    from kpo_tui.documents.agreement.draft import clause_draft

    as_offered = replace(state.clauses[clause].with_side(desk.party, Stance(last=offer)), agreed=None)
    blocks = clause_draft(replace(state, clauses={**state.clauses, clause: as_offered}), clause, desk.party)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Numbered) and block.level > 1:
            lines.append(f"{'  ' * (block.level - 2)}- {text_of(block.runs)}")
        elif isinstance(block, Numbered | Paragraph):
            lines += ["", text_of(block.runs)] if lines else [text_of(block.runs)]
    return "\n".join(lines)
