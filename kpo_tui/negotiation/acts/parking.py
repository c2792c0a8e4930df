"""To set a clause aside for later, and to take it up again. Its offers stay."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Mark, OnClause, There, changed
from kpo_tui.negotiation.acts.words import because, named, title_of, with_quote, with_reason, with_why
from kpo_tui.negotiation.state import Negotiation, Remark


class Park(Act, frozen=True, kw_only=True, tag="park"):
    """Set a clause aside, saying why."""

    clause: str
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "Parked":
        return Parked(**here, clause=self.clause, reason=self.reason)

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Park {named(state, self.clause)}{because(self.reason)}"


class Parked(OnClause, frozen=True, kw_only=True, tag="parked", gc=False):
    """A party set a clause aside for later."""

    mark: ClassVar = Mark("‖", "quiet", "a clause parked", 50, milestone=True)
    reason: str

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause waits; offers on it stay."""
        remark = Remark(self.seq, self.at, self.party, self.reason)
        return changed(state, self.clause, lambda clause: replace(clause, parked=remark))

    def noted(self, before: Negotiation, longest: int) -> str:
        return f"parks {title_of(before, self.clause)}{with_quote(self.reason, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        return f"{who} set {named(before, self.clause)} aside.{with_reason(self.reason)}"

    def intended(self, state: Negotiation) -> str:
        return f"Set {named(state, self.clause)} aside.{with_reason(self.reason)}"

    def recalled(self, there: There) -> str:
        return f"parked it{with_why(self.reason)}"


class Unpark(Act, frozen=True, kw_only=True, tag="unpark"):
    """Take a parked clause up again."""

    clause: str

    def event(self, state: Negotiation, here: Envelope) -> "Unparked":
        return Unparked(**here, clause=self.clause)

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Take {named(state, self.clause)} up again"


class Unparked(OnClause, frozen=True, kw_only=True, tag="unparked", gc=False):
    """A party took a parked clause up again."""

    mark: ClassVar = Mark("▹", "quiet", "a clause taken up again", 40)

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause no longer waits."""
        return changed(state, self.clause, lambda clause: replace(clause, parked=None))

    def noted(self, before: Negotiation, longest: int) -> str:
        return f"takes up {title_of(before, self.clause)} again"

    def told(self, before: Negotiation, who: str) -> str:
        return f"{who} took {named(before, self.clause)} up again."

    def intended(self, state: Negotiation) -> str:
        return f"Take {named(state, self.clause)} up again."

    def recalled(self, there: There) -> str:
        return "took it up again"


# -- guards ------------------------------------------------------------------------------------


def is_open(state: Negotiation, event: Parked) -> str | None:
    clause = state.clauses[event.clause]
    if clause.agreed is not None:
        return f"{event.clause} is agreed"
    return f"{event.clause} is parked already" if clause.parked is not None else None


def gives_a_reason(state: Negotiation, event: Parked) -> str | None:
    return None if event.reason.strip() else "a reason is needed; it goes onto the issues list"


def is_parked(state: Negotiation, event: Unparked) -> str | None:
    return None if state.clauses[event.clause].parked is not None else f"{event.clause} is not parked"
