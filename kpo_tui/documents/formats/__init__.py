"""Documents as bytes: one module a format, all in the table `FORMATS`.

Each format is a function from a Document to text or, for Word, to bytes. None of them lets text of a document act: no markup,
no control sequence, no script.
"""

from collections.abc import Callable
from typing import NamedTuple

from kpo_tui.documents.document import Document


class Format(NamedTuple):
    """A format's file endings, and the module and function that write it (imported when used)."""

    endings: tuple[str, ...]
    module: str


FORMATS: dict[str, Format] = {
    "md": Format((".md", ".markdown"), "markdown"),
    "html": Format((".html", ".htm"), "html"),
    "json": Format((".json",), "json"),
    "terminal": Format((".txt",), "terminal"),
    "docx": Format((".docx",), "word"),
}


def writer(name: str) -> Callable[[Document], str | bytes]:
    """The function that writes the format called `name`."""
    from importlib import import_module

    write: Callable[[Document], str | bytes] = import_module(f"{__name__}.{FORMATS[name].module}").write
    return write


def as_bytes(document: Document, name: str) -> bytes:
    """The document as a file in the format called `name`."""
    written = writer(name)(document)
    return written if isinstance(written, bytes) else written.encode("utf-8")


def format_for(ending: str) -> str | None:
    """The format of files with this ending (`.html`), or None."""
    return next((name for name, known in FORMATS.items() if ending.lower() in known.endings), None)
