"""Word files as pandoc reads them: an independent reader."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pypandoc

from kpo_tui.documents.document import Document
from kpo_tui.documents.redline.document_redline import lines_of


def lines_read(path: Path, changes: str) -> list[str]:
    """The text of each paragraph and cell that is not empty, with changes `accept`ed or `reject`ed."""
    command = [
        pypandoc.get_pandoc_path(),
        str(path),
        "-f",
        "docx",
        "-t",
        "json",
        f"--track-changes={changes}",
    ]
    tree = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    title = tree["meta"].get("title")
    lines = [_text(title["c"])] if title else []
    lines += _blocks(tree["blocks"])
    return [line for line in map(str.strip, lines) if line]


def lines_meant(document: Document) -> list[str]:
    """The same of a document: what should be read."""
    lines = [document.title, *document.notices[1:], *(cell for row in lines_of(document) for cell in row)]
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _blocks(tree: Any) -> list[str]:
    """The lines of whatever holds blocks: each leaf block is one."""
    if isinstance(tree, list):
        return [line for part in tree for line in _blocks(part)]
    if isinstance(tree, dict):
        if tree.get("t") in ("Para", "Plain", "Header"):
            content = tree["c"][2] if tree["t"] == "Header" else tree["c"]
            return [" ".join(_text(content).split())]
        return _blocks(tree.get("c", []))
    return []


def _text(inlines: Any) -> str:
    if isinstance(inlines, list):
        return "".join(map(_text, inlines))
    if not isinstance(inlines, dict):
        return ""
    kind: str = inlines["t"]
    content: Any = inlines.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Quoted", "Span", "Link"):
        quotes = (
            {"DoubleQuote": "“”", "SingleQuote": "‘’"}.get(content[0].get("t", ""), "")
            if kind == "Quoted"
            else ""
        )
        inner = _text(content[1])
        return f"{quotes[0]}{inner}{quotes[1]}" if quotes else inner
    if kind == "Note":
        return ""
    return _text(content)
