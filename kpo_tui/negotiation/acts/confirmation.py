"""To confirm the whole text. Once both parties have, the negotiation is concluded."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import listing, one_line


class Confirm(Act, frozen=True, kw_only=True, tag="confirm"):
    """Confirm the whole text. `head` is the log head the party has read; None means the present one."""

    says: ClassVar = "Confirm the whole agreement"

    head: str | None = None

    def as_shown(self, state: Negotiation) -> "Confirm":
        """Confirms what `state` says."""
        return replace(self, head=state.head)

    def event(self, state: Negotiation, here: Envelope) -> "Confirmed":
        return Confirmed(**here, head=state.head if self.head is None else self.head)


class Confirmed(Event, frozen=True, kw_only=True, tag="confirmed", gc=False):
    """A party confirmed the whole text as it stood at the log head `head`."""

    mark: ClassVar = Mark("★", "agreed", "the whole text confirmed", 120)
    words: ClassVar = Words(
        noted="confirms the whole text at log head {head}",
        told="{who} confirmed the whole text.",
        intended="Confirm the whole text, at log head {head}.",
        recalled="confirmed the whole text",
    )
    leaves_text: ClassVar = True
    head: str

    def effect(self, state: Negotiation) -> Negotiation:
        """The party stands by the whole text."""
        return replace(state, confirmed={**state.confirmed, self.party or "client": self.head})


def all_settled(state: Negotiation, event: Confirmed) -> str | None:
    if open_clauses := state.unsettled():
        verb = "is" if len(open_clauses) == 1 else "are"
        return f"{listing(open_clauses)} {verb} not agreed yet; agree on it, or agree to leave it out"
    return None


def nothing_to_reopen(state: Negotiation, event: Confirmed) -> str | None:
    asked = [clause_id for clause_id, clause in state.clauses.items() if clause.reopening is not None]
    return f"reopening {listing(asked)} is asked for; answer that first" if asked else None


def on_this_head(state: Negotiation, event: Confirmed) -> str | None:
    heads = f"from log head {one_line(event.head, 12)} to {state.head[:12]}"
    return None if event.head == state.head else f"the text has moved on {heads}; read it again"


def not_confirmed_yet(state: Negotiation, event: Confirmed) -> str | None:
    return "it has confirmed this text already" if event.party in state.confirmed else None
