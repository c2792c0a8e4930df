"""To set a clause aside for later, and to take it up again. Its offers stay."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Mark, OnClause, changed
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.state import Negotiation, Remark


class Park(Act, frozen=True, kw_only=True, tag="park"):
    """Set a clause aside, saying why."""

    says: ClassVar = "Park {clause}{because}"

    clause: str
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "Parked":
        return Parked(**here, clause=self.clause, reason=self.reason)


class Parked(OnClause, frozen=True, kw_only=True, tag="parked", gc=False):
    """A party set a clause aside for later."""

    mark: ClassVar = Mark("‖", "quiet", "a clause parked", 50, milestone=True)
    words: ClassVar = Words(
        noted="parks {whole_title}{quote}",
        told="{who} set {clause} aside.{reason}",
        intended="Set {clause} aside.{reason}",
        recalled="parked it{why}",
    )
    reason: str

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause waits; offers on it stay."""
        remark = Remark(self.seq, self.at, self.party, self.reason)
        return changed(state, self.clause, lambda clause: replace(clause, parked=remark))


class Unpark(Act, frozen=True, kw_only=True, tag="unpark"):
    """Take a parked clause up again."""

    says: ClassVar = "Take {clause} up again"

    clause: str

    def event(self, state: Negotiation, here: Envelope) -> "Unparked":
        return Unparked(**here, clause=self.clause)


class Unparked(OnClause, frozen=True, kw_only=True, tag="unparked", gc=False):
    """A party took a parked clause up again."""

    mark: ClassVar = Mark("▹", "quiet", "a clause taken up again", 40)
    words: ClassVar = Words(
        noted="takes up {whole_title} again",
        told="{who} took {clause} up again.",
        intended="Take {clause} up again.",
        recalled="took it up again",
    )

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause no longer waits."""
        return changed(state, self.clause, lambda clause: replace(clause, parked=None))


def is_open(state: Negotiation, event: Parked) -> str | None:
    clause = state.clauses[event.clause]
    if clause.agreed is not None:
        return f"{event.clause} is agreed"
    return f"{event.clause} is parked already" if clause.parked is not None else None


def gives_a_reason(state: Negotiation, event: Parked) -> str | None:
    return None if event.reason.strip() else "a reason is needed; it goes onto the issues list"


def is_parked(state: Negotiation, event: Unparked) -> str | None:
    return None if state.clauses[event.clause].parked is not None else f"{event.clause} is not parked"
