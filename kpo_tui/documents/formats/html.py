"""Documents and redlines as one HTML page that needs nothing else: no network, no fonts, no other file.

What the pages are made of is in `templates/`; here only the text is filled in, every bit of it escaped. They are
printable, light and dark; that of a redline allows no script but its own, by its digest.
"""

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kpo_tui.documents.document import (
    SPACING,
    Block,
    Document,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Runs,
    Style,
    Table,
)
from kpo_tui.documents.formats import Format
from kpo_tui.documents.view import Bit, Bits, Grid, Line, View, runs_on, view_of
from kpo_tui.machine.resources import page_template
from kpo_tui.text import one_line, visible

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline

_DEEPEST_HEADING: Final = 6
_EXCERPT: Final = 60  # characters of a change that the list shows
_TAGS: Final[dict[Mark, tuple[str, str]]] = {
    "inserted": ("ins", ""),
    "deleted": ("del", ""),
    "moved_from": ("del", "moved"),
    "moved_to": ("ins", "moved"),
}


def _text(text: str) -> str:
    return escape(visible(text))


def _looking(style: Style, text: str) -> str:
    """Escaped text in its style."""
    return text if style == "plain" else f'<span class="{style}">{text}</span>'


def document_as_html(document: Document) -> str:
    """The document as an HTML page. Text of the document is escaped; nothing in it can become markup."""
    return page_template("page.html").text.substitute(
        title=_text(document.title),
        notices="\n".join(f"<p>{_text(notice)}</p>" for notice in document.notices),
        contents=_contents(document),
        body="\n".join(_block(block, at) for at, block in enumerate(document.blocks)),
    )


def _inline(runs: Runs) -> str:
    return "".join(_looking(run.style, _text(run.text).replace("\n", "<br>")) for run in runs)


def _on_one_line(runs: Runs) -> str:
    """A heading, which must not look like two."""
    return _inline(runs).replace("<br>", " ")


def _contents(document: Document) -> str:
    """Links to the numbered headings, where there are enough to want them."""
    heads = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Heading)]
    if len(heads) < 4:
        return ""
    links = [
        f'<li><a href="#b{at}">{_text(head.number + ". " if head.number else "")}{_on_one_line(head.runs)}</a></li>'
        for at, head in heads
    ]
    return f'<nav aria-label="Contents"><ol>{"".join(links)}</ol></nav>'


def _block(block: Block, at: int) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, _DEEPEST_HEADING)
            number = f'<span class="number">{_text(block.number)}.</span> ' if block.number else ""
            return f'<h{level} id="b{at}">{number}{_on_one_line(block.runs)}</h{level}>'
        case Paragraph():
            return f"<p>{_inline(block.runs)}</p>"
        case Numbered():
            number = f'<span class="number">{_text(block.number)}</span>'
            return f'<div class="numbered level{block.level}">{number}<p>{_inline(block.runs)}</p></div>'
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    header = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in table.header)
    rows = "\n".join(
        f"<tr{' class=settled' if at in table.shaded else ''}>"
        + "".join(f"<td>{_inline(cell)}</td>" for cell in row)
        + "</tr>"
        for at, row in enumerate(table.rows)
    )
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    wide = ' class="wide"' if len(table.header) > 6 else ""
    return f'<div class="table"><table{wide}>{caption}<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table></div>'


def redline_as_html(
    found: "Redline | Document", *, title: str | None = None, index: str | None = None
) -> str:
    """The redline as a page: the text with its changes, a list of them, keys to go through them, previews.

    `index` is the page beside it that lists this one among others, if there is one.
    """
    view = view_of(found, title)
    page = page_template("redline.html")
    return page.text.substitute(
        digest=page.digest,
        title=_lines(view.title),
        index="" if index is None else f'<a href="{escape(index)}">All files</a>',
        notices="".join(f"<li>{_lines(notice)}</li>" for notice in view.notices),
        changes="".join(_entries(view)),
        text="".join(_marked_blocks(view)),
    )


def _lines(text: str) -> str:
    """Text with its line ends, of whichever kind."""
    return _text(text.replace("\r\n", "\n"))


def _marked_blocks(view: View) -> Iterator[str]:
    seen: set[int] = set()
    for block in view.blocks:
        if isinstance(block, Grid):
            yield _marked_table(block, seen)
        elif block.shape == "text":
            yield f'<div class="text">{_marked(block.bits, seen)}</div>'
        else:
            yield _paragraph(block, seen)


def _paragraph(line: Line, seen: set[int]) -> str:
    number = f'<span class="number">{_lines(line.number)}</span> ' if line.number else ""
    tag = f"h{min(line.level + 1, _DEEPEST_HEADING)}" if line.shape == "heading" else "p"
    level = f" level{line.level}" if line.shape == "numbered" else ""
    return (
        f'<{tag} class="{line.shape}{level}{_only(line.bits)}">{number}{_marked(line.bits, seen)}</{tag}>\n'
    )


def _marked_table(grid: Grid, seen: set[int]) -> str:
    def row(cells: tuple[Bits, ...], tag: str) -> str:
        only = _only(tuple(bit for cell in cells for bit in cell))
        inside = "".join(f"<{tag}>{_marked(cell, seen)}</{tag}>" for cell in cells)
        return f'<tr class="row{only}">{inside}</tr>'

    caption = f"<caption>{_lines(grid.caption)}</caption>" if grid.caption else ""
    body = "".join(row(cells, "td") for cells in grid.rows)
    return f"<table>{caption}<thead>{row(grid.header, 'th')}</thead><tbody>{body}</tbody></table>\n"


def _only(bits: Bits) -> str:
    """A class for what is only in the old text or only in the new one, so that a preview can leave it out."""
    marks = {bit.mark for bit in bits}
    if marks and marks <= {"deleted", "moved_from"}:
        return " only-old"
    return " only-new" if marks and marks <= {"inserted", "moved_to"} else ""


def _marked(bits: Bits, seen: set[int]) -> str:
    """Bits as spans; the first of each change carries its anchor."""
    out: list[str] = []
    for before, bit in pairwise((Bit(""), *bits)):
        text = _looking(bit.style, _lines(bit.text))
        if bit.mark == "none":
            out.append(text)
            continue
        tag, look = _TAGS[bit.mark]
        look += " parted" * runs_on(before, bit)
        if bit.change == SPACING:
            out.append(f'<{tag} class="spacing">{text}</{tag}>')
            continue
        anchor = "" if bit.change is None or bit.change in seen else f' id="c{bit.change}"'
        seen.update(() if bit.change is None else (bit.change,))
        move = f' title="move {bit.move}"' if bit.move else ""
        out.append(f'<{tag} class="{look.strip()}" data-change="{bit.change}"{anchor}{move}>{text}</{tag}>')
    return "".join(out)


def _entries(view: View) -> Iterator[str]:
    """The list of changes: what each takes out and puts in, in short."""
    changes: dict[int, dict[Mark, str]] = {}
    for bit in view.bits():
        if bit.change is not None and bit.change != SPACING:
            texts = changes.setdefault(bit.change, {})
            texts[bit.mark] = texts.get(bit.mark, "") + bit.text[: _EXCERPT * 2]
    for number, texts in sorted(changes.items()):
        kinds = texts.keys()
        if "moved_from" in kinds or "moved_to" in kinds:
            shown = f'<ins class="moved">{_excerpt(texts.get("moved_to") or texts["moved_from"])}</ins>'
            what = "moved"
        else:
            gone = f"<del>{_excerpt(texts['deleted'])}</del> " if "deleted" in kinds else ""
            come = f"<ins>{_excerpt(texts['inserted'])}</ins>" if "inserted" in kinds else ""
            shown, what = gone + come, "replaced" if gone and come else "deleted" if gone else "inserted"
        yield f'<li><a href="#c{number}" data-change="{number}"><b>{what}</b> {shown}</a></li>'


def _excerpt(text: str) -> str:
    return escape(one_line(text, _EXCERPT))


FORMAT: Final = Format(
    "html",
    (".html", ".htm"),
    lambda document, _: document_as_html(document),
    lambda found, look: redline_as_html(found, title=look.title),
)
