"""A redline as JSON: the typed segments or the marked document, whole, so that it can be read back."""

import msgspec

from kpo_tui.documents.document import Document
from kpo_tui.documents.redline.segments import Redline, Segment, Stat, stat


class TextRedline(msgspec.Struct, frozen=True, tag_field="format", tag="kpo-redline/1"):
    """What is written for a redline of texts. Offsets in `segments` count code points of `old` and `new`."""

    old: str
    new: str
    stat: Stat
    segments: tuple[Segment, ...]


class DocumentRedline(msgspec.Struct, frozen=True, tag_field="format", tag="kpo-marked-document/1"):
    """What is written for a marked document."""

    document: Document


def to_json(redline: Redline | Document) -> str:
    """The redline as one JSON object, ended by a newline; `format` names its kind and version."""
    if isinstance(redline, Redline):
        said: TextRedline | DocumentRedline = TextRedline(
            redline.old, redline.new, stat(redline), redline.segments
        )
    else:
        said = DocumentRedline(redline)
    return msgspec.json.encode(said).decode() + "\n"


def from_json(text: str) -> Redline | Document:
    """The redline that `to_json` wrote.

    Raises msgspec.ValidationError where it is none.
    """
    said = msgspec.json.decode(text, type=TextRedline | DocumentRedline)
    return said.document if isinstance(said, DocumentRedline) else Redline(said.old, said.new, said.segments)
