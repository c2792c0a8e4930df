"""A marked document made fit for word processors, without changing what accepting and rejecting gives."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Mark, Run, Runs, Table, runs_of, with_runs
from kpo_tui.documents.redline.sides import wholly

_MOST_COLUMNS: Final = 63
_PLAIN: dict[Mark, Mark] = {"moved_from": "deleted", "moved_to": "inserted"}
_OTHER: dict[Mark, Mark] = {"deleted": "inserted", "inserted": "deleted"}
_ALONE: dict[Mark, frozenset[Mark]] = {mark: frozenset({mark}) for mark in _OTHER}


def prepared(document: Document) -> Document:
    """The document with moves only where both ends are found, and changes at paragraph ends kept apart."""
    blocks = [_fitted(block) if isinstance(block, Table) else block for block in document.blocks]
    if any(map(_has_moves, blocks)):
        ends = Counter(end for block in blocks for end in ends_in(block))
        paired = {words for _, words in ends if ends["moved_from", words] == ends["moved_to", words] == 1}
        blocks = [_settled(block, paired) for block in blocks]
    apart = [_apart(block, after) for block, after in pairwise(blocks)]
    return replace(document, blocks=(*apart, *blocks[-1:]))


def _fitted(table: Table) -> Table:
    """The table with no more columns than Word opens: what is in those beyond stands in the last."""
    if len(table.header) <= _MOST_COLUMNS:
        return table
    return replace(table, header=_gathered(table.header), rows=tuple(map(_gathered, table.rows)))


def _gathered(row: tuple[Runs, ...]) -> tuple[Runs, ...]:
    *rest, first = row[:_MOST_COLUMNS]
    beyond = tuple(
        run for cell in row[_MOST_COLUMNS:] if cell for run in (replace(cell[0], text=" | "), *cell)
    )
    return (*rest, first + beyond)


def _has_moves(block: Block) -> bool:
    """Whether anything in the block is marked as moved."""
    for run in runs_of(block) if isinstance(block, Table) else block.runs:  # noqa: SIM110  (a generator takes twice as long)
        if run.mark in _PLAIN:
            return True
    return False


def ends_in(block: Block) -> list[tuple[Mark, str]]:
    """The passages that leave or arrive in a paragraph in one piece, each by its words."""
    if isinstance(block, Table) or not _has_moves(block):
        return []
    groups = Counter(mark for mark, _ in groupby(block.runs, key=lambda run: run.mark))
    marks = [mark for mark in _PLAIN if groups[mark] == 1]
    return [(mark, words) for mark in marks if (words := words_of(block.runs, mark))]


def words_of(runs: Runs, mark: Mark) -> str:
    """The words of a paragraph that have this mark."""
    return " ".join("".join(run.text for run in runs if run.mark == mark).split())


def _settled(block: Block, paired: set[str]) -> Block:
    """The block with passages that left and never arrived taken out, and the other way round; in tables, all."""
    if not _has_moves(block):
        return block
    if isinstance(block, Table):
        return with_runs(block, lambda cell: _plain(cell, set(_PLAIN)))
    kept = {mark for mark, words in ends_in(block) if words in paired}
    return replace(block, runs=_plain(block.runs, set(_PLAIN) - kept))


def _plain(runs: Runs, marks: set[Mark]) -> Runs:
    return tuple(replace(run, mark=_PLAIN[run.mark]) if run.mark in marks else run for run in runs)


def _apart(block: Block, after: Block) -> Block:
    """The block so that its last change is of another kind than that of the whole paragraph after it.

    Where a paragraph that stays ends in an insertion and the next one is inserted from end to end, LibreOffice
    takes the two for one, and on rejecting it the end of the first goes with them; likewise for deletions.
    """
    if isinstance(block, Table) or not block.runs:
        return block
    kind = block.runs[-1].mark
    if kind not in _OTHER or isinstance(after, Table):
        return block
    alone = _ALONE[kind]
    if not wholly(after.runs, alone) or wholly(block.runs, alone):
        return block
    return replace(block, runs=tuple(_turned(list(block.runs), kind)))


def _turned(runs: list[Run], kind: Mark) -> Iterator[Run]:
    """The runs with the change at their end followed by one of the other kind."""
    tail = _taken_off(runs, kind)
    others = _taken_off(runs, _OTHER[kind])
    if not others and runs and runs[-1].mark == "none":
        # The last word stands for itself, once as either kind.
        last = runs.pop()
        kept, space, word = last.text.rpartition(" ")
        runs.append(replace(last, text=kept + space if word else kept))
        signed = replace(last, text=word or " ", by=tail[0].by, at=tail[0].at)
        tail = [replace(signed, mark=kind), *tail]
        others = [replace(signed, mark=_OTHER[kind])]
    yield from (*(run for run in runs if run.text), *tail, *others)


def _taken_off(runs: list[Run], mark: Mark) -> list[Run]:
    """The runs of that mark at the end of the list, taken off it."""
    found: list[Run] = []
    while runs and runs[-1].mark == mark:
        found.insert(0, runs.pop())
    return found
