"""Guards that stand before several kinds of acts; those of one kind lie with it, in `acts`.

Each looks at the state and an event, and gives the reason why it may not happen, or None. `rules.RULES` says which
guards stand before which event. A guard never raises and never changes anything; the reasons are read by people, and
say what to do instead where there is something.
"""

import re
from typing import Protocol

from kpo_tui.negotiation.act import Answer, Event, OnClause
from kpo_tui.negotiation.events import Proposal
from kpo_tui.negotiation.playbook import near_miss
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line

LONGEST_TEXT = 20_000
_LEAP_YEAR = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY = (  # of the calendar, so that every reader of dates takes it; a pattern, since every line of a log is asked
    r"(?!0000)(?:\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    rf"|(?:0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)"
)
is_instant = re.compile(rf"{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{{3}}Z", re.ASCII).fullmatch
is_hash = re.compile(r"[0-9a-f]{64}", re.ASCII).fullmatch


class Reasoned(Protocol):
    """An event that may give a reason."""

    @property
    def reason(self) -> str:
        """What its party wrote."""


def in_sequence(state: Negotiation, event: Event) -> str | None:
    if event.seq != state.seq + 1:
        return f"its number is {event.seq} and should be {state.seq + 1}"
    if event.party is None:
        return "it names no party"
    if not is_instant(event.at):
        return f"its time '{one_line(event.at, 40)}' is not a time like 2026-01-31T12:00:00.000Z"
    if event.at < state.last_at:
        return f"it is dated {event.at}, before the event before it ({state.last_at})"
    return None


def not_concluded(state: Negotiation, event: Event) -> str | None:
    why = "both parties have confirmed the agreement; only reopening a clause is possible"
    return why if state.concluded else None


def stands(state: Negotiation, event: Answer) -> str | None:
    if event.proposal in state.proposals:
        return None
    if event.proposal > state.seq or event.proposal < 2:
        return f"there is no proposal {event.proposal}"
    return f"proposal {event.proposal} does not stand (it is no proposal, or was answered, replaced or taken back)"


def made_by_the_other(state: Negotiation, event: Answer) -> str | None:
    why = f"proposal {event.proposal} is the party's own; only the other party can answer it"
    return why if state.proposals[event.proposal].party == event.party else None


def clause_known(state: Negotiation, event: OnClause) -> str | None:
    return unknown_clause(state, event.clause)


def reason_short_enough(state: Negotiation, event: Reasoned) -> str | None:
    return too_long("reason", event.reason)


def unknown_clause(state: Negotiation, clause_id: str) -> str | None:
    """Why a clause cannot be meant, where there is none of that id."""
    if clause_id in state.clauses:
        return None
    return f"there is no clause '{one_line(clause_id, 40)}'{near_miss(clause_id, state.clauses)}"


def too_long(name: str, text: str) -> str | None:
    """Why a text is refused, where it is longer than any may be."""
    return f"its {name} is longer than {LONGEST_TEXT} characters" if len(text) > LONGEST_TEXT else None


def parked_among(state: Negotiation, proposal: Proposal) -> str | None:
    """Which clause of a proposal is parked, and why."""
    for clause_id in proposal.clauses:
        known = state.clauses.get(clause_id)
        if known is not None and known.parked is not None:
            return f"{clause_id} is parked ({one_line(known.parked.text, 80)}); unpark it first"
    return None
