"""The styles of a Word file, as far as they say what a paragraph is."""

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from kpo_tui.documents.word import elements
from kpo_tui.documents.word.xml import EMPTY
from kpo_tui.documents.word.xml_tree import child, local, parsed, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHAIN: Final = 12  # styles that one may be based on, one on the other


class Look(NamedTuple):
    """A style's name in lower case, the heading level of a paragraph in it, and its level in the list `number`."""

    name: str = ""
    outline: int | None = None
    level: int | None = None
    number: str | None = None


PLAIN: Final = Look()
"""What a paragraph without properties is."""


class Styles:
    """What each style of a file makes of a paragraph."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        all_of_it = parsed(parts.get("word/styles.xml", EMPTY))
        styles = [element for element in all_of_it if local(element) == elements.STYLE]
        self._styles = {value(style, "styleId") or "": style for style in styles}
        self._looks: dict[str, Look] = {}

    def look(self, style: str, numbered: "Element | None", outline: "Element | None") -> Look:
        """What a paragraph in the style with this identifier is, with properties of its own where it has any."""
        if style not in self._looks:
            self._looks[style] = self._found(style)
        look = self._looks[style]
        if numbered is not None:
            look = self._on_level(look, numbered)
        own = _digit(outline)
        return look if own is None else look._replace(outline=own)

    def _on_level(self, look: Look, numbered: "Element") -> Look:
        """The look on a level of its own: that of the style bound to this level, unless the look has another list.

        LibreOffice gives a paragraph behind one whose end is deleted the style of that one, and keeps its level.
        """
        number, level = value(child(numbered, elements.LIST)), _level(numbered)
        if look.number in (None, number) and level != look.level and look.outline is None:
            look = self._by_level.get((number, level), look)
        return look._replace(level=level)

    @cached_property
    def _by_level(self) -> dict[tuple[str | None, int | None], Look]:
        """The styles that are bound to a level of a list."""
        looks = [self._found(identifier) for identifier in reversed(self._styles)]
        return {(look.number, look.level): look for look in looks if look.number is not None}

    def _found(self, identifier: str) -> Look:
        name, outline, level, number = "", None, None, None
        for _ in range(_CHAIN):
            style = self._styles.get(identifier)
            if style is None:
                break
            name = name or (value(child(style, elements.NAME)) or "").casefold()
            if outline is None:
                outline = _digit(child(style, elements.OF_PARAGRAPH, elements.OUTLINE))
            own = child(style, elements.OF_PARAGRAPH, elements.NUMBERED)
            if own is not None and number is None:
                number, level = value(child(own, elements.LIST)) or "", _level(own)
            identifier = value(child(style, elements.BASE)) or ""
        return Look(name, outline, level, number)


def _level(numbered: "Element") -> int | None:
    """The level in a list; None where the properties take a paragraph out of one."""
    if value(child(numbered, elements.LIST)) == "0":
        return None
    return _digit(child(numbered, elements.LEVEL)) or 0


def _digit(element: "Element | None") -> int | None:
    """A level from 0 to 8; beyond that a paragraph is body text."""
    text = value(element) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 and text != "9" else None
