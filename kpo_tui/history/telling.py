"""An event in words, on one line: for lists of events, timelines and screens."""

from kpo_tui.negotiation.events import (
    Accepted,
    AnyEvent,
    Commented,
    Confirmed,
    Opened,
    Parked,
    Proposed,
    Rejected,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
    Sent,
    Unparked,
    Withdrawn,
)
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line

MOST_VALUES = 4
"""Values that a line names of a proposal; the rest is counted."""
LONGEST_VALUE = 60
"""Characters of a value that a line shows."""
LONGEST_TEXT = 240
"""Characters of a note, a reason or a remark that a line shows, unless more are asked for."""


def told(event: AnyEvent, before: Negotiation | None, longest: int = LONGEST_TEXT) -> str:
    """What happened, without number, time and party: `counters 12 on Payment: Payment period 45 days`.

    `before` is the state that the event met (None for the first). Of notes, reasons and remarks at most `longest`
    characters are given.
    """
    if isinstance(event, Opened) or before is None:
        assert isinstance(event, Opened)  # noqa: S101  (no other event comes first)
        again = f", a what-if copy from event {event.origin.seq}" if event.origin else ""
        return one_line(
            f"opened: {event.parties.client} and {event.parties.provider}, {event.playbook.title}{again}"
        )
    if isinstance(event, Proposed):
        return one_line(_proposed(event, before, longest))
    return one_line(_answer(event, before, longest) or _of_clause(event, before, longest))


def _proposed(event: Proposed, before: Negotiation, longest: int) -> str:
    numbers = listing([str(number) for number in event.answers])
    verb = f"counters {numbers}" if event.answers else "proposes"
    if len(event.clauses) > 1:
        verb += " with a package" if event.answers else " a package"
    titles = listing([title(before, event, clause_id) for clause_id in event.clauses])
    said = _said_anew(event, before)
    more = f" and {len(said) - MOST_VALUES} more" if len(said) > MOST_VALUES else ""
    values = f": {'; '.join(said[:MOST_VALUES])}{more}" if said else ""
    until = f" (until {event.valid_until[:10]})" if event.valid_until else ""
    return f"{verb} on {titles}{values}{until}{_because(event.note, longest)}"


def _said_anew(event: Proposed, before: Negotiation) -> list[str]:
    """What the proposal says that its party did not say last."""
    found: list[str] = []
    for clause_id, offer in event.clauses.items():
        known = before.clauses.get(clause_id)
        last = known.side(event.party).last if known and event.party else None
        if offer.left_out:
            found.append("to leave it out")
        terms = before.clause(clause_id).terms if clause_id in before.clauses else {}
        found += [
            f"{terms[term_id].label} {one_line(shown(terms[term_id], raw), LONGEST_VALUE)}"
            for term_id, raw in offer.terms.items()
            if last is None or last.terms.get(term_id) != raw
        ]
        if offer.wording is not None and (last is None or last.wording != offer.wording):
            found.append("own wording")
    return found


def _answer(event: AnyEvent, before: Negotiation, longest: int) -> str:
    """An answer to a proposal; empty for another event."""
    match event:
        case Accepted(proposal=number):
            return f"accepts {number}: {_about(before, number)}"
        case Rejected(proposal=number, reason=reason):
            return f"rejects {number}: {_about(before, number)}{_because(reason, longest)}"
        case Withdrawn(proposal=number, reason=reason):
            return f"withdraws {number}: {_about(before, number)}{_because(reason, longest)}"
        case Confirmed(head=head):
            return f"confirms the whole text at log head {head[:12]}"
        case Sent(file=digest):
            return f"writes the whole text as a Word file, SHA-256 {one_line(digest, 12)}"
        case _:
            return ""


def _of_clause(event: AnyEvent, before: Negotiation, longest: int) -> str:
    match event:
        case Parked(clause=clause, reason=reason):
            return f"parks {_title(before, clause)}{_because(reason, longest)}"
        case Unparked(clause=clause):
            return f"takes up {_title(before, clause)} again"
        case ReopeningAsked(clause=clause, reason=reason):
            return f"asks to reopen {_title(before, clause)}{_because(reason, longest)}"
        case ReopeningDeclined(clause=clause, reason=reason):
            return f"declines to reopen {_title(before, clause)}{_because(reason, longest)}"
        case Reopened(clause=clause):
            return f"consents: {_title(before, clause)} is open again"
        case Commented(text=text, clause=clause):
            return f"says{f' on {_title(before, clause)}' if clause else ''}: {_quoted(text, longest)}"
        case _:
            return ""


def title(state: Negotiation, event: Proposed, clause_id: str) -> str:
    """The title of a clause that a proposal is about, be it new."""
    return event.clauses[clause_id].title or _title(state, clause_id)


def _title(state: Negotiation, clause_id: str) -> str:
    return state.clause(clause_id).title if clause_id in state.clauses else clause_id


def _about(before: Negotiation, number: int) -> str:
    proposal = before.proposals[number]
    return listing([title(before, proposal, clause_id) for clause_id in proposal.clauses])


def _because(reason: str, longest: int) -> str:
    return f" – {_quoted(reason, longest)}" if reason else ""


def _quoted(text: str, longest: int) -> str:
    return f"“{one_line(text, longest)}”"


def texts_of(event: AnyEvent) -> list[str]:
    """Every text that a party wrote in the event, for searching: notes, reasons, remarks, wording, titles, values."""
    found = [getattr(event, name, None) for name in ("note", "reason", "text")]
    if isinstance(event, Proposed):
        for offer in event.clauses.values():
            found += [offer.title, offer.wording, *(_flat(raw) for raw in offer.terms.values())]
    return [text for text in found if text]


def _flat(raw: object) -> str:
    if isinstance(raw, list):
        return "; ".join(_flat(entry) for entry in raw)
    return " | ".join(str(cell) for cell in raw.values()) if isinstance(raw, dict) else str(raw)


def clauses_of(event: AnyEvent, before: Negotiation | None) -> tuple[str, ...]:
    """The clauses an event is about, by name or by the proposal it answers."""
    if isinstance(event, Proposed):
        return tuple(event.clauses)
    if before is not None and isinstance(event, Accepted | Rejected | Withdrawn):
        return tuple(before.proposals[event.proposal].clauses)
    clause = getattr(event, "clause", None)
    return () if clause is None else (clause,)
