"""What `kpo redline` does alike for a deal, for two files and for two folders: reading, writing, counting."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kpo_tui.cli.common import say, write_output
from kpo_tui.cli.emitting import chosen_format, look_of
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import Format
from kpo_tui.documents.redline import Redline, Stat, stat
from kpo_tui.errors import BadInput

if TYPE_CHECKING:
    from kpo_tui.documents.formats.word import Note

LARGEST_TEXT: Final = 32 * 1024 * 1024
COMPARABLE: Final = (".txt", ".text", ".md", ".markdown", ".docx")
_NOT_TEXT: Final = (".doc", ".odt", ".rtf", ".pdf")
_CONTEXT: Final = 2  # unchanged lines shown about a change


class Target(NamedTuple):
    """What becomes of a redline: the format asked for, the file, the house style of a Word file, all text or not.

    Where it is `counted`, nothing is written.
    """

    asked: str | None
    output: Path | None
    reference: Path | None = None
    whole: bool = False
    counted: bool = False

    @property
    def form(self) -> Format:
        """The format: as asked for, or by the file's ending. Raises Usage for an ending of no format."""
        return chosen_format(self.asked, self.output, "" if self.output else "terminal")


def is_word(path: Path) -> bool:
    """Whether the file's name says that it is a Word file."""
    return path.suffix.lower() == ".docx"


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


def emit_redline(found: Redline | Document, to: Target, title: str, notes: "tuple[Note, ...]" = ()) -> None:
    """Write a redline in the format asked for, or the one that fits where it goes; or only count."""
    form = to.form
    if to.counted:
        say(in_words(stat(found) if isinstance(found, Redline) else stat_of_marked(found)))
        return
    context = None if to.whole else _CONTEXT
    look = look_of(form, to.output, to.reference)._replace(title=title, context=context, notes=notes)
    write_output(form.redline(found, look) or "No text on either side.\n", to.output)


def in_words(numbers: Stat) -> str:
    """The counts as a sentence."""
    changes = "1 change" if numbers.changes == 1 else f"{numbers.changes:,} changes"
    words = "word" if numbers.inserted == 1 else "words"
    return f"{changes}: {numbers.inserted:,} {words} inserted, {numbers.deleted:,} deleted, {numbers.moved:,} moved"


def stat_of_marked(document: Document) -> Stat:
    """The counts of a marked document."""
    from kpo_tui.documents.view import view_of

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
