"""Documents as one self-contained HTML page: printable, light and dark, no script, nothing fetched."""

from functools import lru_cache
from html import escape
from string import Template

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Run, Runs, Table
from kpo_tui.resources import template_text
from kpo_tui.text import visible

_CLASSES = {"strong": "strong", "gap": "gap", "quiet": "quiet"}


def write(document: Document) -> str:
    """The document as an HTML page. Text of the document is escaped; nothing in it can become markup."""
    return _page().substitute(
        title=_text(document.title),
        notices="\n".join(f"<p>{_text(notice)}</p>" for notice in document.notices),
        contents=_contents(document),
        body="\n".join(_block(block, at) for at, block in enumerate(document.blocks)),
    )


@lru_cache(maxsize=1)
def _page() -> Template:
    return Template(template_text("page.html"))


def _text(text: str) -> str:
    return escape(visible(text), quote=True)


def _inline(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _on_one_line(runs: Runs) -> str:
    """A heading, which must not look like two."""
    return _inline(runs).replace("<br>", " ")


def _run(run: Run) -> str:
    text = _text(run.text).replace("\n", "<br>")
    return f'<span class="{_CLASSES[run.style]}">{text}</span>' if run.style in _CLASSES else text


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
            level = min(block.level + 1, 6)
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
