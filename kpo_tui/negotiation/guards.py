"""Guards: each looks at the state and an event, and gives the reason why it may not happen, or None.

`rules.RULES` says which guards stand before which event. A guard never raises and never changes
anything; the reasons are read by people, and say what to do instead where there is something.
"""

import re

from kpo_tui.negotiation.events import (
    Accepted,
    AnyEvent,
    Commented,
    Confirmed,
    Origin,
    Parked,
    Proposed,
    Rejected,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
    Sent,
    Unparked,
    Withdrawn,
    content_hash,
)
from kpo_tui.negotiation.playbook import nearest
from kpo_tui.negotiation.playbook_checks import IDENTIFIER, RESERVED
from kpo_tui.negotiation.state import Negotiation, expired
from kpo_tui.negotiation.terms import PARTIES, other
from kpo_tui.negotiation.values import KnownValues, missing_terms
from kpo_tui.text import listing, one_line

MOST_CLAUSES = 2000
LONGEST_TEXT = 20_000
LONGEST_WORDING = 100_000
_LEAP_YEAR = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY = (  # of the calendar, so that every reader of dates takes it; a pattern, since every line of a log is asked
    r"(?!0000)(?:\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    rf"|(?:0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)"
)
is_instant = re.compile(rf"{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{{3}}Z", re.ASCII).fullmatch
is_hash = re.compile(r"[0-9a-f]{64}", re.ASCII).fullmatch

Naming = Parked | Unparked | ReopeningAsked | ReopeningDeclined | Reopened
Answering = Accepted | Rejected | Withdrawn
Reasoned = Rejected | Withdrawn | Parked | ReopeningAsked | ReopeningDeclined


def in_sequence(state: Negotiation, event: AnyEvent) -> str | None:
    if event.seq != state.seq + 1:
        return f"its number is {event.seq} and should be {state.seq + 1}"
    if event.party is None:
        return "it names no party"
    if not is_instant(event.at):
        return f"its time '{one_line(event.at, 40)}' is not a time like 2026-01-31T12:00:00.000Z"
    if event.at < state.last_at:
        return f"it is dated {event.at}, before the event before it ({state.last_at})"
    return None


def not_concluded(state: Negotiation, event: AnyEvent) -> str | None:
    if len(state.confirmed) == len(PARTIES):
        return "both parties have confirmed the agreement; only reopening a clause is possible"
    return None


def unlikely_origin(origin: Origin) -> str | None:
    if origin.seq < 1 or not is_hash(origin.head) or not is_instant(origin.at):
        return "what it says of the log it was copied from makes no sense"
    return None if origin.origin is None else unlikely_origin(origin.origin)


# -- proposing --------------------------------------------------------------------------------


def about_known_clauses(state: Negotiation, event: Proposed) -> str | None:
    if not event.clauses:
        return "it is about no clause"
    added = 0
    for clause_id, offer in event.clauses.items():
        if clause_id in state.playbook.clauses:
            if offer.title is not None:
                return f"{clause_id} is a clause of the playbook and keeps its title"
        elif offer.title is None:
            near = nearest(clause_id, list(state.clauses))
            hint = f"did you mean '{near}'? " if near else ""
            return f"there is no clause '{one_line(clause_id, 40)}'; {hint}To propose a new clause, give its title"
        elif not IDENTIFIER.fullmatch(clause_id) or clause_id in RESERVED:
            return (
                f"'{one_line(clause_id, 40)}' is not a usable clause id; use lower-case letters, digits and _"
            )
        elif not offer.title.strip() or len(offer.title) > 200:
            return f"the title of {clause_id} is empty or longer than 200 characters"
        elif clause_id not in state.clauses:
            added += 1
    if added and len(state.clauses) + added > MOST_CLAUSES:
        return f"there cannot be more than {MOST_CLAUSES} clauses"
    return None


def none_agreed(state: Negotiation, event: Proposed) -> str | None:
    for clause_id in event.clauses:
        known = state.clauses.get(clause_id)
        if known is not None and known.agreed is not None:
            return f"{clause_id} is agreed; ask to reopen it first"
    return None


def none_parked(state: Negotiation, event: Proposed) -> str | None:
    return _parked_among(state, event)


def offers_well_formed(state: Negotiation, event: Proposed) -> str | None:
    for clause_id, offer in event.clauses.items():
        if offer.left_out:
            if offer.terms or offer.wording is not None:
                return f"{clause_id} cannot be left out and changed at once"
            continue
        if offer.wording is not None and not 0 < len(offer.wording.strip()) <= LONGEST_WORDING:
            return f"the wording of {clause_id} is empty or longer than {LONGEST_WORDING} characters"
        if offer.title is not None and offer.wording is None:
            return f"{clause_id} is a new clause and needs wording"
        known = state.playbook.clauses.get(clause_id)
        terms = known.terms if known else {}
        if not offer.terms.keys() <= terms.keys():
            term_id = next(name for name in offer.terms if name not in terms)
            near = nearest(term_id, list(terms))
            hint = f"; did you mean '{near}'?" if near else ""
            return f"{clause_id} has no term '{one_line(term_id, 40)}'{hint}"
    return None


def answers_what_stands(state: Negotiation, event: Proposed) -> str | None:
    party = event.party or "client"
    they = other(party)
    owed: set[int] = set()
    may_answer: set[int] = set()
    for clause_id in event.clauses:
        known = state.clauses.get(clause_id)
        number = None if known is None else known.side(they).standing
        if known is None or number is None or expired(state.proposals[number], event.at):
            continue
        may_answer.add(number)
        if known.countered or known.side(party).spoke:
            owed.add(number)
    if event.answers and (stray := set(event.answers) - may_answer):
        return f"proposal {min(stray)} does not stand on {listing(list(event.clauses))}"
    if owed and (unanswered := owed - set(event.answers)):
        return f"it does not answer proposal {min(unanswered)}"
    return None


def time_is_ahead(state: Negotiation, event: Proposed) -> str | None:
    if event.valid_until is None:
        return None
    if not is_instant(event.valid_until):
        return f"'{one_line(event.valid_until, 40)}' is not a time like 2026-01-31T23:59:59.000Z"
    if event.valid_until <= event.at:
        return f"its time to accept ({event.valid_until}) is already past"
    return None


def unsound_value(state: Negotiation, event: Proposed, known: KnownValues) -> str | None:
    """A value that is not one of its term, or out of bounds. Not in the table: it remembers what it saw.

    What the party said last is sound: it was looked at when it was said.
    """
    for clause_id, offer in event.clauses.items():
        if offer.terms:
            terms = state.playbook.clauses[clause_id].terms
            last = state.clauses[clause_id].side(event.party or "client").last
            said = last.terms if last is not None else {}
            if complaint := known.complaint(clause_id, terms, offer.terms, said):
                return complaint
    return None


# -- answering --------------------------------------------------------------------------------


def stands(state: Negotiation, event: Answering) -> str | None:
    if event.proposal in state.proposals:
        return None
    if event.proposal > state.seq or event.proposal < 2:
        return f"there is no proposal {event.proposal}"
    return f"proposal {event.proposal} does not stand (it is no proposal, or was answered, replaced or taken back)"


def made_by_the_other(state: Negotiation, event: Answering) -> str | None:
    if state.proposals[event.proposal].party == event.party:
        return f"proposal {event.proposal} is the party's own; only the other party can answer it"
    return None


def made_by_itself(state: Negotiation, event: Withdrawn) -> str | None:
    if state.proposals[event.proposal].party != event.party:
        return f"proposal {event.proposal} is the other party's; only its maker can withdraw it"
    return None


def still_valid(state: Negotiation, event: Answering) -> str | None:
    proposal = state.proposals[event.proposal]
    if expired(proposal, event.at):
        return f"proposal {event.proposal} was valid until {proposal.valid_until}"
    return None


def same_content(state: Negotiation, event: Accepted) -> str | None:
    if content_hash(state.proposals[event.proposal].clauses) != event.content:
        return (
            f"proposal {event.proposal} does not say what was accepted; to change it, make a counter-proposal"
        )
    return None


def not_waiting(state: Negotiation, event: Accepted) -> str | None:
    return _parked_among(state, state.proposals[event.proposal])


def complete(state: Negotiation, event: Accepted) -> str | None:
    proposal = state.proposals[event.proposal]
    for clause_id, offer in proposal.clauses.items():
        missing = missing_terms(state, clause_id, offer, proposal.party or "client", proposal.clauses)
        if missing:
            return f"proposal {proposal.seq} leaves {listing(missing)} of {clause_id} without a value"
    return None


# -- the rest ---------------------------------------------------------------------------------


def clause_known(state: Negotiation, event: Naming) -> str | None:
    return _unknown(state, event.clause)


def is_open(state: Negotiation, event: Parked) -> str | None:
    clause = state.clauses[event.clause]
    if clause.agreed is not None:
        return f"{event.clause} is agreed"
    return f"{event.clause} is parked already" if clause.parked is not None else None


def is_parked(state: Negotiation, event: Unparked) -> str | None:
    return None if state.clauses[event.clause].parked is not None else f"{event.clause} is not parked"


def gives_a_reason(state: Negotiation, event: Parked) -> str | None:
    return None if event.reason.strip() else "a reason is needed; it goes onto the issues list"


def is_agreed(state: Negotiation, event: ReopeningAsked) -> str | None:
    return (
        None
        if state.clauses[event.clause].agreed is not None
        else f"{event.clause} is not agreed; it is open"
    )


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


def says_something(state: Negotiation, event: Commented) -> str | None:
    if not event.text.strip():
        return "it says nothing"
    if len(event.text) > LONGEST_TEXT:
        return _too_long("text", event.text)
    return None if event.clause is None else _unknown(state, event.clause)


def all_settled(state: Negotiation, event: Confirmed) -> str | None:
    if open_clauses := state.unsettled():
        verb = "is" if len(open_clauses) == 1 else "are"
        return f"{listing(open_clauses)} {verb} not agreed yet; agree on it, or agree to leave it out"
    return None


def nothing_to_reopen(state: Negotiation, event: Confirmed) -> str | None:
    asked = [clause_id for clause_id, clause in state.clauses.items() if clause.reopening is not None]
    return f"reopening {listing(asked)} is asked for; answer that first" if asked else None


def on_this_head(state: Negotiation, event: Confirmed) -> str | None:
    if event.head == state.head:
        return None
    return (
        f"the text has moved on from log head {one_line(event.head, 12)} to {state.head[:12]}; read it again"
    )


def not_confirmed_yet(state: Negotiation, event: Confirmed) -> str | None:
    return "it has confirmed this text already" if event.party in state.confirmed else None


def names_hashes(state: Negotiation, event: Sent) -> str | None:
    if is_hash(event.file) and is_hash(event.content):
        return None
    return "it does not name the SHA-256 of the file and of its content"


def reason_short_enough(state: Negotiation, event: Reasoned) -> str | None:
    return _too_long("reason", event.reason)


def note_short_enough(state: Negotiation, event: Proposed) -> str | None:
    return _too_long("note", event.note)


def _unknown(state: Negotiation, clause_id: str) -> str | None:
    if clause_id in state.clauses:
        return None
    near = nearest(clause_id, list(state.clauses))
    hint = f"; did you mean '{near}'?" if near else ""
    return f"there is no clause '{one_line(clause_id, 40)}'{hint}"


def _too_long(name: str, text: str) -> str | None:
    return f"its {name} is longer than {LONGEST_TEXT} characters" if len(text) > LONGEST_TEXT else None


def _parked_among(state: Negotiation, proposal: Proposed) -> str | None:
    for clause_id in proposal.clauses:
        known = state.clauses.get(clause_id)
        if known is not None and known.parked is not None:
            return f"{clause_id} is parked ({one_line(known.parked.reason, 80)}); unpark it first"
    return None
