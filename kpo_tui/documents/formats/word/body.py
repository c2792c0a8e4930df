"""Documents as the body of a Word file: paragraphs, tables, tracked changes, bookmarks, locks, comments."""

from collections.abc import Mapping
from itertools import count, groupby

from msgspec import Struct

from kpo_tui.documents.document import Block, Document, Mark, Run, Runs, Table, plain
from kpo_tui.documents.formats.word import elements
from kpo_tui.documents.formats.word.numbering import Numbering, Place
from kpo_tui.documents.formats.word.preparing import ends_in, prepared, words_of
from kpo_tui.documents.formats.word.tables import columns, is_wide
from kpo_tui.documents.formats.word.xml import NOTHING, Xml, joined
from kpo_tui.documents.redline.sides import COME, GONE, wholly

_CHARACTERS = {"strong": "DefinedTerm", "gap": "Gap", "quiet": "Quiet"}
_MOVES: tuple[Mark, Mark] = ("moved_from", "moved_to")
_AROUND_NOTHING = (NOTHING, NOTHING)


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
            content = elements.run(run.text, self._looks.get(run.style, ""), gone=run.mark == "deleted")
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
