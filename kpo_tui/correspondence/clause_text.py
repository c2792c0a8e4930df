"""A clause as it was sent and as it came back: its lines, its values, its tables."""

from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from kpo_tui.correspondence.sent_lines import flat
from kpo_tui.correspondence.value_stretches import Stretch
from kpo_tui.documents.agreement.paragraphs import STOPS
from kpo_tui.documents.document import Block, Heading, Runs, Table, text_of
from kpo_tui.documents.word.changes import Line

Grid = tuple[tuple[str, ...], ...]

_LEVELS = {
    "clause level 2": 1, "clause level 3": 2, "clause level 4": 3, "enumeration 1": 2, "enumeration 2": 3,
    "schedule item": 1,
}  # fmt: skip


class SentTable(NamedTuple):
    """A table as it was sent; `term` is the one whose value its rows are, if they are one's."""

    grid: Grid
    term: str | None


class SentClause(NamedTuple):
    """A clause as it was sent, with our changes made. `heads` are the lines that are headings."""

    lines: list[str]
    stretches: list[list[Stretch]]
    tables: list[SentTable]
    heads: list[str]


class CameBack(NamedTuple):
    """A clause as it came back, with every tracked change made."""

    lines: list[str]
    levels: list[int]
    tables: list[Grid]


def sent_clause(blocks: list[Block]) -> SentClause:
    """The lines, values and tables of a clause's blocks."""
    found = SentClause([], [], [], [])
    for block in blocks:
        if isinstance(block, Table):
            terms = {run.term for row in block.rows for cell in row for run in cell}
            grid = tuple(tuple(flat(text_of(cell)) for cell in row) for row in (block.header, *block.rows))
            found.tables.append(SentTable(grid, terms.pop() if len(terms) == 1 else None))
            continue
        text, stretches = _shown(block.runs)
        if text:
            found.lines.append(text)
            found.stretches.append(stretches)
            if isinstance(block, Heading):
                found.heads.append(text)
    return found


def _shown(runs: Runs) -> tuple[str, list[Stretch]]:
    """The flat text of a line, and where in it each term's value stands."""
    if all(run.term is None for run in runs):
        return flat(text_of(runs)), []
    text, stretches = "", list[Stretch]()
    for run in runs:
        piece = flat(run.text)
        if piece and piece[0] in STOPS:
            text = text.rstrip()
        elif run.text[:1].isspace() and text and not text.endswith(" "):
            text += " "
        start = len(text)
        text += piece
        if piece and run.text[-1:].isspace():
            text += " "
        if run.term is not None and piece:
            stretches.append(Stretch(run.term, start, start + len(piece)))
    return text.rstrip(), stretches


def came_back(lines: list[Line]) -> CameBack:
    """The lines and tables of a clause that came back."""
    body = [line for line in lines if line.spot is None]
    cells = [line for line in lines if line.spot is not None] if len(body) < len(lines) else []
    grids = groupby(cells, key=lambda line: line.spot and line.spot.table)
    return CameBack(
        [flat(line.text) for line in body],
        [_level(line) for line in body],
        [grid for _, g in grids if (grid := _grid(list(g)))],
    )


def _grid(lines: list[Line]) -> Grid:
    """The rows of a table. One without a word is none: programs that do not know tracked rows leave it behind."""
    rows: dict[int, dict[int, str]] = {}
    for line in lines:
        if line.spot is not None:
            cells = rows.setdefault(line.spot.row, {})
            cells[line.spot.cell] = f"{cells.get(line.spot.cell, '')} {flat(line.text)}".strip()
    said = (cells for cells in rows.values() if any(cells.values()))
    return tuple(tuple(cells.get(at, "") for at in range(max(cells) + 1)) for cells in said)


def _level(line: Line) -> int:
    """The level of wording that a paragraph has: 1 for a paragraph, 2 and 3 for list items."""
    if line.style in _LEVELS:
        return _LEVELS[line.style]
    return 1 if line.level is None or line.outline is not None else min(line.level + 2, 3)


def wording_of(lines: list[str], levels: list[int]) -> str:
    """The lines as wording that a party can propose."""
    text, before = "", 1
    for line, level in zip(lines, levels, strict=True):
        apart = "\n" if text and 1 in (level, before) else ""
        text += f"{apart}{line}\n" if level == 1 else f"{apart}{'  ' * (level - 2)}- {line}\n"
        before = level
    return text


def aligned(old: list[str], new: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Stretches of two texts, in order: whether they are equal, and where they begin and end in either.

    >>> aligned(["a", "b", "c"], ["a", "x", "c"])
    [(True, 0, 1, 0, 1), (False, 1, 2, 1, 2), (True, 2, 3, 2, 3)]
    """
    if len(old) == len(new):
        changed = {at for at, line in enumerate(old) if line != new[at]}
        gone, come = {old[at] for at in changed}, {new[at] for at in changed}
        if gone.isdisjoint(new) and come.isdisjoint(old):  # each line stands where it stood
            stretches = [(not d, list(at)) for d, at in groupby(range(len(old)), changed.__contains__)]
            return [(same, at[0], at[-1] + 1, at[0], at[-1] + 1) for same, at in stretches]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]
