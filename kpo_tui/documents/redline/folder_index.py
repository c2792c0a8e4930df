"""Many files compared: what became of each, and one page that lists them."""

from collections.abc import Sequence
from html import escape
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import astuple

from kpo_tui.documents.redline.segments import Stat
from kpo_tui.machine.resources import page_template
from kpo_tui.text import one_line

Fate: TypeAlias = Literal["changed", "unchanged", "new", "gone", "not compared"]
FATES: Final[tuple[Fate, ...]] = ("changed", "unchanged", "new", "gone", "not compared")
NOTHING: Final = Stat(0, 0, 0, 0, 0)


class Compared(Struct, frozen=True):
    """What became of a file: its name under both folders, its counts, its page, or why it was not compared.

    A file that is new or gone counts its words as inserted or deleted, in no change.
    """

    name: str
    fate: Fate
    stat: Stat = NOTHING
    page: str | None = None
    reason: str | None = None


def total(files: Sequence[Compared]) -> Stat:
    """All counts together."""
    counts = zip(*(astuple(file.stat) for file in files), strict=True)
    return Stat(*(sum(column) for column in counts)) if files else NOTHING


def tally(files: Sequence[Compared]) -> str:
    """How many files had which fate: `3 changed, 1 new`."""
    counts = [(sum(file.fate == fate for file in files), fate) for fate in FATES]
    return ", ".join(f"{n:,} {fate}" for n, fate in counts if n) or "no files"


def index_page(title: str, files: Sequence[Compared]) -> str:
    """The page that lists all files with their counts and leads to the page of each."""
    return page_template("redline-index.html").text.substitute(
        title=escape(one_line(title)),
        tally=escape(tally(files)),
        rows="".join(map(_row, files)),
        total=_numbers(total(files)),
    )


def _row(file: Compared) -> str:
    name = escape(one_line(file.name))
    if file.page is not None:
        name = f'<a href="{escape(file.page)}">{name}</a>'
    if file.reason is not None:
        name += f'<p class="reason">{escape(one_line(file.reason))}</p>'
    numbers = '<td colspan="5"></td>' if file.reason is not None else _numbers(file.stat)
    kind = file.fate.replace(" ", "-")
    return f'<tr class="{kind}"><th scope="row">{name}</th><td class="fate">{file.fate}</td>{numbers}</tr>\n'


def _numbers(stat: Stat) -> str:
    return "".join(f"<td>{n:,}</td>" for n in astuple(stat))
