"""Documents as JSON: blocks and runs with their types, for other programs."""

import json

import msgspec

from kpo_tui.documents.document import Document
from kpo_tui.text import ACTIVE


def write(document: Document) -> str:
    """The document as indented JSON. What would act on a screen is escaped, also where JSON need not."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return ACTIVE.sub(lambda match: json.dumps(match.group())[1:-1], text) + "\n"
