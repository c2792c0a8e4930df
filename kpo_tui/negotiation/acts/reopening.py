"""To ask to reopen an agreed clause; to consent, after which it is open; to decline, or to ask no longer."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark, OnClause, There, changed
from kpo_tui.negotiation.acts.words import because, named, title_of, with_quote, with_reason, with_why
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.state import Negotiation, Stance


class Reopen(Act, frozen=True, kw_only=True, tag="reopen"):
    """Ask to reopen an agreed clause; where the other party has asked, consent to it."""

    clause: str
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> Event:
        known = state.clauses.get(self.clause)
        if known is not None and known.reopening == other(here["party"]):
            return Reopened(**here, clause=self.clause)
        return ReopeningAsked(**here, clause=self.clause, reason=self.reason)

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Reopen {named(state, self.clause)}{because(self.reason)}"


class DeclineReopening(Act, frozen=True, kw_only=True, tag="decline"):
    """Decline the other party's request to reopen, or drop one's own."""

    clause: str
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "ReopeningDeclined":
        return ReopeningDeclined(**here, clause=self.clause, reason=self.reason)

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Decline to reopen {named(state, self.clause)}{because(self.reason)}"


class ReopeningAsked(OnClause, frozen=True, kw_only=True, tag="reopening_asked", gc=False):
    """A party asked to reopen an agreed clause."""

    mark: ClassVar = Mark("?", "yours", "asking to reopen a clause", 100)
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause stays agreed; the other party has a request to answer."""
        return changed(state, self.clause, lambda clause: replace(clause, reopening=self.party))

    def noted(self, before: Negotiation, longest: int) -> str:
        return f"asks to reopen {title_of(before, self.clause)}{with_quote(self.reason, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        return f"{who} asked to reopen {named(before, self.clause)}.{with_reason(self.reason)}"

    def intended(self, state: Negotiation) -> str:
        return f"Ask the {self.they} to reopen {named(state, self.clause)}.{with_reason(self.reason)}"

    def recalled(self, there: There) -> str:
        return f"asked to reopen it{with_why(self.reason)}"


class ReopeningDeclined(OnClause, frozen=True, kw_only=True, tag="reopening_declined", gc=False):
    """The other party declined to reopen, or the asking party no longer asks."""

    mark: ClassVar = Mark("✗", "deleted", "declining to reopen it", 60)
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause stays agreed, and nobody asks any more."""
        return changed(state, self.clause, lambda clause: replace(clause, reopening=None))

    def noted(self, before: Negotiation, longest: int) -> str:
        return f"declines to reopen {title_of(before, self.clause)}{with_quote(self.reason, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        verb = "dropped the request" if before.clauses[self.clause].reopening == self.party else "declined"
        return f"{who} {verb} to reopen {named(before, self.clause)}.{with_reason(self.reason)}"

    def intended(self, state: Negotiation) -> str:
        own = state.clauses[self.clause].reopening == self.party
        verb = "No longer ask" if own else "Decline"
        return f"{verb} to reopen {named(state, self.clause)}.{with_reason(self.reason)}"

    def recalled(self, there: There) -> str:
        return f"declined to reopen it{with_why(self.reason)}"


class Reopened(OnClause, frozen=True, kw_only=True, tag="reopened", gc=False):
    """The other party consented: the clause is open again."""

    mark: ClassVar = Mark("↺", "yours", "a clause reopened", 110, milestone=True)

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause is open; what was agreed is what both parties said last, unless it was left out."""
        clause = replace(state.clauses[self.clause], reopening=None, reopened=True, countered=True)
        if clause.agreed is not None and not clause.agreed.offer.left_out:
            last = Stance(last=clause.agreed.offer)
            clause = replace(clause, client=last, provider=last)
        state = changed(state, self.clause, lambda _: replace(clause, agreed=None))
        return replace(state, confirmed={})

    def noted(self, before: Negotiation, longest: int) -> str:
        return f"consents: {title_of(before, self.clause)} is open again"

    def told(self, before: Negotiation, who: str) -> str:
        return f"{who} consented to reopen {named(before, self.clause)}; it is open again."

    def intended(self, state: Negotiation) -> str:
        return f"Consent to reopen {named(state, self.clause)}."

    def recalled(self, there: There) -> str:
        return "consented: it is open again"


# -- guards ------------------------------------------------------------------------------------


def is_agreed(state: Negotiation, event: ReopeningAsked) -> str | None:
    agreed = state.clauses[event.clause].agreed is not None
    return None if agreed else f"{event.clause} is not agreed; it is open"


def not_asked_yet(state: Negotiation, event: ReopeningAsked) -> str | None:
    if state.clauses[event.clause].reopening is not None:
        return f"reopening {event.clause} has been asked for already"
    return None


def asked_by_the_other(state: Negotiation, event: Reopened) -> str | None:
    if state.clauses[event.clause].reopening == other(event.party or "client"):
        return None
    return f"the other party has not asked to reopen {event.clause}"


def was_asked(state: Negotiation, event: ReopeningDeclined) -> str | None:
    if state.clauses[event.clause].reopening is None:
        return f"nobody asks to reopen {event.clause}"
    return None
