"""What a party has to decide about a log before anything is recorded: told at the table, and decided there in words."""

from typing import Final

from kpo_tui.dialogue.replies import Line, Notice
from kpo_tui.negotiation.party import Party
from kpo_tui.session import Session
from kpo_tui.text import listing

TAKE_HISTORY: Final = "take this history"
"""What a party types, word for word, to take a log that is not the one this machine saw, or runs ahead of its clock."""


def to_decide(session: Session, party: Party) -> list[Notice]:
    """Where the log is not the one that was seen here, or runs ahead of the clock; and what to say then."""
    found = [Notice(f"{session.path.name}: {warning}") for warning in session.warnings(party)]
    if session.undecided(party):
        found.append(
            Notice(f"If you take the log as it is for the history, say so in these words: {TAKE_HISTORY}.")
        )
    return found


def in_the_way(session: Session, party: Party) -> tuple[str, ...]:
    """Why a yes will not be enough to record what is about to be recorded."""
    why = session.undecided(party)
    return () if why is None else (f"Nothing is recorded before you decide about this log: {why}.",)


def decides(session: Session, party: Party, text: str) -> bool:
    """True where the party says that it takes the log, and has that to decide."""
    return text.strip(" .!").casefold() == TAKE_HISTORY and session.undecided(party) is not None


def take_history(session: Session, party: Party) -> Line:
    """The party takes the log as it is; what lapses by that is told."""
    lapsing = [f"proposal {one.seq} of the {one.party}" for one in session.lapsing()]
    session.take_history(party)
    lapsed = f" By its dates, these offers have lapsed: {listing(lapsing)}." if lapsing else ""
    head = session.state.head[:12]
    return Line(
        "notice",
        f"You take the log as it is, at head {head}. What was seen before stays in a private copy.{lapsed}",
    )
