"""How a file is packed or encoded as a whole, told by its first bytes, and how to unpack it."""

import zlib

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
        office = b"[Content_Types].xml" in data[:_SNIFFED]
        return (
            "a Word or other Office file: ask for the log itself"
            if office
            else "a zip archive: unpack it first"
        )
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
