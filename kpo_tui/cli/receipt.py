"""`kpo receive`: what came back from the other side in Word, shown first, and recorded when a person says so."""

import json
from pathlib import Path

import click
import msgspec

from kpo_tui.cli.common import (
    FILE,
    as_option,
    deal_argument,
    dry_run_option,
    leave_if_damaged,
    note,
    opened,
    say,
)
from kpo_tui.cli.questions import confirmed
from kpo_tui.correspondence import post
from kpo_tui.correspondence.finding_words import NEVER_ASSUMED, findings_told, marked_lines, suggestion_line
from kpo_tui.correspondence.findings import Incoming, Suggestion
from kpo_tui.errors import Usage
from kpo_tui.negotiation.party import Side
from kpo_tui.table.session import Session


@click.command()
@deal_argument
@click.argument("file", type=FILE, metavar="FILE.docx")
@as_option("The party whose changes these are: the one that edited the file.", required=True)
@click.option(
    "--yes", is_flag=True, help="Record every change and comment without asking; never an acceptance."
)
@click.option("--accept-unchanged", is_flag=True, help="With --yes: also accept what came back unchanged.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write what was found as JSON, and record nothing without --yes."
)
@dry_run_option
def receive(
    deal: Path, file: Path, party: Side, yes: bool, accept_unchanged: bool, as_json: bool, dry_run: bool
) -> None:
    """Read the Word file that came back from the other side, and record what it says.

    --as names the party whose file it is: the one that edited it, in whose name its changes are recorded.
    Text that was changed without being tracked is shown first. Then each change is shown as the act it makes,
    and recorded if you say yes. A clause that came back unchanged is offered as accepted, never taken as such.
    """
    if accept_unchanged and not yes:
        raise Usage("--accept-unchanged goes with --yes; without it, you are asked")
    content = post.opened(file)
    session = opened(deal)
    leave_if_damaged(session)
    received = post.read_back(session, file, content, party)
    for remark in received.remarks:
        note(f"kpo: {remark}")
    found = received.found
    if as_json:
        click.echo(json.dumps(_as_data(found), indent=2, ensure_ascii=True))
    else:
        for line in findings_told(session.state, found, "… and {:,} more; --json gives them all"):
            say(line)
    if dry_run or (as_json and not yes):
        if not as_json:
            for suggestion in found.suggestions:
                _show_changes(suggestion)
                verb = "ask about" if suggestion.reason in NEVER_ASSUMED else "record"
                say(f"Would {verb}: {suggestion_line(suggestion)}")
            say("Nothing was recorded (dry run).")
        return
    wanted = [one for one in found.suggestions if _wanted(one, yes, accept_unchanged)]
    _record(session, received, wanted, quiet=as_json, named=not yes)


def _wanted(suggestion: Suggestion, yes: bool, accept_unchanged: bool) -> bool:
    """Show a suggestion, and ask for it where that has to be."""
    if suggestion.refused:
        note(f"kpo: {suggestion_line(suggestion)}")
        return False
    if yes:
        return suggestion.reason not in NEVER_ASSUMED or accept_unchanged
    _show_changes(suggestion)
    return confirmed(suggestion_line(suggestion))


def _show_changes(suggestion: Suggestion) -> None:
    for line in marked_lines(suggestion):
        say(f"    {line}")


def _record(
    session: Session, received: post.Received, wanted: list[Suggestion], *, quiet: bool, named: bool
) -> None:
    """Record all that is wanted at once, after the last question: who stops before it has recorded nothing."""
    ahead = post.ahead(session, received, wanted)
    for one in ahead:
        if one.refused:
            note(f"kpo: not recorded: {one.suggestion.text} – {one.refused}")
    possible = [one.suggestion for one in ahead if not one.refused]
    outcome = post.record(session, received, possible) if possible else post.Outcome(())
    if not quiet:
        for suggestion, event in zip(possible, outcome.events, strict=False):
            if not named:
                say(suggestion_line(suggestion))
            say(f"Recorded as event {event.seq} in {session.path}.")
        count = f"{len(outcome.events)} of {len(received.found.suggestions)}"
        say(f"{count} recorded; log head {session.state.head[:12]}.")
    if outcome.problem is not None:
        raise outcome.problem


def _as_data(found: Incoming) -> object:
    """The findings for other programs: of each act every field, but the clause that an answer does not say."""
    said = msgspec.to_builtins(found)
    for suggestion, data in zip(found.suggestions, said["suggestions"], strict=True):
        act = {name: getattr(suggestion.act, name) for name in suggestion.act.__struct_fields__}
        data["act"] = {
            name: msgspec.to_builtins(act[name]) for name in act if (name, act[name]) != ("clause", "")
        }
    return said
