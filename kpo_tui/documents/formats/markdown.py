"""Documents as Markdown (CommonMark with tables)."""

import re
from itertools import groupby

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Runs, Table
from kpo_tui.text import one_line

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~#&^$])")
_LINE_START = re.compile(r"^([0-9]*)([.)](?=\s|$))|^()([-+=])")


def write(document: Document) -> str:
    """The document as Markdown. Text of the document is escaped, so that it shows as it was written."""
    parts = [f"# {escaped(document.title)}"]
    parts += ["> " + "\n> ".join(escaped(notice) for notice in document.notices)] if document.notices else []
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """`text` on one line with every character that Markdown could read as markup escaped."""
    return _guarded(_active(text))


def _active(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", one_line(text))


def _inline(runs: Runs) -> str:
    stretches = groupby(runs, lambda run: run.style in ("strong", "gap"))
    return "".join(_stretch("".join(run.text for run in group), bold) for bold, group in stretches)


def _stretch(text: str, bold: bool) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    inner = _active(text)
    if bold and inner:
        inner = f"**{inner}**"
    return f"{lead}{inner}{tail}"


def _block(block: Block) -> str:
    match block:
        case Heading():
            number = f"{_active(block.number)}. " if block.number else ""
            return f"{'#' * min(block.level + 1, 6)} {number}{_inline(block.runs)}"
        case Paragraph():
            return _guarded(_inline(block.runs))
        case Numbered():
            return "&emsp;" * (block.level - 1) + _guarded(f"{_active(block.number)} {_inline(block.runs)}")
        case Table():
            return _table(block)


def _guarded(line: str) -> str:
    """A line that cannot be taken for a list, a rule or an underline, nor by its indent for code."""
    return _LINE_START.sub(r"\1\3\\\2\4", line.strip())


def _table(table: Table) -> str:
    lines = [_row(table.header), "|" + " --- |" * len(table.header)]
    lines += [_row(row) for row in table.rows]
    caption = [escaped(table.caption), ""] if table.caption else []
    return "\n".join([*caption, *lines])


def _row(cells: tuple[Runs, ...]) -> str:
    return "| " + " | ".join(_inline(cell) for cell in cells) + " |"
