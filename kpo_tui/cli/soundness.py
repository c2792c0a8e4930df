"""`kpo verify` and `kpo repair`: check a log; mend one that a mail program or an editor changed."""

import re
from pathlib import Path
from typing import Final

import click
from msgspec import Struct

from kpo_tui.cli.common import FILE, deal_argument, say, warn_of, warn_of_history
from kpo_tui.documents.agreement.language import problems_of_wording
from kpo_tui.errors import BadInput, Damaged, OtherHistory, Refused, Usage
from kpo_tui.library import read_bytes
from kpo_tui.log import jsonl
from kpo_tui.log.difference import continues, difference
from kpo_tui.log.mail import LARGEST, Mended, mended
from kpo_tui.log.record import Folding, event_of, line_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.playbook_checks import problems_of
from kpo_tui.table.session import Session, watched
from kpo_tui.text import command_path, one_line

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


@click.command()
@deal_argument
@click.option("-o", "--output", type=FILE, required=True, help="The mended log to write; a new file.")
def repair(deal: Path, output: Path) -> None:
    """Mend DEAL where a mail program or an editor changed it on the way: into the new log given with -o.

    Line ends, blanks, byte-order marks, quotation marks before lines, broken lines, text around them, UTF-16, gzip,
    base64 and quoted-printable are undone, in files of up to 64 MiB. Words are never touched: each line must then be the one that the next line
    names by its hash, and all must be allowed by the rules; else nothing is written. No line speaks for the last one,
    so compare the log head with the other side.
    """
    data = read_bytes(deal, LARGEST)
    try:
        found = mended(data)
    except ValueError as error:
        raise BadInput(f"{deal}: cannot be mended: {error}") from None
    if not found.lines:
        raise BadInput(f"{deal}: holds no line of a negotiation log")
    lines = b"".join(line + b"\n" for line in found.lines)
    if lines == data:
        reason = f"{deal} bears no mark of mail or an editor; see: kpo verify {command_path(deal)}"
        raise Refused("repair", None, None, reason)
    _check(deal, found)
    jsonl.create_with(output, lines)
    session = watched(output, jsonl.read(output))
    say(f"Taken off: {', '.join(found.marks)}." if found.marks else "Added: the missing last line end.")
    proof = "The chain proves that every line but the last is as it was written."
    say(f"Wrote {output}: {session.state.seq} events. {proof}")
    as_usual = line_of(event_of(found.lines[-1])) == found.lines[-1]
    last = "The last line is as kpo writes such a line" if as_usual else "Nothing proves the last line"
    say(f"{last}. Compare the log head with the other side: {session.state.head}")
    warn_of_history(session)


def _check(deal: Path, found: Mended) -> None:
    """Fold the lines as a log. Raises BadInput naming the first that is not as it was written, or cannot be told."""
    folding = Folding()
    for line in found.lines if found.certain else found.lines[:-1]:
        try:
            folding.add(line)
        except Damaged as error:
            raise _not_mended(deal, f"{error}. More than mail does was changed") from None
    if not found.certain:
        last = f"line {len(found.lines)}, the last, is cut off or broken up"
        raise _not_mended(deal, f"{last}, and nothing tells what stood there")


def _not_mended(deal: Path, why: str) -> BadInput:
    """Why a log cannot be mended, and what to do with it, by what is sound in the file as it lies."""
    try:
        sound = jsonl.read(deal).state.seq
        instead = (
            f"Up to line {sound} it is sound: kpo seen {command_path(deal)} --until {sound} -o NEW.jsonl"
        )
    except BadInput:
        instead = "Ask the other side for its copy"
    return BadInput(f"{deal}: cannot be mended: {why}; nothing was written. {instead}")


class Audit(Struct, frozen=True):
    """A log that was read, and its `findings` in sentences: none of them is damage, all would be refused if new."""

    session: Session
    findings: tuple[str, ...]


def audited(path: Path) -> Audit:
    """Read the log at `path` once, looking at every event. Raises BadInput where there is none that can be read."""
    folding = _Doubting()
    session = watched(path, jsonl.read(path, folding=folding))
    playbook = session.state.playbook
    problems = (*problems_of(playbook), *problems_of_wording(playbook))
    return Audit(
        session,
        (
            *(f"event {seq}: {doubt}" for doubt, seq in folding.found.items()),
            *(f"the playbook: {problem}" for problem in problems),
        ),
    )


class _Doubting(Folding):
    """Folds as ever, and notes every doubt with the number of the event that first gave rise to it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, int] = {}

    def add(self, line: bytes) -> Event:
        before = self.state
        event = super().add(line)
        for doubt in doubts(before, event):
            self.found.setdefault(doubt, event.seq)
        return event
