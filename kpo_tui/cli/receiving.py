"""`kpo receive`: what came back in Word, shown first, recorded when a person says so."""

import json
from pathlib import Path

import click
import msgspec

from kpo_tui.cli.common import (
    deal_argument,
    dry_run_option,
    leave_if_damaged,
    note,
    opened,
    recorded,
    say,
)
from kpo_tui.correspondence import Finding, Incoming, Suggestion, incoming, outgoing
from kpo_tui.correspondence.allotting import event_sent_with
from kpo_tui.documents.formats.word.changes import Content
from kpo_tui.documents.formats.word.reading import content_in
from kpo_tui.errors import Refused, Usage
from kpo_tui.negotiation.terms import PARTIES, Party, other
from kpo_tui.session import Session
from kpo_tui.text import listing

_MOST_SHOWN = 200
_ALWAYS_ASKED = ("acceptance",)
"""What --yes does not answer: to accept is never assumed."""


@click.command()
@deal_argument
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.docx")
@click.option(
    "--as",
    "party",
    type=click.Choice(PARTIES),
    required=True,
    help="The party whose changes these are: the one that edited the file.",
)
@click.option(
    "--yes", is_flag=True, help="Record every change and comment without asking; never an acceptance."
)
@click.option("--accept-unchanged", is_flag=True, help="With --yes: also accept what came back unchanged.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write what was found as JSON, and record nothing without --yes."
)
@dry_run_option
def receive(
    deal: Path, file: Path, party: Party, yes: bool, accept_unchanged: bool, as_json: bool, dry_run: bool
) -> None:
    """Read the Word file that came back from the other side, and record what it says.

    --as names the party whose file it is: the one that edited it, in whose name its changes are recorded.
    Text that was changed without being tracked is shown first. Then each change is shown as the act it makes,
    and recorded if you say yes. A clause that came back unchanged is offered as accepted, never taken as such.
    """
    if accept_unchanged and not yes:
        raise Usage("--accept-unchanged goes with --yes; without it, you are asked")
    content = content_in(file)
    session = opened(deal)
    leave_if_damaged(session)
    found = _found(session, content, party, file)
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(found), indent=2, ensure_ascii=True))
    else:
        _show(session, found)
    if dry_run or (as_json and not yes):
        if not as_json:
            for suggestion in found.suggestions:
                _show_changes(suggestion)
                say(
                    f"Would {'ask about' if suggestion.reason in _ALWAYS_ASKED else 'record'}: {_line(suggestion)}"
                )
            say("Nothing was recorded (dry run).")
        return
    told = 0
    for suggestion in found.suggestions:
        if _wanted(suggestion, yes, accept_unchanged):
            told += _record(session, suggestion, party, quiet=as_json, named=not yes)
    if not as_json:
        say(f"{told} of {len(found.suggestions)} recorded; log head {session.state.head[:12]}.")


def _found(session: Session, content: Content, party: Party, file: Path) -> Incoming:
    """What the file says against what was sent, which is made again from the log."""
    number = event_sent_with(content.lines)
    sendings = session.sendings()
    sent = next((event for event in sendings if event.seq == number), None)
    if sent is None and number is not None:
        note(f"kpo: {file}: says it was sent with event {number}, which this log does not have as a sending")
    if sent is None:
        sent = next((event for event in reversed(sendings) if event.party == other(party)), None)
        note(
            f"kpo: {file}: bears no mark of what was sent; it is compared with {'the last file sent' if sent else 'the text as it stands'}"
        )
    if sent is not None and sent.party == party:
        raise Usage(
            f"{file}: was sent by the {party}; the changes in it are the {other(party)}'s: say --as {other(party)}"
        )
    reference = outgoing(session.state if sent is None else session.state_at(sent.seq - 1), other(party))
    if sent is not None and reference.content != sent.content:
        note(
            "kpo: this version of kpo writes the file that was sent in another way than the one that sent it; "
            "compare what is found with the file that you sent"
        )
    return incoming(reference, session.state, party, content, session.clock())


def _show(session: Session, found: Incoming) -> None:
    silent = [finding for finding in found.findings if finding.kind == "silent"]
    if silent:
        say(f"CHANGED SILENTLY, without being tracked ({len(silent)}):")
        _list(session, silent)
    others = [finding for finding in found.findings if finding.kind != "silent"]
    if others:
        say("To look at:")
        _list(session, others)
    if not found.suggestions:
        say("The file suggests no act." if found.findings else "Nothing was changed in the file.")


def _list(session: Session, findings: list[Finding]) -> None:
    for finding in findings[:_MOST_SHOWN]:
        known = finding.clause in session.state.clauses if finding.clause else False
        where = f"{session.state.clause(finding.clause).title}: " if known and finding.clause else ""
        say(f"  {where}{finding.text}")
    if len(findings) > _MOST_SHOWN:
        say(f"  … and {len(findings) - _MOST_SHOWN:,} more; --json gives them all")


def _wanted(suggestion: Suggestion, yes: bool, accept_unchanged: bool) -> bool:
    """Show a suggestion, and ask for it where that has to be."""
    if suggestion.refused:
        note(f"kpo: {_line(suggestion)}")
        return False
    if yes:
        return suggestion.reason not in _ALWAYS_ASKED or accept_unchanged
    _show_changes(suggestion)
    return click.confirm(_line(suggestion), default=False)


def _show_changes(suggestion: Suggestion) -> None:
    """The lines that changed, with what was taken out as [-…-] and put in as [+…+]."""
    from kpo_tui.documents.redline import compare_texts

    redline = compare_texts(suggestion.before, suggestion.after)
    text = ""
    for segment in redline.segments:
        old, new = redline.old_text(segment), redline.new_text(segment)
        if segment.kind in ("equal", "spacing"):
            text += new
        else:
            text += (f"[-{old}-]" if old else "") + (f"[+{new}+]" if new else "")
    for line in text.splitlines():
        say(f"    {line}")


def _line(suggestion: Suggestion) -> str:
    from kpo_tui.text import visible

    who = f" [{listing(list(suggestion.who))}]" if suggestion.who else ""
    silent = " (NOT ALL OF IT WAS TRACKED)" if suggestion.silent else ""
    refused = f" – not possible: {suggestion.refused}" if suggestion.refused else ""
    return visible(f"{suggestion.text}{who}{silent}{refused}").replace("\n", " ")


def _record(session: Session, suggestion: Suggestion, party: Party, *, quiet: bool, named: bool) -> int:
    try:
        event = session.perform(suggestion.act, party)
    except Refused as error:
        note(f"kpo: not recorded: {error}")
        return 0
    if not quiet:
        if not named:
            say(_line(suggestion))
        recorded(session, event, dry_run=False)
    return 1
