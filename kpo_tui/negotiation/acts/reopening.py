"""To ask to reopen an agreed clause; to consent, after which it is open; to decline, or to ask no longer."""

from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark, OnClause, changed
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.state import Negotiation, Stance


class Reopen(Act, frozen=True, kw_only=True, tag="reopen"):
    """Ask to reopen an agreed clause; where the other party has asked, consent to it."""

    says: ClassVar = "Reopen {clause}{because}"

    clause: str
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> Event:
        known = state.clauses.get(self.clause)
        if known is not None and known.reopening == other(here["party"]):
            return Reopened(**here, clause=self.clause)
        return ReopeningAsked(**here, clause=self.clause, reason=self.reason)


class DeclineReopening(Act, frozen=True, kw_only=True, tag="decline"):
    """Decline the other party's request to reopen, or drop one's own."""

    says: ClassVar = "Decline to reopen {clause}{because}"

    clause: str
    reason: str = ""

    def event(self, state: Negotiation, here: Envelope) -> "ReopeningDeclined":
        return ReopeningDeclined(**here, clause=self.clause, reason=self.reason)


class ReopeningAsked(OnClause, frozen=True, kw_only=True, tag="reopening_asked", gc=False):
    """A party asked to reopen an agreed clause."""

    mark: ClassVar = Mark("?", "yours", "asking to reopen a clause", 100)
    words: ClassVar = Words(
        noted="asks to reopen {whole_title}{quote}",
        told="{who} asked to reopen {clause}.{reason}",
        intended="Ask the {they} to reopen {clause}.{reason}",
        recalled="asked to reopen it{why}",
    )
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause stays agreed; the other party has a request to answer."""
        return changed(state, self.clause, lambda clause: replace(clause, reopening=self.party))


class ReopeningDeclined(OnClause, frozen=True, kw_only=True, tag="reopening_declined", gc=False):
    """The other party declined to reopen, or the asking party no longer asks."""

    mark: ClassVar = Mark("✗", "deleted", "declining to reopen it", 60)
    words: ClassVar = Words(
        noted="declines to reopen {whole_title}{quote}",
        told="{who} declined to reopen {clause}.{reason}",
        intended="Decline to reopen {clause}.{reason}",
        recalled="declined to reopen it{why}",
    )
    dropped: ClassVar = words._replace(
        noted="no longer asks to reopen {whole_title}{quote}",
        told="{who} dropped the request to reopen {clause}.{reason}",
        intended="No longer ask to reopen {clause}.{reason}",
    )
    reason: str = ""

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause stays agreed, and nobody asks any more."""
        return changed(state, self.clause, lambda clause: replace(clause, reopening=None))

    def words_in(self, state: Negotiation | None) -> Words:
        """The asking party drops its request, any other declines it."""
        own = state is not None and state.clauses[self.clause].reopening == self.party
        return self.dropped if own else self.words


class Reopened(OnClause, frozen=True, kw_only=True, tag="reopened", gc=False):
    """The other party consented: the clause is open again."""

    mark: ClassVar = Mark("↺", "yours", "a clause reopened", 110, milestone=True)
    words: ClassVar = Words(
        noted="consents: {whole_title} is open again",
        told="{who} consented to reopen {clause}; it is open again.",
        intended="Consent to reopen {clause}.",
        recalled="consented: it is open again",
    )

    def effect(self, state: Negotiation) -> Negotiation:
        """The clause is open; what was agreed is what both parties said last, unless it was left out."""
        clause = replace(state.clauses[self.clause], reopening=None, reopened=True, countered=True)
        if clause.agreed is not None and not clause.agreed.offer.left_out:
            last = Stance(last=clause.agreed.offer)
            clause = replace(clause, client=last, provider=last)
        state = changed(state, self.clause, lambda _: replace(clause, agreed=None))
        return replace(state, confirmed={})


def is_agreed(state: Negotiation, event: ReopeningAsked) -> str | None:
    agreed = state.clauses[event.clause].agreed is not None
    return None if agreed else f"{event.clause} is not agreed; it is open"


def not_asked_yet(state: Negotiation, event: ReopeningAsked) -> str | None:
    asked = state.clauses[event.clause].reopening is not None
    return f"reopening {event.clause} has been asked for already" if asked else None


def asked_by_the_other(state: Negotiation, event: Reopened) -> str | None:
    asked = state.clauses[event.clause].reopening == other(event.party or "client")
    return None if asked else f"the other party has not asked to reopen {event.clause}"


def was_asked(state: Negotiation, event: ReopeningDeclined) -> str | None:
    asked = state.clauses[event.clause].reopening is not None
    return None if asked else f"nobody asks to reopen {event.clause}"
