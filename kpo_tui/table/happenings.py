"""What is told to a party at the table: what was recorded, by itself and by others, and what it has to decide about the log."""

from collections.abc import Iterable, Iterator
from typing import Final

from kpo_tui.dialogue.agenda import behind, came_back
from kpo_tui.dialogue.prompts import Progress
from kpo_tui.dialogue.replies import Line, Notice, fallen_packages, told
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.session import Session, with_states
from kpo_tui.table.workspace import Recent
from kpo_tui.text import listing, one_line

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
    found: list[Notice] = []
    for state, event in with_states(before, events):
        if state is not None:
            who = "" if event.party != party else "You, elsewhere,"
            clause = next(iter(event.about(state.clauses_of)), None)
            found.append(Notice(told(state, event, who), clause, event.seq))
            found += [Notice(text, clause, event.seq) for text in _no_longer_standing(state, event, party)]
    if len(found) > MOST_TOLD:
        more = Notice(f"{len(found) - MOST_TOLD} more things happened before these.")
        return [more, *found[-MOST_TOLD:]]
    return found


def _no_longer_standing(before: Negotiation, event: Event, party: Side) -> Iterator[str]:
    """The packages that fell by what another did: whose they were, and on what the other moved."""
    for package, elsewhere in fallen_packages(before, event) if event.party != party else ():
        whose = "Your" if package.party == party else f"The {package.party}’s"
        whole = [one_line(before.clause(name).title, 80) for name in package.clauses]
        moved = [one_line(before.clause(name).title, 80) for name in package.clauses if name not in elsewhere]
        yield f"{whose} package with {listing(whole)} no longer stands: the {event.party} moved on {listing(moved)}."


def returned(seat: Seat, talk: Talk, known: tuple[str, ...] = ()) -> list[Notice]:
    """The clauses that the party left for later and that come again, but those `known` to: the other side moved there."""
    clauses = [clause for clause in came_back(seat, talk) if clause not in known]
    if not clauses:
        return []
    titles = listing([one_line(seat.state.clause(clause).title, 80) for clause in clauses])
    return [
        Notice(f"You had left {titles} for later; there is something new, so it comes again.", clauses[0])
    ]


def left_behind(seat: Seat, talk: Talk, sent: int) -> tuple[Line, ...]:
    """Where the other side moved since proposal `sent`, on clauses that the walk has passed: it goes on forward."""
    here, they = talk.place.clause, other(seat.party)
    if here is None or here not in seat.state.clauses:
        return ()
    due = [
        clause
        for clause in behind(seat, talk, here)
        if (seat.state.clauses[clause].side(they).standing or 0) > sent
    ]
    if not due:
        return ()
    titles = listing([one_line(seat.state.clause(clause).title, 80) for clause in due])
    later = "it comes" if len(due) == 1 else "they come"
    return (
        Line(
            "notice",
            f"The {they} moved on {titles}: go to {due[0]}, or go on; {later} again after the last clause.",
        ),
    )


def as_recent(session: Session, party: Side, here: Progress) -> Recent:
    """The negotiation as it stands on the list of recent ones, which holds nothing private."""
    names = session.state.parties
    return Recent(
        path=str(session.path.absolute()),
        client=names.client,
        provider=names.provider,
        playbook=session.state.playbook.title,
        at=session.clock(),
        settled=here.settled,
        clauses=here.clauses,
        party=party,
    )


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
