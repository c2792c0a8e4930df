"""What a Word file says, as a document."""

from itertools import groupby
from pathlib import Path

from kpo_tui.documents.document import Block, Document, Heading, Mark, Paragraph, Run, Runs, Table
from kpo_tui.documents.formats.word.changes import (
    Atom,
    Content,
    Line,
    accept_all,
    keep_all,
    reject_all,
    settled,
)
from kpo_tui.documents.formats.word.reading import content_in


def as_document(path: Path, accepted: bool | None = True) -> Document:
    """The Word file at `path` with its tracked changes made (`accepted`), undone, or, with None, as marks.

    Raises BadInput for what is no sound Word file.
    """
    return document_of(content_in(path), path.name, accepted)


def document_of(content: Content, title: str, accepted: bool | None = True) -> Document:
    """The text of a Word file's body."""
    judge = keep_all if accepted is None else accept_all if accepted else reject_all
    lines = settled(content.lines, judge)
    blocks: list[Block] = []
    for table, group in groupby(lines, key=lambda line: line.spot.table if line.spot else None):
        if table is None:
            blocks += [_block(line) for line in group if line.text.strip()]
        else:
            blocks.append(_table(list(group)))
    return Document(title, tuple(blocks))


def _block(line: Line) -> Block:
    if line.outline is not None or line.style == "title":
        return Heading((line.outline or 0) + 1, _runs(line.atoms))
    return Paragraph(_runs(line.atoms))


def _table(lines: list[Line]) -> Table:
    """The table that these paragraphs stand in; rows are filled up to the same width."""
    rows: dict[int, dict[int, Runs]] = {}
    for line in lines:
        assert line.spot is not None  # noqa: S101  (they were grouped by it)
        cells = rows.setdefault(line.spot.row, {})
        before = cells.get(line.spot.cell, ())
        cells[line.spot.cell] = (*before, Run("\n"), *_runs(line.atoms)) if before else _runs(line.atoms)
    width = max(max(cells) for cells in rows.values()) + 1
    whole = [tuple(cells.get(at, ()) for at in range(width)) for cells in rows.values()]
    return Table(whole[0], tuple(whole[1:]))


def _runs(atoms: tuple[Atom, ...]) -> Runs:
    return tuple(_run(atom) for atom in atoms)


def _run(atom: Atom) -> Run:
    stamp = atom.deleted or atom.inserted
    if stamp is None:
        return Run(atom.text)
    marks: tuple[Mark, Mark] = ("moved_from", "moved_to") if atom.moved else ("deleted", "inserted")
    return Run(
        atom.text, mark=marks[0] if atom.deleted else marks[1], by=stamp.author or None, at=stamp.at or None
    )
