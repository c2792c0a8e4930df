"""Documents of the table as plain text, and as files."""

from pathlib import Path

from kpo_tui.desk import Desk
from kpo_tui.dialogue.moves import Showing, Shown
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import PLAIN, format_of
from kpo_tui.output import save


def written(document: Document, what: str) -> str:
    """The document as text without control sequences; a redline with marks that a screen reader reads out."""
    from kpo_tui.documents.formats.terminal import document_as_text, redline_as_text
    from kpo_tui.documents.view import view_of

    if what != "redline":
        return document_as_text(document)
    if all(bit.mark == "none" for bit in view_of(document).bits()):
        return "Nothing differs between what both sides offer so far.\n"
    return redline_as_text(document, colour=False, context=2)


def export(desk: Desk, what: Shown, path: Path) -> None:
    """Write a document to a file, in the format that its name ends in.

    Raises Usage for an ending that no format has, BadInput if it cannot be written.
    """
    document = desk.document(Showing(what=what))
    chosen = format_of(path)
    write = chosen.redline if what == "redline" else chosen.document
    save(path, write(document, PLAIN))
