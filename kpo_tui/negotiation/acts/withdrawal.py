"""To take back one's own proposal."""

from typing import ClassVar

from kpo_tui.negotiation.act import Act, Answer, Envelope, Mark, without
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.state import Negotiation


class Withdraw(Act, frozen=True, kw_only=True, tag="withdraw"):
    """Take back one's own proposal."""

    says: ClassVar = "Withdraw our {proposal}{because}"

    clause: str = ""
    proposal: int
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "Withdrawn":
        return Withdrawn(**here, proposal=self.proposal, reason=self.reason)


class Withdrawn(Answer, frozen=True, kw_only=True, tag="withdrawn", gc=False):
    """A party took back its own proposal."""

    mark: ClassVar = Mark("✗", "deleted", "a proposal taken back", 70)
    words: ClassVar = Words(
        noted="withdraws {number}: {whole_titles}{quote}",
        told="{who} took back proposal {number} on {titles}.{reason}",
        intended="Take back your proposal {number} on {titles}.{reason}",
        recalled="withdrew {number}{why}",
    )
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The proposal no longer stands, on any of its clauses."""
        return without(state, self.proposal)


def made_by_itself(state: Negotiation, event: Withdrawn) -> str | None:
    """A guard: only its maker may withdraw a proposal."""
    why = f"proposal {event.proposal} is the other party's; only its maker can withdraw it"
    return why if state.proposals[event.proposal].party != event.party else None
