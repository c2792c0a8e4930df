"""House style: the styles, the theme and the page of a file that a firm uses for its own agreements.

Only these are taken: no text, no header, no picture, no macro. A style of the file is used where its name
is the name of one that documents use; the others are added to it. Numbering stays that of the agreement.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from kpo_tui.documents.word import elements
from kpo_tui.documents.word.foreign_file import parts_in
from kpo_tui.documents.word.xml import EMPTY, W
from kpo_tui.documents.word.xml_tree import child, local, parsed, unparsed, value
from kpo_tui.errors import BadInput
from kpo_tui.machine.resources import template_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MARGINS: Final = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 708, "footer": 708}
_PORTRAIT: Final = {"w": 11906, "h": 16838}
_LANDSCAPE_MARGIN: Final = 990


class House(Struct, frozen=True):
    """The styles part, the id that each of our styles has in it, the theme, and the page in twips.

    `stops` are the tab stops that the footer's style sets: a footer of ours has one of its own.
    """

    styles: str | bytes
    ids: dict[str, str]
    theme: bytes | None = None
    page: dict[str, int] = field(default_factory=_PORTRAIT.copy)
    margins: dict[str, int] = field(default_factory=_MARGINS.copy)
    stops: tuple[str, ...] = ()

    def on_its_side(self) -> "House":
        """The same house with a page that lies on its side, and narrow margins left and right."""
        page = {"w": max(self.page.values()), "h": min(self.page.values())}
        sides = {"left": _LANDSCAPE_MARGIN, "right": _LANDSCAPE_MARGIN}
        return replace(self, page=page, margins={**self.margins, **sides})

    @property
    def room(self) -> int:
        """The twips between the margins."""
        return self.page["w"] - self.margins["left"] - self.margins["right"]


@cache
def own_style() -> House:
    """The styles that come with the program."""
    text = template_text("word/styles.xml")
    return House(text, {name: name for name in elements.STYLE_IDS.findall(text)})


def house_of(parts: dict[str, bytes]) -> House:
    """The house style of a Word file, from its parts. Raises ValueError where a part is not sound."""
    if "word/styles.xml" not in parts:
        raise ValueError("it has no styles")
    theirs = parsed(parts["word/styles.xml"])
    if local(theirs) != elements.STYLES:
        raise ValueError(
            "its styles are not written as Word writes them (save it as an ordinary Word document)"
        )
    own = parsed(template_text("word/styles.xml").encode())
    by_name = {_name(style): style for style in _styles(theirs)}
    taken = {value(style, "styleId") for style in by_name.values()}
    defaults = {value(style, "type") for style in theirs if value(style, "default") in ("1", "true", "on")}
    ids: dict[str, str] = {}
    fresh: list[Element] = []
    for style in _styles(own):
        known, identifier = by_name.get(_name(style)), str(value(style, "styleId"))
        if known is not None and value(known, "type") == value(style, "type"):
            ids[identifier] = str(value(known, "styleId"))
            _number_as(known, style)
        else:
            ids[identifier] = identifier if identifier not in taken else f"Kpo{identifier}"
            fresh.append(style)
    for style in fresh:
        _rename(style, ids)
        if value(style, "type") in defaults:
            style.attrib.pop(f"{W}default", None)
        theirs.append(style)
    if child(theirs, elements.DEFAULTS) is None:
        theirs.insert(0, own[0])
    _settle(theirs, set(ids.values()))
    page, margins = _page(parts)
    return House(unparsed(theirs), ids, _theme(parts), page, margins, _stops(theirs, ids["Footer"]))


def _styles(root: "Element") -> list["Element"]:
    return [style for style in root if local(style) == elements.STYLE]


def _theme(parts: dict[str, bytes]) -> bytes | None:
    """The theme, unless it refers to other parts of its file, as to pictures: those are not taken."""
    if "word/theme/theme1.xml" not in parts:
        return None
    theme = parsed(parts["word/theme/theme1.xml"])
    names = (name for element in theme.iter() for name in element.attrib)
    return None if any(name.startswith(elements.OF_RELATIONS) for name in names) else unparsed(theme)


def _is_place(text: str) -> bool:
    """True for a length or a place that Word can mean."""
    return text.isascii() and text.isdigit() and len(text) < 9


def _stops(styles: "Element", identifier: str) -> tuple[str, ...]:
    """The places of the tab stops that a style sets, itself or by what it is based on."""
    by_id = {value(style, "styleId"): style for style in styles}
    found: set[str] = set()
    style = by_id.pop(identifier, None)
    while style is not None:
        tabs = child(style, elements.OF_PARAGRAPH, elements.TABS)
        found |= {value(tab, "pos") or "" for tab in tabs} if tabs is not None else set()
        style = by_id.pop(value(child(style, elements.BASE)), None)
    return tuple(sorted(filter(_is_place, found), key=int))


def _name(style: "Element") -> str:
    return (value(child(style, elements.NAME)) or "").casefold()


def _number_as(known: "Element", own: "Element") -> None:
    """Bind a style of theirs to the agreement's lists as ours is, and to its indents."""
    ours = child(own, elements.OF_PARAGRAPH, elements.NUMBERED)
    _take_off(child(known, elements.OF_PARAGRAPH, elements.NUMBERED))
    if ours is None:
        return
    _take_off(child(known, elements.OF_PARAGRAPH, elements.INDENT))
    properties = child(known, elements.OF_PARAGRAPH)
    if properties is None:
        properties = known.makeelement(f"{W}{elements.OF_PARAGRAPH}")
        before = child(known, elements.OF_RUN)
        known.insert(len(known) if before is None else known.index(before), properties)
    at = sum(1 for element in properties if local(element) in elements.BEFORE_NUMBERED)
    properties.insert(at, ours.__copy__())


def _take_off(element: "Element | None") -> None:
    if element is not None:
        element.getparent().remove(element)


def _rename(style: "Element", ids: dict[str, str]) -> None:
    """Give a style of ours the ids that it and those it names have in the house."""
    style.set(f"{W}styleId", ids[str(value(style, "styleId"))])
    for name in elements.STYLES_NAMED:
        element = child(style, name)
        if element is not None:
            element.set(f"{W}val", ids.get(str(value(element)), str(value(element))))


def _settle(styles: "Element", own: set[str]) -> None:
    """Take off the styles what leads nowhere: names of styles that are not there, and lists of theirs.

    Only the styles of the agreement, `own`, are numbered: no other list is in the file.
    """
    known = {value(style, "styleId") for style in styles}
    for style in styles:
        for element in [child(style, name) for name in elements.STYLES_NAMED]:
            if value(element) not in known:
                _take_off(element)
        if value(style, "styleId") not in own:
            _take_off(child(style, elements.OF_PARAGRAPH, elements.NUMBERED))


def _page(parts: dict[str, bytes]) -> tuple[dict[str, int], dict[str, int]]:
    """The page and the margins of the file's last section, where they make sense."""
    body = child(parsed(parts.get("word/document.xml", EMPTY)), elements.BODY)
    page, margins = dict(_PORTRAIT), dict(_MARGINS)
    for known, kind in ((page, elements.PAGE), (margins, elements.MARGINS)):
        element = child(body, elements.SECTION, kind)
        for name in known:
            size = value(element, name) or ""
            if _is_place(size) and 200 <= int(size) <= 32000:
                known[name] = int(size)
    room = page["w"] - margins["left"] - margins["right"]
    return (page, margins) if room > 2880 else (dict(_PORTRAIT), dict(_MARGINS))


def house_in(path: Path) -> House:
    """The house style of the Word file at `path`. Raises BadInput for a file that has none to give."""
    try:
        return house_of(parts_in(path))
    except ValueError as error:
        raise BadInput(f"{path}: {error}") from None
