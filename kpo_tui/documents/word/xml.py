"""XML as it is written: the one place that makes it.

It is put together by `element`, which escapes all that is given to it as text; it is fast and always the same.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NewType

from kpo_tui.text import visible

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY: Final = b"<none/>"
"""A part without content, for one that is not there."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ESCAPES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))

if TYPE_CHECKING:
    Xml = NewType("Xml", str)
    """Sound XML: only what is made here is, so that no text can be taken for it."""
else:
    Xml = str  # calling a type that is new to the checker alone takes as long as making an element

NOTHING: Final = Xml("")


def escaped(text: str) -> Xml:
    """`text` as XML; what would act on a screen, and what XML cannot hold, as a visible stand-in."""
    text = visible(text)
    for character, escape in _ESCAPES:
        if character in text:
            text = text.replace(character, escape)
    return Xml(text)


@lru_cache(maxsize=4096)
def _quoted(given: str) -> Xml:
    """The value of an attribute: there are few of them, said over and over."""
    return escaped(given)


def attributes(given: Mapping[str, str | int], prefix: str = "") -> Xml:
    """Attributes in order, as they stand in a tag; the `prefix` opens the name of each."""
    said = ""
    for key, value in given.items():
        said += f' {prefix}{key}="{_quoted(value) if isinstance(value, str) else value}"'
    return Xml(said)


def tag(name: str, said: Xml, *content: Xml) -> Xml:
    """An element with attributes that were `said`. Without any content, were it an empty one, it has no end tag."""
    return Xml(f"<{name}{said}>{''.join(content)}</{name}>" if content else f"<{name}{said}/>")


def element(name: str, given: Mapping[str, str | int], *content: Xml) -> Xml:
    """An element with its attributes in order."""
    return tag(name, attributes(given), *content)


def w(name: str, /, *content: Xml, **given: str | int) -> Xml:
    """An element of Word's own with attributes of Word's own."""
    return tag(f"w:{name}", attributes(given, "w:"), *content)


def spaced(name: str, text: str) -> Xml:
    """An element of Word's own that holds text, of which every space counts."""
    return Xml(f'<w:{name} xml:space="preserve">{escaped(text)}</w:{name}>')


def run_of(look: Xml, name: str, text: str) -> Xml:
    """A run of one such element behind its `look`, which nearly all of a file is: made in one piece."""
    return Xml(f'<w:r>{look}<w:{name} xml:space="preserve">{escaped(text)}</w:{name}></w:r>')


def joined(*several: Xml) -> Xml:
    """One behind the other."""
    return Xml("".join(several))


def part(root: str, given: Mapping[str, str], *content: Xml) -> Xml:
    """A whole part of a file, whose root element is `root`."""
    return Xml(_HEAD + element(root, given, *content))
