"""The text of a Word file: its paragraphs and tables in order, a line each. Only here is python-docx known.

Word's own numbering, headers, footers and notes are not in it. Of changes tracked in the file the
text is read as if all were accepted.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kpo_tui.errors import BadInput

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

LARGEST_CONTENTS: Final = 256 * 1024 * 1024  # bytes, of all parts unpacked
_LARGEST_PART: Final = 64 * 1024 * 1024  # bytes, of one part of XML unpacked
_MOST_PARTS: Final = 10_000
_MOST_REPEATED: Final = 200  # times smaller that packing makes real text at most
_SMALL: Final = 1024 * 1024  # bytes; a part up to that size may be packed as it likes

_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"  # how an old .doc begins, and a .docx locked with a password
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_SAID: Final = frozenset((_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"))


def text_of_docx(data: bytes) -> str:
    """The text of a .docx file: a line for each paragraph and each row of a table, its cells parted by tabs.

    Raises BadInput where the data is no such file, is broken, locked with a password, or unpacks to
    more than a document would.
    """
    if data.startswith(_OLD_WORD):
        raise BadInput("is locked with a password, or an old .doc; save it as .docx without a password")
    _check(data)
    from docx import Document
    from docx.opc.exceptions import OpcError

    # Whatever a hostile file makes the libraries trip over: nothing of ours runs in here.
    broken = (
        OpcError, zipfile.BadZipFile, zlib.error, ArithmeticError, AssertionError, AttributeError, EOFError,
        LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
    )  # fmt: skip
    try:
        lines = list(_lines(Document(BytesIO(data)).element.body))
    except broken as error:
        raise BadInput(f"is not a Word file that can be read ({type(error).__name__})") from None
    return "".join(f"{line}\n" for line in lines)


def _check(data: bytes) -> None:
    """Refuse an archive that unpacks to more than a document would, before anything is unpacked."""
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, LookupError, NotImplementedError):
        raise BadInput("is not a Word file (.docx)") from None
    if any(part.flag_bits & 1 for part in parts):
        raise BadInput("is locked with a password; save it without one")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_CONTENTS:
        raise BadInput(f"unpacks to more than {LARGEST_CONTENTS // 1024**2} MiB; no contract is that large")
    for part in parts:
        too_dense = part.file_size > _SMALL + _MOST_REPEATED * part.compress_size
        if too_dense or (part.filename.endswith((".xml", ".rels")) and part.file_size > _LARGEST_PART):
            raise BadInput("unpacks to far more than it holds; no contract does")


def _lines(parent: "BaseOxmlElement") -> Iterator[str]:
    """The paragraphs and rows under an element, in order, those in content controls included."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _said(child).split("\n")
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag not in _NOT_SAID:
            yield from _lines(child)


def _rows(table: "BaseOxmlElement") -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
            yield "\t".join(" ".join(filter(None, _lines(cell))) for cell in cells)


def _said(parent: "BaseOxmlElement") -> str:
    """What the runs of a paragraph say."""
    said = ""
    for child in parent:
        if child.tag == f"{_W}t":
            said += child.text or ""
        elif child.tag in _SPACES:
            said += _SPACES[child.tag]
        elif child.tag not in _NOT_SAID:
            said += _said(child)
    return said
