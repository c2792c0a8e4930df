"""Two documents to one whose runs are marked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple, TypeAlias

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Mark, Run, Runs, Table, text_of, with_runs
from kpo_tui.documents.redline.marked_runs import (
    HEADER,
    MARKS,
    Author,
    Piece,
    Span,
    Unit,
    Units,
    compare_runs,
    in_cells,
    pieces,
    runs_joined,
    with_whole_values,
)
from kpo_tui.documents.redline.sides import accepted, rejected
from kpo_tui.documents.redline.text_redline import compare_texts


class Part(NamedTuple):
    """A unit of the result with its marked cells.

    `table` is the place of the new document's table that it is a row of; None for a row of a table that
    is gone. `is_new` is False for a unit of the old document that is gone.
    """

    unit: Unit
    cells: tuple[Runs, ...]
    table: int | None
    is_new: bool


def blocks_of(parts: Iterable[Part]) -> tuple[Block, ...]:
    """The blocks that the parts make, in order; the rows of a table come together where its own header stands."""
    groups: dict[tuple[str, int], list[tuple[int, Part]]] = {}
    for n, part in enumerate(parts):
        if part.unit.row is None:
            key = "block", n
        elif part.table is None:
            key = "gone", part.unit.place
        else:
            key = "table", part.table
        groups.setdefault(key, []).append((n, part))
    places = {
        key: min((n for n, part in group if part.is_new), default=group[0][0])
        for key, group in groups.items()
    }
    return tuple(_block([part for _, part in groups[key]]) for key in sorted(groups, key=places.__getitem__))


def _block(parts: list[Part]) -> Block:
    own = [part for part in parts if part.is_new] or parts
    table = own[0].unit.block
    if not isinstance(table, Table):
        return replace(table, runs=parts[0].cells[0])
    body = [part for part in parts if part.unit.row != HEADER]
    header = next(part.cells for part in own if part.unit.row == HEADER)
    shaded = tuple(at for at, part in enumerate(body) if part in own and part.unit.row in table.shaded)
    return replace(table, header=header, rows=tuple(part.cells for part in body), shaded=shaded)


Lines: TypeAlias = list[tuple[str, ...]]

_NAMED: Final = 3  # renumbered clauses that the notice names
_NOBODY: Final = Author()


def compare_documents(old: Document, new: Document, author: Author = _NOBODY) -> Document:
    """`new` with what was taken out of `old`, put in and moved marked in its runs.

    Blocks have the shape, number and styles that they have in `new`; those that are gone stand where they
    stood, as they were. A number that changed alone is not marked; one notice tells of all of them.
    Tables are compared row by row and rows cell by cell. `author` is noted in every marked run.

    >>> from kpo_tui.documents.document import Paragraph, plain
    >>> old = Document("Terms", (Paragraph(plain("Pay in 30 days.")),))
    >>> new = Document("Terms", (Paragraph(plain("Pay in 45 days.")),))
    >>> [(run.mark, run.text) for run in compare_documents(old, new).blocks[0].runs]
    [('none', 'Pay in '), ('deleted', '30'), ('inserted', '45'), ('none', ' days.')]
    """
    comparison = _Comparison(Units(old), Units(new), author)
    title = () if old.title == new.title else (f"The title was: {old.title}",)
    notices = (*new.notices, *title, *comparison.renumbered())
    return Document(new.title, blocks_of(comparison.parts()), notices)


class _Shown(NamedTuple):
    """Where a stretch of a unit is shown: in unit `unit` of the result, a new one or an old one without a home."""

    is_new: bool
    unit: int
    source: Unit
    span: Span
    mark: Mark


class _Comparison:
    """The units of two documents and which of them belong together.

    `_homes` gives for a unit of the old document the one of the new that it became.
    """

    def __init__(self, old: Units, new: Units, author: Author) -> None:
        self._old, self._new, self._author = old.units, new.units, author
        self._pieces = list(pieces(compare_texts(old.text, new.text), old, new))
        self._homes = _homes(self._pieces, self._old, self._new)

    def renumbered(self) -> Iterator[str]:
        """One line that tells of all numbers that changed, if any did."""
        pairs = ((self._old[p].number, self._new[q].number) for p, q in sorted(self._homes.items()))
        changes = [f"{before} → {after}" for before, after in pairs if before and after and before != after]
        if changes:
            more = f" and {len(changes) - _NAMED} more" if len(changes) > _NAMED else ""
            yield f"Renumbered, and not marked for that alone: {', '.join(changes[:_NAMED])}{more}."

    def parts(self) -> Iterator[Part]:
        """The units of the new document and, where they stood, those of the old without a home, all marked."""
        rows = {q: p for p, q in self._homes.items() if self._new[q].row is not None}
        tables = {self._old[p].place: self._new[q].place for q, p in rows.items()}
        for (is_new, k), runs in self._by_unit().items():
            unit = self._new[k] if is_new else self._old[k]
            if is_new and k in rows:
                pairs = zip(self._old[rows[k]].cells, unit.cells, strict=True)
                cells = tuple(compare_runs(before, after, self._author) for before, after in pairs)
            else:
                cells = tuple(
                    runs_joined(run for cell, run in runs if cell == c) for c in range(len(unit.cells))
                )
            whole = tuple(with_whole_values(cell) for cell in cells)
            yield Part(unit, whole, unit.place if is_new else tables.get(unit.place), is_new)

    def _by_unit(self) -> dict[tuple[bool, int], list[tuple[int, Run]]]:
        """For each unit of the result, in order, its runs with the cells that they stand in."""
        units: dict[tuple[bool, int], list[tuple[int, Run]]] = {}
        known = 0  # units of the new document that have their place; those without text get it, too
        for piece in self._pieces:
            for shown in self._shown(piece):
                while shown.is_new and known <= shown.unit:
                    units[True, known] = []
                    known += 1
                runs = units.setdefault((shown.is_new, shown.unit), [])
                runs += in_cells(shown.source.cells, shown.span, shown.mark, self._author)
        for q in range(known, len(self._new)):
            units[True, q] = []
        return units

    def _shown(self, piece: Piece) -> Iterator[_Shown]:
        """Where a piece is shown. Rows that have a home are left out: they are compared cell by cell."""
        kind, old, new = piece
        stays = kind == "spacing" or self._belongs(piece)
        if old and not stays:
            home = self._homes.get(old.unit)
            if home is None or kind != "equal":
                place = old.unit if home is None else home
                mark = MARKS.get(kind, "deleted")
                yield _Shown(home is not None, place, self._old[old.unit], old, mark)
        if new:
            mark = "none" if stays else MARKS.get(kind, "inserted")
            yield _Shown(True, new.unit, self._new[new.unit], new, mark)

    def _belongs(self, piece: Piece) -> bool:
        """Whether the piece is equal, and in blocks, or in rows of which one became the other."""
        if piece.kind != "equal" or not piece.old or not piece.new:
            return False
        p, q = piece.old.unit, piece.new.unit
        return (self._old[p].row is None and self._new[q].row is None) or self._homes.get(p) == q


def _homes(found: list[Piece], old: list[Unit], new: list[Unit]) -> dict[int, int]:
    """For each unit of the old document the one of its kind in the new with which it shares most.

    A table becomes at most one table, with its header, and a row at most one row of it.
    """
    shared: Counter[tuple[int, int]] = Counter()
    tables: Counter[tuple[int, int]] = Counter()
    for _, span, there in found:
        if span and there and _of_a_kind(old[span.unit], new[there.unit]):
            shared[span.unit, there.unit] += span.end - span.start
            if old[span.unit].row is not None:
                tables[old[span.unit].place, new[there.unit].place] += span.end - span.start
    partners = set(_one_to_one(tables))
    rows = {pair: n for pair, n in shared.items() if (old[pair[0]].place, new[pair[1]].place) in partners}
    homes = dict(_one_to_one(rows))
    headers_old = {unit.place: p for p, unit in enumerate(old) if unit.row == HEADER}
    headers_new = {unit.place: q for q, unit in enumerate(new) if unit.row == HEADER}
    homes |= {headers_old[p]: headers_new[q] for p, q in partners}
    for p, q in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if old[p].row is None:
            homes.setdefault(p, q)
    return homes


def _one_to_one(shared: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """The pairs that share most, each of either side in one pair at most."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for p, q in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if p not in taken_old and q not in taken_new:
            taken_old.add(p)
            taken_new.add(q)
            yield p, q


def _of_a_kind(old: Unit, new: Unit) -> bool:
    """Whether one can have become the other: blocks can, and rows of as many cells, and headers."""
    if old.row is None or new.row is None:
        return old.row is None and new.row is None
    return len(old.cells) == len(new.cells) and (old.row == HEADER) == (new.row == HEADER)


def compare_exactly(old: Document, new: Document, author: Author = _NOBODY) -> Document:
    """`compare_documents`, of which accepting all gives the blocks of `new` and rejecting all those of `old`.

    Where the readable comparison does not hold to that, blocks that are in both stay and what lies between
    two of them is compared by itself; a stretch in which even that fails is replaced whole. Word processors
    make and undo changes in place: there the order of both documents has to hold, whatever helps the eye.
    """
    if not old.blocks or not new.blocks:
        return replace(new, blocks=_replaced(old.blocks, new.blocks, author))
    marked = compare_documents(old, new, author)
    if _holds(marked, old, new):
        return marked
    before, after = [_lines(block) for block in old.blocks], [_lines(block) for block in new.blocks]
    gone, come = [repr(lines) for lines in before], [repr(lines) for lines in after]
    blocks: list[Block] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, gone, come, autojunk=False).get_opcodes():
        if tag == "equal":
            blocks += new.blocks[j1:j2]
        else:
            blocks += _stretch(old.blocks[i1:i2], new.blocks[j1:j2], author)
    return replace(marked, blocks=tuple(blocks))


def lines_of(document: Document) -> Lines:
    """The text of a document: its blocks and the rows of its tables in order, cell by cell."""
    return [line for block in document.blocks for line in _lines(block)]


def _lines(block: Block) -> Lines:
    if isinstance(block, Table):
        return [tuple(text_of(cell) for cell in row) for row in (block.header, *block.rows)]
    return [(text_of(block.runs),)]


def _holds(marked: Document, old: Document, new: Document) -> bool:
    return lines_of(accepted(marked)) == lines_of(new) and lines_of(rejected(marked)) == lines_of(old)


def _stretch(old: tuple[Block, ...], new: tuple[Block, ...], author: Author) -> tuple[Block, ...]:
    before, after = Document("", old), Document("", new)
    marked = compare_documents(before, after, author)
    return marked.blocks if _holds(marked, before, after) else _replaced(old, new, author)


def _replaced(old: tuple[Block, ...], new: tuple[Block, ...], author: Author) -> tuple[Block, ...]:
    gone = (_all(block, "deleted", author) for block in old)
    return (*gone, *(_all(block, "inserted", author) for block in new))


def _all(block: Block, mark: Mark, author: Author) -> Block:
    """The block with all its text marked."""

    def marked(runs: Runs) -> Runs:
        return tuple(Run(run.text, run.style, mark, author.by, author.at, run.term) for run in runs)

    return with_runs(block, marked)
