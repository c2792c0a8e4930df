"""From the parts of a Word file to what it says.

Every element that holds text is followed, also through those that are not known; what holds something
other than text is told of in `odd`. Nothing is fetched, computed or run: a field is the text it shows.
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kpo_tui.documents.document import Document
from kpo_tui.documents.word import elements
from kpo_tui.documents.word.changes import Atom, Content, Line, Remark, Spot, Stamp, document_of
from kpo_tui.documents.word.foreign_file import parts_in, parts_of
from kpo_tui.documents.word.styles import PLAIN, Look, Styles
from kpo_tui.documents.word.xml import EMPTY, W
from kpo_tui.documents.word.xml_tree import NAMES, child, local, parsed, value
from kpo_tui.errors import BadInput
from kpo_tui.machine.collector import no_collector
from kpo_tui.text import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT, _VALUE, _AUTHOR, _DATE = f"{W}{elements.TEXTS[0]}", f"{W}val", f"{W}author", f"{W}date"
_APART: Final = re.compile(r"word/(header|footer|footnote(?=s)|endnote(?=s)).*\.xml\Z", re.DOTALL)
_DEEPEST: Final = 100
MOST_LINES: Final = 100_000
"""Paragraphs and cells in a file: 1,000 pages have a quarter of that."""


def as_document(path: Path, accepted: bool | None = True) -> Document:
    """The Word file at `path` with its tracked changes made (`accepted`), undone, or, with None, as marks.

    Raises BadInput for what is no sound Word file.
    """
    return document_of(content_in(path), path.name, accepted)


def content_in(path: Path) -> Content:
    """What the Word file at `path` says. Raises BadInput, saying what is wrong with it."""
    return _content(parts_in(path), str(path))


def content_of(data: bytes, name: str) -> Content:
    """What a Word file called `name` says. Raises BadInput, saying what is wrong with it."""
    return _content(parts_of(data, name), name)


@no_collector()
def _content(parts: dict[str, bytes], name: str) -> Content:
    try:
        return _Reader(parts).content()
    except ValueError as error:
        raise BadInput(f"{name}: cannot be read as a Word file: {one_line(str(error), 160)}") from None


class _Reader:
    """Reads one file."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.odd: dict[str, int] = {}
        self.boxes: list[str] = []
        self._tables = 0
        self._stamps: dict[Stamp, Stamp] = {}
        self._styles = Styles(parts)

    def content(self) -> Content:
        main = _main_part(self.parts)
        root = parsed(self.parts[main])
        body = child(root, elements.BODY)
        if body is None:
            raise ValueError("its main part has no text")
        lines = tuple(islice(self._lines(body, None, 0), MOST_LINES + 1))
        if len(lines) > MOST_LINES:
            raise ValueError(f"it has more than {MOST_LINES:,} paragraphs, as no agreement has")
        apart = [*self._apart(), *(("text box", text) for text in self.boxes)]
        remarks = tuple(self._remarks())
        self._links()
        odd = tuple(f"{what}, {count} times" if count > 1 else what for what, count in self.odd.items())
        return Content(lines, remarks, tuple(apart), odd)

    # -- blocks ---------------------------------------------------------------------------

    def _lines(self, parent: "Element", spot: Spot | None, depth: int) -> Iterator[Line]:
        if depth > _DEEPEST:
            raise ValueError("it is nested deeper than any agreement")
        ahead: list[str] = []
        for element in parent:
            name = NAMES[element.tag]
            if name == elements.PARAGRAPH:
                yield self._paragraph(element, spot, ahead)
                ahead = []
            elif name == elements.TABLE:
                yield from self._table(element, spot, depth)
            elif name == elements.BOOKMARK:
                ahead.append(value(element, "name") or "")
            elif name not in elements.SILENT:
                self._note(name)
                yield from self._lines(element, spot, depth + 1)

    def _table(self, table: "Element", spot: Spot | None, depth: int) -> Iterator[Line]:
        number = self._tables
        self._tables += 1
        for at, row in enumerate(_through(table, elements.ROW)):
            came, went = self._marks(child(row, elements.OF_ROW))
            for place, cell in enumerate(_through(row, elements.CELL)):
                here = spot or Spot(number, at, place)
                for line in self._lines(cell, here, depth + 1):
                    yield line if spot else replace(line, mark_in=came, mark_out=went)

    def _paragraph(self, paragraph: "Element", spot: Spot | None, ahead: list[str]) -> Line:
        into = _Gathered(ahead)
        self._inside(paragraph, into, None, None, False, 0)
        look, came, went = self._properties(into.properties)
        return Line(
            into.atoms(), came, went, look.name, look.outline, look.level, spot,
            tuple(into.bookmarks), tuple(into.remarks),
        )  # fmt: skip

    def _properties(self, own: "Element | None") -> tuple[Look, Stamp | None, Stamp | None]:
        """What the properties of a paragraph make of it, and who put in and who took out its end."""
        if own is None:
            return PLAIN, None, None
        style, came, went = "", None, None
        numbered = outline = None
        for element in own:
            match NAMES[element.tag]:
                case elements.STYLE_OF:
                    style = element.get(_VALUE) or ""
                case elements.OF_RUN:
                    came, went = self._marks(element)
                case elements.NUMBERED:
                    numbered = element
                case elements.OUTLINE:
                    outline = element
                case elements.FRAME:
                    self._note(elements.FRAME)
        return self._styles.look(style, numbered, outline), came, went

    # -- text -----------------------------------------------------------------------------

    def _inside(
        self,
        parent: "Element",
        into: "_Gathered",
        came: Stamp | None,
        went: Stamp | None,
        moved: bool,
        depth: int,
    ) -> None:
        """Gather what a paragraph, or something in it, holds, which `came` put in and `went` took out."""
        if depth > _DEEPEST:
            raise ValueError("it is nested deeper than any agreement")
        below = depth + 1
        for element in parent:
            name = NAMES[element.tag]
            if name == elements.RUN:
                alone = len(element) == 1 and (only := element[0]).tag == _TEXT  # as of nearly every run
                into.add((only.text or "") if alone else self._text(element, into, depth), came, went, moved)
            elif name in elements.CAME:
                to = moved or name in elements.MOVED
                self._inside(element, into, self._stamp(element), went, to, below)
            elif name in elements.WENT:
                to = moved or name in elements.MOVED
                self._inside(element, into, came, self._stamp(element), to, below)
            elif name == elements.OF_PARAGRAPH:
                into.properties = element
            elif name == elements.BOOKMARK:
                into.bookmarks.append(value(element, "name") or "")
            elif name == elements.REMARKED:
                into.remarks.append(value(element, "id") or "")
            elif name not in elements.SILENT:
                self._note(name)
                self._inside(element, into, came, went, moved, below)

    def _text(self, run: "Element", into: "_Gathered", depth: int) -> str:
        """The text of a run."""
        text = ""
        for element in run:
            name = NAMES[element.tag]
            if name in elements.TEXTS:
                text += element.text or ""
            elif name in elements.CHARACTERS:
                text += elements.CHARACTERS[name]
            elif name == elements.OF_RUN:
                if len(element) and child(element, elements.HIDDEN) is not None:
                    self._note(elements.HIDDEN)
            elif name == elements.REMARK:
                into.remarks.append(value(element, "id") or "")
            elif name not in elements.SILENT:
                self._note(name)
                self._boxed(element, depth)
        return text

    def _boxed(self, element: "Element", depth: int) -> None:
        """The text in the boxes of a drawing; of two versions of it for old and new programs, the first."""
        for below in element.iter(f"{W}{elements.BOX}"):
            if any(above.tag == elements.FALLBACK for above in below.iterancestors()):
                continue
            lines = list(self._lines(below, None, depth + 1))
            if text := "\n".join(line.text for line in lines if line.text.strip()):
                self.boxes.append(text)

    def _stamp(self, element: "Element") -> Stamp:
        """Who made a change and when, the same value each time."""
        stamp = Stamp(element.get(_AUTHOR) or "", element.get(_DATE) or "")
        return self._stamps.setdefault(stamp, stamp)

    def _marks(self, properties: "Element | None") -> tuple[Stamp | None, Stamp | None]:
        """Who put in and who took out the paragraph mark or row whose properties these are."""
        came = went = None
        for element in properties if properties is not None else ():
            name = local(element)
            if name in elements.CAME:
                came = self._stamp(element)
            elif name in elements.WENT:
                went = self._stamp(element)
        return came, went

    def _note(self, name: str) -> None:
        if name in elements.ODD:
            self.odd[elements.ODD[name]] = self.odd.get(elements.ODD[name], 0) + 1

    # -- around the body ------------------------------------------------------------------

    def _apart(self) -> Iterator[tuple[str, str]]:
        """The text of headers, footers and notes."""
        for name in sorted(self.parts):
            if kind := _APART.match(name):
                lines = self._lines(parsed(self.parts[name]), None, 0)
                if whole := "\n".join(line.text for line in lines if line.text.strip()):
                    yield kind[1], whole

    def _remarks(self) -> Iterator[Remark]:
        for comment in parsed(self.parts.get("word/comments.xml", EMPTY)):
            if local(comment) == elements.COMMENT:
                text = "\n".join(line.text for line in self._lines(comment, None, 0))
                yield Remark(value(comment, "id") or "", self._stamp(comment), text.strip())

    def _links(self) -> None:
        """Tell of what the file would have a program fetch; links that a reader would have to click do not count."""
        for name, data in self.parts.items():
            if not name.endswith(".rels"):
                continue
            for relation in parsed(data):
                kind = str(relation.get("Type") or "").rpartition("/")[2]
                if relation.get("TargetMode") == "External" and kind != "hyperlink":
                    target = one_line(str(relation.get("Target") or ""), 80)
                    self.odd[f"a reference to {target} ({kind}), which was not fetched"] = 1


class _Gathered:
    """What a paragraph holds, as it is found."""

    __slots__ = ("_atoms", "_came", "_moved", "_text", "_went", "bookmarks", "properties", "remarks")

    def __init__(self, bookmarks: list[str]) -> None:
        self.properties: Element | None = None
        self.bookmarks = bookmarks
        self.remarks: list[str] = []
        self._atoms: list[Atom] = []
        self._text = ""  # what was found last, with the one fate of it all
        self._came: Stamp | None = None
        self._went: Stamp | None = None
        self._moved = False

    def add(self, text: str, came: Stamp | None, went: Stamp | None, moved: bool) -> None:
        """Put in text, with what stands before it where both have one fate."""
        if came is self._came and went is self._went and moved == self._moved:
            self._text += text
        elif text:
            self._close()
            self._text, self._came, self._went, self._moved = text, came, went, moved

    def atoms(self) -> tuple[Atom, ...]:
        """All that was put in."""
        self._close()
        return tuple(self._atoms)

    def _close(self) -> None:
        if self._text:
            self._atoms.append(Atom(self._text, self._came, self._went, self._moved))
            self._text = ""


def _through(parent: "Element", wanted: str) -> Iterator["Element"]:
    """The children called `wanted`, also inside content controls and other wrappers."""
    for element in parent:
        name = local(element)
        if name == wanted:
            yield element
        elif name in elements.WRAPPERS:
            yield from _through(element, wanted)


def _main_part(parts: dict[str, bytes]) -> str:
    """The name of the part that holds the text."""
    relations = [(str(one.get("Type")), one.get("Target")) for one in parsed(parts.get("_rels/.rels", EMPTY))]
    named = [str(to or "").lstrip("/") for kind, to in relations if kind.endswith("/officeDocument")]
    for name in (*named, "word/document.xml"):
        if name in parts:
            return name
    raise ValueError("it holds no text")
