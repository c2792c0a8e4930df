"""Marked runs, cut out of the runs of two documents."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from kpo_tui.documents.document import Mark, Run, Runs, text_of
from kpo_tui.documents.redline.compare import compare_texts
from kpo_tui.documents.redline.segments import Kind
from kpo_tui.documents.redline.units import Span

MARKS: Final[dict[Kind, Mark]] = {
    "deleted": "deleted",
    "inserted": "inserted",
    "moved_from": "moved_from",
    "moved_to": "moved_to",
}


class Author(NamedTuple):
    """Who made the changes, and when (RFC 3339)."""

    by: str | None = None
    at: str | None = None


def cut(runs: Runs, start: int, end: int, mark: Mark, author: Author) -> Iterator[Run]:
    """The stretch of `runs` between two offsets of their text, with this mark."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            by, when = author if mark != "none" else (None, None)
            yield replace(run, text=text, mark=mark, by=by, at=when)
        at += len(run.text)


def in_cells(cells: tuple[Runs, ...], span: Span, mark: Mark, author: Author) -> Iterator[tuple[int, Run]]:
    """A stretch of a unit's text, in which cells stand side by side, as runs with the cell of each."""
    at = 0
    for c, cell in enumerate(cells):
        for run in cut(cell, span.start - at, span.end - at, mark, author):
            yield c, run
        at += len(text_of(cell)) + 1


def joined(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours that look alike made one."""
    out: list[Run] = []
    for run in runs:
        if out and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def compare_runs(old: Runs, new: Runs, author: Author) -> Runs:
    """`new` with what was taken out of `old` and put in marked."""
    return joined(_compared(old, new, author))


def _compared(old: Runs, new: Runs, author: Author) -> Iterator[Run]:
    for segment in compare_texts(text_of(old), text_of(new)).segments:
        kind = segment.kind
        if kind not in ("equal", "spacing"):
            gone = MARKS.get(kind, "deleted")
            yield from cut(old, segment.old_start, segment.old_end, gone, author)
        mark = MARKS.get(kind, "none" if kind in ("equal", "spacing") else "inserted")
        yield from cut(new, segment.new_start, segment.new_end, mark, author)


_LONGEST_VALUE: Final = 80  # characters; a longer value is a text, in which single words may change


def with_whole_values(runs: Runs) -> Runs:
    """The runs with each short value that changed replaced whole: `sixty (60)` by `ninety (90)`, not word by word.

    A value is what neighbouring runs of one `term` say. Values in which something moved stay as they are.
    """
    out: list[Run] = []
    for term, group in groupby(runs, key=lambda run: run.term):
        value = tuple(group)
        out += value if term is None else _whole(value)
    return joined(out)


def _whole(value: Runs) -> Runs:
    old = "".join(run.text for run in value if run.mark in ("none", "deleted"))
    new = "".join(run.text for run in value if run.mark in ("none", "inserted"))
    marks = {run.mark for run in value}
    if not old or not new or marks <= {"none"} or marks & {"moved_from", "moved_to"}:
        return value
    if max(len(old), len(new)) > _LONGEST_VALUE:
        return value
    author = next(run for run in value if run.mark != "none")
    return (replace(author, text=old, mark="deleted"), replace(author, text=new, mark="inserted"))
