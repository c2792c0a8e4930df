"""What several commands share: arguments, opening a deal, telling what happened, writing outputs."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from kpo_tui.errors import Usage
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.doubts import doubts_in
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.playbook import nearest
from kpo_tui.negotiation.positions import Positions
from kpo_tui.negotiation.rules import decide
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.session import Session, open_here, unnoticed
from kpo_tui.text import command_path, one_line, visible

Command = TypeVar("Command", bound=Callable[..., Any])
FILE: Final = click.Path(path_type=Path)


def as_option(meaning: str, *, required: bool = False) -> Callable[[Command], Command]:
    """The option `--as`, which names a party."""
    return click.option("--as", "party", type=click.Choice(SIDES), required=required, help=meaning)


deal_argument = click.argument("deal", type=FILE)
party_option = as_option("The party you act for: client or provider.", required=True)
dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would be recorded; record nothing.")
locale_option = click.option(
    "--locale", help="How you write numbers and dates, such as en_GB or de_DE.  [env: KPO_LOCALE]"
)


class PositionsPath(click.Path):
    """A positions file, or the name of sample positions. Where a folder is typed before it, it is that file."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,  # noqa: ARG002  (click calls it so)
        ctx: click.Context | None,  # noqa: ARG002
    ) -> Path:
        """The path that was typed."""
        from kpo_tui.library import positions_typed

        return value if isinstance(value, Path) else positions_typed(os.fspath(value))


def say(message: str) -> None:
    """A line of result, on stdout. Its text is made harmless, and cannot begin a line of its own."""
    click.echo(visible(message).replace("\n", " "))


def note(message: str) -> None:
    """A message, on stderr, made harmless in the same way."""
    click.echo(visible(message).replace("\n", " "), err=True)


def opened(deal: Path) -> Session:
    """The deal, with a word on stderr about what is wrong with it, if anything is."""
    session = open_here(deal)
    warn_of(session)
    warn_of_names(deal, session.state)
    return session


def warn_of(session: Session) -> None:
    """Say on stderr what is wrong with the log, if anything is."""
    log, reading = f"kpo: {session.path}", session.reading
    if reading.torn:
        note(
            f"{log}: the last line is unfinished ({reading.torn} bytes, a write was cut off); it was never "
            "recorded and will be set aside at the next act"
        )
    if reading.damage is not None:
        note(f"{log}: damaged at {reading.damage}. What follows shows the log up to there; it is read-only")
    warn_of_history(session)


def warn_of_history(session: Session) -> None:
    """Say on stderr where the log is not the one that this machine saw, or runs ahead of its clock.

    What the party that the command is given for, if it is for one, has decided already, is not said again.
    """
    named = click.get_current_context().params.get("party")
    for warning in session.warnings(next((party for party in SIDES if party == named), None)):
        note(f"kpo: {session.path}: {warning}")


def positions_of(session: Session, party: Side, path: Path) -> Positions:
    """The party's positions in the file at `path`, with a word on stderr where others may come by it.

    Raises BadInput or Unsound for a file that cannot be used, Usage for one of the other party.
    """
    from kpo_tui.library import exposure_of, load_positions

    positions = load_positions(path, session.state.playbook)
    if positions.party != party:
        raise Usage(f"{path} holds the positions of the {positions.party}; you act for the {party}")
    if exposed := exposure_of(path, session.path):
        note(f"kpo: {path}: your positions file {exposed}")
    return positions


def warn_of_names(deal: Path, state: Negotiation) -> None:
    """Say on stderr, in one line, which names and added titles may not be what they seem, if any."""
    found = doubts_in(state)
    more = f"; and {len(found) - 1} more, see: kpo verify {command_path(deal)}" if len(found) > 1 else ""
    if found:
        note(f"kpo: {deal}: take care: {found[0]}{more}")


def leave_if_damaged(session: Session) -> None:
    """End with the status for a bad file once the sound part was shown."""
    if session.reading.damage is not None:
        raise click.exceptions.Exit(3)


def refuse_two(choices: Mapping[str, object], what: str) -> None:
    """Raise Usage where more than one of the options that go alone was given."""
    chosen = [name for name, given in choices.items() if given]
    if len(chosen) > 1:
        raise Usage(f"{chosen[0]} and {chosen[1]} are two {what}")


def proposal_number(text: str) -> int | None:
    """The number in `12` or `#12`; None for anything else."""
    digits = text.removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None


def clause_named(state: Negotiation, name: str) -> str:
    """The clause called `name`. Raises Usage, with the nearest one, if there is none."""
    if name in state.clauses:
        return name
    near = nearest(name, list(state.clauses))
    more = " and more (see: kpo status)" if len(state.clauses) > 12 else ""
    some = ", ".join(list(state.clauses)[:12]) + more
    hint = f"; did you mean '{near}'?" if near else f"; there are {some}"
    raise Usage(f"there is no clause '{one_line(name, 40)}'{hint}")


def title_of(state: Negotiation, clause_id: str) -> str:
    """A clause's title with its id: `Charges and payment (payment)`."""
    return f"{one_line(state.clause(clause_id).title, 80)} ({clause_id})"


def performed(session: Session, act: Act, party: Side, dry_run: bool) -> Event:
    """The event that `act` makes, recorded unless this is a dry run. Raises Refused where the rules do not allow it."""
    return decide(session.state, act, party, session.clock()) if dry_run else session.perform(act, party)


def recorded(session: Session, event: Event, dry_run: bool) -> None:
    """Tell that an event was recorded, and the head it made; and if this machine cannot remember it."""
    if dry_run:
        say("Nothing was recorded (dry run).")
    else:
        say(f"Recorded as event {event.seq} in {session.path}; log head {session.state.head[:12]}.")
        if session.memory is not None and session.memory.trouble:
            note(f"kpo: {session.path}: {unnoticed(session.memory.trouble)}")


def write_output(text: str | bytes, output: Path | None) -> None:
    """A document to a file, or to stdout. Raises Usage where bytes would go to a screen."""
    if output is None:
        if isinstance(text, str):
            sys.stdout.write(text)
        elif sys.stdout.isatty():
            raise Usage("a Word file cannot be shown on a terminal; give a file with -o FILE.docx")
        else:
            sys.stdout.buffer.write(text)
        return
    from kpo_tui.table.output import save

    save(output, text if isinstance(text, bytes) else text.encode("utf-8"), inputs_here())
    note(f"Wrote {output}")


def inputs_here() -> list[Path]:
    """Every file that was named on the command line but the one to write: what no output may replace."""
    named = [value for name, value in click.get_current_context().params.items() if name != "output"]
    several = [value if isinstance(value, tuple) else (value,) for value in named]
    return [value for values in several for value in values if isinstance(value, Path)]


def locale_named(name: str | None) -> str:
    """The locale to read numbers and dates in: as asked for, else the system's, else English.

    Raises Usage for a name that is no locale.
    """
    asked = name or os.environ.get("KPO_LOCALE")
    system = next((os.environ[key] for key in ("LC_ALL", "LC_NUMERIC", "LANG") if os.environ.get(key)), "en")
    wanted = (asked or system).split(".")[0].split("@")[0].replace("-", "_")
    if wanted in ("en", "C", "POSIX", ""):
        return "en"
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(wanted))
    except (UnknownLocaleError, ValueError):
        if asked:
            raise Usage(
                f"'{one_line(asked, 40)}' is not a locale; use one like en_GB, de_DE or fr_FR"
            ) from None
        return "en"
