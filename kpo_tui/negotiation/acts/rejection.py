"""To reject the other party's proposal."""

from typing import ClassVar

from kpo_tui.negotiation.act import Act, Answer, Envelope, Mark, There, without
from kpo_tui.negotiation.acts.acceptance import theirs
from kpo_tui.negotiation.acts.words import (
    because,
    on_proposal,
    titles,
    titles_in_full,
    with_quote,
    with_reason,
    with_why,
)
from kpo_tui.negotiation.state import Negotiation


class Reject(Act, frozen=True, kw_only=True, tag="reject"):
    """Reject the other party's proposal."""

    clause: str = ""
    proposal: int
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "Rejected":
        return Rejected(**here, proposal=self.proposal, reason=self.reason)

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Reject {on_proposal(state, self.proposal, self.clause)}{because(self.reason)}"


class Rejected(Answer, frozen=True, kw_only=True, tag="rejected", gc=False):
    """A party rejected the other's proposal."""

    mark: ClassVar = Mark("✗", "deleted", "a rejection", 80)
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The proposal no longer stands, on any of its clauses."""
        return without(state, self.proposal)

    def noted(self, before: Negotiation, longest: int) -> str:
        about = titles_in_full(before, before.proposals[self.proposal])
        return f"rejects {self.proposal}: {about}{with_quote(self.reason, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        about = titles(before, before.proposals.get(self.proposal))
        return f"{who} rejected proposal {self.proposal} on {about}.{with_reason(self.reason)}"

    def intended(self, state: Negotiation) -> str:
        return f"Reject {theirs(state, self.proposal, self.they)}.{with_reason(self.reason)}"

    def recalled(self, there: There) -> str:
        return f"rejected {self.proposal}{with_why(self.reason)}"
