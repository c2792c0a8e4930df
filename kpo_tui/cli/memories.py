"""`kpo seen` and `kpo forget`: what this machine saw of a log and keeps of a party, and what the party decides about it."""

from pathlib import Path

import click

from kpo_tui.cli.common import FILE, as_option, deal_argument, opened, party_option, refuse_two, say
from kpo_tui.cli.doubt_report import report_doubts
from kpo_tui.cli.questions import confirmed
from kpo_tui.cli.rescue import after_loss, copy_until, restore_seen
from kpo_tui.errors import BadInput, Usage
from kpo_tui.memory import lying_at
from kpo_tui.negotiation.party import Side
from kpo_tui.table.session import Session, open_here

EXAMPLES = """\b
Examples:
  kpo seen deal.jsonl
  kpo seen deal.jsonl --restore -o as-i-saw-it.jsonl
  kpo seen deal.jsonl --until 12 -o from-12.jsonl
  kpo seen deal.jsonl --take --as client
"""


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
    deal: Path, party: Side | None, take: bool, until: int | None, restore: bool, output: Path | None
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
        after_loss(deal, lost, error, output if restore else None)
        return
    if take and party is not None:
        _take(session, party)
    elif until is not None and output is not None:
        copy_until(session, until, output)
    elif restore and output is not None:
        restore_seen(session, output)
    else:
        report_doubts(session)


def _take(session: Session, party: Side) -> None:
    if session.doubt(party) is None and not session.ahead():
        say(f"{session.path}: is the history that this machine saw; there is nothing to decide.")
        return
    for offer in session.lapsing():
        say(f"Lapsed by the dates in the log: proposal {offer.seq} of the {offer.party}.")
    session.take_history(party)
    if session.memory is not None and session.memory.trouble:
        raise BadInput(f"{session.path}: your decision cannot be kept: {session.memory.trouble}")
    say(f"The {party} takes {session.path} as it is, at log head {session.state.head[:12]}.")


@click.command()
@deal_argument
@party_option
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(deal: Path, party: Side, yes: bool) -> None:
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
