"""The rules of offer and acceptance: every transition of a negotiation, and nothing else.

`RULES` is the table: for each event, what people call the act and the guards that must all pass before it may happen.
What an event is, does and says lies in its class, in `acts`; its row here is what makes it known to the log, the
conversation and the timelines. `permit` runs the guards, on a new event and on every line of a log that is read, so
that no log can hold what could not have been done. `evolve` applies an event. `decide` turns what a party asks
for into its event. None of them knows which side "we" are.

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
from kpo_tui.negotiation.act import Act, Envelope, Event, Mark
from kpo_tui.negotiation.acts import (
    acceptance,
    comment,
    confirmation,
    dispatch,
    opening,
    parking,
    proposal,
    rejection,
    reopening,
    withdrawal,
)
from kpo_tui.negotiation.applicability import named_in_vain, says_nothing
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.guards import (
    clause_known,
    in_sequence,
    made_by_the_other,
    not_concluded,
    reason_short_enough,
    stands,
)
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import KnownValues
from kpo_tui.text import one_line


class Rule(NamedTuple):
    """What people call the act, what asks for it (nothing does for the opening), and the guards before the event."""

    name: str
    act: type[Act] | None
    guards: tuple[Callable[[Negotiation, Any], str | None], ...]


_ALWAYS = (in_sequence,)
_BEFORE_THE_END = (in_sequence, not_concluded)

RULES: dict[type[Event], Rule] = {
    opening.Opened: Rule("open", None, (opening.not_open_yet,)),
    proposal.Proposed: Rule(
        "propose",
        proposal.Propose,
        (
            *_BEFORE_THE_END,
            proposal.about_known_clauses,
            proposal.none_agreed,
            proposal.none_parked,
            proposal.offers_well_formed,
            proposal.answers_what_stands,
            proposal.time_is_ahead,
            proposal.note_short_enough,
        ),
    ),
    acceptance.Accepted: Rule(
        "accept",
        acceptance.Accept,
        (
            *_BEFORE_THE_END,
            stands,
            made_by_the_other,
            acceptance.still_valid,
            acceptance.same_content,
            acceptance.not_waiting,
            acceptance.complete,
        ),
    ),
    rejection.Rejected: Rule(
        "reject", rejection.Reject, (*_BEFORE_THE_END, stands, made_by_the_other, reason_short_enough)
    ),
    withdrawal.Withdrawn: Rule(
        "withdraw",
        withdrawal.Withdraw,
        (*_BEFORE_THE_END, stands, withdrawal.made_by_itself, reason_short_enough),
    ),
    parking.Parked: Rule(
        "park",
        parking.Park,
        (*_BEFORE_THE_END, clause_known, parking.is_open, parking.gives_a_reason, reason_short_enough),
    ),
    parking.Unparked: Rule("unpark", parking.Unpark, (*_BEFORE_THE_END, clause_known, parking.is_parked)),
    reopening.ReopeningAsked: Rule(
        "reopen",
        reopening.Reopen,
        (*_ALWAYS, clause_known, reopening.is_agreed, reopening.not_asked_yet, reason_short_enough),
    ),
    reopening.ReopeningDeclined: Rule(
        "decline to reopen",
        reopening.DeclineReopening,
        (*_ALWAYS, clause_known, reopening.was_asked, reason_short_enough),
    ),
    reopening.Reopened: Rule(
        "reopen", reopening.Reopen, (*_ALWAYS, clause_known, reopening.asked_by_the_other)
    ),
    comment.Commented: Rule("comment", comment.Comment, (*_BEFORE_THE_END, comment.says_something)),
    dispatch.Sent: Rule("send", dispatch.Send, (*_ALWAYS, dispatch.names_hashes)),
    confirmation.Confirmed: Rule(
        "confirm",
        confirmation.Confirm,
        (
            *_BEFORE_THE_END,
            confirmation.all_settled,
            confirmation.nothing_to_reopen,
            confirmation.not_confirmed_yet,
            confirmation.on_this_head,
        ),
    ),
}

KINDS: tuple[str, ...] = tuple(str(event.__struct_config__.tag) for event in RULES)
"""The kinds of events, as the log names them."""
MARKS: dict[str, Mark] = {
    kind: event.mark for kind, event in zip(KINDS, RULES, strict=True) if event.mark is not None
}
"""How each kind of event shows in a timeline, of those that do."""
ACTS: tuple[type[Act], ...] = tuple(
    dict.fromkeys(rule.act for rule in RULES.values() if rule.act is not None)
)
"""What a party can ask to do."""


def decide(state: Negotiation, act: Act, party: Side, at: str) -> Event:
    """The event that `act` by `party` at the time `at` (RFC 3339, UTC) makes, completed by the act itself.

    Raises Refused if the rules do not allow it, a title that is new would mislead, a value was named that does not
    apply, or nothing is said; the state is never touched.
    Where the clocks of the two sides differ, an event is dated no earlier than the one before it.
    """
    here = Envelope(seq=state.seq + 1, at=max(at, state.last_at), party=party, prev=state.head)
    event = act.event(state, here)
    permit(state, event)
    if found := doubts(state, event):
        raise Refused("propose", party, None, found[0])
    if isinstance(act, proposal.Propose) and isinstance(event, proposal.Proposed):
        named, made = act.offers, event.clauses
        if reason := named_in_vain(state, named, made, party) or says_nothing(state, made, party):
            raise Refused("propose", party, _subject(state, event), reason)
    return event


def permit(state: Negotiation, event: Event, known: KnownValues | None = None) -> None:
    """Raises Refused if the event may not happen now. `known` spares checking the same values again."""
    rule = RULES[type(event)]
    for guard in rule.guards:
        if (reason := guard(state, event)) is not None:
            raise Refused(rule.name, event.party, _subject(state, event), reason)
    if isinstance(event, proposal.Proposed):
        reason = proposal.unsound_value(state, event, known or KnownValues())
        if reason is not None:
            raise Refused(rule.name, event.party, _subject(state, event), reason)


def evolve(state: Negotiation, event: Event, head: str) -> Negotiation:
    """The state after a permitted event, whose line has the hash `head`."""
    after = event.effect(state)
    void = after.confirmed and not event.leaves_text and not state.concluded
    return replace(
        after,
        confirmed={} if void else after.confirmed,
        seq=event.seq,
        head=head,
        last_at=event.at,
    )


def _subject(state: Negotiation, event: Event) -> str | None:
    """What the event is about, for messages: its clauses, at most five."""
    return ", ".join(one_line(name, 40) for name in event.about(state.clauses_of)[:5]) or None
