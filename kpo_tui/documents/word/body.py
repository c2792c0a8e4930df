"""Documents as the body of a Word file: paragraphs, tables, tracked changes, bookmarks, locks, comments."""

import re
from collections.abc import Mapping
from itertools import count, groupby
from math import ceil
from string import Template
from typing import Final, NamedTuple

from msgspec import Struct

from kpo_tui.documents.document import (
    Block,
    Document,
    Heading,
    Mark,
    Numbered,
    Run,
    Runs,
    Table,
    plain,
    text_of,
)
from kpo_tui.documents.redline.sides import COME, GONE, wholly
from kpo_tui.documents.word import elements
from kpo_tui.documents.word.preparation import ends_in, prepared, words_of
from kpo_tui.documents.word.xml import NOTHING, Xml, escaped, joined
from kpo_tui.machine.resources import template_text

_CHARACTERS = {"strong": "DefinedTerm", "gap": "Gap", "quiet": "Quiet"}
_MOVES: tuple[Mark, Mark] = ("moved_from", "moved_to")
_AROUND_NOTHING = (NOTHING, NOTHING)
_WIDE: Final = 6  # columns beyond which a table needs the page on its side
_CHARACTER, _SMALL_CHARACTER = 110, 72  # twips that a character takes, in a table and in small print
_BOLD: Final = 1.15  # the letters of ordinary print that take the room of a bold one
_MARGIN: Final = 170  # twips left and right of a cell's text
_LONGEST, _MOST = 18, 60  # letters of a word, and characters of a cell, for which room is made


_CLAUSES: Final = 1  # 5. 5.1 (a) (i), bound to the styles of headings and clauses
_ENUMERATION: Final = 2  # (1) (i), under paragraphs that have no number
_ITEMS: Final = 3  # 1. 2., the entries of a schedule
_SUBCLAUSE: Final = re.compile(r"[0-9]+\.[0-9]+")
_COUNT: Final = re.compile(r"\(?([0-9]+)\)?")


class Note(Struct, frozen=True):
    """A comment in the margin: beside the clause, or beside the title where it is about none.

    `by` is its author, `at` when it was written (RFC 3339).
    """

    text: str
    by: str
    at: str
    clause: str | None = None


class Extras(Struct, frozen=True):
    """`marked` clauses have a hidden bookmark each, named by their place in it; `locked` ones cannot be edited.

    `locked` gives the name that the lock shows for a clause. `mark` is a hidden bookmark on the title.
    With `tracking`, Word records what is changed in the file.
    """

    marked: tuple[str, ...] = ()
    locked: dict[str, str] = {}
    notes: tuple[Note, ...] = ()
    mark: str = ""
    tracking: bool = False


NO_EXTRAS = Extras()


class Place(NamedTuple):
    """The style of a paragraph, and the list it is numbered in where that is not its style's own."""

    style: str
    list_number: int | None = None
    level: int = 0


class Numbering:
    """The lists of one file, found block by block.

    A block's number is never typed: it comes from its style and its list, so that it goes on being right
    when clauses are added and struck.
    """

    def __init__(self) -> None:
        self._instances: list[tuple[int, int]] = []  # the kind of each list and the number it begins at
        self._first: int | None = None
        self._in_clause = False
        self._enumerating = False
        self._current: dict[int, int] = {}

    def place(self, block: Block) -> Place:
        """Where a block goes. Blocks are asked for in the order of the document."""
        if isinstance(block, Heading):
            return self._heading(block)
        if not isinstance(block, Numbered):
            self._current.pop(_ITEMS, None)
            return Place("ClauseText" if self._in_clause else "BodyText")
        if block.level == 1:
            self._enumerating = False
            return self._first_level(block.number)
        if block.level == 2:
            self._enumerating = _COUNT.fullmatch(block.number) is not None
        if self._enumerating:
            return self._listed(_ENUMERATION, f"Enumeration{block.level - 1}", block.level - 2, block.number)
        return Place(f"Clause{min(block.level + 1, 4)}")

    def _heading(self, block: Heading) -> Place:
        self._current.pop(_ITEMS, None)
        self._in_clause = block.number is not None
        if block.number is None or block.level > 1:
            return Place("HeadingUnnumbered" if block.level == 1 else "Heading2")
        if self._first is None and block.number.isdigit():
            self._first = int(block.number)
        return Place("Heading1")

    def _first_level(self, number: str) -> Place:
        if _SUBCLAUSE.fullmatch(number):
            return Place("Clause2")
        if _COUNT.fullmatch(number):
            return self._listed(_ITEMS, "ScheduleItem", 0, number)
        return Place("Quote")

    def _listed(self, kind: int, style: str, level: int, number: str) -> Place:
        """A place in a list that begins anew with its first number."""
        count = _COUNT.fullmatch(number) if level == 0 else None
        first = int(count[1]) if count else None
        if first == 1 or kind not in self._current:
            self._instances.append((kind, 1 if first is None else first))
            self._current[kind] = len(self._instances) + _ITEMS
        return Place(style, self._current[kind], level)

    def part(self, styles: Mapping[str, str]) -> str:
        """The part that defines the lists; `styles` gives the id that a style has in the file."""
        kinds = [(_CLAUSES, self._first or 1), (_ENUMERATION, 1), (_ITEMS, 1), *self._instances]
        lists = joined(*[elements.list_from(at, kind, first) for at, (kind, first) in enumerate(kinds, 1)])
        ids = {name: escaped(identifier) for name, identifier in styles.items()}
        return Template(template_text("word/numbering.xml")).substitute(ids, instances=lists)


class Body:
    """The body of one file under construction.

    `styles` gives the id that a style has in the file, `room` the twips between the margins of its page.
    """

    def __init__(self, document: Document, extras: Extras, styles: Mapping[str, str], room: int) -> None:
        self.document = document = prepared(document)
        self.extras, self.styles, self.room = extras, styles, room
        self.numbering = Numbering()
        self._numbers = count(1)  # of changes, bookmarks and locks, each another one
        self._looks = {look: styles[name] for look, name in _CHARACTERS.items()}
        leaving = [words for block in document.blocks for mark, words in ends_in(block) if mark == _MOVES[0]]
        self._moves = {words: f"move{at}" for at, words in enumerate(leaving, 1)}
        self._notes = _notes_by_place(document, extras)
        self._stretches: dict[str, int] = {}

    def xml(self) -> Xml:
        """Everything between the tags of the body but the section."""
        mark = self.extras.mark
        around = elements.bookmark(next(self._numbers), mark) if mark else _AROUND_NOTHING
        title = self._paragraph(plain(self.document.title), Place("Title"), around, about=None)
        notices = [self._paragraph(plain(text), Place("Notice")) for text in self.document.notices[1:]]
        stretches = groupby(self.document.blocks, key=lambda block: block.clause)
        return joined(title, *notices, *[self._clause(clause, list(blocks)) for clause, blocks in stretches])

    def _clause(self, clause: str | None, blocks: list[Block]) -> Xml:
        """The blocks of a clause that stand together, with its bookmark and its lock."""
        opening, closing = _AROUND_NOTHING
        if clause in self.extras.marked:
            stretch = self._stretches[clause] = self._stretches.get(clause, 0) + 1
            name = f"_kpo_c_{self.extras.marked.index(clause)}" + (f"_{stretch}" if stretch > 1 else "")
            opening, closing = elements.bookmark(next(self._numbers), name)
        last = len(blocks) - 1
        whole = [
            self._block(block, (opening if at == 0 else NOTHING, closing if at == last else NOTHING))
            for at, block in enumerate(blocks)
        ]
        content = joined(*whole)
        if clause not in self.extras.locked:
            return content
        return elements.locked(next(self._numbers), self.extras.locked[clause], f"kpo-{clause}", content)

    def _block(self, block: Block, around: tuple[Xml, Xml]) -> Xml:
        if isinstance(block, Table):
            return joined(around[0], self._table(block), around[1])
        return self._paragraph(block.runs, self.numbering.place(block), around, about=block.clause)

    def _paragraph(
        self, runs: Runs, place: Place, around: tuple[Xml, Xml] = _AROUND_NOTHING, about: str | None = ""
    ) -> Xml:
        """A paragraph between `around`, with the comments on the clause `about` where it is the first of it."""
        changed = self._change_of_all(runs)
        properties = (
            # What introduces a list or a table stays on its page.
            elements.KEPT if runs and runs[-1].text.rstrip().endswith(":") else NOTHING,
            NOTHING if place.list_number is None else elements.listed(place.list_number, place.level),
            elements.changed_end(changed),
        )
        content, after = self._runs(runs), NOTHING
        for mark in _MOVES if self._moves else ():
            if first := next((run for run in runs if run.mark == mark), None):
                name = self._moves[words_of(runs, mark)]
                opening, closing = elements.end_of_move(mark, next(self._numbers), first.by, first.at, name)
                content = [opening, *content] if changed else [opening, *content, closing]
                after = closing if changed else NOTHING
        opened, closed = self._comments(about)
        paragraph = elements.paragraph(
            self.styles[place.style], around[0], opened, *content, closed, around[1], properties=properties
        )
        return joined(paragraph, after) if after else paragraph

    def _runs(self, runs: Runs) -> list[Xml]:
        whole = []
        for run in runs:
            content = elements.text_run(run.text, self._looks.get(run.style, ""), gone=run.mark == "deleted")
            whole.append(content if run.mark == "none" else self._change(run, content))
        return whole

    def _change(self, run: Run, *content: Xml) -> Xml:
        return elements.change(run.mark, next(self._numbers), run.by, run.at, *content)

    def _change_of_all(self, runs: Runs) -> Xml:
        """The change of what holds these runs, a paragraph or a row, where all of them came or went."""
        return self._change(runs[-1]) if wholly(runs, GONE) or wholly(runs, COME) else NOTHING

    def _comments(self, about: str | None) -> tuple[Xml, Xml]:
        """What opens and closes the comments on a clause, the first time it is met."""
        if about not in self._notes:
            return _AROUND_NOTHING
        style = self.styles["CommentReference"]
        ends = [elements.remarked(at, style) for at in self._notes.pop(about)]
        return joined(*[opening for opening, _ in ends]), joined(*[closing for _, closing in ends])

    def _table(self, table: Table) -> Xml:
        small = "Small" if is_wide(table) else ""
        widths = columns(table, self.room)
        rows = [self._row(table.header, f"TableHead{small}", widths, heads=True, shaded=True)] + [
            self._row(row, f"TableText{small}", widths, heads=False, shaded=at in table.shaded)
            for at, row in enumerate(table.rows)
        ]
        caption = self._paragraph(plain(table.caption), Place("Caption")) if table.caption else NOTHING
        # Without an empty paragraph, two tables would become one; it comes and goes with the table.
        runs = tuple(run for row in (table.header, *table.rows) for cell in row for run in cell)
        changed = elements.changed_end(self._change_of_all(runs))
        after = elements.paragraph(self.styles["TableText"], properties=(changed,))
        return joined(caption, elements.table(self.styles["AgreementTable"], widths, rows), after)

    def _row(
        self, cells: tuple[Runs, ...], style: str, widths: list[int], *, heads: bool, shaded: bool
    ) -> Xml:
        """A row of cells with one paragraph each, whose end is never tracked: it goes with the row."""
        changed = self._change_of_all(tuple(run for cell in cells for run in cell))
        whole = [
            elements.cell(elements.paragraph(self.styles[style], *self._runs(cell)), width, shaded=shaded)
            for cell, width in zip(cells, widths, strict=True)
        ]
        return elements.row(whole, changed, heads=heads)


def _notes_by_place(document: Document, extras: Extras) -> dict[str | None, list[int]]:
    """The notes, by their place in the list, under the clause that each stands beside.

    One on a clause that has no paragraph in the document stands beside the title: Word shows no comment that
    stands nowhere.
    """
    present = {block.clause for block in document.blocks if not isinstance(block, Table)}
    found: dict[str | None, list[int]] = {}
    for at, note in enumerate(extras.notes):
        found.setdefault(note.clause if note.clause in present else None, []).append(at)
    return found


def is_wide(table: Table) -> bool:
    """Whether the table has so many columns that it needs small print on a page on its side."""
    return len(table.header) > _WIDE


def needs_landscape(document: Document) -> bool:
    """Whether a table of the document is wide."""
    return any(isinstance(block, Table) and is_wide(block) for block in document.blocks)


def columns(table: Table, room: int) -> list[int]:
    """The width of each column in twips: room for its longest word first, then by how much it says."""
    character = _SMALL_CHARACTER if is_wide(table) else _CHARACTER
    texts = [[text_of(row[at]) for row in (table.header, *table.rows)] for at in range(len(table.header))]
    heads = [ceil(_longest_word(column[:1]) * _BOLD) for column in texts]
    longest = [max(head, _longest_word(column[1:])) for head, column in zip(heads, texts, strict=True)]
    least = _least(longest, character, room)
    said = [min(sum(map(len, column)) // len(column), _MOST) + 1 for column in texts]
    left = room - sum(least)
    widths = [own + left * share // sum(said) for own, share in zip(least, said, strict=True)]
    return [*widths[:-1], room - sum(widths[:-1])]


def _least(longest: list[int], character: int, room: int) -> list[int]:
    """Room for each column's longest word; where there is not enough, less air, then the longest words broken."""
    lean = character * 9 // 10
    steps = [(character, _LONGEST), *((lean, letters) for letters in range(_LONGEST, 0, -1))]
    for width, letters in steps:
        found = [min(word, letters) * width + _MARGIN for word in longest]
        if sum(found) <= room:
            return found
    return [room // len(longest)] * len(longest)


def _longest_word(texts: list[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), _LONGEST)
