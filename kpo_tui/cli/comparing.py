"""What `kpo redline` does alike for a deal, for two files and for two folders: reading, writing, counting."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final, NamedTuple

from kpo_tui.cli.common import say, write_output
from kpo_tui.cli.emitting import NARROWEST, WIDEST
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import FORMATS as KNOWN
from kpo_tui.documents.formats import format_for
from kpo_tui.documents.redline import Redline, Stat, stat
from kpo_tui.errors import BadInput, Usage

FORMATS: Final = ("terminal", "md", "html", "json", "docx")
LARGEST_TEXT: Final = 32 * 1024 * 1024
COMPARABLE: Final = (".txt", ".text", ".md", ".markdown", ".docx")
_NOT_TEXT: Final = (".doc", ".odt", ".rtf", ".pdf")
_CONTEXT: Final = 2  # unchanged lines shown about a change


class Target(NamedTuple):
    """Where a redline goes: the format asked for, the file, the house style of a Word file, all text or not."""

    asked: str | None
    output: Path | None
    reference: Path | None
    whole: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it becomes a Word file."""
        return self.asked == "docx" or (self.asked is None and is_word(self.output))

    def format_name(self) -> str:
        """The format: as asked for, or by the file's ending. Raises Usage for an ending of no format."""
        if self.asked is not None or self.output is None:
            return self.asked or "terminal"
        found = format_for(self.output.suffix)
        if found is None:
            endings = ", ".join(ending for known in KNOWN.values() for ending in known.endings)
            raise Usage(f"{self.output}: no format has that ending; use one of {endings}, or say --format")
        return found


def is_word(path: Path | None) -> bool:
    """Whether the file's name says that it is a Word file."""
    return path is not None and path.suffix.lower() == ".docx"


def text_of_file(path: Path) -> str:
    """The text of a file: plain text, Markdown, or Word with its tracked changes made.

    Raises BadInput saying what is wrong with it.
    """
    from kpo_tui.library import read_text
    from kpo_tui.text import one_line

    if path.suffix.lower() in _NOT_TEXT:
        name = one_line(str(path), 200)
        raise BadInput(f"{name}: only text, Markdown and Word (.docx) files are compared; save it as one")
    if not is_word(path):
        return read_text(path, LARGEST_TEXT)
    from kpo_tui.documents.formats.word import as_document

    return as_document(path, accepted=True).as_text()


def write(found: Redline | Document, to: Target, title: str) -> None:
    """Write a redline in the format asked for, or the one that fits where it goes; not as a Word file."""
    from kpo_tui.documents.redline import formats

    if to.reference is not None:
        raise Usage("--reference is for Word files; add -o FILE.docx or --format docx")
    match to.format_name():
        case "html":
            text = formats.to_html(found, title=title)
        case "md":
            text = formats.to_markdown(found)
        case "json":
            text = formats.to_json(found)
        case _:
            text = _for_terminal(found, to)
    write_output(text, to.output)


def _for_terminal(found: Redline | Document, to: Target) -> str:
    from kpo_tui.documents.redline import formats

    on_screen = to.output is None and sys.stdout.isatty()
    text = formats.to_terminal(
        found,
        colour=on_screen and not os.environ.get("NO_COLOR"),
        context=None if to.whole else _CONTEXT,
        width=min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST) if on_screen else 100,
    )
    return text or "No text on either side.\n"


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
