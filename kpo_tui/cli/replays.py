"""`kpo replay`: a saved negotiation, moment by moment, on the screen or written."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from kpo_tui.cli.common import (
    FILE,
    clause_named,
    deal_argument,
    note,
    refuse_two,
    say,
    warn_of_history,
    warn_of_names,
    write_output,
)
from kpo_tui.cli.deal_documents import chosen_format, emit, format_option, output_option, status_as_json
from kpo_tui.documents.reports.standings import status
from kpo_tui.errors import Usage
from kpo_tui.history.moments import told
from kpo_tui.log.playback import Recording
from kpo_tui.machine.streams import shows_screens
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.table.session import watched
from kpo_tui.text import command_path, visible

EXAMPLES = """\b
Examples:
  kpo replay deal.jsonl
  kpo replay deal.jsonl --at 2026-01-31 --speed 4
  kpo replay deal.jsonl --print --at 12
  kpo replay deal.jsonl --change --at 12
  kpo replay deal.jsonl --compare 12 40 -o between.html
  kpo replay deal.jsonl --format html -o deal.html
  kpo replay deal.jsonl --at 12 --fork what-if.jsonl
"""


@click.command(epilog=EXAMPLES)
@deal_argument
@click.option(
    "--print", "printed", is_flag=True, help="One line an event; with --at, the state at that moment."
)
@click.option("--json", "as_json", is_flag=True, help="With --print: as JSON, one object a line.")
@click.option(
    "--speed", type=click.FloatRange(0.01, 1000), help="On the screen: how fast it plays; 2 is twice as fast."
)
@click.option("--at", metavar="WHEN", help="A moment: the number of an event, or a time such as 2026-01-31.")
@click.option("--change", is_flag=True, help="What the event --at changed, with the wording redlined.")
@click.option("--gaps", is_flag=True, help="How the gap on each number closed, and what each party did.")
@click.option(
    "--compare", nargs=2, metavar="A B", help="What was agreed, changed and reopened between two moments."
)
@click.option("--fork", type=FILE, metavar="NEW", help="Go on from --at in a copy, NEW: what if?")
@click.option("--clause", help="With --print: only events that change this clause.")
@click.option("--party", type=click.Choice(SIDES), help="With --print: only this party's events.")
@click.option("--find", "text", help="With --print: only events in which a party wrote this.")
@format_option
@output_option
def replay(
    deal: Path, printed: bool, as_json: bool, speed: float | None, at: str | None, change: bool, gaps: bool,
    compare: tuple[str, str] | None, fork: Path | None, clause: str | None, party: Side | None, text: str | None,
    format_name: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Replay a saved negotiation: every event, the state at any moment, and what each changed.

    On a terminal it opens a screen with a timeline to step through and to play; into a pipe it prints as with
    --print. With --format html and no other choice, it writes one page with a timeline, to open in any browser,
    also offline.
    """
    views = {"--print": printed, "--change": change, "--gaps": gaps, "--compare": compare, "--fork": fork}
    refuse_two(views, "things; ask for one at a time")
    plain = not any((*views.values(), format_name, output, as_json, clause, party, text))
    if plain and shows_screens():
        _on_screen(deal, at, speed or 1.0)
    if speed is not None:
        raise Usage("--speed is for the screen, which opens on a terminal where nothing else is asked for")
    printed = printed or plain
    _refuse_beside_print(printed, at, as_json, bool(clause or party or text), format_name)
    recording = Recording(deal)
    _warn_of(recording)
    seq = _moment(recording, at)
    if fork is not None:
        _fork_to(recording, seq, fork)
    elif compare is not None:
        _compare(recording, compare, format_name, output)
    elif gaps:
        _gaps(recording, seq, format_name, output)
    elif change:
        _change(recording, seq, format_name, output)
    elif printed and at is not None:
        _state(recording, seq, as_json, format_name, output)
    elif printed:
        wanted = None if clause is None else clause_named(recording.end, clause)
        _write_lines(_lines(recording, as_json, wanted, party, text), output)
    else:
        _page(recording, format_name, output)
    if recording.damage is not None:
        raise click.exceptions.Exit(3)


def _moment(recording: Recording, at: str | None) -> int:
    """The event that --at names; the last one without it."""
    from kpo_tui.replay.times import moment_named

    return len(recording) if at is None else moment_named(recording, at)


def _gaps(recording: Recording, seq: int, format_name: str | None, output: Path | None) -> None:
    from kpo_tui.documents.reports.gap_history import gap_history

    emit(gap_history(recording.moments(1, seq)), format_name, output, piped="terminal")


def _on_screen(deal: Path, at: str | None, speed: float) -> NoReturn:
    """The screen; afterwards, as every output of a damaged log does, say so."""
    from kpo_tui.ui.app import replay as on_screen

    recording, status = on_screen(deal, at, speed)
    if recording is not None:
        _warn_of(recording)
        if recording.damage is not None:
            status = status or 3
    raise click.exceptions.Exit(status)


def _refuse_beside_print(
    printed: bool, at: str | None, as_json: bool, narrowed: bool, format_name: str | None
) -> None:
    """What goes with --print goes with nothing else, and not all of it at once."""
    if (as_json or narrowed) and not printed:
        raise Usage("--json, --clause, --party and --find go with --print")
    if narrowed and at is not None:
        raise Usage(
            "--at shows the state at one moment; --clause, --party and --find choose among all events"
        )
    if printed and at is None and format_name is not None:
        raise Usage("events are printed as lines of text; --format is for the state at a moment, so add --at")


def _page(recording: Recording, format_name: str | None, output: Path | None) -> None:
    """The page for a browser, where that was asked for."""
    if format_name is None and output is None:
        raise Usage(
            "say what to show: --print for one line an event, or --format html -o FILE for a page to open in a browser"
        )
    if chosen_format(format_name, output).name != "html":
        raise Usage(
            "a replay is a page for a browser (--format html); for other formats add --print, --gaps or --compare"
        )
    from kpo_tui.replay.page import page

    write_output(page(recording), output)


class EventLine(msgspec.Struct, frozen=True):
    """An event for other programs: its outline, what it says in words, and its line of the log."""

    seq: int
    at: str
    party: Side | None
    type: str
    round: int
    clauses: tuple[str, ...]
    told: str
    event: msgspec.Raw


def _warn_of(recording: Recording) -> None:
    """Say on stderr how far the log can be replayed, where that is not to its end."""
    log, reading = f"kpo: {recording.path}", recording.reading
    warn_of_history(watched(recording.path, reading))
    if reading.torn:
        note(f"{log}: the last line is unfinished ({reading.torn} bytes); it was never recorded")
    if reading.damage is not None:
        note(f"{log}: damaged at {reading.damage}. It is replayed up to event {len(recording)}")
    warn_of_names(recording.path, reading.state)


def _lines(
    recording: Recording, as_json: bool, clause: str | None, party: Side | None, text: str | None
) -> Iterator[str]:
    """One line an event, of all that are wanted, each with its line end."""
    from kpo_tui.documents.formats.json import harmless
    from kpo_tui.replay.steps import says

    width = len(str(len(recording)))
    for moment in recording.moments():
        event, entry = moment.event, recording.outline[moment.event.seq]
        if (clause and clause not in entry.clauses) or (party and event.party != party):
            continue
        if text and not says(event, text.casefold()):
            continue
        what = told(event, moment.before)
        if as_json:
            raw = msgspec.Raw(recording.line_at(event.seq))
            line = EventLine(
                event.seq, event.at, event.party, entry.kind, entry.round, entry.clauses, what, raw
            )
            yield harmless(msgspec.json.encode(line)) + "\n"
        else:
            when = f"{event.at[:10]} {event.at[11:16]}"
            yield visible(f"{event.seq:>{width}}  {when}  {event.party or '':<8}  {what}") + "\n"


def _write_lines(found: Iterator[str], output: Path | None) -> None:
    """Lines to a file, or to stdout as they come."""
    if output is not None:
        write_output("".join(found), output)
        return
    for line in found:
        sys.stdout.write(line)


def _state(
    recording: Recording, seq: int, as_json: bool, format_name: str | None, output: Path | None
) -> None:
    """The state after an event, as `kpo status` shows it."""
    state = recording.state_at(seq)
    if as_json:
        write_output(status_as_json(state, state.last_at), output)
    else:
        emit(status(state, state.last_at), format_name, output, piped="terminal")


def _change(recording: Recording, seq: int, format_name: str | None, output: Path | None) -> None:
    """What one event changed, with marks."""
    from kpo_tui.cli.redlines import Target, show_redline
    from kpo_tui.documents.reports.event_change import event_document

    document = event_document(recording.moment_at(seq), recording.line_at(seq))
    show_redline(document, document.title, Target(format_name, output, whole=True))


def _compare(
    recording: Recording, names: tuple[str, str], format_name: str | None, output: Path | None
) -> None:
    """Two moments compared, the earlier one first."""
    from kpo_tui.documents.reports.comparison import comparison
    from kpo_tui.replay.times import moment_named

    first, second = sorted(moment_named(recording, name) for name in names)
    between = recording.moments(first + 1, second)
    document = comparison(recording.state_at(first), recording.state_at(second), between)
    emit(document, format_name, output, piped="terminal")


def _fork_to(recording: Recording, seq: int, path: Path) -> None:
    """A what-if copy from an event on."""
    from kpo_tui.log.copies import fork
    from kpo_tui.table.session import begun_here, utc_now

    if recording.damage is not None and seq == len(recording):
        note(f"kpo: the copy goes as far as {recording.path} is sound")
    reading = fork(recording, seq, path, utc_now())
    begun_here(path, reading)
    say(f"Copied events 1 to {seq} of {recording.path} to {path}; log head {reading.state.head[:12]}.")
    say("It is a what-if copy, which its first line and every output of it say: nothing in it binds.")
    say(
        f"Go on in it as usual, and check it with: kpo verify {command_path(path)} --origin {command_path(recording.path)}"
    )
