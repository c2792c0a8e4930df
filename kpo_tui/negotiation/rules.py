"""The rules of offer and acceptance: every transition of a negotiation, and nothing else.

`RULES` is the table: for each event, the guards that must all pass before it may happen, and what it
then does. `permit` runs the guards, on a new event and on every line of a log that is read, so that
no log can hold what could not have been done. `evolve` applies an event. `deciding` turns what a party
asks for into its event. None of them knows which side "we" are.

 1. A party has at most one standing proposal for a clause; its newer one replaces it.
 2. Opening proposals cross: made before either party answered the other, both stand.
 3. A proposal that answers the other's standing one is a counter-proposal, and the other's lapses.
 4. An acceptance names the proposal and the hash of its content, and binds only if that stands.
 5. Only the other party may accept or reject, only its maker may withdraw; none accepts past its time.
 6. A package is accepted or rejected whole; what ends it on one clause ends it on all.
 7. Two standing proposals that say the same are common ground, and still need one acceptance.
 8. An agreed clause reopens only when one party asks and the other consents.
 9. A parked clause keeps its offers, but none is made or accepted until it is taken up again.
10. Confirming needs every clause settled and names the log head. Any act but the other party's
    confirmation voids it. Once both have confirmed, only reopening is possible, and what was
    confirmed holds until the other party consents to it.
11. A clause that the playbook lacks can be proposed, and any clause can be proposed to be left out.
12. Terms left unsaid keep the party's own last values; all that apply need one before acceptance.
13. What is sent to the other side as a file changes nothing and is only noted.
14. What is not allowed raises Refused, naming act, party, clause and reason, and changes nothing.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace

from kpo_tui.errors import Refused
from kpo_tui.negotiation import effects, guards
from kpo_tui.negotiation.events import (
    LOG_FORMAT,
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
from kpo_tui.negotiation.playbook_checks import first_fault
from kpo_tui.negotiation.state import ClauseState, Negotiation
from kpo_tui.negotiation.values import KnownValues
from kpo_tui.text import one_line


class Rule(NamedTuple):
    """What people call the act, the guards before the event, and its effect."""

    act: str
    guards: tuple[Callable[[Negotiation, Any], str | None], ...]
    effect: Callable[[Negotiation, Any], Negotiation]


_ALWAYS = (guards.in_sequence,)
_BEFORE_THE_END = (guards.in_sequence, guards.not_concluded)

RULES: dict[type[AnyEvent], Rule] = {
    Proposed: Rule(
        "propose",
        (
            *_BEFORE_THE_END,
            guards.about_known_clauses,
            guards.none_agreed,
            guards.none_parked,
            guards.offers_well_formed,
            guards.answers_what_stands,
            guards.time_is_ahead,
            guards.note_short_enough,
        ),
        effects.propose,
    ),
    Accepted: Rule(
        "accept",
        (
            *_BEFORE_THE_END,
            guards.stands,
            guards.made_by_the_other,
            guards.still_valid,
            guards.same_content,
            guards.not_waiting,
            guards.complete,
        ),
        effects.accept,
    ),
    Rejected: Rule(
        "reject",
        (*_BEFORE_THE_END, guards.stands, guards.made_by_the_other, guards.reason_short_enough),
        effects.end_proposal,
    ),
    Withdrawn: Rule(
        "withdraw",
        (*_BEFORE_THE_END, guards.stands, guards.made_by_itself, guards.reason_short_enough),
        effects.end_proposal,
    ),
    Parked: Rule(
        "park",
        (
            *_BEFORE_THE_END,
            guards.clause_known,
            guards.is_open,
            guards.gives_a_reason,
            guards.reason_short_enough,
        ),
        effects.park,
    ),
    Unparked: Rule("unpark", (*_BEFORE_THE_END, guards.clause_known, guards.is_parked), effects.unpark),
    ReopeningAsked: Rule(
        "reopen",
        (*_ALWAYS, guards.clause_known, guards.is_agreed, guards.not_asked_yet, guards.reason_short_enough),
        effects.ask_reopening,
    ),
    ReopeningDeclined: Rule(
        "decline to reopen",
        (*_ALWAYS, guards.clause_known, guards.was_asked, guards.reason_short_enough),
        effects.decline_reopening,
    ),
    Reopened: Rule("reopen", (*_ALWAYS, guards.clause_known, guards.asked_by_the_other), effects.reopen),
    Commented: Rule("comment", (*_BEFORE_THE_END, guards.says_something), effects.comment),
    Confirmed: Rule(
        "confirm",
        (
            *_BEFORE_THE_END,
            guards.all_settled,
            guards.nothing_to_reopen,
            guards.not_confirmed_yet,
            guards.on_this_head,
        ),
        effects.confirm,
    ),
    Sent: Rule("send", (*_ALWAYS, guards.names_hashes), effects.send),
}


_LEAVE_THE_TEXT = (Confirmed, Sent)
"""Events after which the text that a party confirmed is still the same text, so that its confirmation holds."""


def begin(event: Opened, head: str) -> Negotiation:
    """The state after the first event. `head` is the hash of its line.

    Raises Refused when the event or its playbook is not sound.
    """
    if event.format != LOG_FORMAT:
        reason = f"it is written in format {event.format}, this program reads format {LOG_FORMAT}; update kpo"
        raise Refused("open", None, None, reason)
    if event.seq != 1 or event.prev:
        raise Refused("open", None, None, "it is not the first event")
    if not guards.is_instant(event.at):
        raise Refused("open", None, None, "its time is not a time like 2026-01-31T12:00:00.000Z")
    for name in (event.parties.client, event.parties.provider):
        if not name.strip() or len(name) > 200:
            raise Refused("open", None, None, "a party's name is empty or longer than 200 characters")
    if event.origin is not None and (doubt := guards.unlikely_origin(event.origin)):
        raise Refused("open", None, None, doubt)
    if (fault := first_fault(event.playbook)) is not None:
        raise Refused("open", None, None, f"its playbook is not sound: {fault}")
    return Negotiation(
        playbook=event.playbook,
        parties=event.parties,
        opened_at=event.at,
        clauses={clause_id: ClauseState() for clause_id in event.playbook.clauses},
        seq=1,
        head=head,
        last_at=event.at,
        origin=event.origin,
    )


def permit(state: Negotiation, event: AnyEvent, known: KnownValues | None = None) -> None:
    """Raises Refused if the event may not happen now. `known` spares checking the same values again."""
    rule = RULES.get(type(event))
    if rule is None:
        raise Refused("open", event.party, None, "the negotiation is open already")
    for guard in rule.guards:
        if (reason := guard(state, event)) is not None:
            raise Refused(rule.act, event.party, _subject(state, event), reason)
    if type(event) is Proposed and (reason := guards.unsound_value(state, event, known or KnownValues())):
        raise Refused(rule.act, event.party, _subject(state, event), reason)


def evolve(state: Negotiation, event: AnyEvent, head: str) -> Negotiation:
    """The state after a permitted event, whose line has the hash `head`."""
    after = RULES[type(event)].effect(state, event)
    void = after.confirmed and type(event) not in _LEAVE_THE_TEXT and not state.concluded
    return replace(
        after,
        confirmed={} if void else after.confirmed,
        seq=event.seq,
        head=head,
        last_at=event.at,
    )


def _subject(state: Negotiation, event: AnyEvent) -> str | None:
    """What the event is about, for messages."""
    clause = getattr(event, "clause", None)
    if clause is not None:
        return one_line(clause, 40)
    proposal = state.proposals.get(getattr(event, "proposal", -1))
    if proposal is None and isinstance(event, Proposed):
        proposal = event
    return (
        ", ".join(one_line(clause_id, 40) for clause_id in list(proposal.clauses)[:5]) if proposal else None
    )
