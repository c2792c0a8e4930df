"""Writing a document: its format, and where it goes."""

import shutil
import sys
from pathlib import Path

import click

from kpo_tui.cli.common import write_output
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import FORMATS, format_for, writer
from kpo_tui.errors import Usage

NARROWEST, WIDEST = 40, 120

format_option = click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)),
    help="How to write it; by default by the ending of -o, else terminal on a terminal and md elsewhere.",
)  # fmt: skip
output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
reference_option = click.option(
    "--reference", type=click.Path(path_type=Path), metavar="FILE.docx",
    help="For Word: write in the styles, fonts and page of this file.",
)  # fmt: skip


def emit(
    document: Document, format_name: str | None, output: Path | None, reference: Path | None = None
) -> None:
    """Write a document in the format asked for, or the one that fits where it goes."""
    if format_name is None and output is not None and output.suffix:
        format_name = format_for(output.suffix)
        if format_name is None:
            endings = ", ".join(ending for known in FORMATS.values() for ending in known.endings)
            raise Usage(f"{output}: no format has that ending; use one of {endings}, or say --format")
    if format_name is None:
        format_name = "terminal" if output is None and sys.stdout.isatty() else "md"
    if reference is not None:
        write_output(in_house_style(document, format_name, reference), output)
        return
    if format_name == "terminal" and output is None and sys.stdout.isatty():
        from kpo_tui.documents.formats.terminal import write

        columns = shutil.get_terminal_size().columns
        write_output(write(document, min(max(columns, NARROWEST), WIDEST)), None)
        return
    write_output(writer(format_name)(document), output)


def in_house_style(document: Document, format_name: str | None, reference: Path) -> bytes:
    """The document as a Word file in the style of another. Raises Usage for another format."""
    if format_name != "docx":
        raise Usage("--reference is for Word files; add -o FILE.docx or --format docx")
    from kpo_tui.documents.formats.word import house_in, write

    return write(document, house=house_in(reference))
