"""Documents of the table as plain text, and as files."""

from pathlib import Path

from kpo_tui.desk import Desk
from kpo_tui.dialogue.moves import Showing, Shown
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import FORMATS, as_bytes, format_for
from kpo_tui.errors import Usage
from kpo_tui.output import save


def written(document: Document, what: str) -> str:
    """The document as text without control sequences; a redline with marks that a screen reader reads out."""
    if what == "redline":
        from kpo_tui.documents.redline.formats import to_terminal
        from kpo_tui.documents.redline.formats.view import view_of

        if all(bit.mark == "none" for bit in view_of(document).bits()):
            return "Nothing differs between what both sides offer so far.\n"
        return to_terminal(document, colour=False, context=2)
    from kpo_tui.documents.formats.terminal import write

    return write(document)


def export(desk: Desk, what: Shown, path: Path) -> None:
    """Write a document to a file, in the format that its name ends in.

    Raises Usage for an ending that no format has, BadInput if it cannot be written.
    """
    document = desk.document(Showing(what=what))
    name = format_for(path.suffix)
    if name is None:
        endings = ", ".join(ending for known in FORMATS.values() for ending in known.endings)
        raise Usage(f"{path}: no format has that ending; use one of {endings}")
    if what == "redline" and name != "docx":
        from kpo_tui.documents.redline import formats

        write = {"md": formats.to_markdown, "html": formats.to_html, "json": formats.to_json}.get(name)
        text = write(document) if write else formats.to_terminal(document, colour=False)
        save(path, text.encode("utf-8"))
        return
    save(path, as_bytes(document, name))
