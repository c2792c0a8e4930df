"""What a Word file says, with the changes tracked in it: typed values, no XML."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Heading, Mark, Paragraph, Run, Runs, Table


class Stamp(Struct, frozen=True, gc=False):
    """Who made a change, and when, as the file has it."""

    author: str
    at: str


class Atom(Struct, frozen=True, gc=False):
    """A stretch of text with one fate: put in by someone, taken out by someone, or both, or neither."""

    text: str
    inserted: Stamp | None = None
    deleted: Stamp | None = None
    moved: bool = False


class Spot(NamedTuple):
    """Where in a table a paragraph stands, all counted from 0."""

    table: int
    row: int
    cell: int


class Line(Struct, frozen=True, gc=False):
    """A paragraph. `mark_in` and `mark_out` tell who put its end in and took it out, of a row for a cell.

    `style` is the name of its style in lower case, `outline` its level as a heading (0 the highest), `level`
    its level in a list. `bookmarks` begin in it, `remarks` are the comments on it.
    """

    atoms: tuple[Atom, ...]
    mark_in: Stamp | None = None
    mark_out: Stamp | None = None
    style: str = ""
    outline: int | None = None
    level: int | None = None
    spot: Spot | None = None
    bookmarks: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All its text, taken out or not."""
        atoms = self.atoms
        return atoms[0].text if len(atoms) == 1 else "".join([atom.text for atom in atoms])


Made: TypeAlias = tuple[Line | None, list[Line]]
"""A paragraph once changes are settled, None where nothing is left of it, and those that it was made of."""


class Remark(NamedTuple):
    """A comment in the margin."""

    number: str
    stamp: Stamp
    text: str


class Content(NamedTuple):
    """All that a Word file says.

    `apart` holds text outside of the body, by where it stands (`header`, `footnote`, …); `odd` says what else
    is in the file that cannot be read as text.
    """

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    odd: tuple[str, ...] = ()


def stamps_of(content: Content) -> set[Stamp]:
    """Every author and time of a change tracked in the text."""
    return {stamp for line in content.lines for stamp in stamps_in(line)}


def stamps_in(line: Line) -> list[Stamp]:
    """The author and the time of each change tracked in a paragraph: of its end first."""
    if is_settled(line):
        return []
    pairs = ((line.mark_in, line.mark_out), *((atom.inserted, atom.deleted) for atom in line.atoms))
    return [stamp for pair in pairs for stamp in pair if stamp is not None]


Fate: TypeAlias = Literal["accept", "reject", "keep"]
Judge: TypeAlias = Callable[[Stamp], Fate]


def accept_all(_stamp: Stamp) -> Fate:
    """Every change is made."""
    return "accept"


def reject_all(_stamp: Stamp) -> Fate:
    """Every change is undone."""
    return "reject"


def keep_all(_stamp: Stamp) -> Fate:
    """Every change stays to be decided."""
    return "keep"


def settled(lines: Iterable[Line], judge: Judge) -> list[Line]:
    """The paragraphs once each change has met the fate that `judge` gives it; those that go are gone."""
    return [line for several in run_on(lines, judge) if (line := settled_into(several, judge)) is not None]


def run_on(lines: Iterable[Line], judge: Judge) -> Iterator[list[Line]]:
    """The paragraphs that make one each once the changes have met their fates.

    A paragraph whose end goes runs on into the next one of the same place.
    """
    running: list[Line] = []
    for line in lines:
        if running and running[0].spot != line.spot:
            yield running
            running = []
        running.append(line)
        if not _goes(line.mark_in, line.mark_out, judge):
            yield running
            running = []
    if running:
        yield running


def settled_into(running: list[Line], judge: Judge) -> Line | None:
    """The one paragraph that these make; None where they have nothing to run on into and no text is left."""
    last = running[-1]
    if len(running) == 1 and is_settled(last):
        return last
    atoms = [_decided(line.atoms, judge) for line in running]
    texts = [at for at, left in enumerate(atoms) if left]
    if not texts and _goes(last.mark_in, last.mark_out, judge):
        return None
    mark_in, mark_out = _still_open(last.mark_in, judge), _still_open(last.mark_out, judge)
    if len(running) == 1:
        return replace(last, atoms=atoms[0], mark_in=mark_in, mark_out=mark_out)
    return replace(
        running[texts[-1]] if texts else last,  # it looks like the last of them that has text
        atoms=tuple(chain.from_iterable(atoms)),
        mark_in=mark_in,
        mark_out=mark_out,
        bookmarks=tuple(name for line in running for name in line.bookmarks),
        remarks=tuple(number for line in running for number in line.remarks),
    )


def text_left(running: list[Line], judge: Judge) -> str:
    """The text of the one paragraph that these make."""
    atoms = [atom for line in running for atom in line.atoms]
    return "".join([atom.text for atom in atoms if not _goes(atom.inserted, atom.deleted, judge)])


def is_settled(line: Line) -> bool:
    """Whether nothing in the paragraph is a tracked change."""
    if line.mark_in is not None or line.mark_out is not None:
        return False
    for atom in line.atoms:  # noqa: SIM110  (asked of every paragraph, several times; a generator takes twice as long)
        if atom.inserted is not None or atom.deleted is not None:
            return False
    return True


def _decided(atoms: tuple[Atom, ...], judge: Judge) -> tuple[Atom, ...]:
    """The atoms that are left, made one where nothing in them is still to be decided."""
    left: list[Atom] = []
    settled_all = True
    for atom in atoms:
        if atom.inserted is None and atom.deleted is None:
            left.append(atom)
        elif not _goes(atom.inserted, atom.deleted, judge):
            came, went = _still_open(atom.inserted, judge), _still_open(atom.deleted, judge)
            left.append(Atom(atom.text, came, went, atom.moved))
            settled_all = settled_all and came is None and went is None
    if not settled_all:
        return tuple(left)
    return (Atom("".join([atom.text for atom in left])),) if left else ()


def _goes(came: Stamp | None, went: Stamp | None, judge: Judge) -> bool:
    """Whether what `came` put in and `went` took out goes."""
    return (came is not None and judge(came) == "reject") or (went is not None and judge(went) == "accept")


def _still_open(stamp: Stamp | None, judge: Judge) -> Stamp | None:
    """The change, if it is still to be decided."""
    return stamp if stamp is not None and judge(stamp) == "keep" else None


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
    return tuple(map(_run, atoms))


def _run(atom: Atom) -> Run:
    stamp = atom.deleted or atom.inserted
    if stamp is None:
        return Run(atom.text)
    marks: tuple[Mark, Mark] = ("moved_from", "moved_to") if atom.moved else ("deleted", "inserted")
    return Run(
        atom.text, mark=marks[0] if atom.deleted else marks[1], by=stamp.author or None, at=stamp.at or None
    )
