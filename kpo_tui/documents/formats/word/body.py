"""Documents as the body of a Word file: paragraphs, tables, tracked changes, bookmarks, locks, comments."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from kpo_tui.documents.document import Block, Document, Runs, Table, plain
from kpo_tui.documents.formats.word.extras import Extras
from kpo_tui.documents.formats.word.numbering import Numbering, Place
from kpo_tui.documents.formats.word.preparing import prepared
from kpo_tui.documents.formats.word.revisions import Revisions
from kpo_tui.documents.formats.word.tables import columns, is_wide
from kpo_tui.documents.formats.word.xml import attributes, escaped, signature, text_run, within
from kpo_tui.text import visible

_CHARACTERS: Final = {"strong": "DefinedTerm", "gap": "Gap", "quiet": "Quiet"}
_LONGEST_NAME, _LONGEST_INITIALS = 64, 9  # what Word allows for a lock and for a comment's author


class Body:
    """The body of one file under construction.

    `styles` gives the id that a style has in the file, `room` the twips between the margins of its page.
    """

    def __init__(self, document: Document, extras: Extras, styles: Mapping[str, str], room: int) -> None:
        self.document = document = prepared(document)
        self.extras, self.styles, self.room = extras, styles, room
        self.numbering = Numbering()
        self._revisions = Revisions(document)
        self._looks = {
            look: f'<w:rPr><w:rStyle w:val="{styles[name]}"/></w:rPr>' for look, name in _CHARACTERS.items()
        }
        self._notes = _notes_by_place(document, extras)
        self._stretches: dict[str, int] = {}

    def xml(self) -> str:
        """Everything between the tags of the body but the section."""
        around = self._bookmark(self.extras.mark) if self.extras.mark else ("", "")
        title = self._paragraph(plain(self.document.title), Place("Title"), around, about=None)
        notices = [self._paragraph(plain(text), Place("Notice")) for text in self.document.notices[1:]]
        stretches = groupby(self.document.blocks, key=lambda block: block.clause)
        clauses = [self._clause(clause, list(blocks)) for clause, blocks in stretches]
        return "".join([title, *notices, *clauses])

    def _clause(self, clause: str | None, blocks: list[Block]) -> str:
        """The blocks of a clause that stand together, with its bookmark and its lock."""
        opening = closing = ""
        if clause in self.extras.marked:
            stretch = self._stretches[clause] = self._stretches.get(clause, 0) + 1
            name = f"_kpo_c_{self.extras.marked.index(clause)}" + (f"_{stretch}" if stretch > 1 else "")
            opening, closing = self._bookmark(name)
        last = len(blocks) - 1
        whole = [
            self._block(block, (opening if at == 0 else "", closing if at == last else ""))
            for at, block in enumerate(blocks)
        ]
        content = "".join(whole)
        return self._locked(clause, content) if clause in self.extras.locked else content

    def _locked(self, clause: str, content: str) -> str:
        properties = (
            f"<w:alias{attributes({'val': within(_LONGEST_NAME, self.extras.locked[clause])})}/>"
            f"<w:tag{attributes({'val': within(_LONGEST_NAME, f'kpo-{clause}')})}/>"
            f'<w:id w:val="{self._revisions.number()}"/><w:lock w:val="sdtContentLocked"/>'
        )
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def _bookmark(self, name: str) -> tuple[str, str]:
        number = self._revisions.number()
        opening = f"<w:bookmarkStart{attributes({'id': number, 'name': name})}/>"
        return opening, f"<w:bookmarkEnd{attributes({'id': number})}/>"

    def _block(self, block: Block, around: tuple[str, str]) -> str:
        if isinstance(block, Table):
            return f"{around[0]}{self._table(block)}{around[1]}"
        return self._paragraph(block.runs, self.numbering.place(block), around, about=block.clause)

    def _paragraph(
        self, runs: Runs, place: Place, around: tuple[str, str] = ("", ""), about: str | None = ""
    ) -> str:
        """A paragraph between `around`, with the comments on the clause `about` where it is the first of it."""
        moves = self._revisions.moves(runs)
        mark = self._revisions.on_mark(runs)
        listed = ""
        if place.list_number is not None:
            listed = (
                f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.list_number}"/></w:numPr>'
            )
        # What introduces a list or a table stays on its page.
        kept = "<w:keepNext/>" if runs and runs[-1].text.rstrip().endswith(":") else ""
        properties = f'<w:pStyle w:val="{self.styles[place.style]}"/>{kept}{listed}' + (
            f"<w:rPr>{mark}</w:rPr>" if mark else ""
        )
        after = ""
        content = "".join(self._runs(runs))
        for kind, name in moves.items():
            first = next(run for run in runs if run.mark == kind)
            opening, closing = self._revisions.range_start(kind, name, first)
            content, after = (
                (f"{opening}{content}", closing) if mark else (f"{opening}{content}{closing}", "")
            )
        opened, closed = self._comments(about)
        return f"<w:p><w:pPr>{properties}</w:pPr>{around[0]}{opened}{content}{closed}{around[1]}</w:p>{after}"

    def _runs(self, runs: Runs) -> Iterator[str]:
        for run in runs:
            tag = "delText" if run.mark == "deleted" else "t"
            content = text_run(run.text, self._looks.get(run.style, ""), tag)
            yield content if run.mark == "none" else self._revisions.wrapped(run, content)

    def _comments(self, about: str | None) -> tuple[str, str]:
        """What opens and closes the comments on a clause, the first time it is met."""
        opened = closed = ""
        for at in self._notes.pop(about, ()):
            opened += f'<w:commentRangeStart w:id="{at}"/>'
            closed += (
                f'<w:commentRangeEnd w:id="{at}"/><w:r><w:rPr><w:rStyle w:val="{self.styles["CommentReference"]}"/>'
                f'</w:rPr><w:commentReference w:id="{at}"/></w:r>'
            )
        return opened, closed

    def _table(self, table: Table) -> str:
        small = "Small" if is_wide(table) else ""
        widths = columns(table, self.room)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [self._row(table.header, f"TableHead{small}", widths, heads=True)] + [
            self._row(row, f"TableText{small}", widths, shaded=at in table.shaded)
            for at, row in enumerate(table.rows)
        ]
        caption = self._paragraph(plain(table.caption), Place("Caption")) if table.caption else ""
        return (
            f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["AgreementTable"]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{self._after(table)}"
        )

    def _after(self, table: Table) -> str:
        """An empty paragraph, without which two tables would become one; it comes and goes with the table."""
        runs = tuple(run for row in (table.header, *table.rows) for cell in row for run in cell)
        mark = self._revisions.on_mark(runs)
        look = f'<w:pStyle w:val="{self.styles["TableText"]}"/>' + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
        return f"<w:p><w:pPr>{look}</w:pPr></w:p>"

    def _row(
        self,
        cells: tuple[Runs, ...],
        style: str,
        widths: list[int],
        *,
        heads: bool = False,
        shaded: bool = False,
    ) -> str:
        runs = tuple(run for cell in cells for run in cell)
        change = self._revisions.on_mark(runs)
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if shaded or heads else ""
        whole = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{self._cell(cell, style)}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        properties = f"<w:cantSplit/>{'<w:tblHeader/>' if heads else ''}{change}"
        return f"<w:tr><w:trPr>{properties}</w:trPr>{whole}</w:tr>"

    def _cell(self, runs: Runs, style: str) -> str:
        """A cell's one paragraph. Its mark is never tracked: a cell keeps one, and goes with its row."""
        content = "".join(self._runs(runs))
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles[style]}"/></w:pPr>{content}</w:p>'


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


def comments_part(extras: Extras, style: str) -> str:
    """The content of the comments part."""
    found = ""
    for at, note in enumerate(extras.notes):
        initials = within(_LONGEST_INITIALS, "".join(word[0] for word in visible(note.by).split()[:3]))
        who = attributes({"id": str(at), **signature(note.by, note.at), "initials": initials})
        lines = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{escaped(style)}"/></w:pPr>{text_run(line)}</w:p>'
            for line in note.text.split("\n")
        )
        found += f"<w:comment{who}>{lines}</w:comment>"
    return found
