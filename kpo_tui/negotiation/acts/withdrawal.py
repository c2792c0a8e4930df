"""To take back one's own proposal."""

from typing import ClassVar

from kpo_tui.negotiation.act import Act, Answer, Envelope, Mark, There, without
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


class Withdraw(Act, frozen=True, kw_only=True, tag="withdraw"):
    """Take back one's own proposal."""

    clause: str = ""
    proposal: int
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "Withdrawn":
        return Withdrawn(**here, proposal=self.proposal, reason=self.reason)

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Withdraw our {on_proposal(state, self.proposal, self.clause)}{because(self.reason)}"


class Withdrawn(Answer, frozen=True, kw_only=True, tag="withdrawn", gc=False):
    """A party took back its own proposal."""

    mark: ClassVar = Mark("✗", "deleted", "a proposal taken back", 70)
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The proposal no longer stands, on any of its clauses."""
        return without(state, self.proposal)

    def noted(self, before: Negotiation, longest: int) -> str:
        about = titles_in_full(before, before.proposals[self.proposal])
        return f"withdraws {self.proposal}: {about}{with_quote(self.reason, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        about = titles(before, before.proposals.get(self.proposal))
        return f"{who} took back proposal {self.proposal} on {about}.{with_reason(self.reason)}"

    def intended(self, state: Negotiation) -> str:
        about = titles(state, state.proposals.get(self.proposal))
        return f"Take back your proposal {self.proposal} on {about}.{with_reason(self.reason)}"

    def recalled(self, there: There) -> str:
        return f"withdrew {self.proposal}{with_why(self.reason)}"


def made_by_itself(state: Negotiation, event: Withdrawn) -> str | None:
    """A guard: only its maker may withdraw a proposal."""
    if state.proposals[event.proposal].party != event.party:
        return f"proposal {event.proposal} is the other party's; only its maker can withdraw it"
    return None
