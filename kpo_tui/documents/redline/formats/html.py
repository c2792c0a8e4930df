"""A redline as one HTML page that needs nothing else: no network, no fonts, no other file.

What the page is made of is in `templates/redline.html`; here only the text is filled in, every bit of it
escaped. The page allows no script but its own, by its digest, and loads nothing.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import pairwise
from string import Template
from typing import Final

from kpo_tui.documents.document import Document, Mark, Style
from kpo_tui.documents.redline.formats.view import Bit, Bits, Grid, Line, View, runs_on, view_of
from kpo_tui.documents.redline.segments import SPACING, Redline
from kpo_tui.resources import template_text
from kpo_tui.text import one_line, visible

_TAGS: Final[dict[Mark, tuple[str, str]]] = {
    "inserted": ("ins", ""),
    "deleted": ("del", ""),
    "moved_from": ("del", "moved"),
    "moved_to": ("ins", "moved"),
}
_STYLES: Final[dict[Style, str]] = {"plain": "", "strong": "strong", "gap": "gap", "quiet": "quiet"}
_EXCERPT: Final = 60  # characters of a change that the list shows
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_DEEPEST_HEADING: Final = 6


def to_html(redline: Redline | Document, *, title: str | None = None, index: str | None = None) -> str:
    """The redline as a page: the text with its changes, a list of them, keys to go through them, previews.

    `index` is the page beside it that lists this one among others, if there is one.
    """
    view = view_of(redline, title)
    page, digest = _page()
    return page.substitute(
        digest=digest,
        title=_text(view.title),
        index="" if index is None else f'<a href="{escape(index)}">All files</a>',
        notices="".join(f"<li>{_text(notice)}</li>" for notice in view.notices),
        changes="".join(_entries(view)),
        text="".join(_blocks(view)),
    )


@cache
def _page() -> tuple[Template, str]:
    """The page and the digest of its script."""
    text = template_text("redline.html")
    script = _SCRIPT.search(text)
    code = script.group(1).replace("$$", "$") if script else ""
    return Template(text), base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _text(text: str) -> str:
    return escape(visible(text.replace("\r\n", "\n")))


def _blocks(view: View) -> Iterator[str]:
    seen: set[int] = set()
    for block in view.blocks:
        if isinstance(block, Grid):
            yield _table(block, seen)
        elif block.shape == "text":
            yield f'<div class="text">{_inline(block.bits, seen)}</div>'
        else:
            yield _paragraph(block, seen)


def _paragraph(line: Line, seen: set[int]) -> str:
    number = f'<span class="number">{_text(line.number)}</span> ' if line.number else ""
    tag = f"h{min(line.level + 1, _DEEPEST_HEADING)}" if line.shape == "heading" else "p"
    level = f" level{line.level}" if line.shape == "numbered" else ""
    return (
        f'<{tag} class="{line.shape}{level}{_only(line.bits)}">{number}{_inline(line.bits, seen)}</{tag}>\n'
    )


def _table(grid: Grid, seen: set[int]) -> str:
    def row(cells: tuple[Bits, ...], tag: str) -> str:
        only = _only(tuple(bit for cell in cells for bit in cell))
        inside = "".join(f"<{tag}>{_inline(cell, seen)}</{tag}>" for cell in cells)
        return f'<tr class="row{only}">{inside}</tr>'

    caption = f"<caption>{_text(grid.caption)}</caption>" if grid.caption else ""
    body = "".join(row(cells, "td") for cells in grid.rows)
    return f"<table>{caption}<thead>{row(grid.header, 'th')}</thead><tbody>{body}</tbody></table>\n"


def _only(bits: Bits) -> str:
    """A class for what is only in the old text or only in the new one, so that a preview can leave it out."""
    marks = {bit.mark for bit in bits}
    if marks and marks <= {"deleted", "moved_from"}:
        return " only-old"
    return " only-new" if marks and marks <= {"inserted", "moved_to"} else ""


def _inline(bits: Bits, seen: set[int]) -> str:
    """Bits as spans; the first of each change carries its anchor."""
    out: list[str] = []
    for before, bit in pairwise((Bit(""), *bits)):
        text = _text(bit.text)
        if bit.style != "plain":
            text = f'<span class="{_STYLES[bit.style]}">{text}</span>'
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
