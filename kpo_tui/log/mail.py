"""Logs that a mail program or an editor changed on the way, and how to get the lines back that were written.

Such programs change what lies around the lines and between them, never a word in them: line ends, blanks, marks of
order at the beginning, the encoding, quotation marks before each line, lines broken up, other lines put around. A line
of a log holds no line break and ends with its brace, so its bytes can be found again, and the chain proves them:
each line names the hash of the one before. For the last line no other speaks.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

LARGEST = 1 << 28
"""Bytes that a packed log may unpack to."""
MOST_LAYERS = 4
"""How often a file can be packed into another."""

_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_WIDE = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_NULLS = {b"{\x00": "utf-16-le", b"\x00{": "utf-16-be"}
_QUOTED = re.compile(rb"(?:>[ \t]?)+")
_BLANKS = b" \t\xa0"
_STRUCTURE = re.compile(rb'["\\{}]')
_PREV = re.compile(rb'"prev":"([0-9a-f]{64})"')
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\r\n \t]+")
_START = b'{"'


class Mended(NamedTuple):
    """The lines that were found again, without line ends, and what was taken off, in words.

    `others` are lines around them that are none of a log.
    """

    lines: tuple[bytes, ...]
    marks: tuple[str, ...]
    others: int


def marks_in(chunk: bytes, beginning: bool) -> str:
    """The marks that mail or an editor left in some bytes of a log, in words; empty for none.

    `beginning` is True for the first ones, which tell how the whole is packed.
    """
    if beginning and (packing := _packing(chunk)):
        return packing
    found = []
    if chunk.startswith(_BOM):
        found.append("a byte-order mark")
    if b"\r" in chunk:
        found.append("Windows line ends" if b"\r\n" in chunk else "old Mac line ends")
    if re.search(rb"[ \t]\r?(?:\n|\Z)", chunk):
        found.append("blanks at line ends")
    if re.match(rb">|From |[A-Z][A-Za-z-]{1,40}: ", chunk):
        found.append("lines of a mail around it")
    if re.match(rb'\{"[^\r\n]*[^}\s]\r?\n', chunk):
        found.append("broken lines")
    if re.search(rb"=\r?\n|=3D", chunk) and b'{"' in chunk:
        found.append("quoted-printable")
    return ", ".join(found)


def mended(data: bytes) -> Mended:
    """The lines of a log as they were written, of a file that mail or an editor changed. Takes linear time.

    Nothing is checked beyond what joins the lines: whoever uses them folds them as a log.
    Raises ValueError where the file cannot be unpacked or decoded.
    """
    marks: list[str] = []
    while packing := _packing(data):
        if len(marks) == MOST_LAYERS:
            raise ValueError("it is packed over and over")
        data = _unpacked(data, packing)
        marks.append(packing)
    if data.startswith(_BOM):
        data, marks = data.removeprefix(_BOM), [*marks, "a byte-order mark"]
    if re.search(rb"=\r?\n", data) or b"=3D" in data:
        data, marks = binascii.a2b_qp(data), [*marks, "quoted-printable"]
    raw = re.split(rb"\r\n|\n|\r", data)
    if b"\r" in data:
        marks.append("line ends")
    records, others, seen = _records(raw)
    marks += seen
    return Mended(tuple(_chosen(records)), tuple(marks), others)


def _packing(data: bytes) -> str:
    """How the file is packed or encoded as a whole; empty for plain text."""
    if data.startswith(_GZIP):
        return "gzip"
    for mark, name in (*_WIDE.items(), *_NULLS.items()):
        if data.startswith(mark):
            return name.upper()[:6]
    return "base64" if data[:1] != b"{" and len(data) > 64 and _BASE64.fullmatch(data) else ""


def _unpacked(data: bytes, packing: str) -> bytes:
    try:
        if packing == "gzip":
            unpacking = zlib.decompressobj(wbits=31)
            found = unpacking.decompress(data, LARGEST)
            if unpacking.unconsumed_tail:
                raise ValueError("it unpacks to more than a log can be")
            if not unpacking.eof:
                raise ValueError("it is half of a gzip file")
            return found
        if packing == "base64":
            return base64.b64decode(data)
    except (zlib.error, binascii.Error) as error:
        raise ValueError(f"it is no sound {packing} file") from error
    name = next((name for mark, name in (*_WIDE.items(), *_NULLS.items()) if data.startswith(mark)), "utf-8")
    return data.decode(name, "surrogatepass").removeprefix("\ufeff").encode("utf-8", "surrogatepass")


class _Record:
    """One line of the log, in the pieces that it was broken into; `depth` is how many braces are open after them."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self._depth, self._in_text = 0, False

    @property
    def whole(self) -> bool:
        return bool(self.pieces) and self._depth <= 0

    def add(self, piece: bytes) -> None:
        self.pieces.append(piece)
        skip = -1
        for found in _STRUCTURE.finditer(piece):
            mark, at = found.group(), found.start()
            if at == skip:
                continue
            if mark == b"\\":
                skip = at + 1
            elif mark == b'"':
                self._in_text = not self._in_text
            elif not self._in_text:
                self._depth += 1 if mark == b"{" else -1

    def candidates(self) -> Iterator[bytes]:
        """What the line may have been: breaks were put in without a blank, with one, in place of one, or where none was."""
        if len(self.pieces) == 1:
            yield self.pieces[0].strip(_BLANKS)
            return
        yield b"".join(self.pieces).strip(_BLANKS)
        stripped = [piece.strip(_BLANKS) for piece in self.pieces]
        yield b" ".join(stripped)
        yield b"".join(stripped)
        widest = max(len(piece) for piece in stripped)
        yield b"".join(one if len(one) == widest else one + b" " for one in stripped[:-1]) + stripped[-1]


def _records(raw: list[bytes]) -> tuple[list[_Record], int, list[str]]:
    """The lines of the log among the lines of the file; how many others there are; what was taken off."""
    records: list[_Record] = []
    seen: dict[str, None] = {}
    others = 0
    for line in (one.removeprefix(_BOM) for one in raw):
        quoted = _QUOTED.match(line)
        piece = (line[quoted.end() :] if quoted else line).removeprefix(_BOM)
        going_on = bool(records) and not records[-1].whole
        if not piece.strip(_BLANKS):
            continue
        if not going_on and not piece.strip(_BLANKS).startswith(_START):
            others += 1
            continue
        if quoted:
            seen["quotation marks before lines"] = None
        if piece != piece.strip(_BLANKS) and not going_on:
            seen["blanks at line ends"] = None
        if going_on:
            seen["broken lines"] = None
        else:
            records.append(_Record())
        records[-1].add(piece)
    if others:
        seen[f"{others} other lines around it"] = None
    return records, others, list(seen)


def _chosen(records: list[_Record]) -> Iterator[bytes]:
    """Of what each line may have been, what the next line names by its hash; for the last one, the first that reads."""
    import hashlib

    for record, following in zip_longest(records, records[1:]):
        candidates = list(record.candidates())
        named = _PREV.search(next(iter(following.candidates()))) if following is not None else None
        wanted = named[1].decode() if named else ""
        fitting = (one for one in candidates if not wanted or hashlib.sha256(one).hexdigest() == wanted)
        yield next(fitting, candidates[-1])
