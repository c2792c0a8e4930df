"""From what a party asks for to what happened: `decide(state, act, party, at)` gives the event.

This is where an act is completed: terms left unsaid are filled in, the proposals it answers are found,
the content accepted is hashed. Whether the event may happen is for `rules.permit` alone; what would
mislead its readers is refused here, where it is new (`doubts`).
"""

from typing import TypedDict

from msgspec.structs import replace

from kpo_tui.errors import Refused
from kpo_tui.negotiation import acts
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.events import (
    Accepted,
    AnyEvent,
    Commented,
    Confirmed,
    Offer,
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
from kpo_tui.negotiation.rules import permit
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Party, Raw, other
from kpo_tui.negotiation.values import only_applying


def decide(state: Negotiation, act: acts.Act, party: Party, at: str) -> AnyEvent:
    """The event that `act` by `party` at the time `at` (RFC 3339, UTC) makes.

    Raises Refused if the rules do not allow it, or a title that is new would mislead; the state is never touched. Where the clocks of the two
    sides differ, an event is dated no earlier than the one before it.
    """
    at = max(at, state.last_at)
    event = _event(state, act, party, at)
    permit(state, event)
    if found := doubts(state, event):
        raise Refused("propose", party, None, found[0])
    return event


class _Envelope(TypedDict):
    seq: int
    at: str
    party: Party
    prev: str


def _event(state: Negotiation, act: acts.Act, party: Party, at: str) -> AnyEvent:
    here = _Envelope(seq=state.seq + 1, at=at, party=party, prev=state.head)
    match act:
        case acts.Propose():
            return _proposed(state, act, party, here)
        case acts.Accept() | acts.Reject() | acts.Withdraw():
            return _answer(state, act, here)
        case acts.Confirm(head=head):
            return Confirmed(**here, head=state.head if head is None else head)
        case acts.Comment(text=text, clause=about):
            return Commented(**here, text=text, clause=about)
        case acts.Send(file=file, content=content):
            return Sent(**here, file=file, content=content)
        case _:
            return _agenda(state, act, party, here)


def _answer(state: Negotiation, act: acts.Accept | acts.Reject | acts.Withdraw, here: _Envelope) -> AnyEvent:
    match act:
        case acts.Accept(proposal=proposal, content=content):
            standing = state.proposals.get(proposal)
            if content is None:
                content = content_hash(standing.clauses) if standing else ""
            return Accepted(**here, proposal=proposal, content=content)
        case acts.Reject(proposal=proposal, reason=reason):
            return Rejected(**here, proposal=proposal, reason=reason)
        case acts.Withdraw(proposal=proposal, reason=reason):
            return Withdrawn(**here, proposal=proposal, reason=reason)


def _agenda(
    state: Negotiation,
    act: acts.Park | acts.Unpark | acts.Reopen | acts.DeclineReopening,
    party: Party,
    here: _Envelope,
) -> AnyEvent:
    match act:
        case acts.Park(clause=clause, reason=reason):
            return Parked(**here, clause=clause, reason=reason)
        case acts.Unpark(clause=clause):
            return Unparked(**here, clause=clause)
        case acts.DeclineReopening(clause=clause, reason=reason):
            return ReopeningDeclined(**here, clause=clause, reason=reason)
        case acts.Reopen(clause=clause, reason=reason):
            known = state.clauses.get(clause)
            if known is not None and known.reopening == other(party):
                return Reopened(**here, clause=clause)
            return ReopeningAsked(**here, clause=clause, reason=reason)


def _proposed(state: Negotiation, act: acts.Propose, party: Party, here: _Envelope) -> Proposed:
    merged = {clause_id: _merged(state, act, clause_id, party, here["at"]) for clause_id in act.offers}
    clauses = {clause_id: only_applying(state, clause_id, merged, party) for clause_id in merged}
    return Proposed(
        **here,
        clauses=clauses,
        answers=_answers(state, act, party, here["at"]),
        note=act.note.strip(),
        valid_until=act.valid_until,
    )


def _merged(state: Negotiation, act: acts.Propose, clause_id: str, party: Party, at: str) -> Offer:
    """The offer with what was left unsaid: the party's own last values, or the other's where asked."""
    said = act.offers[clause_id]
    known = state.clauses.get(clause_id)
    if said.left_out:
        added = known is not None and clause_id not in state.playbook.clauses
        return replace(said, title=known.title) if added and known else said
    own = known.side(party).last if known else None
    theirs = state.live(clause_id, other(party), at) if known else None
    offered = theirs.clauses[clause_id] if theirs and act.rest_as_offered else None
    values: dict[str, Raw] = {
        **(own.terms if own else {}),
        **(offered.terms if offered else {}),
        **said.terms,
    }
    title, wording = said.title, said.wording
    if known is not None and clause_id not in state.playbook.clauses:
        title = title or known.title
        kept = offered or own
        wording = wording if wording is not None else (kept.wording if kept else None)
    return Offer(terms=values, wording=wording, title=title)


def _answers(state: Negotiation, act: acts.Propose, party: Party, at: str) -> tuple[int, ...]:
    """The other party's proposals that this one counters."""
    answered = set() if act.answering is None else {act.answering}
    for clause_id in act.offers:
        known = state.clauses.get(clause_id)
        theirs = state.live(clause_id, other(party), at) if known else None
        if known is None or theirs is None:
            continue
        if known.countered or known.side(party).spoke or act.rest_as_offered:
            answered.add(theirs.seq)
    return tuple(sorted(answered))
