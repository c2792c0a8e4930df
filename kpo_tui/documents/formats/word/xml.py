"""The XML of Word files: the one place that knows its names.

What is written is put together as text, which is fast and always the same; what is read goes through
`lxml` with everything off that could fetch, expand or grow.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from kpo_tui.text import visible

if TYPE_CHECKING:
    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_AUTHOR: Final = 255
_ORDINARY: Final = W[1:-1].encode()
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names in the strict variant
NAMESPACES: Final = f'xmlns:w="{W[1:-1]}" xmlns:r="{OFFICE}"'

_ESCAPES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", " "))


def escaped(text: str) -> str:
    """`text` for XML; what would act on a screen, and what XML cannot hold, as a visible stand-in."""
    text = visible(text)
    for character, escape in _ESCAPES:
        if character in text:
            text = text.replace(character, escape)
    return text


def within(units: int, text: str) -> str:
    """`text` made visible and cut to `units` UTF-16 units, as which Word counts characters.

    Word takes a file for damaged in which an author, say, is longer than it allows.
    """
    text = visible(text)
    if len(text) * 2 <= units:
        return text
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore")


@lru_cache(maxsize=4096)
def signature(by: str, at: str | None) -> Mapping[str, str]:
    """The attributes of an author and a time, to the second, as Word writes them; no time where `at` is none."""
    author = {"author": within(_LONGEST_AUTHOR, by)}
    try:  # a file from elsewhere says what it likes, and Word refuses a time that is none
        time = datetime.fromisoformat((at or "")[:19]).replace(tzinfo=None)
    except ValueError:
        return author
    return {**author, "date": f"{time.isoformat(timespec='seconds')}Z"}


def part(root: str, content: str) -> str:
    """A whole part whose root element is `w:root`."""
    return f"{HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def attributes(values: Mapping[str, str]) -> str:
    """`w:` attributes, in order."""
    return "".join([f' w:{name}="{escaped(value)}"' for name, value in values.items()])


def text_run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run of text: line ends become breaks, tabs become tabs. `tag` is `delText` for what is deleted."""
    return f"<w:r>{properties}{_pieces(text, tag)}</w:r>"


def _pieces(text: str, tag: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}>'
    found = ""
    for at, line in enumerate(text.split("\n")):
        found += "<w:br/>" if at else ""
        for place, piece in enumerate(line.split("\t")):
            found += "<w:tab/>" if place else ""
            found += _pieces(piece, tag) if piece else ""
    return found


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
