"""What `kpo redline` does alike for a deal, for two files and for two folders: reading, writing, counting."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from kpo_tui.cli.common import say, write_output
from kpo_tui.cli.emitting import NARROWEST, WIDEST
from kpo_tui.documents.document import Document
from kpo_tui.documents.redline import Redline, Stat, stat
from kpo_tui.errors import BadInput, Usage

FORMATS: Final = ("terminal", "md", "html", "json")
LARGEST_TEXT: Final = 32 * 1024 * 1024
COMPARABLE: Final = (".txt", ".text", ".md", ".markdown", ".docx")
_NOT_TEXT: Final = (".doc", ".odt", ".rtf", ".pdf")
_ENDINGS: Final = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "terminal",
}
_CONTEXT: Final = 2  # unchanged lines shown about a change


def text_of_file(path: Path) -> str:
    """The text of a file: plain text, Markdown or Word. Raises BadInput saying what is wrong with it."""
    from kpo_tui.library import read_bytes, read_text
    from kpo_tui.text import one_line

    name, ending = one_line(str(path), 200), path.suffix.lower()
    if ending in _NOT_TEXT:
        raise BadInput(f"{name}: only text, Markdown and Word (.docx) files are compared; save it as one")
    if ending != ".docx":
        return read_text(path, LARGEST_TEXT)
    from kpo_tui.documents.plain_word import text_of_docx

    try:
        return text_of_docx(read_bytes(path, LARGEST_TEXT))
    except BadInput as error:
        raise error if str(error).startswith(name) else BadInput(f"{name}: {error}") from None


def write(
    found: Redline | Document, format_name: str | None, output: Path | None, title: str, *, whole: bool
) -> None:
    """Write a redline in the format asked for, or the one that fits where it goes."""
    from kpo_tui.documents.redline import formats

    if format_name is None and output is not None:
        format_name = _ENDINGS.get(output.suffix.lower())
        if format_name is None:
            raise Usage(
                f"{output}: no format has that ending; use one of {', '.join(_ENDINGS)}, or say --format"
            )
    if format_name == "html":
        text = formats.to_html(found, title=title)
    elif format_name == "md":
        text = formats.to_markdown(found)
    elif format_name == "json":
        text = formats.to_json(found)
    else:
        on_screen = output is None and sys.stdout.isatty()
        text = formats.to_terminal(
            found,
            colour=on_screen and not os.environ.get("NO_COLOR"),
            context=None if whole else _CONTEXT,
            width=min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST) if on_screen else 100,
        )
        if not text:
            text = "No text on either side.\n"
    write_output(text, output)


def count(found: Redline | Document) -> None:
    """Say the changes and the words in them."""
    say(in_words(stat(found) if isinstance(found, Redline) else stat_of_marked(found)))


def in_words(numbers: Stat) -> str:
    """The counts as a sentence."""
    changes = "1 change" if numbers.changes == 1 else f"{numbers.changes:,} changes"
    words = "word" if numbers.inserted == 1 else "words"
    return f"{changes}: {numbers.inserted:,} {words} inserted, {numbers.deleted:,} deleted, {numbers.moved:,} moved"


def stat_of_marked(document: Document) -> Stat:
    """The counts of a marked document."""
    from kpo_tui.documents.redline.formats.view import view_of

    bits = list(view_of(document).bits())
    words = {
        mark: sum(len(bit.text.split()) for bit in bits if bit.mark == mark)
        for mark in ("inserted", "deleted", "moved_to")
    }
    return Stat(
        changes=len({bit.change for bit in bits if bit.change}),
        moves=len({bit.move for bit in bits if bit.move}),
        inserted=words["inserted"],
        deleted=words["deleted"],
        moved=words["moved_to"],
    )
