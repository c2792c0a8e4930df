"""A document as a Word file: the same document, the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from textwrap import shorten
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kpo_tui.documents.document import Document
from kpo_tui.documents.word import elements
from kpo_tui.documents.word.body import NO_EXTRAS, Body, Extras, needs_landscape
from kpo_tui.documents.word.house import House, own_style
from kpo_tui.documents.word.xml import OFFICE
from kpo_tui.machine.collector import no_collector
from kpo_tui.text import one_line

_LONGEST_TITLE: Final = 80  # characters that leave room for the page beside them
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_SPEED: Final = 2  # of compression: a fifth larger than usual, in a third of the time

_RELATIONS: Final = {
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/header1.xml": "header",
    "word/footer1.xml": "footer",
    "word/comments.xml": "comments",
    "word/theme/theme1.xml": "theme",
}
"""The parts that a document can refer to; the relation of each is called by its type."""
_CORE: Final = "docProps/core.xml"
_ROOT: Final = (
    ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
    ("core", f"{elements.PACKAGE}/relationships/metadata/core-properties", _CORE),
)
_TYPES: Final = {
    **{name: f"{elements.WORD_TYPES}.{kind}+xml" for name, kind in _RELATIONS.items()},
    "word/document.xml": f"{elements.WORD_TYPES}.document.main+xml",
    "word/theme/theme1.xml": f"{elements.TYPES}-officedocument.theme+xml",
    _CORE: f"{elements.TYPES}-package.core-properties+xml",
}


@no_collector()
def write(document: Document, extras: Extras = NO_EXTRAS, house: House | None = None) -> bytes:
    """The document as a Word file. Marked runs become tracked changes.

    `house` gives styles, fonts and page of another file. Names of parties are the only names in it.
    """
    house = house or own_style()
    if needs_landscape(document):
        house = house.on_its_side()
    ids = house.ids
    body = Body(document, extras, ids, house.room)
    notice = document.notices[0] if document.notices else ""
    cleared = [stop for stop in house.stops if stop != str(house.room)]
    parts: dict[str, str | bytes] = {
        "word/document.xml": elements.body(body.xml(), house.page, house.margins),
        "word/styles.xml": house.styles,
        "word/numbering.xml": body.numbering.part(ids),
        "word/settings.xml": elements.settings(tracking=extras.tracking),
        "word/header1.xml": elements.header(notice, ids["Header"], ids["SmallPrint"]),
        "word/footer1.xml": elements.footer(
            running_title(document.title), ids["Footer"], ids["SmallPrint"], house.room, cleared
        ),
    }
    if extras.notes:
        parts["word/comments.xml"] = elements.comments(
            elements.comment_part(at, note.by, note.at, note.text, ids["CommentText"])
            for at, note in enumerate(extras.notes)
        )
    if house.theme is not None:
        parts["word/theme/theme1.xml"] = house.theme
    return _packed(parts, document.title)


def running_title(title: str) -> str:
    """The title as the footer of every page has it: on one line, the end of a long one left out."""
    text = one_line(title)
    whole_words = shorten(text, _LONGEST_TITLE, placeholder="…")
    return whole_words if len(whole_words) > 1 else one_line(text, _LONGEST_TITLE)


def _packed(parts: Mapping[str, str | bytes], title: str) -> bytes:
    """The parts as a Word file. It holds no time, no machine and no author but those in the parts."""
    here = [(name, kind) for name, kind in _RELATIONS.items() if name in parts]
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": elements.content_types({name: _TYPES[name] for name in (*parts, _CORE)}),
        "_rels/.rels": elements.relations(_ROOT),
        _CORE: elements.core_properties(title),
        **parts,
        "word/_rels/document.xml.rels": elements.relations(
            (kind, f"{OFFICE}/{kind}", name.removeprefix("word/")) for name, kind in here
        ),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_SPEED) as archive:
        for name, content in whole.items():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content if isinstance(content, bytes) else content.encode("utf-8"))
    return file.getvalue()
