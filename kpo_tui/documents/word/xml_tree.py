"""XML as it is read: through `lxml`, with everything off that could fetch, expand or grow."""

from functools import cache
from typing import TYPE_CHECKING, Final

from kpo_tui.documents.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element

_ORDINARY: Final = W[1:-1].encode()
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names in the strict variant


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
