"""A new log with lines that were written before: up to one of them, or as this machine saw them."""

from pathlib import Path

import click

from kpo_tui.cli.common import say
from kpo_tui.errors import BadInput, OtherHistory, Refused, Usage
from kpo_tui.log import jsonl
from kpo_tui.memory import Remembered, lying_at
from kpo_tui.table.session import Session, begun_here
from kpo_tui.text import command_path


def after_loss(deal: Path, lost: Remembered, error: BadInput, output: Path | None) -> None:
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


def copy_until(session: Session, until: int, output: Path) -> None:
    """A copy that ends with that line. Raises Usage where there are not so many sound ones."""
    if until > session.state.seq:
        raise Usage(f"{session.path}: has only {session.state.seq} sound lines")
    reading = jsonl.read(session.path, until=until)
    _write(session.path, output, session.path.read_bytes()[: reading.end])


def restore_seen(session: Session, output: Path) -> None:
    """The log as this machine saw it. Raises Refused where it lies there so, BadInput where no copy was kept."""
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
