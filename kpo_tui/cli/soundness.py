"""`kpo verify`: check a log against itself, its origin, and what is known of it."""

import re
from pathlib import Path
from typing import Final

import click

from kpo_tui.cli.audit import audited
from kpo_tui.cli.common import FILE, deal_argument, say, warn_of
from kpo_tui.errors import BadInput, OtherHistory, Usage
from kpo_tui.log import jsonl
from kpo_tui.log.difference import continues, difference
from kpo_tui.table.session import Session
from kpo_tui.text import one_line

_HEAD: Final = re.compile(r"[0-9a-f]{12,64}")


@click.command()
@deal_argument
@click.option("--origin", type=FILE, help="The log that a what-if copy was made from, to check against.")
@click.option("--head", metavar="HASH", help="A log head that you know: it must be that of one of the lines.")
@click.option(
    "--since", type=FILE, metavar="FILE",
    help="An earlier copy of the log, whose lines must all be there as they were.",
)  # fmt: skip
def verify(deal: Path, origin: Path | None, head: str | None, since: Path | None) -> None:
    """Check every line of a log against the one before it, replay it under the rules, and look at what it says.

    Anyone can check the chain without this program: the `prev` of each line is the SHA-256 of the line
    before it, without the newline. In a what-if copy, the copied events are turned back into the lines they had
    in the original, whose head the copy names: so nothing of them was changed. With --origin, the original has to be
    that log.

    What stands in a sound log and would be refused today if it were new is listed as a finding, and the status is
    then 1: names and titles that look alike or hide something, problems of the playbook and of its wording.

    A log is only consistent with itself: whoever chains it anew can make it say anything. With --head and --since you hold it
    against a head or a copy that you kept; it is always held against what this machine saw. If it is another history, the
    status is 4.

    The times in a log are its writers' word: nothing proves them.
    """
    audit = audited(deal)
    session = audit.session
    if session.reading.damage is not None:
        sound = f"it is sound up to event {session.state.seq}"
        raise BadInput(f"{deal}: damaged at {session.reading.damage}; {sound}")
    warn_of(session)
    say(f"{deal}: sound. {session.state.seq} events, every one allowed by the rules; the chain is whole.")
    say("Its times are what its writers wrote; nothing proves them.")
    if origin is not None or session.state.origin is not None:
        _verify_origin(deal, origin)
    for finding in audit.findings:
        say(f"finding: {finding}")
    say(f"Log head {session.state.head}")
    other = [session.doubt() is not None]
    other += [not _has_head(session, head)] if head is not None else []
    other += [not _goes_on_from(session, since)] if since is not None else []
    if any(other):
        raise click.exceptions.Exit(OtherHistory.exit_status)
    if audit.findings:
        raise click.exceptions.Exit(1)


def _has_head(session: Session, head: str) -> bool:
    """Say whether a line of the log has that head, which may be cut short as outputs cut it. Raises Usage."""
    wanted = head.strip().lower()
    if not _HEAD.fullmatch(wanted):
        raise Usage(f"'{one_line(head, 70)}' is not a log head; give its first 12 characters or more")
    heads = {event.seq - 1: event.prev for event in session.events(1)}
    heads[session.state.seq] = session.state.head
    found = next((seq for seq, known in heads.items() if known.startswith(wanted)), None)
    if found is None:
        say(f"finding: no line has the head {wanted[:12]}: this is not a history that goes on from it")
        return False
    unchanged = f"it and all before it are unchanged, {session.state.seq - found} came after"
    say(f"Head {wanted[:12]} is that of line {found}; {unchanged}.")
    return True


def _goes_on_from(session: Session, earlier: Path) -> bool:
    """Say whether the log has every line of an earlier copy as it was, and what it lacks if not."""
    if continues(earlier, session.path):
        seq = jsonl.read(earlier).state.seq
        say(f"All {seq} lines of {earlier} are there unchanged; {session.state.seq - seq} came after.")
        return True
    differs = difference(earlier, session.path)
    say(f"finding: is not the history of {earlier}: from line {differs.line} on it is another")
    for lost in differs.lost:
        say(f"finding: gone or altered: {lost}")
    return False


def _verify_origin(deal: Path, original: Path | None) -> None:
    """Check what a what-if copy says of its origin, and say of what it is one."""
    from kpo_tui.log.copies import check_origin
    from kpo_tui.log.playback import Recording

    found = check_origin(Recording(deal), None if original is None else Recording(original))
    if found is not None:
        of = f"the log with head {found.head[:12]}" if original is None else str(original)
        say(f"What-if copy of {of}: events 1 to {found.seq} are the original’s, unchanged.")
