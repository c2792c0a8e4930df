"""To reject the other party's proposal."""

from typing import ClassVar

from kpo_tui.negotiation.act import Act, Answer, Envelope, Mark, without
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.state import Negotiation


class Reject(Act, frozen=True, kw_only=True, tag="reject"):
    """Reject the other party's proposal."""

    says: ClassVar = "Reject {proposal}{because}"

    clause: str = ""
    proposal: int
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "Rejected":
        return Rejected(**here, proposal=self.proposal, reason=self.reason)


class Rejected(Answer, frozen=True, kw_only=True, tag="rejected", gc=False):
    """A party rejected the other's proposal."""

    mark: ClassVar = Mark("✗", "deleted", "a rejection", 80)
    words: ClassVar = Words(
        noted="rejects {number}: {whole_titles}{quote}",
        told="{who} rejected proposal {number} on {titles}.{reason}",
        intended="Reject {theirs}.{reason}",
        recalled="rejected {number}{why}",
    )
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The proposal no longer stands, on any of its clauses."""
        return without(state, self.proposal)
