"""`kpo draft` and `kpo issues`."""

import sys
from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, leave_if_damaged, opened, write_output
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import FORMATS, format_for, writer
from kpo_tui.errors import Usage

format_option = click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)),
    help="How to write it; by default by the ending of -o, else terminal on a terminal and md elsewhere.",
)  # fmt: skip
output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")


@click.command()
@deal_argument
@format_option
@output_option
def draft(deal: Path, format_name: str | None, output: Path | None) -> None:
    """Write the agreement as it stands: agreed clauses in full, open ones as marked gaps."""
    from kpo_tui.documents.drafting import draft as drafted

    session = opened(deal)
    emit(drafted(session.state), format_name, output)
    leave_if_damaged(session)


@click.command()
@deal_argument
@format_option
@output_option
def issues(deal: Path, format_name: str | None, output: Path | None) -> None:
    """Write the open-issues list: each open point with both positions, the gap and the next step."""
    from kpo_tui.documents.issues import issues as listed

    session = opened(deal)
    emit(listed(session.state), format_name, output)
    leave_if_damaged(session)


def emit(document: Document, format_name: str | None, output: Path | None) -> None:
    """Write a document in the format asked for, or the one that fits where it goes."""
    if format_name is None and output is not None and output.suffix:
        format_name = format_for(output.suffix)
        if format_name is None:
            endings = ", ".join(ending for known in FORMATS.values() for ending in known.endings)
            raise Usage(f"{output}: no format has that ending; use one of {endings}, or say --format")
    if format_name is None:
        format_name = "terminal" if output is None and sys.stdout.isatty() else "md"
    write_output(writer(format_name)(document), output)
