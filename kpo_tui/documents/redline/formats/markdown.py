"""A redline as Markdown with CriticMarkup: `{++in++}`, `{--out--}`, `{~~old~>new~~}`, `{>>note<<}`."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from kpo_tui.documents.document import Document, Mark, Style
from kpo_tui.documents.redline.formats.view import Bit, Bits, Grid, Line, View, lines, shown, view_of
from kpo_tui.documents.redline.segments import Redline
from kpo_tui.text import visible

# Marks of Markdown and HTML anywhere; those of CriticMarkup, which is read before Markdown's own escapes,
# are parted in the middle; and what would make a list, a heading, a quotation or a rule of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&]")
_CRITIC = re.compile(r"\{(?=[+\-=])|[+\-=](?=\})")
_LINE_START = re.compile(r"^(?=[#+=-])")
_ORDINAL = re.compile(r"^(\d+)(?=[.)])")
_EMPHASIS: Final[dict[Style, str]] = {"plain": "", "strong": "**", "gap": "**", "quiet": "*"}
_MARKS: Final[dict[Mark, str]] = {
    "none": "{text}",
    "inserted": "{{++{text}++}}",
    "deleted": "{{--{text}--}}",
    "moved_from": "{{--{text}--}}{{>>moved {move}, away from here<<}}",
    "moved_to": "{{++{text}++}}{{>>moved {move}, to here<<}}",
}
_DEEPEST_HEADING: Final = 6


def to_markdown(redline: Redline | Document) -> str:
    """The redline as Markdown, a paragraph for each line of a text.

    No text of the user becomes markup, neither Markdown's nor CriticMarkup's.
    """
    view = view_of(redline)
    return "".join(f"{block}\n\n" for block in _blocks(view)).rstrip("\n") + "\n"


def _blocks(view: View) -> Iterator[str]:
    for block in view.blocks:
        if isinstance(block, Grid):
            yield _table(block)
        elif block.shape == "text":
            yield from filter(None, (_inline(line) for line in lines(shown(block.bits))))
        else:
            yield _paragraph(block)
    if view.notices:
        yield "\n".join(f"> {escaped(notice)}  " for notice in view.notices)


def _paragraph(line: Line) -> str:
    text = _inline(line.bits)
    if line.shape == "heading":
        number = f"{escaped(line.number)} " if line.number else ""
        return f"{'#' * min(line.level, _DEEPEST_HEADING)} {number}{text}"
    return f"**{escaped(line.number)}** {text}" if line.number else text


def _table(grid: Grid) -> str:
    rows = [f"| {' | '.join(map(_inline, row))} |" for row in (grid.header, *grid.rows)]
    rows.insert(1, "|" + " --- |" * len(grid.header))
    caption = [f"**{escaped(grid.caption)}**\n"] if grid.caption else []
    return "\n".join([*caption, *rows])


def _inline(bits: Bits) -> str:
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
    return _ORDINAL.sub(r"\1\\", _LINE_START.sub(r"\\", "".join(out).strip(" \t")))


def _styled(bit: Bit) -> str:
    text = escaped(bit.text)
    around = _EMPHASIS[bit.style]
    bare = text.strip()
    return text.replace(bare, f"{around}{bare}{around}", 1) if around and bare else text


def escaped(text: str) -> str:
    """The text on one line as Markdown that shows it as it is."""
    flat = " ".join(visible(text.replace("\r\n", "\n")).split("\n"))
    return _CRITIC.sub(r"\g<0>\\", _MARKUP.sub(r"\\\g<0>", flat))
