"""`kpo replay`: a saved negotiation, moment by moment."""

from pathlib import Path

import click

from kpo_tui.cli.common import clause_named, deal_argument, write_output
from kpo_tui.cli.emitting import chosen_format, format_option, output_option
from kpo_tui.errors import Usage
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.terminal import shows_screens

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
@click.option(
    "--fork", type=click.Path(path_type=Path), metavar="NEW", help="Go on from --at in a copy, NEW: what if?"
)
@click.option("--clause", help="With --print: only events that change this clause.")
@click.option("--party", type=click.Choice(PARTIES), help="With --print: only this party's events.")
@click.option("--find", "text", help="With --print: only events in which a party wrote this.")
@format_option
@output_option
def replay(
    deal: Path, printed: bool, as_json: bool, speed: float | None, at: str | None, change: bool, gaps: bool,
    compare: tuple[str, str] | None, fork: Path | None, clause: str | None, party: Party | None, text: str | None,
    format_name: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Replay a saved negotiation: every event, the state at any moment, and what each changed.

    On a terminal it opens a screen with a timeline to step through and to play; into a pipe it prints as with
    --print. With --format html and no other choice, it writes one page with a timeline, to open in any browser,
    also offline.
    """
    views = {"--print": printed, "--change": change, "--gaps": gaps, "--compare": compare is not None,
             "--fork": fork is not None}  # fmt: skip
    _refuse_two(views)
    plain = not any((*views.values(), format_name, output, as_json, clause, party, text))
    if plain and shows_screens():
        _on_screen(deal, at, speed or 1.0)
        return
    _refuse_speed(speed)
    printed = printed or plain
    _refuse_beside_print(printed, at, as_json, bool(clause or party or text), format_name)
    from kpo_tui.cli import replay_outputs as outputs
    from kpo_tui.replay.steps import moment_named

    recording = Recording(deal)
    outputs.warn_of(recording)
    seq = len(recording) if at is None else moment_named(recording, at)
    if fork is not None:
        outputs.fork_to(recording, seq, fork)
    elif compare is not None:
        outputs.compare(recording, compare, format_name, output)
    elif gaps:
        outputs.gaps(recording, seq, format_name, output)
    elif change:
        outputs.change(recording, seq, format_name, output)
    elif printed and at is not None:
        outputs.state(recording, seq, as_json, format_name, output)
    elif printed:
        wanted = None if clause is None else clause_named(recording.end, clause)
        outputs.write_lines(outputs.lines(recording, as_json, wanted, party, text), output)
    else:
        _page(recording, format_name, output)
    if recording.damage is not None:
        raise click.exceptions.Exit(3)


def _on_screen(deal: Path, at: str | None, speed: float) -> None:
    """The screen; afterwards, as every output of a damaged log does, say so."""
    from kpo_tui.cli.replay_outputs import warn_of
    from kpo_tui.ui.app import replay as on_screen

    recording, status = on_screen(deal, at, speed)
    if recording is not None:
        warn_of(recording)
        if recording.damage is not None:
            status = status or 3
    raise click.exceptions.Exit(status)


def _refuse_speed(speed: float | None) -> None:
    if speed is not None:
        raise Usage("--speed is for the screen, which opens on a terminal where nothing else is asked for")


def _refuse_two(views: dict[str, bool]) -> None:
    chosen = [name for name, given in views.items() if given]
    if len(chosen) > 1:
        raise Usage(f"{chosen[0]} and {chosen[1]} are two things; ask for one at a time")


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
