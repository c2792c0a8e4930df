"""Files packed or encoded as a whole: unpacked as far as they should be, and told where they are not."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from kpo_tui.log.mail import foreign, unpacked
from tests.log.making import short_log


def test_a_file_packed_in_itself_or_without_end_is_refused(tmp_path: Path) -> None:
    data = whole = short_log(tmp_path).path.read_bytes()
    for _ in range(6):
        data = gzip.compress(data)
    with pytest.raises(ValueError, match="packed over and over"):
        unpacked(data)
    with pytest.raises(ValueError, match="half of a gzip file"):
        unpacked(gzip.compress(whole)[:-20])


def test_what_unpacks_to_more_than_is_mended_is_refused() -> None:
    with pytest.raises(ValueError, match="it unpacks to more than 64 MiB"):
        unpacked(gzip.compress(b" " * (65 << 20), 1))


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8bno", b"\xff\xfe{", gzip.compress(b"x" * 99)[:-4], b"\xff\xfe\x00\x00\xff\xff\xff\xff"],
    ids=["no gzip", "half a letter", "half a gzip", "no letter"],
)
def test_what_cannot_be_unpacked_is_told_in_plain_words(data: bytes) -> None:
    with pytest.raises(
        ValueError, match=r"^it is (no sound (gzip file|UTF-16 text|UTF-32 text)|half of a gzip file)$"
    ):
        unpacked(data)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7", "a PDF file: ask for the log itself"),
        (b"\xd0\xcf\x11\xe0", "an Outlook message or an old Office file: save the log that is in it"),
        (b"{\\rtf1", "an RTF file: ask for the log itself"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
        (b"Rar!", "a RAR archive: unpack it first"),
        (b"\xfd7zXZ", "an xz archive: unpack it first"),
        (b"BZh9", "a bzip2 archive: unpack it first"),
        (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
        (b'{"type":"opened"}', ""),
        (b"", ""),
    ],
)
def test_a_file_that_is_no_text_is_named_with_what_to_do(start: bytes, what: str) -> None:
    assert foreign(start) == what


def test_an_office_file_is_told_from_another_zip() -> None:
    kinds = {}
    for name in ("deal.jsonl", "[Content_Types].xml"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, "text")
        kinds[name] = foreign(out.getvalue())
    assert kinds == {
        "deal.jsonl": "a zip archive: unpack it first",
        "[Content_Types].xml": "a Word or other Office file: ask for the log itself",
    }


def test_what_was_taken_off_is_told_from_the_outside_in() -> None:
    assert unpacked(gzip.compress(gzip.compress(b"\xef\xbb\xbfplain"))) == (
        b"plain",
        ["gzip", "gzip", "a byte-order mark"],
    )
    assert unpacked("Grüße".encode("utf-16")) == ("Grüße".encode(), ["UTF-16"])
    assert unpacked(b"plain") == (b"plain", [])
