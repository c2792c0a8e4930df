"""XML as such: the one place that writes it as text and has it read.

What is written is put together by `element`, which escapes all that is given to it as text; it is fast and
always the same. What is read goes through `lxml` with everything off that could fetch, expand or grow.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NewType

from kpo_tui.text import visible

if TYPE_CHECKING:
    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY: Final = b"<none/>"
"""A part without content, for one that is not there."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ORDINARY: Final = W[1:-1].encode()
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names in the strict variant
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


@cache
def _parser() -> "XMLParser":
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip


def parsed(data: bytes) -> "Element":
    """The root element of an XML part. Raises ValueError for what is not plain, well-formed XML.

    A part with a document type is refused: Word writes none, and entities are defined in one.
    """
    from lxml import etree

    data = data.replace(_STRICT, _ORDINARY) if _STRICT in data else data
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ValueError("it defines a document type of its own, as Word never does")
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(f"its XML is broken ({error.msg})") from None
    if root.getroottree().docinfo.doctype:
        raise ValueError("it defines a document type of its own, as Word never does")
    return root


def tags_in(data: bytes) -> int:
    """How many tags a part has, before it is parsed."""
    return data.count(b"<")


def unparsed(root: "Element") -> bytes:
    """A part as it is written, from its root element."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class _Names(dict[object, str]):
    """Names of elements without their namespace, by tag; empty for what is no element of Word's own."""

    def __missing__(self, tag: object) -> str:
        name = tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""
        if len(self) < _MOST_NAMES:
            self[tag] = name
        return name


NAMES: Final = _Names()
_MOST_NAMES: Final = 2_000


def local(element: "Element") -> str:
    """The name of an element without its namespace; empty for what is no element of Word's own."""
    return NAMES[element.tag]


def value(element: "Element | None", name: str = "val") -> str | None:
    """The `w:` attribute of an element, None where either is missing."""
    return None if element is None else element.get(f"{W}{name}")


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first descendant along `path` of Word's own names; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element
