"""`kpo repair`: the lines of a log back as they were written, where mail or an editor changed the file."""

from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, say, warn_of_history
from kpo_tui.errors import BadInput, Damaged, Refused
from kpo_tui.library import read_bytes
from kpo_tui.log import jsonl
from kpo_tui.log.mail import LARGEST, Mended, mended
from kpo_tui.log.record import Folding, event_of, line_of
from kpo_tui.session import watched
from kpo_tui.text import command_path


@click.command()
@deal_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The mended log to write; a new file.",
)
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
        raise Refused(
            "repair",
            None,
            None,
            f"{deal} bears no mark of mail or an editor; see: kpo verify {command_path(deal)}",
        )
    _check(deal, found)
    jsonl.create_with(output, lines)
    session = watched(output, jsonl.read(output))
    say(f"Taken off: {', '.join(found.marks)}." if found.marks else "Added: the missing last line end.")
    say(
        f"Wrote {output}: {session.state.seq} events. The chain proves that every line but the last is as it was written."
    )
    if line_of(event_of(found.lines[-1])) == found.lines[-1]:
        say(
            f"The last line is as kpo writes such a line. Compare the log head with the other side: {session.state.head}"
        )
    else:
        say(f"Nothing proves the last line. Compare the log head with the other side: {session.state.head}")
    warn_of_history(session)


def _check(deal: Path, found: Mended) -> None:
    """Fold the lines as a log. Raises BadInput naming the first that is not as it was written, or cannot be told."""
    folding = Folding()
    for line in found.lines if found.certain else found.lines[:-1]:
        try:
            folding.add(line)
        except Damaged as error:
            why = f"{error}. More than mail does was changed"
            raise BadInput(
                f"{deal}: cannot be mended: {why}; nothing was written. {_instead(deal)}"
            ) from None
    if not found.certain:
        raise BadInput(
            f"{deal}: cannot be mended: line {len(found.lines)}, the last, is cut off or broken up, and nothing tells "
            f"what stood there; nothing was written. {_instead(deal)}"
        )


def _instead(deal: Path) -> str:
    """What to do with a log that cannot be mended, by what is sound in the file as it lies."""
    try:
        sound = jsonl.read(deal).state.seq
    except BadInput:
        return "Ask the other side for its copy"
    return f"Up to line {sound} it is sound: kpo seen {command_path(deal)} --until {sound} -o NEW.jsonl"
