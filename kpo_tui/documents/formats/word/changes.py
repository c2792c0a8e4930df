"""What a Word file says, with the changes tracked in it: typed values, no XML."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace


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


class Line(Struct, frozen=True):
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
    found = {stamp for line in content.lines for stamp in (line.mark_in, line.mark_out)}
    found |= {
        stamp for line in content.lines for atom in line.atoms for stamp in (atom.inserted, atom.deleted)
    }
    return {stamp for stamp in found if stamp is not None}


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
    """The paragraphs once each change has met the fate that `judge` gives it; those that go are gone.

    A paragraph whose end goes runs on into the next one of the same place.
    """
    found: list[Line] = []
    running: list[Line] = []  # paragraphs whose ends went, up to the one that they run on into
    for line in lines:
        if running and running[0].spot != line.spot:
            found += _end_of(running)
        if not running and is_settled(line):
            found.append(line)
            continue
        atoms = [atom for one in line.atoms if (atom := _atom(one, judge)) is not None]
        goes, came, went = _judged(line.mark_in, line.mark_out, judge)
        running.append(replace(line, atoms=_decided(atoms), mark_in=came, mark_out=went))
        if not goes:
            found.append(_joined(running))
            running.clear()
    return found + _end_of(running)


def _end_of(running: list[Line]) -> list[Line]:
    """What is left of paragraphs that have nothing to run on into: nothing, if they have no text."""
    kept = [_joined(running)] if any(line.text for line in running) else []
    running.clear()
    return kept


def is_settled(line: Line) -> bool:
    """Whether nothing in the paragraph is a tracked change."""
    if line.mark_in is not None or line.mark_out is not None:
        return False
    for atom in line.atoms:  # noqa: SIM110  (asked of every paragraph, several times; a generator takes twice as long)
        if atom.inserted is not None or atom.deleted is not None:
            return False
    return True


def _decided(atoms: list[Atom]) -> tuple[Atom, ...]:
    """The atoms, made one where nothing in them is still to be decided."""
    for atom in atoms:
        if atom.inserted is not None or atom.deleted is not None:
            return tuple(atoms)
    return (Atom("".join([atom.text for atom in atoms])),) if atoms else ()


def _joined(running: list[Line]) -> Line:
    """One paragraph of several: it looks like the last of them that has text."""
    if len(running) == 1:
        return running[0]
    look, last = next((line for line in reversed(running) if line.text), running[-1]), running[-1]
    return replace(
        look,
        atoms=tuple(atom for line in running for atom in line.atoms),
        mark_in=last.mark_in,
        mark_out=last.mark_out,
        bookmarks=tuple(name for line in running for name in line.bookmarks),
        remarks=tuple(number for line in running for number in line.remarks),
    )


def _judged(came: Stamp | None, went: Stamp | None, judge: Judge) -> tuple[bool, Stamp | None, Stamp | None]:
    """Whether what `came` put in and `went` took out goes, and which of the two is still to be decided."""
    coming = None if came is None else judge(came)
    going = None if went is None else judge(went)
    return (
        coming == "reject" or going == "accept",
        came if coming == "keep" else None,
        went if going == "keep" else None,
    )


def _atom(atom: Atom, judge: Judge) -> Atom | None:
    if atom.inserted is None and atom.deleted is None:
        return atom
    goes, came, went = _judged(atom.inserted, atom.deleted, judge)
    return None if goes else Atom(atom.text, came, went, atom.moved)
