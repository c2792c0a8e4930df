"""A `Document` on the screen: the draft, the issues list, and whatever else is a document."""

from collections.abc import Iterator

from textual.content import Content

from kpo_tui.documents.document import Document, Heading, Numbered, Paragraph, Runs, Style, Table
from kpo_tui.ui.presenting.layout import BLANK, Grid, Item, Para, Rule
from kpo_tui.ui.presenting.plain import joined, said

STYLES: dict[Style, str] = {"plain": "", "strong": "bold", "gap": "$gap", "quiet": "$quiet"}


def document_items(document: Document) -> Iterator[Item]:
    """The document block by block, an empty line before each paragraph, heading and table."""
    for notice in document.notices:
        yield Para(said(notice, "$quiet"))
    for block in document.blocks:
        if not isinstance(block, Numbered) or block.level == 1:
            yield BLANK
        match block:
            case Heading(level=level, runs=runs, number=number):
                title = joined(said(f"{number}. " if number else ""), content_of(runs))
                if level == 1:
                    yield BLANK
                yield (
                    Rule(title.stylize_before("$ours bold"))
                    if level == 1
                    else Para(title.stylize_before("bold"))
                )
            case Paragraph(runs=runs):
                yield Para(content_of(runs))
            case Numbered(level=level, number=number, runs=runs):
                yield Para(content_of(runs), said("    " * (level - 1) + number.ljust(4) + " ", "$quiet"))
            case Table():
                yield _grid(block)


def _grid(table: Table) -> Grid:
    rows = []
    for at, row in enumerate(table.rows):
        cells = tuple(content_of(cell) for cell in row)
        rows.append(tuple(cell.stylize_before("$quiet") for cell in cells) if at in table.shaded else cells)
    return Grid(tuple(content_of(cell) for cell in table.header), tuple(rows))


def content_of(runs: Runs) -> Content:
    """Runs as one text."""
    return joined(*(said(" ".join(run.text.split("\n")), STYLES[run.style], 1_000_000) for run in runs))
