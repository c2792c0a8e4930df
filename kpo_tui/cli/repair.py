"""`kpo repair`: mend a log that a mail program or an editor changed."""

from pathlib import Path

import click

from kpo_tui.cli.common import FILE, deal_argument, say, warn_of_history
from kpo_tui.errors import BadInput, Damaged, Refused
from kpo_tui.library import read_bytes
from kpo_tui.log import jsonl
from kpo_tui.log.mail import LARGEST, Mended, mended
from kpo_tui.log.record import Folding, event_of, line_of
from kpo_tui.table.session import watched
from kpo_tui.text import command_path


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
