"""What was recorded, told to a party: by itself, by others, and since it last sat here."""

from collections.abc import Iterable
from typing import Final

from kpo_tui.dialogue.replies import Line, Notice, told
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Party
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.session import Session, with_states

MOST_TOLD: Final = 20
"""How many things that happened meanwhile are told one by one."""


def noticed(notices: Iterable[Notice]) -> tuple[Line, ...]:
    """Notices as lines of the conversation."""
    return tuple(Line("notice", notice.text) for notice in notices)


def recorded(before: Negotiation, events: Iterable[Event], party: Party) -> tuple[Line, ...]:
    """What was recorded by the party's own yes."""
    return tuple(
        Line("recorded", f"Recorded: {told(state, event, 'You' if event.party == party else '')}")
        for state, event in with_states(before, events)
        if state is not None
    )


def happened(before: Negotiation, events: Iterable[Event], party: Party) -> list[Notice]:
    """What others did, in words; of very many only the last."""
    found = [
        Notice(
            told(state, event, "" if event.party != party else "You, elsewhere,"),
            next(iter(event.about(state.clauses_of)), None),
            event.seq,
        )
        for state, event in with_states(before, events)
        if state is not None
    ]
    if len(found) > MOST_TOLD:
        more = Notice(f"{len(found) - MOST_TOLD} more things happened before these.")
        return [more, *found[-MOST_TOLD:]]
    return found


def since(session: Session, head: str, party: Party) -> list[Notice]:
    """What happened since the party last sat here, at the log head `head`; empty where it never did."""
    events = session.since(head) if head and head != session.state.head else ()
    return happened(session.state_at(events[0].seq - 1), events, party) if events else []
