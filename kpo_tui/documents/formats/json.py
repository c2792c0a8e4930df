"""Documents and redlines as JSON, with their types, for other programs; a redline loses nothing on the way."""

import json
from typing import TYPE_CHECKING, Final

import msgspec

from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import Format
from kpo_tui.text import ACTIVE

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline


def document_as_json(document: Document) -> str:
    """The document's blocks and runs as indented JSON."""
    return harmless(msgspec.json.format(msgspec.json.encode(document), indent=2)) + "\n"


def harmless(data: bytes) -> str:
    """JSON in which what would act on a screen is escaped, also where JSON need not."""
    return ACTIVE.sub(lambda match: json.dumps(match.group())[1:-1], data.decode())


def redline_as_json(found: "Redline | Document") -> str:
    """The redline as one JSON object, ended by a newline; `format` names its kind and version.

    Offsets in `segments` count code points of `old` and `new`.
    """
    said: dict[str, object] = {"format": "kpo-marked-document/1", "document": found}
    if not isinstance(found, Document):
        from kpo_tui.documents.redline import stat

        said = {"format": "kpo-redline/1", "old": found.old, "new": found.new, "stat": stat(found),
                "segments": found.segments}  # fmt: skip
    return harmless(msgspec.json.encode(said)) + "\n"


FORMAT: Final = Format(
    "json",
    (".json",),
    lambda document, _: document_as_json(document),
    lambda found, _: redline_as_json(found),
)
