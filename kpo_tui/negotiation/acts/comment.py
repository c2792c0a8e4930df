"""To say or ask something on the record."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark, There, changed
from kpo_tui.negotiation.acts.words import LONGEST, named, quoted, title_of
from kpo_tui.negotiation.guards import too_long, unknown_clause
from kpo_tui.negotiation.state import Negotiation, Remark
from kpo_tui.text import one_line


class Comment(Act, frozen=True, kw_only=True, tag="comment"):
    """Say or ask something, about a clause or in general."""

    text: str
    clause: str | None = None

    def event(self, state: Negotiation, here: Envelope) -> "Commented":
        return Commented(**here, text=self.text, clause=self.clause)

    def asked(self, state: Negotiation, locale: str) -> str:
        about = f" about {named(state, self.clause)}" if self.clause else ""
        return f"Tell the other side{about}: {quoted(self.text, LONGEST)}"


class Commented(Event, frozen=True, kw_only=True, tag="commented", gc=False):
    """A party said or asked something, about a clause or in general."""

    mark: ClassVar = Mark("”", "private", "a note", 20, milestone=True)
    passes_turn: ClassVar = False
    text: str
    clause: str | None = None

    def effect(self, state: Negotiation) -> Negotiation:
        """It is the latest remark on its clause."""
        if self.clause is None:
            return state
        remark = Remark(self.seq, self.at, self.party, self.text)
        return changed(state, self.clause, lambda clause: replace(clause, comment=remark))

    def noted(self, before: Negotiation, longest: int) -> str:
        about = f" on {title_of(before, self.clause)}" if self.clause else ""
        return f"says{about}: {quoted(self.text, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        return f"{who} said{self._about(before)}: {one_line(self.text, LONGEST)}"

    def intended(self, state: Negotiation) -> str:
        return f"Say to the {self.they}{self._about(state)}: {one_line(self.text, LONGEST)}"

    def recalled(self, there: There) -> str:
        return f"wrote: {one_line(self.text)}"

    def _about(self, state: Negotiation) -> str:
        return f" on {named(state, self.clause)}" if self.clause is not None else ""


def says_something(state: Negotiation, event: Commented) -> str | None:
    """A guard: neither empty nor too long, and about a clause that there is."""
    if not event.text.strip():
        return "it says nothing"
    if (reason := too_long("text", event.text)) is not None:
        return reason
    return None if event.clause is None else unknown_clause(state, event.clause)
