"""Files from elsewhere, broken or made to harm: one clear line, in little time, with little memory."""

import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from kpo_tui.documents.document import Document, Paragraph, plain
from kpo_tui.documents.word import house_in, write
from kpo_tui.documents.word.content import content_in, content_of
from kpo_tui.documents.word.foreign_file import parts_in
from kpo_tui.errors import BadInput

SOUND = write(Document("Title", (Paragraph(plain("One paragraph.")),), ("Subject to contract.",)))
SECONDS, BYTES = 5.0, 200 * 1024 * 1024


def with_parts(**changed: bytes | None) -> bytes:
    """A sound file with parts changed, added or, with None, left out; `__` in a name stands for a slash."""
    with ZipFile(BytesIO(SOUND)) as archive:
        parts: dict[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
    for key, content in changed.items():
        name = key.replace("__", "/").replace("_DOT_", ".")
        parts.pop(name, None)
        if content is not None:
            parts[name] = content
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def body(content: str, start: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<?xml version="1.0"?>{start}<w:document xmlns:w="{main}"><w:body>{content}</w:body></w:document>'
    return with_parts(word__document_DOT_xml=text.encode())


def with_entry(name: str) -> bytes:
    file = BytesIO(SOUND)
    with ZipFile(file, "a") as archive:
        archive.writestr(ZipInfo(name), b"x")
    return file.getvalue()


def lying_bomb() -> bytes:
    """A part that unpacks to 160 MiB and says that it has ten bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(160)) + packer.flush()
    name = b"word/document.xml"
    fields = (20, 0, 8, 0, 33, 0, len(data), 10, len(name))
    entry = struct.pack("<4s5H3L2H", b"PK\3\4", *fields, 0) + name + data
    central = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *fields, 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(entry), 0)
    return entry + central + end


LAUGHS = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is not a Word file"),
    "text": (lambda: b"Dear all,", "is not a Word file"),
    "cut off": (lambda: SOUND[: len(SOUND) // 2], "is broken"),
    "scrambled": (lambda: SOUND[:900] + b"\xff" * 900 + SOUND[1800:], "is broken"),
    "encrypted or old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password"),
    "another archive": (lambda: with_parts(**{"[Content_Types]_DOT_xml": None}), "is an archive, but not a Word file"),
    "macros": (lambda: with_parts(word__vbaProject_DOT_bin=b"x"), "holds macros"),
    "macro type": (lambda: with_parts(**{"[Content_Types]_DOT_xml": b"<a>macroEnabled</a>"}), "made to hold macros"),
    "path up": (lambda: with_entry("word/../../evil.xml"), "points outside of it"),
    "path absolute": (lambda: with_entry("/etc/passwd"), "points outside of it"),
    "path of Windows": (lambda: with_entry("c:\\evil.xml"), "points outside of it"),
    "a part twice": (lambda: with_entry("word/DOCUMENT.xml"), "holds a part twice"),
    "no text": (lambda: with_parts(word__document_DOT_xml=None), "it holds no text"),
    "broken XML": (lambda: with_parts(word__document_DOT_xml=b"<w:document"), "its XML is broken"),
    "billion laughs": (lambda: body("&a9;", f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]>'), "document type of its own"),
    "outside entity": (lambda: body("&e;", '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "document type of its own"),
    "late type": (lambda: body("", " " * 5000 + '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">'), "document type of its own"),
    "deep": (lambda: body("<w:sdt>" * 150 + "</w:sdt>" * 150), "nested deeper"),
    "deeper": (lambda: body("<w:p>" * 4000 + "</w:p>" * 4000), "XML is broken"),
    "zip bomb": (lambda: body(f"<w:p>{' ' * (70 << 20)}</w:p>"), "larger than any agreement"),
    "lying bomb": (lying_bomb, "is broken"),
    "many tags": (lambda: body("<w:p/>" * 6_100_000), "larger than any agreement"),
    "many parts": (lambda: with_parts(**{f"word__x{at}_DOT_bin": b"" for at in range(5001)}), "no Word file has so many"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_file_that_is_no_sound_word_file_gives_one_clear_line(name: str, tmp_path: Path) -> None:
    make, complaint = HOSTILE[name]
    path = tmp_path / "from-elsewhere.docx"
    path.write_bytes(make())
    if "bomb" in name or "laughs" in name:
        tracemalloc.start()
    began = time.process_time()
    with pytest.raises(BadInput, match=complaint) as raised:
        content_in(path)
    assert time.process_time() - began < SECONDS
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)
    if tracemalloc.is_tracing():
        assert tracemalloc.get_traced_memory()[1] < BYTES
        tracemalloc.stop()


def test_a_missing_file_and_a_folder_are_told_of(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.docx", tmp_path):
        with pytest.raises(BadInput, match="there is no such file"):
            parts_in(path)


def test_what_it_would_fetch_is_told_of_and_not_fetched() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/>'
        '<Relationship Id="b" Type="http://x/hyperlink" Target="http://127.0.0.1:9/" TargetMode="External"/>'
        "</Relationships>"
    )
    found = content_of(with_parts(word___rels__settings_DOT_xml_DOT_rels=relations.encode()), "x")
    assert found.odd == (
        "a reference to http://127.0.0.1:9/evil.dotm (attachedTemplate), which was not fetched",
    )


def test_everything_that_is_no_text_is_told_of() -> None:
    inside = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    text = (
        f"<w:p><w:r><w:pict>{inside}</w:pict></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:sym w:char="F0A7"/></w:r></w:p><w:altChunk/>'
    )
    found = content_of(body(text), "x")
    assert found.odd == (
        "a picture or drawing", "hidden text", "a symbol from a special font", "another document inside this one",
    )  # fmt: skip
    assert ("text box", "Boxed.") in found.apart
    assert [line.text for line in found.lines] == ["hidden"]


def test_a_thousand_pages_are_read() -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>{'word ' * 90}{at}</w:t></w:r></w:p>" for at in range(5000))
    began = time.process_time()
    assert len(content_of(body(paragraphs), "x").lines) == 5000
    assert time.process_time() - began < SECONDS


def test_a_file_in_the_strict_variant_is_read() -> None:
    strict = body("<w:p><w:r><w:t>Strict.</w:t></w:r></w:p>")
    with ZipFile(BytesIO(strict)) as archive:
        text = archive.read("word/document.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    assert [line.text for line in content_of(with_parts(word__document_DOT_xml=text), "x").lines] == [
        "Strict."
    ]


def test_a_house_style_is_read_with_the_same_care(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(with_parts(word__styles_DOT_xml=b"<!DOCTYPE a><a/>"))
    with pytest.raises(BadInput, match="document type of its own"):
        house_in(path)
    path.write_bytes(with_parts(word__styles_DOT_xml=None))
    with pytest.raises(BadInput, match="it has no styles"):
        house_in(path)
