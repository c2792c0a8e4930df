"""Documents and redlines as Markdown (CommonMark with tables).

A redline has CriticMarkup in it: `{++in++}`, `{--out--}`, `{~~old~>new~~}`, `{>>note<<}`. That is read before Markdown's
own escapes, so its text is escaped in another way than a document's.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kpo_tui.documents.document import Block, Document, Heading, Mark, Numbered, Paragraph, Runs, Style, Table
from kpo_tui.documents.formats import Format
from kpo_tui.documents.view import Bit, Bits, Grid, Line, lines, shown, view_of
from kpo_tui.text import one_line, visible

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline

_DEEPEST_HEADING: Final = 6


def _heading(level: int, text: str) -> str:
    return f"{'#' * min(level, _DEEPEST_HEADING)} {text}"


def _rows(header: list[str], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (header, *rows)]
    return "\n".join([lines[0], "|" + " --- |" * len(header), *lines[1:]])


# -- documents ------------------------------------------------------------------------------------

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~#&^$])")
_LINE_START = re.compile(r"^([0-9]*)([.)](?=\s|$))|^()([-+=])")


def document_as_markdown(document: Document) -> str:
    """The document as Markdown. Text of the document is escaped, so that it shows as it was written."""
    parts = [_heading(1, _line(document.title))]
    parts += ["> " + "\n> ".join(map(_line, document.notices))] if document.notices else []
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    """`text` on one line with every character that Markdown could read as markup escaped."""
    return _guarded(_active(text))


def _active(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", one_line(text))


def _guarded(line: str) -> str:
    """A line that cannot be taken for a list, a rule or an underline, nor by its indent for code."""
    return _LINE_START.sub(r"\1\3\\\2\4", line.strip())


def _block(block: Block) -> str:
    match block:
        case Heading():
            number = f"{_active(block.number)}. " if block.number else ""
            return _heading(block.level + 1, number + _inline(block.runs))
        case Paragraph():
            return _guarded(_inline(block.runs))
        case Numbered():
            return "&emsp;" * (block.level - 1) + _guarded(f"{_active(block.number)} {_inline(block.runs)}")
        case Table():
            caption = f"{_line(block.caption)}\n\n" if block.caption else ""
            header, *rows = ([_inline(cell) for cell in row] for row in (block.header, *block.rows))
            return caption + _rows(header, rows)


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


# -- redlines -------------------------------------------------------------------------------------

# Marks of Markdown and HTML anywhere; those of CriticMarkup are parted in the middle; and what would make a list, a
# heading, a quotation or a rule of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&]")
_CRITIC = re.compile(r"\{(?=[+\-=])|[+\-=](?=\})")
_MARKED_START = re.compile(r"^(?=[#+=-])")
_ORDINAL = re.compile(r"^(\d+)(?=[.)])")
_EMPHASIS: Final[dict[Style, str]] = {"plain": "", "strong": "**", "gap": "**", "quiet": "*"}
_MARKS: Final[dict[Mark, str]] = {
    "none": "{text}",
    "inserted": "{{++{text}++}}",
    "deleted": "{{--{text}--}}",
    "moved_from": "{{--{text}--}}{{>>moved {move}, away from here<<}}",
    "moved_to": "{{++{text}++}}{{>>moved {move}, to here<<}}",
}


def redline_as_markdown(found: "Redline | Document") -> str:
    """The redline as Markdown, a paragraph for each line of a text.

    No text of the user becomes markup, neither Markdown's nor CriticMarkup's.
    """
    view = view_of(found)
    parts = [part for block in view.blocks for part in _parts(block)]
    parts += ["\n".join(f"> {_escaped(notice)}  " for notice in view.notices)] if view.notices else []
    return "\n\n".join(parts).rstrip("\n") + "\n"


def _parts(block: Line | Grid) -> Iterator[str]:
    if isinstance(block, Grid):
        caption = f"**{_escaped(block.caption)}**\n\n" if block.caption else ""
        yield caption + _rows([*map(_marked, block.header)], [[*map(_marked, row)] for row in block.rows])
    elif block.shape == "text":
        yield from filter(None, map(_marked, lines(shown(block.bits))))
    elif block.shape == "heading":
        number = f"{_escaped(block.number)} " if block.number else ""
        yield _heading(block.level, number + _marked(block.bits))
    else:
        number = f"**{_escaped(block.number)}** " if block.number else ""
        yield number + _marked(block.bits)


def _marked(bits: Bits) -> str:
    """Bits on one line; what replaces something stands in one mark with it."""
    out: list[str] = []
    before, gone = Bit(""), ""
    for bit, group in groupby(bits, key=lambda bit: bit._replace(text="", style="plain")):
        text = "".join(map(_styled, group))
        if before.mark == "deleted" and bit.mark == "inserted" and before.change == bit.change:
            out[-1] = f"{{~~{gone}~>{text}~~}}"
        else:
            out.append(_MARKS[bit.mark].format(text=text, move=bit.move))
        before, gone = bit, text
    return _ORDINAL.sub(r"\1\\", _MARKED_START.sub(r"\\", "".join(out).strip(" \t")))


def _styled(bit: Bit) -> str:
    text = _escaped(bit.text)
    around = _EMPHASIS[bit.style]
    bare = text.strip()
    return text.replace(bare, f"{around}{bare}{around}", 1) if around and bare else text


def _escaped(text: str) -> str:
    """The text on one line as Markdown that shows it as it is."""
    flat = " ".join(visible(text.replace("\r\n", "\n")).split("\n"))
    return _CRITIC.sub(r"\g<0>\\", _MARKUP.sub(r"\\\g<0>", flat))


FORMAT: Final = Format(
    "md",
    (".md", ".markdown"),
    lambda document, _: document_as_markdown(document),
    lambda found, _: redline_as_markdown(found),
)
