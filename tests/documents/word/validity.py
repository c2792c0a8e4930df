"""What is wrong with a Word file: by the schemas of the standard, and by the rules that no schema states."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Both parts are optional by the standard (ECMA-376, part 1, 11.3.5 and 14.2.7).
OPTIONAL = re.compile(r"required relationship type '[^']*/(?:fontTable|theme)' is missing")
CHANGES = ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "bookmarkStart")
RANGES = ("bookmark", "commentRange", "moveFromRange", "moveToRange")


def faults(data: bytes, folder: Path) -> list[str]:
    """Everything that is wrong with the file."""
    path = folder / "validated.docx"
    path.write_bytes(data)
    # A new validator for each file: one that is used again takes one file's comments for another's.
    checked = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    found = [f"{error.part_uri} {error.path}: {error.description}" for error in checked.errors]
    return [fault for fault in found if not OPTIONAL.search(fault)] + loose_ends(data)


def loose_ends(data: bytes) -> list[str]:
    """What is wrong with the file and no schema can say: ends without beginnings, and names given twice."""
    with ZipFile(BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        noted = "word/comments.xml" in archive.namelist()
        comments = etree.fromstring(archive.read("word/comments.xml")) if noted else None
    known = [] if comments is None else [note.get(f"{W}id") for note in comments]
    return [*_ids(body), *_ranges(body), *_moves(body), *_comments(body, known), *_text(body), *_tables(body)]


def _all(body: etree._Element, *names: str) -> list[etree._Element]:
    return list(body.iter(*(f"{W}{name}" for name in names)))


def _ids(body: etree._Element) -> Iterator[str]:
    locks = [lock.find(f"{W}id") for lock in _all(body, "sdtPr")]
    ids = Counter(
        element.get(f"{W}{'val' if element.tag == f'{W}id' else 'id'}")
        for element in [*_all(body, *CHANGES), *(lock for lock in locks if lock is not None)]
    )
    yield from (f"the id {known} is given {times} times" for known, times in ids.items() if times > 1)
    names = Counter(mark.get(f"{W}name") for mark in _all(body, "bookmarkStart"))
    yield from (f"{times} bookmarks are called {name}" for name, times in names.items() if times > 1)


def _ranges(body: etree._Element) -> Iterator[str]:
    for kind in RANGES:
        opened: list[str | None] = []
        for element in _all(body, f"{kind}Start", f"{kind}End"):
            known = element.get(f"{W}id")
            if element.tag == f"{W}{kind}Start":
                opened.append(known)
            elif known in opened:
                opened.remove(known)
            else:
                yield f"{kind} {known} ends before it begins"
        yield from (f"{kind} {known} never ends" for known in opened)


def _moves(body: etree._Element) -> Iterator[str]:
    gone, come = (
        Counter(start.get(f"{W}name") for start in _all(body, f"{kind}RangeStart"))
        for kind in ("moveFrom", "moveTo")
    )
    if gone != come or set(gone.values()) - {1}:
        yield f"moves from {gone} and to {come}"
    for start in _all(body, "moveFromRangeStart", "moveToRangeStart"):
        if start.get(f"{W}date") is None:
            yield f"the move {start.get(f'{W}name')} has no date"


def _comments(body: etree._Element, known: list[str | None]) -> Iterator[str]:
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [element.get(f"{W}id") for element in _all(body, kind)]
        if sorted(map(str, found)) != sorted(map(str, known)):
            yield f"{kind} of {found}, but there are {known}"


def _text(body: etree._Element) -> Iterator[str]:
    for run in _all(body, "t", "delText"):
        deleted = any(above.tag == f"{W}del" for above in run.iterancestors())
        if deleted != (run.tag == f"{W}delText"):
            yield f"{run.tag} is {'' if deleted else 'not '}in a deletion"


def _tables(body: etree._Element) -> Iterator[str]:
    for table in _all(body, "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        cells = {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")}
        if cells != {columns} or columns > 63:
            yield f"a table of {columns} columns has rows of {cells} cells"
