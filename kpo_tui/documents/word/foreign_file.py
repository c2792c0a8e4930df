"""A Word file from elsewhere, opened with care.

It may come from anyone: broken, protected, full of macros, or made to harm whoever opens it. Sizes are
checked before and while reading, names before anything is done with them; no part is written to the disk,
nothing that the file refers to is fetched, and nothing in it is run.
"""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from kpo_tui.documents.word.xml_tree import tags_in
from kpo_tui.errors import BadInput
from kpo_tui.text import one_line

LARGEST_FILE: Final = 64 * 1024 * 1024
LARGEST_PART: Final = 64 * 1024 * 1024
LARGEST_WHOLE: Final = 160 * 1024 * 1024
MOST_PARTS: Final = 5_000
MOST_TAGS: Final = 6_000_000
"""Tags in a part: an agreement of 1,000 pages has a third of that."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = 0x1


def parts_in(path: Path) -> dict[str, bytes]:
    """The XML parts of the Word file at `path`, by name. Raises BadInput, saying what is wrong with it."""
    try:
        if not path.is_file():
            raise BadInput(f"{path}: there is no such file")
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"{path}: is larger than {LARGEST_FILE >> 20} MiB; no agreement is")
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error
    return parts_of(data, str(path))


def parts_of(data: bytes, name: str) -> dict[str, bytes]:
    """The XML parts of a Word file called `name`. Raises BadInput, saying what is wrong with it."""
    if data.startswith(_OLE):
        raise BadInput(
            f"{name}: is protected by a password, or is an old .doc; save it as .docx without a password"
        )
    if not data.startswith(b"PK"):
        raise BadInput(f"{name}: is not a Word file (.docx)")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive, name)
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        reason = one_line(str(error), 80)
        raise BadInput(f"{name}: is broken ({reason}); ask for it again") from None


def _read(archive: ZipFile, name: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise BadInput(f"{name}: holds {len(entries)} files; no Word file has so many")
    names = [entry.filename for entry in entries]
    for entry in entries:
        _refuse_entry(entry, name)
    if len({known.casefold() for known in names}) < len(names):
        raise BadInput(
            f"{name}: holds a part twice, of which programs would read different ones; ask for it again"
        )
    if any(known.casefold().endswith("vbaproject.bin") for known in names):
        raise BadInput(f"{name}: holds macros; ask for it as an ordinary Word document (.docx)")
    wanted = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if sum(entry.file_size for entry in wanted) > LARGEST_WHOLE:
        raise BadInput(f"{name}: unpacks to more than {LARGEST_WHOLE >> 20} MiB; it was not read")
    parts = {entry.filename: _unpacked(archive, entry, name) for entry in wanted}
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise BadInput(f"{name}: is made to hold macros; ask for it as an ordinary Word document (.docx)")
    if "[Content_Types].xml" not in parts or not any(known.startswith("word/") for known in parts):
        raise BadInput(f"{name}: is an archive, but not a Word file (.docx)")
    return parts


def _refuse_entry(entry: ZipInfo, name: str) -> None:
    path = entry.filename
    if path.startswith(("/", "\\")) or "\\" in path or ":" in path or ".." in path.split("/"):
        raise BadInput(
            f"{name}: holds a part that points outside of it ({one_line(path, 60)}); it was not read"
        )
    if entry.flag_bits & _ENCRYPTED:
        raise BadInput(f"{name}: is protected by a password; save it without one")


def _unpacked(archive: ZipFile, entry: ZipInfo, name: str) -> bytes:
    """The part, read no further than is allowed, whatever the archive says of its size."""
    with archive.open(entry) as file:
        data = file.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART or tags_in(data) > MOST_TAGS:
        raise BadInput(
            f"{name}: its part {one_line(entry.filename, 60)} is larger than any agreement; it was not read"
        )
    return data
