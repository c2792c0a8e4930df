"""Documents on the screen; the wording of a clause as a redline between the two offers, and redlines of files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from kpo_tui.documents.document import Document, Heading, Mark, Numbered, Paragraph, Runs, Style, Table
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.ui.kit import layout
from kpo_tui.ui.kit.layout import BLANK, Grid, Item, Para, Rule, lead
from kpo_tui.ui.kit.plain import joined, own, said

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline
    from kpo_tui.documents.view import Bit, Bits


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
                    yield from (BLANK, Rule(title.stylize_before("$ours bold")))
                else:
                    yield Para(title.stylize_before("bold"))
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


_LOOKS: dict[Mark, str] = {
    "none": "",
    "inserted": "$inserted underline",
    "deleted": "$deleted strike",
    "moved_from": "$moved strike",
    "moved_to": "$moved underline",
}
_SIGNS: dict[Mark, tuple[str, str]] = {
    "none": ("", ""),
    "inserted": ("[+", "+]"),
    "deleted": ("[-", "-]"),
    "moved_from": ("[moved away: ", "]"),
    "moved_to": ("[moved here: ", "]"),
}


def between_offers(state: Negotiation, clause_id: str, party: Side, *, may_see_theirs: bool) -> Document:
    """The clause as `party` offers it, with what the other side would change; or one side's text alone."""
    from kpo_tui.documents.agreement.draft import clause_draft
    from kpo_tui.documents.redline import compare_documents

    ours = Document("", clause_draft(state, clause_id, party))
    theirs = Document("", clause_draft(state, clause_id, other(party)) if may_see_theirs else ())
    if not ours.blocks or not theirs.blocks:
        return ours if ours.blocks else theirs
    return compare_documents(ours, theirs)


def clause_redline(found: Document, *, signs: bool) -> tuple[Item, ...]:
    """A clause's redline with a line on how to read it, or a hint where there is nothing to show."""
    from kpo_tui.documents.view import view_of

    if not found.blocks:
        hint = "It appears once you have made an offer here: your wording, and what theirs would change."
        return lead("There is no wording to show yet.", hint)
    items = tuple(redline_items(found, signs=signs))
    changed = any(bit.mark != "none" for bit in view_of(found).bits())
    key = joined(own("yours taken out", "$deleted strike"), "  ", own("theirs put in", "$inserted underline"))
    return (Para(key), BLANK, *items) if changed else items


def redline_items(found: "Document | Redline", *, signs: bool) -> Iterator[Item]:
    """A marked document or text; with `signs`, changes stand between brackets, for screens without colour."""
    from kpo_tui.documents.view import Grid, lines, shown, view_of

    for block in view_of(found).blocks:
        if isinstance(block, Grid):
            header = tuple(_content(cell, signs) for cell in block.header)
            rows = tuple(tuple(_content(cell, signs) for cell in row) for row in block.rows)
            yield layout.Grid(header, rows)
        elif block.shape == "text":
            for text in lines(shown(block.bits)):
                yield Para(_content(text, signs))
            continue
        else:
            number = said(f"{block.number} ") if block.number else Content("")
            indent = "  " * (block.level - 1) if block.shape == "numbered" else ""
            content = _content(block.bits, signs)
            if block.shape == "heading":
                content = content.stylize_before("bold")
            yield Para(content, joined(indent, number))
        yield BLANK


def _content(bits: "Bits", signs: bool) -> Content:
    from kpo_tui.documents.view import shown

    return joined(*(_bit(bit, signs) for bit in shown(bits)))


def _bit(bit: "Bit", signs: bool) -> Content:
    text = said(" ".join(bit.text.split("\n")), limit=100_000)
    before, after = _SIGNS[bit.mark] if signs else ("", "")
    style = " ".join(filter(None, (STYLES[bit.style], _LOOKS[bit.mark])))
    whole = joined(before, text, after)
    return whole.stylize(style) if style else whole
