"""A redline for the terminal: in colours, or with marks that a screen reader reads out."""

import re
from collections.abc import Iterator
from typing import Final

from kpo_tui.documents.document import Document, Mark, Style
from kpo_tui.documents.redline.formats.view import Bit, Bits, Grid, Line, View, lines, shown, view_of
from kpo_tui.documents.redline.segments import Redline
from kpo_tui.text import visible

# A terminal that does not know double underlines (21) keeps the single one (4).
_LOOKS: Final[dict[Mark, str]] = {
    "none": "",
    "inserted": "34;4;21",
    "deleted": "31;9",
    "moved_from": "32;9",
    "moved_to": "32;4;21",
}
_STYLES: Final[dict[Style, str]] = {"plain": "", "strong": "1", "gap": "7", "quiet": "2"}
_MARKS: Final[dict[Mark, tuple[str, str]]] = {
    "none": ("", ""),
    "inserted": ("[+", "+]"),
    "deleted": ("[-", "-]"),
    "moved_from": ("[moved {move} away: ", "]"),
    "moved_to": ("[moved {move} here: ", "]"),
}
_LIKE_A_MARK: Final = re.compile(r"\[(?=[+-]|moved \d)|[+-](?=\])")
_INDENT: Final = "  "


def to_terminal(redline: Redline | Document, *, colour: bool = True, context: int | None = None) -> str:
    """The redline as lines of text, each ended by a newline.

    With `colour`, insertions are blue and underlined twice, deletions red and struck, moves green. Without,
    they stand between marks: `[+…+]`, `[-…-]`, `[moved 1 away: …]`, `[moved 1 here: …]`, and what looks
    like a mark in the text itself has a backslash before it. `context` is how many unchanged lines are
    shown about a change; None shows all. Control characters of the text are shown by stand-ins and do
    nothing.
    """
    view = view_of(redline)
    rows = list(_rows(view))
    kept = range(len(rows)) if context is None else _near_changes(rows, context)
    out: list[str] = []
    last = -1
    for k in kept:
        if k > last + 1:
            out.append(_skipped(k - last - 1))
        out.append(_row(rows[k], colour=colour))
        last = k
    if last < len(rows) - 1:
        out.append(_skipped(len(rows) - 1 - last))
    return "".join(f"{line}\n" for line in out)


def _rows(view: View) -> Iterator[Bits]:
    """The view line by line, with what a format of plain lines adds: numbers, indents, bars between cells."""
    for block in view.blocks:
        if isinstance(block, Grid):
            if block.caption:
                yield (Bit(block.caption, style="strong"),)
            for row in (block.header, *block.rows):
                yield _side_by_side(row)
            yield ()
        elif block.shape == "text":
            yield from lines(shown(block.bits))
        else:
            yield from _paragraph(block)
    for notice in view.notices:
        yield (Bit(notice, style="quiet"),)


def _paragraph(line: Line) -> Iterator[Bits]:
    indent = _INDENT * (line.level - 1) if line.shape == "numbered" else ""
    number = f"{indent}{line.number} " if line.number else indent
    style: Style = "strong" if line.shape == "heading" else "plain"
    bits = tuple(
        bit._replace(text=" ".join(bit.text.split("\n")), style=style if bit.style == "plain" else bit.style)
        for bit in line.bits
    )
    yield from lines((Bit(number, style=style), *bits)) if number or bits else ()
    yield ()


def _side_by_side(row: tuple[Bits, ...]) -> Bits:
    bits: list[Bit] = []
    for cell in row:
        bits += [Bit(" | "), *(bit._replace(text=" ".join(bit.text.split("\n"))) for bit in cell)]
    return tuple(bits[1:])


def _near_changes(rows: list[Bits], context: int) -> list[int]:
    near: set[int] = set()
    for k, row in enumerate(rows):
        if any(bit.mark != "none" for bit in row):
            near.update(range(max(0, k - context), min(len(rows), k + context + 1)))
    return sorted(near)


def _skipped(count: int) -> str:
    return f"⋯ {count} line{'s' if count > 1 else ''} unchanged ⋯"


def _row(row: Bits, *, colour: bool) -> str:
    return "".join(_coloured(bit) if colour else _marked(bit) for bit in row)


def _coloured(bit: Bit) -> str:
    looks = ";".join(filter(None, (_STYLES[bit.style], _LOOKS[bit.mark])))
    return f"\x1b[{looks}m{visible(bit.text)}\x1b[0m" if looks else visible(bit.text)


def _marked(bit: Bit) -> str:
    before, after = _MARKS[bit.mark]
    text = _LIKE_A_MARK.sub(r"\\\g<0>", visible(bit.text))
    return f"{before.format(move=bit.move)}{text}{after}"
