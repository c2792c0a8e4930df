"""Events in words: what is about to be done, and what the other side did."""

from kpo_tui.dialogue.replies import Notice
from kpo_tui.negotiation import events as happened
from kpo_tui.negotiation.doubts import doubts_in
from kpo_tui.negotiation.events import AnyEvent
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import listing, one_line

LONGEST = 200


def take_care(state: Negotiation, before: Negotiation | None = None) -> list[Notice]:
    """What to say of names and added titles that may not be what they seem, and were not there `before`."""
    known = [] if before is None else doubts_in(before)
    return [Notice(f"Take care: {doubt}.") for doubt in doubts_in(state) if doubt not in known]


def intended(state: Negotiation, event: AnyEvent, they: str) -> str:
    """An act of the party at the table, other than a proposal, as about to be done."""
    match event:
        case happened.Accepted(proposal=number):
            return f"Accept {_their(state, number, they)}:"
        case happened.Rejected(proposal=number, reason=reason):
            return f"Reject {_their(state, number, they)}.{_reason(reason)}"
        case happened.Withdrawn(proposal=number, reason=reason):
            return f"Take back your proposal {number} on {_about(state, number)}.{_reason(reason)}"
        case happened.Commented(text=text, clause=clause):
            about = f" on {_title(state, clause)}" if clause is not None else ""
            return f"Say to the {they}{about}: {one_line(text, LONGEST)}"
        case happened.Confirmed():
            return f"Confirm the whole text, at log head {state.head[:12]}."
        case _:
            return _intended_on_agenda(state, event, they)


def _intended_on_agenda(state: Negotiation, event: AnyEvent, they: str) -> str:
    match event:
        case happened.Parked(clause=clause, reason=reason):
            return f"Set {_title(state, clause)} aside.{_reason(reason)}"
        case happened.Unparked(clause=clause):
            return f"Take {_title(state, clause)} up again."
        case happened.ReopeningAsked(clause=clause, reason=reason):
            return f"Ask the {they} to reopen {_title(state, clause)}.{_reason(reason)}"
        case happened.Reopened(clause=clause):
            return f"Consent to reopen {_title(state, clause)}."
        case happened.ReopeningDeclined(clause=clause, reason=reason):
            asked = state.clauses[clause].reopening
            if asked == event.party:
                return f"No longer ask to reopen {_title(state, clause)}.{_reason(reason)}"
            return f"Decline to reopen {_title(state, clause)}.{_reason(reason)}"
        case _:
            raise AssertionError(event)


def told(before: Negotiation, event: AnyEvent, who: str = "") -> str:
    """What a party did, in a sentence; `before` is the state that it did it in. `who` is the party if not said."""
    who = who or f"The {event.party}"
    match event:
        case happened.Proposed():
            return f"{who} {_proposed(before, event)}"
        case happened.Accepted(proposal=number):
            return f"{who} accepted proposal {number} on {_about(before, number)}."
        case happened.Rejected(proposal=number, reason=reason):
            return f"{who} rejected proposal {number} on {_about(before, number)}.{_reason(reason)}"
        case happened.Withdrawn(proposal=number, reason=reason):
            return f"{who} took back proposal {number} on {_about(before, number)}.{_reason(reason)}"
        case happened.Commented(text=text, clause=clause):
            about = f" on {_title(before, clause)}" if clause is not None else ""
            return f"{who} said{about}: {one_line(text, LONGEST)}"
        case happened.Confirmed():
            return f"{who} confirmed the whole text."
        case happened.Sent():
            return f"{who} wrote the agreement as a Word file for the other side."
        case happened.Opened():
            return "The negotiation was opened."
        case _:
            return f"{who} {_on_agenda(before, event)}"


def _proposed(before: Negotiation, event: happened.Proposed) -> str:
    verb = "countered" if event.answers else "proposed"
    titles = listing([_title(before, clause, offer.title) for clause, offer in event.clauses.items()])
    if all(offer.left_out for offer in event.clauses.values()):
        return f"proposed to leave out {titles} ({event.seq})."
    if len(event.clauses) > 1:
        return f"{verb} with a package on {titles} ({event.seq})."
    return f"{verb} on {titles} ({event.seq})."


def _on_agenda(before: Negotiation, event: AnyEvent) -> str:
    match event:
        case happened.Parked(clause=clause, reason=reason):
            return f"set {_title(before, clause)} aside.{_reason(reason)}"
        case happened.Unparked(clause=clause):
            return f"took {_title(before, clause)} up again."
        case happened.ReopeningAsked(clause=clause, reason=reason):
            return f"asked to reopen {_title(before, clause)}.{_reason(reason)}"
        case happened.Reopened(clause=clause):
            return f"consented to reopen {_title(before, clause)}; it is open again."
        case happened.ReopeningDeclined(clause=clause, reason=reason):
            asked = before.clauses[clause].reopening == event.party
            verb = "dropped the request" if asked else "declined"
            return f"{verb} to reopen {_title(before, clause)}.{_reason(reason)}"
        case _:
            raise AssertionError(event)


def _their(state: Negotiation, number: int, they: str) -> str:
    proposal = state.proposals.get(number)
    kind = "package" if proposal is not None and len(proposal.clauses) > 1 else "proposal"
    return f"the {they}’s {kind} {number} on {_about(state, number)}"


def _about(state: Negotiation, number: int) -> str:
    proposal = state.proposals.get(number)
    if proposal is None:
        return "what it was about"
    return listing([_title(state, clause, offer.title) for clause, offer in proposal.clauses.items()])


def _title(state: Negotiation, clause: str, title: str | None = None) -> str:
    known = state.clause(clause).title if clause in state.clauses else title or clause
    return one_line(known, 80)


def _reason(reason: str) -> str:
    shown = one_line(reason, LONGEST)
    return f" Reason: {shown}{'' if shown.endswith(('.', '?', '!')) else '.'}" if shown else ""
