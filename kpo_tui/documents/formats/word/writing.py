"""A document as a Word file: the same document, the same bytes."""

from functools import lru_cache
from textwrap import shorten
from typing import Final

from kpo_tui.collecting import no_collector
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats.word.body import Body, comments_part
from kpo_tui.documents.formats.word.extras import NOTHING, Extras
from kpo_tui.documents.formats.word.house import House, own_style
from kpo_tui.documents.formats.word.package import packed
from kpo_tui.documents.formats.word.tables import needs_landscape
from kpo_tui.documents.formats.word.xml import part, text_run
from kpo_tui.text import one_line

_LONGEST_TITLE: Final = 80  # characters that leave room for the page beside them


@no_collector()
def write(document: Document, extras: Extras = NOTHING, house: House | None = None) -> bytes:
    """The document as a Word file. Marked runs become tracked changes.

    `house` gives styles, fonts and page of another file. Names of parties are the only names in it.
    """
    house = house or own_style()
    if needs_landscape(document):
        house = house.on_its_side()
    body = Body(document, extras, house.ids, house.room)
    content = body.xml()
    parts: dict[str, str | bytes] = {
        "word/document.xml": part("document", f"<w:body>{content}{house.section()}</w:body>"),
        "word/styles.xml": house.styles,
        "word/numbering.xml": house.renamed(body.numbering.part()),
        "word/settings.xml": _settings(extras.tracking),
        "word/header1.xml": _header(document, house),
        "word/footer1.xml": _footer(document, house),
    }
    if extras.notes:
        parts["word/comments.xml"] = part("comments", comments_part(extras, house.ids["CommentText"]))
    if house.theme is not None:
        parts["word/theme/theme1.xml"] = house.theme
    return packed(parts, document.title)


@lru_cache(maxsize=2)
def _settings(tracking: bool) -> str:
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return part(
        "settings", f'{"<w:trackRevisions/>" if tracking else ""}<w:defaultTabStop w:val="720"/>{mode}'
    )


def _header(document: Document, house: House) -> str:
    """What every page says first, in small print with a gap below it whatever the house's header is like."""
    text = text_run(document.notices[0] if document.notices else "", _small(house))
    style = f'<w:pStyle w:val="{house.ids["Header"]}"/><w:spacing w:after="160"/>'
    return part("hdr", f"<w:p><w:pPr>{style}</w:pPr>{text}</w:p>")


def _footer(document: Document, house: House) -> str:
    """The title on the left, the page and the number of pages on the right."""
    cleared = "".join(
        f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in house.stops if stop != str(house.room)
    )
    tabs = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{house.room}"/></w:tabs>'
    style = f'<w:pPr><w:pStyle w:val="{house.ids["Footer"]}"/>{tabs}</w:pPr>'
    small = _small(house)
    page, pages = (
        f'<w:fldSimple w:instr=" {name} ">{text_run("1", small)}</w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    left = text_run(f"{running_title(document.title)}\tPage ", small)
    return part("ftr", f"<w:p>{style}{left}{page}{text_run(' of ', small)}{pages}</w:p>")


def running_title(title: str) -> str:
    """The title as the footer of every page has it: on one line, the end of a long one left out."""
    text = one_line(title)
    whole_words = shorten(text, _LONGEST_TITLE, placeholder="…")
    return whole_words if len(whole_words) > 1 else one_line(text, _LONGEST_TITLE)


def _small(house: House) -> str:
    """The look of small print."""
    return f'<w:rPr><w:rStyle w:val="{house.ids["SmallPrint"]}"/></w:rPr>'
