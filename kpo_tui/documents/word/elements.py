"""The elements of Word files: their names, and a builder for each that is written."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final

from kpo_tui.documents.document import Mark
from kpo_tui.documents.word.xml import (
    NOTHING,
    OFFICE,
    W,
    Xml,
    attributes,
    element,
    escaped,
    joined,
    part,
    run_of,
    spaced,
    tag,
    w,
)
from kpo_tui.text import visible

# Names that are asked for when a file is read. Those of Word's own namespace stand without it.
BODY, PARAGRAPH, RUN, TEXTS = "body", "p", "r", ("t", "delText")
TABLE, ROW, CELL, COMMENT, BOX = "tbl", "tr", "tc", "comment", "txbxContent"
OF_PARAGRAPH, OF_RUN, OF_ROW = "pPr", "rPr", "trPr"  # the properties of each
HIDDEN, FRAME, OUTLINE, NUMBERED, LEVEL, LIST = "vanish", "framePr", "outlineLvl", "numPr", "ilvl", "numId"
INDENT, TABS, SECTION, PAGE, MARGINS = "ind", "tabs", "sectPr", "pgSz", "pgMar"
BOOKMARK, REMARKED, REMARK = "bookmarkStart", "commentRangeStart", "commentReference"
STYLES, STYLE, STYLE_OF, DEFAULTS, NAME, BASE = "styles", "style", "pStyle", "docDefaults", "name", "basedOn"
STYLES_NAMED: Final = (BASE, "next", "link")  # where a style names others
BEFORE_NUMBERED: Final = frozenset({
    STYLE_OF, "keepNext", "keepLines", "pageBreakBefore", FRAME, "widowControl",
})  # fmt: skip
STYLE_IDS: Final = re.compile(r'w:styleId="([^"]*)"')
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OF_RELATIONS: Final = f"{{{OFFICE}}}"  # opens the name of an attribute that refers to another part
CHANGES: Final[Mapping[Mark, str]] = {
    "inserted": "ins", "deleted": "del", "moved_from": "moveFrom", "moved_to": "moveTo",
}  # fmt: skip
CAME, WENT = (CHANGES["inserted"], CHANGES["moved_to"]), (CHANGES["deleted"], CHANGES["moved_from"])
MOVED: Final = (CHANGES["moved_from"], CHANGES["moved_to"])
WRAPPERS: Final = ("sdt", "sdtContent", "customXml", "smartTag", CHANGES["inserted"], CHANGES["deleted"])
CHARACTERS: Final = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t", "lastRenderedPageBreak": "",
}  # fmt: skip
SILENT: Final = frozenset({
    OF_RUN, OF_PARAGRAPH, SECTION, "tblPr", "tblGrid", OF_ROW, "tcPr", "sdtPr", "sdtEndPr", "proofErr", "instrText",
    "delInstrText", "fldChar", REMARK, "annotationRef", "bookmarkEnd", "commentRangeEnd", "permStart", "permEnd",
    "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "softHyphen", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlPr", "smartTagPr", "tblPrEx",
    "footnoteReference", "endnoteReference",
})  # fmt: skip
ODD: Final = {
    "drawing": "a picture or drawing", "pict": "a picture or drawing", "object": "an embedded object",
    "altChunk": "another document inside this one", "sym": "a symbol from a special font", "subDoc": "a link to another document",
    "cellIns": "a tracked change of a table's cells", "cellDel": "a tracked change of a table's cells",
    "cellMerge": "a tracked change of a table's cells", HIDDEN: "hidden text", FRAME: "text in a frame",
}  # fmt: skip

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
TYPES: Final = "application/vnd.openxmlformats"
WORD_TYPES: Final = f"{TYPES}-officedocument.wordprocessingml"
# In UTF-16 units; Word takes a file with longer ones for damaged.
_LONGEST_AUTHOR, _LONGEST_INITIALS, _LONGEST_LABEL = 255, 9, 64
_NO_TIME: Final = "1970-01-01T00:00:00Z"
"""Stands where the standard asks for a time that nobody knows: on the ends of a move, where Word does not show it."""

# -- text and who changed it --------------------------------------------------------------

_SPACES: Final = {"\n": w("br"), "\t": w("tab")}
_AT_SPACES: Final = re.compile("([\n\t])")


def text_run(text: str, style: str = "", *, gone: bool = False) -> Xml:
    """A run of text, in a style where it has one; line ends become breaks, tabs become tabs.

    `gone` is for what is deleted: it has another name there.
    """
    name = TEXTS[gone]
    if "\n" not in text and "\t" not in text:
        return run_of(_look(style), name, text)
    pieces = [piece for piece in _AT_SPACES.split(text) if piece]
    return tag("w:r", NOTHING, _look(style), *[_SPACES.get(piece) or spaced(name, piece) for piece in pieces])


@lru_cache(maxsize=64)
def _look(style: str) -> Xml:
    return w("rPr", w("rStyle", val=style)) if style else NOTHING


def paragraph(style: str, *content: Xml, properties: tuple[Xml, ...] = ()) -> Xml:
    """A paragraph in a style, with what other `properties` it has."""
    return tag("w:p", NOTHING, _properties(style, *properties), *content)


@lru_cache(maxsize=1024)
def _properties(style: str, *others: Xml) -> Xml:
    """The properties of a paragraph: there are few, said over and over."""
    return w("pPr", w("pStyle", val=style), *others)


KEPT: Final = w("keepNext")
"""The property of a paragraph that stays on the page of the next one."""


def listed(number: int, level: int) -> Xml:
    """The property of a paragraph that is on a level of a list of its own."""
    return w("numPr", w("ilvl", val=level), w("numId", val=number))


def list_from(number: int, kind: int, first: int) -> Xml:
    """A list of a kind that begins with the number `first`."""
    begin = w("lvlOverride", w("startOverride", val=first), ilvl=0)
    return joined(w("num", w("abstractNumId", val=kind), begin, numId=number), Xml("\n"))


def change(mark: Mark, number: int, by: str | None, at: str | None, *content: Xml) -> Xml:
    """What was put in, taken out or moved; without content, the change of the end of a paragraph or of a row."""
    said = joined(attributes({"w:id": number}), _signed(by or "Redline", at))
    return tag(f"w:{CHANGES[mark]}", said, *content)


def changed_end(changed: Xml) -> Xml:
    """The property of a paragraph whose end was changed; none where it was not."""
    return w("rPr", changed) if changed else NOTHING


def end_of_move(mark: Mark, number: int, by: str | None, at: str | None, name: str) -> tuple[Xml, Xml]:
    """What opens and closes one end of a move, which has the name of the other one."""
    who = {"date": _NO_TIME, **_signature(by or "Redline", at)}
    start = w(f"{CHANGES[mark]}RangeStart", id=number, **who, name=name)
    return start, w(f"{CHANGES[mark]}RangeEnd", id=number)


@lru_cache(maxsize=4096)
def _signed(by: str, at: str | None) -> Xml:
    return attributes(_signature(by, at), "w:")


def _signature(by: str, at: str | None) -> Mapping[str, str]:
    """The attributes of an author and a time, to the second, as Word writes them; no time where `at` is none."""
    author = {"author": _within(_LONGEST_AUTHOR, by)}
    try:  # a file from elsewhere says what it likes, and Word refuses a time that is none
        time = datetime.fromisoformat((at or "")[:19]).replace(tzinfo=None)
    except ValueError:
        return author
    return {**author, "date": f"{time.isoformat(timespec='seconds')}Z"}


def _within(units: int, text: str) -> str:
    """`text` made visible and cut to `units` UTF-16 units, as which Word counts characters."""
    text = visible(text)
    if len(text) * 2 <= units:
        return text
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore")


# -- around paragraphs --------------------------------------------------------------------


def bookmark(number: int, name: str) -> tuple[Xml, Xml]:
    """What opens and closes a bookmark."""
    return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)


def remarked(number: int, style: str) -> tuple[Xml, Xml]:
    """What opens and closes the text that a comment is on; the style is that of its sign."""
    sign = w("r", _look(style), w("commentReference", id=number))
    return w("commentRangeStart", id=number), joined(w("commentRangeEnd", id=number), sign)


def comment_part(number: int, by: str, at: str, text: str, style: str) -> Xml:
    """A comment, a paragraph in `style` for each line of it."""
    initials = _within(_LONGEST_INITIALS, "".join(word[0] for word in visible(by).split()[:3]))
    lines = [paragraph(style, text_run(line)) for line in text.split("\n")]
    return w("comment", *lines, id=number, **_signature(by, at), initials=initials)


def locked(number: int, label: str, tag: str, content: Xml) -> Xml:
    """Content that cannot be edited; `label` is what Word shows, `tag` what programs know it by."""
    names = w("alias", val=_within(_LONGEST_LABEL, label)), w("tag", val=_within(_LONGEST_LABEL, tag))
    properties = w("sdtPr", *names, w("id", val=number), w("lock", val="sdtContentLocked"))
    return w("sdt", properties, w("sdtContent", content))


# -- tables -------------------------------------------------------------------------------


def table(style: str, widths: list[int], rows: Iterable[Xml]) -> Xml:
    """A table whose columns have these widths in twips."""
    properties = (
        w("tblStyle", val=style), w("tblW", w=sum(widths), type="dxa"), w("tblLayout", type="fixed"),
    )  # fmt: skip
    grid = w("tblGrid", NOTHING, *[w("gridCol", w=width) for width in widths])
    return w("tbl", w("tblPr", *properties), grid, *rows)


def row(cells: Iterable[Xml], changed: Xml, *, heads: bool) -> Xml:
    """A row, put in or taken out by `changed`; one that `heads` the table is on each page of it."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if heads else NOTHING, changed), *cells)


def cell(content: Xml, width: int, *, shaded: bool) -> Xml:
    """A cell with the width of its column in twips."""
    shade = w("shd", val="clear", color="auto", fill="EDEDED") if shaded else NOTHING
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), shade), content)


# -- parts --------------------------------------------------------------------------------

_NAMESPACES: Final = {"xmlns:w": W[1:-1], "xmlns:r": OFFICE}


def body(content: Xml, page: Mapping[str, int], margins: Mapping[str, int]) -> Xml:
    """The main part: its content on pages of this size and with these margins, all in twips."""
    on_side = {"orient": "landscape"} if page["w"] > page["h"] else {}
    ends = [element(f"w:{end}Reference", {"w:type": "default", "r:id": end}) for end in ("header", "footer")]
    size = w("pgSz", w=page["w"], h=page["h"], **on_side), w("pgMar", **margins, gutter=0)
    return part("w:document", _NAMESPACES, w("body", content, w("sectPr", *ends, *size)))


def comments(content: Iterable[Xml]) -> Xml:
    """The part that holds the comments."""
    return part("w:comments", _NAMESPACES, *content)


def settings(*, tracking: bool) -> Xml:
    """The settings; with `tracking`, Word records what is changed."""
    uri = "http://schemas.microsoft.com/office/word"
    mode = w("compat", w("compatSetting", name="compatibilityMode", uri=uri, val=15))
    recorded = w("trackRevisions") if tracking else NOTHING
    return part("w:settings", _NAMESPACES, recorded, w("defaultTabStop", val=720), mode)


def header(text: str, style: str, small: str) -> Xml:
    """What every page says first, in small print with a gap below it whatever the style is like."""
    gap = w("spacing", after=160)
    return part("w:hdr", _NAMESPACES, paragraph(style, text_run(text, small), properties=(gap,)))


def footer(text: str, style: str, small: str, room: int, cleared: Iterable[str]) -> Xml:
    """A text on the left, the page and the number of pages on the right, `room` twips away.

    `cleared` are the tab stops of the style that are in the way.
    """
    tabs = w("tabs", *[w("tab", val="clear", pos=stop) for stop in cleared], w("tab", val="right", pos=room))
    page, pages = [w("fldSimple", text_run("1", small), instr=f" {name} ") for name in ("PAGE", "NUMPAGES")]
    content = text_run(f"{text}\tPage ", small), page, text_run(" of ", small), pages
    return part("w:ftr", _NAMESPACES, paragraph(style, *content, properties=(tabs,)))


# -- the package --------------------------------------------------------------------------


def content_types(types: Mapping[str, str]) -> Xml:
    """The part that says of which type each part is, by its name."""
    usual = {"rels": f"{TYPES}-package.relationships+xml", "xml": "application/xml"}
    kinds = [element("Default", {"Extension": end, "ContentType": kind}) for end, kind in usual.items()]
    own = [element("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in types.items()]
    return part("Types", {"xmlns": f"{PACKAGE}/content-types"}, *kinds, *own)


def relations(found: Iterable[tuple[str, str, str]]) -> Xml:
    """The part that says what a part refers to: the name of each relation, its kind and its target."""
    each = [element("Relationship", {"Id": name, "Type": kind, "Target": to}) for name, kind, to in found]
    return part("Relationships", {"xmlns": f"{PACKAGE}/relationships"}, *each)


def core_properties(title: str) -> Xml:
    """The part that names the document, and no author."""
    names = {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    }  # fmt: skip
    content = element("dc:title", {}, escaped(title)), element("dc:creator", {}, NOTHING)
    return part("cp:coreProperties", names, *content)
