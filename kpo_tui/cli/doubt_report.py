"""What `kpo seen` says of a log: whether it is the history that this machine saw, and what is gone or altered."""

import click

from kpo_tui.cli.common import say, warn_of_history
from kpo_tui.errors import BadInput, OtherHistory
from kpo_tui.memory import Doubt
from kpo_tui.negotiation.party import SIDES
from kpo_tui.table.session import AHEAD, Session, day_and_time, later
from kpo_tui.text import command_path

MOST_LISTED = 200
MOST_FIELDS = 12
"""Fields of an altered event that are listed."""


def report_doubts(session: Session) -> None:
    """Say what there is to decide about the log; if anything is, the status is that of another history."""
    doubt, ahead = session.doubt(), session.ahead()
    if doubt is not None:
        _tell(session, doubt)
    if ahead:
        _tell_of_time(session)
    if session.memory is not None and session.memory.trouble:
        raise BadInput(
            f"{session.path}: {session.memory.trouble}, so nobody here can tell whether it is the history that was seen"
        )
    if session.reading.damage is not None:
        seq = session.state.seq
        say(f"{session.path}: damaged at {session.reading.damage}; up to line {seq} it is sound.")
        say(f"To go on with that: kpo seen {command_path(session.path)} --until {seq} -o NEW.jsonl")
        say(f"To get what this machine saw: kpo seen {command_path(session.path)} --restore -o NEW.jsonl")
        raise click.exceptions.Exit(BadInput.exit_status)
    if doubt is None and not ahead:
        warn_of_history(session)
        if session.memory is not None and not session.memory.looked:
            say(f"{session.path}: this machine had not seen it before; it remembers it from now on.")
        else:
            say(f"{session.path}: is the history that this machine saw; log head {session.state.head[:12]}.")
        return
    takers = [party for party in SIDES if session.undecided(party) is None]
    if takers:
        say(f"Taken as it is by: {', '.join(takers)}.")
    say(f"To take the log as it is: kpo seen {command_path(session.path)} --take --as client (or provider)")
    raise click.exceptions.Exit(OtherHistory.exit_status)


def _tell(session: Session, doubt: Doubt) -> None:
    say(f"{session.path}: {doubt.says(0)}.")
    for lost in doubt.difference.lost[:MOST_LISTED]:
        say(f"  {'altered' if lost.now else 'gone'}: {lost}")
        for changed in lost.changed[:MOST_FIELDS]:
            say(f"    {changed}")
        if lost.now and not lost.changed:
            say(f"    now line {lost.seq}: {lost.now}")
    if len(doubt.difference.lost) > MOST_LISTED:
        say(f"  and {len(doubt.difference.lost) - MOST_LISTED} more")
    if doubt.copy is None or not doubt.whole:
        place = doubt.place
        seen = f" It ended with line {place.seq}, log head {place.head[:12]}." if place else ""
        kept = "no copy of it was kept" if doubt.copy is None else "the copy of it ends before"
        say(f"  Not all that is gone or altered can be named: {kept}.{seen}")
    elif not doubt.difference.lost:
        say("  Nothing that was seen is gone; lines were put in between.")
    if doubt.copy is not None:
        how = f"kpo seen {command_path(session.path)} --restore -o NEW.jsonl"
        say(f"What was seen lies in a private copy. To get it: {how}")


def _tell_of_time(session: Session) -> None:
    limit = later(session.clock(), AHEAD)
    line = next(event.seq for event in session.events() if event.at > limit)
    say(
        f"{session.path}: line {line} is dated {day_and_time(session.state.last_at)}, more than a day ahead of this "
        "machine's clock. Whoever goes on behind it can date nothing earlier."
    )
    for offer in session.lapsing():
        until = day_and_time(offer.valid_until or "")
        say(f"  would lapse: proposal {offer.seq} of the {offer.party}, open until {until}")
    say(f"To go on without that line: kpo seen {command_path(session.path)} --until {line - 1} -o NEW.jsonl")
