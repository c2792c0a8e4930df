"""Documents and redlines as Word files, which the package `word` builds."""

from typing import TYPE_CHECKING, Final

from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import Format, Look

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline


def _write(document: "Redline | Document", look: Look) -> bytes:
    """The document as a Word file; comments are kept of the clauses that are in it."""
    from kpo_tui.documents.word import Extras, house_in, write

    assert isinstance(document, Document)  # noqa: S101  (a format that tracks takes no redline of texts)
    shown = {block.clause for block in document.blocks} | {None}
    extras = Extras(notes=tuple(note for note in look.notes if note.clause in shown))
    return write(document, extras, None if look.reference is None else house_in(look.reference))


FORMAT: Final = Format("docx", (".docx",), _write, _write, tracks=True)
