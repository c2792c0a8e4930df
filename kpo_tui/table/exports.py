"""Documents that are written to a file from the table: `export draft agreement.html`."""

import re
from pathlib import Path
from typing import NamedTuple

from kpo_tui.documents.formats import PLAIN, format_of
from kpo_tui.table.desk import Desk
from kpo_tui.table.output import save
from kpo_tui.understanding.moves import Showing, Shown

_EXPORT = re.compile(
    r"(?:export|save|write)\s+(?:the\s+)?(draft|issues|redline|status|history)\s++(?:to\s++)?(.+)",
    re.IGNORECASE,
)
_EXPORTED: dict[str, Shown] = {
    "draft": "draft", "issues": "issues", "redline": "redline", "status": "status", "history": "history",
}  # fmt: skip


class Export(NamedTuple):
    """A document that is to be written to a file."""

    what: Shown
    path: Path


def export_named(text: str) -> Export | None:
    """What a line asks to be written to which file; None for all else. It is a command wherever it is typed."""
    found = _EXPORT.fullmatch(text.strip())
    if found is None:
        return None
    return Export(_EXPORTED[found[1].lower()], Path(found[2].strip(" '\"")).expanduser())


def write_export(desk: Desk, asked: Export) -> None:
    """Write the document, in the format that the name of the file ends in.

    Raises Usage for an ending that no format has, BadInput if it cannot be written.
    """
    document = desk.document(Showing(what=asked.what))
    chosen = format_of(asked.path)
    write = chosen.redline if asked.what == "redline" else chosen.document
    save(asked.path, write(document, PLAIN))
