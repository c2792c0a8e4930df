"""What is told to a party at the table: what was recorded, by itself and by others, and what it has to decide about the log."""

from collections.abc import Iterable
from typing import Final

from kpo_tui.dialogue.replies import Line, Notice, told
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.session import Session, with_states
from kpo_tui.text import listing

MOST_TOLD: Final = 20
"""How many things that happened meanwhile are told one by one."""
TAKE_HISTORY: Final = "take this history"
"""What a party types, word for word, to take a log that is not the one this machine saw, or runs ahead of its clock."""


def noticed(notices: Iterable[Notice]) -> tuple[Line, ...]:
    """Notices as lines of the conversation."""
    return tuple(Line("notice", notice.text) for notice in notices)


def recorded(before: Negotiation, events: Iterable[Event], party: Side) -> tuple[Line, ...]:
    """What was recorded by the party's own yes."""
    return tuple(
        Line("recorded", f"Recorded: {told(state, event, 'You' if event.party == party else '')}")
        for state, event in with_states(before, events)
        if state is not None
    )


def happened(before: Negotiation, events: Iterable[Event], party: Side) -> list[Notice]:
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


def since(session: Session, head: str, party: Side) -> list[Notice]:
    """What happened since the party last sat here, at the log head `head`; empty where it never did."""
    events = session.since(head) if head and head != session.state.head else ()
    return happened(session.state_at(events[0].seq - 1), events, party) if events else []


def to_decide(session: Session, party: Side) -> list[Notice]:
    """Where the log is not the one that was seen here, or runs ahead of the clock; and what to say then."""
    found = [Notice(f"{session.path.name}: {warning}") for warning in session.warnings(party)]
    if session.undecided(party):
        found.append(
            Notice(f"If you take the log as it is for the history, say so in these words: {TAKE_HISTORY}.")
        )
    return found


def obstacles(session: Session, party: Side) -> tuple[str, ...]:
    """Why a yes will not be enough to record what is about to be recorded."""
    why = session.undecided(party)
    return () if why is None else (f"Nothing is recorded before you decide about this log: {why}.",)


def decides(session: Session, party: Side, text: str) -> bool:
    """True where the party says that it takes the log, and has that to decide."""
    return text.strip(" .!").casefold() == TAKE_HISTORY and session.undecided(party) is not None


def take_history(session: Session, party: Side) -> Line:
    """The party takes the log as it is; what lapses by that is told."""
    lapsing = [f"proposal {one.seq} of the {one.party}" for one in session.lapsing()]
    session.take_history(party)
    lapsed = f" By its dates, these offers have lapsed: {listing(lapsing)}." if lapsing else ""
    head = session.state.head[:12]
    return Line(
        "notice",
        f"You take the log as it is, at head {head}. What was seen before stays in a private copy.{lapsed}",
    )
