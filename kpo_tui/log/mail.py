"""Logs that a mail program or an editor changed on the way, and how to get the lines back that were written.

Such programs change what lies around the lines and between them, never a word in them: line ends, blanks, marks of
order at the beginning, the encoding, quotation marks before each line, lines broken up, other lines put around. A line
of a log holds no line break and ends with its brace, so its bytes can be found again, and the chain proves them:
each line names the hash of the one before. For the last line no other speaks.

A file can be read in several ways: as it is, as quoted-printable, or as the base64 in it. The first whose lines all
fit the chain is taken. All of this takes time in proportion to the file, and memory of a few times the file.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kpo_tui.log.fragments import BLANKS, Joined, Record, lines_joined

LARGEST = 1 << 26
"""Bytes that a file may have, and unpack to, to be mended: 64 MiB."""
MOST_LAYERS = 4
"""How often a file can be packed into another."""
BOM = b"\xef\xbb\xbf"

_SNIFFED = 1 << 16
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_OTHERS = {
    b"%PDF-": "a PDF file: ask for the log itself",
    b"\xd0\xcf\x11\xe0": "an Outlook message or an old Office file: save the log that is in it",
    b"{\\rtf": "an RTF file: ask for the log itself",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive: unpack it first",
    b"Rar!": "a RAR archive: unpack it first",
    b"\xfd7zXZ": "an xz archive: unpack it first",
    b"BZh": "a bzip2 archive: unpack it first",
    b"\x28\xb5\x2f\xfd": "a zstd archive: unpack it first",
}
_WIDE = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"{\x00": "utf-16-le",
    b"\x00{": "utf-16-be",
}


def foreign(data: bytes) -> str:
    """What a file is that is no text and is not unpacked here, and what to do with it; empty for any other."""
    if data.startswith(_ZIP):
        if b"[Content_Types].xml" in data[:_SNIFFED]:
            return "a Word or other Office file: ask for the log itself"
        return "a zip archive: unpack it first"
    if data[257:262] == b"ustar":
        return "a tar archive: unpack it first"
    return next((what for mark, what in _OTHERS.items() if data.startswith(mark)), "")


def packing(data: bytes) -> str:
    """How the file is packed or encoded as a whole; empty for plain text."""
    return "gzip" if data.startswith(_GZIP) else _wide(data).upper()[:6]


def unpacked(data: bytes) -> tuple[bytes, list[str]]:
    """The text in the file, and what was taken off it.

    Raises ValueError, saying what the file is, where it cannot be unpacked.
    """
    marks: list[str] = []
    while found := packing(data):
        if len(marks) == MOST_LAYERS:
            raise ValueError("it is packed over and over")
        data = _gunzipped(data) if found == "gzip" else _narrowed(data)
        marks.append(found)
    if what := foreign(data):
        raise ValueError(f"it is {what}")
    return (data.removeprefix(BOM), [*marks, "a byte-order mark"]) if data.startswith(BOM) else (data, marks)


def _wide(data: bytes) -> str:
    return next((name for mark, name in _WIDE.items() if data.startswith(mark)), "")


def _gunzipped(data: bytes) -> bytes:
    unpacking = zlib.decompressobj(wbits=31)
    try:
        found = unpacking.decompress(data, LARGEST)
    except zlib.error:
        raise ValueError("it is no sound gzip file") from None
    if unpacking.unconsumed_tail:
        raise ValueError(f"it unpacks to more than {LARGEST >> 20} MiB, and no more is mended")
    if not unpacking.eof:
        raise ValueError("it is half of a gzip file")
    return found


def _narrowed(data: bytes) -> bytes:
    try:
        text = data.decode(_wide(data), "surrogatepass").removeprefix("\ufeff")
        return text.encode("utf-8", "surrogatepass")
    except UnicodeError:
        raise ValueError(f"it is no sound {packing(data)} text") from None


_MOST_LINES = LARGEST >> 7
_MOST_BLOCKS = 100
_LONGEST_OF_MAIL = 998
_START = b'{"'
_EVENT = re.compile(rb'(?:^|\n)[> \t]*\{"type":"')
_HEADER = re.compile(rb">|From |[A-Z][A-Za-z-]{1,40}: ")
_WORDS = re.compile(rb"[^\s>][^\n]*")
_QUOTED_PRINTABLE = re.compile(rb"=(?:\n|[0-9A-F]{2})")
_BLOCK = re.compile(rb"^(?:(?:77u/)?eyJ0eXBl|H4sI|UEsDB|//57AC|ewAi)[A-Za-z0-9+/=]*$", re.MULTILINE)
"""A line with which base64 begins: of an event, a byte-order mark and an event, gzip, zip, UTF-16 with a mark or without."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")


class Mended(NamedTuple):
    """The lines that were found again, without line ends, and what was taken off, in words.

    `others` are lines around them that are none of a log. `certain` is False where the last line was cut off, or
    broken so that nothing tells what stood there.
    """

    lines: tuple[bytes, ...]
    marks: tuple[str, ...]
    others: int
    certain: bool


def advice(start: bytes, chunk: bytes, at: int) -> str:
    """What to do with a file that is no log as it lies, as the end of a message; empty where nothing is known.

    `start` are its first bytes, `chunk` those from the line that is not sound, at byte `at`, on.
    """
    if what := foreign(start):
        return f"; it is {what}"
    marks = packing(start) or ", ".join(_marks_in(chunk, at))
    return f"; it bears marks of mail or an editor ({marks}): try kpo repair" if marks else ""


def _marks_in(chunk: bytes, at: int) -> Iterator[str]:
    """The marks that mail or an editor left in the bytes from byte `at` of a log on."""
    if chunk.startswith(BOM):
        yield "a byte-order mark"
    if b"\r" in chunk and _START in chunk:
        yield "Windows line ends" if b"\r\n" in chunk else "old Mac line ends"
    text = _with_newlines(chunk.removeprefix(BOM))
    end = text.find(b"\n")
    first = text[: end if end >= 0 else len(text)]
    event = first.lstrip(b"> \t").startswith(_START)
    broken = event and _is_broken(first) and bool(text[len(first) :].strip())
    soft = b"=\n" in text and _START in text and (not event or (broken and first.endswith(b"=")))
    if event and not broken and first.endswith((b" ", b"\t")):
        yield "blanks at line ends"
    if not first.strip() and text and (at or _EVENT.search(text)):
        yield "empty lines"
    elif _HEADER.match(text) or (
        not event and (_EVENT.search(text) or (at and 0 <= end <= _LONGEST_OF_MAIL))
    ):
        yield "lines of a mail around it"
    if broken and not soft:
        yield "broken lines"
    if soft:
        yield "quoted-printable"
    if _BLOCK.search(text):
        yield "base64"


def _is_broken(line: bytes) -> bool:
    record = Record()
    record.add(line)
    return not record.whole


def mended(data: bytes) -> Mended:
    """The lines of a log as they were written, of a file that mail or an editor changed.

    Nothing is checked beyond what joins the lines: whoever uses them folds them as a log.
    Raises ValueError, saying what it is, for a file that cannot be unpacked or is no text.
    """
    data, marks = unpacked(data)
    best: tuple[int, Mended] | None = None
    for more, text in _readings(data):
        lines, found = _read(text, [*marks, *more])
        if lines.sound and (best is None or _outdoes(lines, best[0])):
            return found
        if best is None or (lines.proved, bool(lines.lines)) > (best[0], bool(best[1].lines)):
            best = lines.proved, found
    return best[1] if best else Mended((), tuple(marks), 0, certain=False)


def _outdoes(lines: Joined, proved: int) -> bool:
    """True where a reading says more than one before it, which proved so many lines and does not tell the last.

    What decodes only the last line may decode what was written there. A log of one line is taken where nothing is
    left of the breaks in it.
    """
    return lines.proved > proved or (not proved and lines.pieces == len(lines.lines) == 1)


def _readings(data: bytes) -> Iterator[tuple[list[str], bytes]]:
    """What the file may say, the likeliest first, and what each takes off."""
    text = _with_newlines(data)
    ends = ["line ends"] if b"\r" in data else []
    yield ends, text
    if _QUOTED_PRINTABLE.search(text):
        yield [*ends, "quoted-printable"], _with_newlines(binascii.a2b_qp(text))
    for block in islice(_blocks(text), _MOST_BLOCKS):
        try:
            inner, marks = unpacked(base64.b64decode(block))
        except binascii.Error:
            continue
        yield [*ends, "base64", *marks], _with_newlines(inner)


def _with_newlines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _blocks(text: bytes) -> Iterator[bytes]:
    """The blocks of base64 in a text, each up to the first line that is none or is shorter than those before."""
    at = 0
    while found := _BLOCK.search(text, at):
        at, width, lines = found.start(), len(found.group()), []
        while match := _BASE64.match(text, at):
            if len(match.group()) > width or text[match.end() : match.end() + 1] not in (b"", b"\n"):
                break
            lines.append(match.group())
            at = match.end() + 1
            if len(match.group()) < width:
                break
        at = max(at, found.end())
        yield b"".join(lines)


def _read(text: bytes, marks: list[str]) -> tuple[Joined, Mended]:
    """The lines of the log in a text with newlines."""
    scan = _Scan(text)
    found = lines_joined(scan.records)
    others = [f"{scan.others} other line{'s' * (scan.others > 1)} around it"] if scan.others else []
    return found, Mended(found.lines, (*marks, *scan.marks, *others), scan.others, found.certain)


class _Scan:
    """The records of a log among the lines of a text; how many others there are; what lay around the records."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self.records: list[Record] = []
        self.others = 0
        self.marks: dict[str, None] = {}
        at = 0
        while (found := text.find(_START, at)) >= 0:
            begin = max(at, text.rfind(b"\n", at, found) + 1)
            before = text[begin:found].replace(BOM, b"")
            if before.strip(b"> \t"):
                begin = self._line_end(found) + 1
                self._pass(at, begin)
                at = begin
                continue
            self._pass(at, begin)
            at = self._take(found, before, marked=begin + len(before) < found)
        self._pass(at, len(text))

    def _line_end(self, at: int) -> int:
        end = self._text.find(b"\n", at)
        return end if end >= 0 else len(self._text)

    def _pass(self, at: int, end: int) -> None:
        """Count the lines between two records."""
        others = sum(1 for _ in _WORDS.finditer(self._text, at, end))
        self.others += others
        if at < end and not others:
            self._mark("empty lines")

    def _take(self, at: int, before: bytes, marked: bool) -> int:
        """Take the record that begins at a byte, `before` which its first line has blanks or quotation marks."""
        record, quoting = Record(), before
        while True:
            end = self._line_end(at)
            record.add(self._text[at:end])
            at = end + 1
            if record.whole or at >= len(self._text):
                break
            for one in (quoting, quoting.rstrip(BLANKS)):
                if one and self._text.startswith(one, at):
                    at += len(one)
                    break
        if len(self.records) == _MOST_LINES:
            raise ValueError("it holds more lines than a log of this size can")
        self.records.append(record)
        self._tell(record, before, marked)
        return at

    def _tell(self, record: Record, before: bytes, marked: bool) -> None:
        if marked:
            self._mark("a byte-order mark")
        if b">" in before:
            self._mark("quotation marks before lines")
        elif before or record.pieces[-1].endswith((b" ", b"\t")):
            self._mark("blanks at line ends")
        if len(record.pieces) > 1:
            self._mark("broken lines")

    def _mark(self, mark: str) -> None:
        self.marks[mark] = None
