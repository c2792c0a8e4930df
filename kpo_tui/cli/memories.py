"""`kpo seen` and `kpo forget`: what this machine saw of a log and keeps of a party, and what the party decides about it."""

from pathlib import Path

import click

from kpo_tui.cli.common import (
    FILE,
    as_option,
    deal_argument,
    opened,
    party_option,
    refuse_two,
    say,
    warn_of_history,
)
from kpo_tui.cli.questions import confirmed
from kpo_tui.errors import BadInput, OtherHistory, Refused, Usage
from kpo_tui.log import jsonl
from kpo_tui.memory import Doubt, Remembered, lying_at
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.table.session import AHEAD, Session, begun_here, day_and_time, later, open_here
from kpo_tui.text import command_path

EXAMPLES = """\b
Examples:
  kpo seen deal.jsonl
  kpo seen deal.jsonl --restore -o as-i-saw-it.jsonl
  kpo seen deal.jsonl --until 12 -o from-12.jsonl
  kpo seen deal.jsonl --take --as client
"""
MOST_LISTED = 200
MOST_FIELDS = 12
"""Fields of an altered event that are listed."""


@click.command(epilog=EXAMPLES)
@deal_argument
@as_option("The party that decides (with --take).")
@click.option("--take", is_flag=True, help="Take the log as it is now for the history, and go on with it.")
@click.option(
    "--until", type=click.IntRange(1), metavar="N", help="Go on in a copy that ends with line N (with -o)."
)
@click.option("--restore", is_flag=True, help="Write the log as this machine saw it (with -o).")
@click.option("-o", "--output", type=FILE, help="The new log to write.")
def seen(
    deal: Path, party: Party | None, take: bool, until: int | None, restore: bool, output: Path | None
) -> None:
    """Say whether DEAL is the history that this machine saw, and what is gone or altered if it is not.

    This machine keeps the last line that it saw of each log, and a private copy. A log that was cut, rewritten or
    exchanged no longer has that line, though it may be sound in itself. Nothing binding is recorded for a party then
    until it decides: to take the log as it is (--take), or to go on with what it saw (--restore), and to talk to the
    other side first. The same goes for a line dated more than a day ahead of this machine's clock: behind it, every
    offer with a time limit before that date has lapsed. --until N goes on in a copy without it.

    The times in a log are its writers' word; nothing proves them. Ends with status 4 where there is something to decide.
    """
    refuse_two({"--take": take, "--until": until, "--restore": restore}, "decisions; make one")
    if (output is not None) != bool(until or restore):
        raise Usage(
            "--until and --restore write a new log: say where with -o NEW.jsonl, and leave -o out otherwise"
        )
    if take != (party is not None):
        raise Usage("--take is said by a party: kpo seen DEAL --take --as client (or provider)")
    try:
        session = open_here(deal)
    except BadInput as error:
        if (lost := lying_at(deal)) is None:
            raise
        _after_loss(deal, lost, error, output if restore else None)
        return
    if take and party is not None:
        _take(session, party)
    elif until is not None and output is not None:
        _copy_until(session, until, output)
    elif restore and output is not None:
        _restore(session, output)
    else:
        _report(session)


def _after_loss(deal: Path, lost: Remembered, error: BadInput, output: Path | None) -> None:
    """Where the log is gone or cannot be read, what this machine saw there; written to `output` where it is asked for."""
    if output is not None:
        if lost.copy is None:
            raise BadInput(f"{deal}: this machine kept no copy of what it saw there") from error
        _write(deal, output, lost.copy.path.read_bytes())
        return
    say(str(error.__cause__ or error))
    restore = f"To get it: kpo seen {command_path(deal)} --restore -o NEW.jsonl"
    seen = f"up to event {lost.place.seq}, log head {lost.place.head[:12]}"
    say(f"This machine saw a negotiation there, {seen}. {restore if lost.copy else 'It kept no copy.'}")
    raise click.exceptions.Exit(OtherHistory.exit_status)


def _report(session: Session) -> None:
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
    takers = [party for party in PARTIES if session.undecided(party) is None]
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


def _take(session: Session, party: Party) -> None:
    if session.doubt(party) is None and not session.ahead():
        say(f"{session.path}: is the history that this machine saw; there is nothing to decide.")
        return
    for offer in session.lapsing():
        say(f"Lapsed by the dates in the log: proposal {offer.seq} of the {offer.party}.")
    session.take_history(party)
    if session.memory is not None and session.memory.trouble:
        raise BadInput(f"{session.path}: your decision cannot be kept: {session.memory.trouble}")
    say(f"The {party} takes {session.path} as it is, at log head {session.state.head[:12]}.")


def _copy_until(session: Session, until: int, output: Path) -> None:
    if until > session.state.seq:
        raise Usage(f"{session.path}: has only {session.state.seq} sound lines")
    reading = jsonl.read(session.path, until=until)
    _write(session.path, output, session.path.read_bytes()[: reading.end])


def _restore(session: Session, output: Path) -> None:
    doubt = session.doubt()
    copy = None if doubt is None else doubt.copy
    if doubt is None and session.reading.damage is not None:
        lost = lying_at(session.path)
        copy = lost.copy.path if lost is not None and lost.copy is not None else None
    if copy is not None:
        _write(session.path, output, copy.read_bytes())
    elif doubt is None:
        raise Refused("restore", None, None, f"{session.path} is the history that this machine saw already")
    else:
        raise BadInput(f"{session.path}: this machine kept no copy of what it saw; a copy of your own may do")


def _write(deal: Path, output: Path, data: bytes) -> None:
    """A new log with lines that were written before; the other side has to go on with it too."""
    jsonl.create_with(output, data if data.endswith(b"\n") else data + b"\n")
    reading = jsonl.read(output)
    begun_here(output, reading)
    state, both = reading.state, f"you both go on with it, not with {deal}"
    say(f"Wrote {output}: {state.seq} lines as they were written; log head {state.head[:12]}.")
    say(f"It is no what-if: what is in it counts. Agree with the other side that {both}.")


@click.command()
@deal_argument
@party_option
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(deal: Path, party: Party, yes: bool) -> None:
    """Delete what this machine keeps privately of your side of DEAL: answers not sent yet, and where you were.

    With it goes what this machine has seen of DEAL, unless the other side speaks from here too: it will not notice
    any more if DEAL is rewritten. What was recorded in DEAL stays. DEAL leaves the list of recent negotiations.
    """
    from kpo_tui.table.workspace import Workspace, forget_recent

    session = opened(deal)
    if not yes and not confirmed(f"Delete what you have not sent yet, for the {party}?", err=True):
        raise click.Abort
    Workspace(session.opening(), party).forget()
    if session.memory is not None:
        session.memory.forget(party)
    forget_recent(deal)
    say(f"Forgotten: what the {party} had not sent yet in {deal}.")
