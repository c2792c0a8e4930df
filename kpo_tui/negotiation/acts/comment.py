"""To say or ask something on the record."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark, changed
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.guards import too_long, unknown_clause
from kpo_tui.negotiation.state import Negotiation, Remark


class Comment(Act, frozen=True, kw_only=True, tag="comment"):
    """Say or ask something, about a clause or in general."""

    says: ClassVar = "Tell the other side{about_clause}: “{text}”"
    text: str
    clause: str | None = None

    def event(self, state: Negotiation, here: Envelope) -> "Commented":
        return Commented(**here, text=self.text, clause=self.clause)


class Commented(Event, frozen=True, kw_only=True, tag="commented", gc=False):
    """A party said or asked something, about a clause or in general."""

    mark: ClassVar = Mark("”", "private", "a note", 20, milestone=True)
    words: ClassVar = Words(
        noted="says{on_whole_title}: {quoted_text}",
        told="{who} said{on_clause}: {text}",
        intended="Say to the {they}{on_clause}: {text}",
        recalled="wrote: {whole_text}",
    )
    passes_turn: ClassVar = False
    text: str
    clause: str | None = None

    def effect(self, state: Negotiation) -> Negotiation:
        """It is the latest remark on its clause."""
        if self.clause is None:
            return state
        remark = Remark(self.seq, self.at, self.party, self.text)
        return changed(state, self.clause, lambda clause: replace(clause, comment=remark))


def says_something(state: Negotiation, event: Commented) -> str | None:
    """A guard: neither empty nor too long, and about a clause that there is."""
    if not event.text.strip():
        return "it says nothing"
    if (reason := too_long("text", event.text)) is not None:
        return reason
    return None if event.clause is None else unknown_clause(state, event.clause)
