"""A log that is read once, looking at every event for what would be refused today if it were new."""

from pathlib import Path

from msgspec import Struct

from kpo_tui.documents.agreement.language import problems_of_wording
from kpo_tui.log import jsonl
from kpo_tui.log.record import Folding
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.playbook_checks import problems_of
from kpo_tui.table.session import Session, watched


class Audit(Struct, frozen=True):
    """A log that was read, and its `findings` in sentences: none of them is damage, all would be refused if new."""

    session: Session
    findings: tuple[str, ...]


def audited(path: Path) -> Audit:
    """Read the log at `path` once, looking at every event. Raises BadInput where there is none that can be read."""
    folding = _Doubting()
    session = watched(path, jsonl.read(path, folding=folding))
    playbook = session.state.playbook
    problems = (*problems_of(playbook), *problems_of_wording(playbook))
    return Audit(
        session,
        (
            *(f"event {seq}: {doubt}" for doubt, seq in folding.found.items()),
            *(f"the playbook: {problem}" for problem in problems),
        ),
    )


class _Doubting(Folding):
    """Folds as ever, and notes every doubt with the number of the event that first gave rise to it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, int] = {}

    def add(self, line: bytes) -> Event:
        before = self.state
        event = super().add(line)
        for doubt in doubts(before, event):
            self.found.setdefault(doubt, event.seq)
        return event
