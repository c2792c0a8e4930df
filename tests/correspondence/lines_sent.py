"""The lines of a file as a reviewer gets it, all that we propose in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kpo_tui.correspondence.outbox import Outgoing
from kpo_tui.documents.document import Heading, Numbered, Runs, Table, text_of
from kpo_tui.documents.redline.sides import GONE, wholly


@dataclass
class Place:
    """Where in a line the value of a term stands."""

    term: str
    start: int
    end: int


@dataclass(eq=False)
class Line:
    """A paragraph or a cell as it reads now; `level` is 0 for a heading, else that of wording.

    `sent` is what it said when it was sent, in the clause `home`;
    `marked` tells that it has changes of ours, `whole` that we put it in as a whole.
    """

    clause: str
    text: str
    level: int
    places: list[Place] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    sent: str = ""
    home: str = ""
    marked: bool = False
    whole: bool = False
    schedule: bool = False
    silent: bool = False  # something in it, or all of it, was changed without a trace
    tracked: bool = False  # something in it, or all of it, is a change that is tracked
    fresh: str = ""  # how it was put in: `tracked` or `silent`
    gone: bool = False  # taken out without a trace
    apart: bool = False  # a paragraph that we struck stands between it and the next one in the file


def lines_sent(sent: Outgoing) -> Iterator[Line]:
    """The lines of a file with all that we propose in it."""
    tables = 0
    schedule = False
    seen: set[str] = set()
    struck_behind = _struck_behind(sent)
    marked = {text_of(tuple(r for r in runs if r.mark not in GONE)): runs for runs in _all_runs(sent)}
    for block in sent.ours.blocks:
        clause = block.clause or ""
        if isinstance(block, Table):
            for row, cells in enumerate((block.header, *block.rows)):
                for at, cell in enumerate(cells):
                    yield _line(clause, cell, 1, marked, (tables, row, at), schedule=schedule)
            tables += 1
            continue
        if isinstance(block, Heading):
            schedule = clause in seen
            seen.add(clause)
        level = 0 if isinstance(block, Heading) else block.level if isinstance(block, Numbered) else 1
        line = _line(clause, block.runs, level, marked, None, schedule=schedule)
        line.apart = (clause, line.text) in struck_behind
        yield line


def _struck_behind(sent: Outgoing) -> set[tuple[str, str]]:
    """The clause and the text, as we propose it, of each paragraph with one behind it that we struck."""
    blocks = [block for block in sent.document.blocks if not isinstance(block, Table)]
    return {
        (block.clause or "", text_of(tuple(r for r in block.runs if r.mark not in GONE)))
        for block, after in pairwise(blocks)
        if wholly(after.runs, GONE)
    }


def _all_runs(sent: Outgoing) -> Iterator[Runs]:
    for block in sent.document.blocks:
        if isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.runs


def _line(
    clause: str,
    runs: Runs,
    level: int,
    marked: dict[str, Runs],
    cell: tuple[int, int, int] | None,
    *,
    schedule: bool,
) -> Line:
    places, at = [], 0
    for run in runs:
        if run.term is not None and run.text:
            places.append(Place(run.term, at, at + len(run.text)))
        at += len(run.text)
    text = text_of(runs)
    whole = marked.get(text, runs)
    return Line(
        clause,
        text,
        level,
        places,
        cell,
        text,
        clause,
        any(run.mark != "none" for run in whole),
        bool(whole) and all(run.mark in ("inserted", "moved_to") for run in whole),
        schedule,
    )
