"""Writing a document: its format, its look, and where it goes."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

import click

from kpo_tui.cli.common import write_output
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import Format, Look, format_of, formats
from kpo_tui.errors import Usage

_NARROWEST, _WIDEST, _USUAL = 40, 120, 100  # columns
_CHOICES: Final = click.Choice(list(formats()))

format_option = click.option(
    "--format", "format_name", type=_CHOICES,
    help="How to write it; by default by the ending of -o, else terminal on a terminal and md elsewhere.",
)  # fmt: skip
redline_format_option = click.option(
    "--format", "format_name", type=_CHOICES, help="By default by the ending of -o, else terminal."
)
output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
reference_option = click.option(
    "--reference", type=click.Path(path_type=Path), metavar="FILE.docx",
    help="For Word: write in the styles, fonts and page of this file.",
)  # fmt: skip


def emit(
    document: Document,
    asked: str | None,
    output: Path | None,
    reference: Path | None = None,
    piped: str = "terminal",
) -> None:
    """Write a document in the format asked for, or the one that fits where it goes: `piped` into a pipe."""
    piped = "terminal" if sys.stdout.isatty() else piped
    chosen = chosen_format(asked, output, piped if output is None else "md")
    write_output(chosen.document(document, look_of(chosen, output, reference)), output)


def chosen_format(asked: str | None, output: Path | None, else_in: str = "") -> Format:
    """The format asked for, or by the file's ending; where it has none or there is no file, that which is called `else_in`.

    Raises Usage for an ending of no format, and for no ending where nothing else is left.
    """
    if asked is None and output is not None and (output.suffix or not else_in):
        return format_of(output, more=", or say --format")
    return formats()[asked or else_in]


def look_of(chosen: Format, output: Path | None, reference: Path | None) -> Look:
    """As wide as the screen, and in colours, where it goes there. Raises Usage where `reference` is of no use."""
    if reference is not None and not chosen.tracks:
        raise Usage("--reference is for Word files; add -o FILE.docx or --format docx")
    if output is not None or not sys.stdout.isatty():
        return Look(width=_USUAL, reference=reference)
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    return Look(width=width, colour=not os.environ.get("NO_COLOR"), reference=reference)
