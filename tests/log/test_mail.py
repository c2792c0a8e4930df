"""Logs that came by mail or through an editor: told as such, mended to the byte, and never beyond what mail does."""

import base64
import gzip
import quopri
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.errors import BadInput
from kpo_tui.log import jsonl
from kpo_tui.log.mail import mended
from tests.log.making import lines_of, short_log


def wrapped(data: bytes, width: int, at_blanks: bool) -> bytes:
    """Each line broken at `width`, as mail programs do: at a blank, which then stands before the break or is gone."""
    out = []
    for whole in data.splitlines():
        rest = whole
        while len(rest) > width:
            blank = rest.rfind(b" ", 1, width) if at_blanks else -1
            cut = blank if blank > 0 else width
            out.append(rest[:cut])
            rest = rest[cut + 1 :] if blank > 0 else rest[cut:]
        out.append(rest)
    return b"\n".join(out) + b"\n"


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "Windows line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "old Mac line ends": lambda data: data.replace(b"\n", b"\r"),
    "a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "blanks at line ends": lambda data: data.replace(b"\n", b"  \n"),
    "empty lines between": lambda data: data.replace(b"\n", b"\n\n"),
    "quoted": lambda data: b"".join(b"> " + line + b"\n" for line in data.splitlines()),
    "quoted twice": lambda data: b"".join(b">> " + line + b"\n" for line in data.splitlines()),
    "a From line": lambda data: b">From acme@example.com Mon Nov 30\n" + data,
    "a mail around it": lambda data: (
        b"Subject: the log\nTo: you\n\nDear all,\n\n" + data + b"\n-- \nA. Smith\n"
    ),
    "no newline at its end": lambda data: data.removesuffix(b"\n"),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda data: data.decode().encode("utf-16-le"),
    "UTF-32": lambda data: data.decode().encode("utf-32"),
    "gzip": gzip.compress,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
    "wrapped anywhere": lambda data: wrapped(data, 900, at_blanks=False),
    "wrapped at blanks": lambda data: wrapped(data, 100, at_blanks=True),
}
AROUND = [
    "Windows line ends", "a byte-order mark", "blanks at line ends", "empty lines between", "quoted", "a From line",
    "a mail around it", "no newline at its end", "UTF-16", "gzip",
]  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return short_log(tmp_path_factory.mktemp("deal")).path.read_bytes()


@pytest.mark.parametrize("what", DAMAGE)
def test_what_mail_does_to_a_log_is_undone_to_the_byte(whole: bytes, what: str) -> None:
    assert b"".join(line + b"\n" for line in mended(DAMAGE[what](whole)).lines) == whole


@settings(max_examples=60)
@given(st.lists(st.sampled_from(AROUND), max_size=4, unique=True))
def test_so_is_all_of_it_together(whole: bytes, kinds: list[str]) -> None:
    data = whole
    for kind in sorted(kinds, key=AROUND.index):
        data = DAMAGE[kind](data)
    assert mended(data).lines == tuple(whole.splitlines())


@pytest.mark.parametrize(
    "what",
    sorted(DAMAGE.keys() - {"no newline at its end", "UTF-16 without a mark", "empty lines between"}),
)
def test_a_log_with_marks_of_mail_is_told_to_be_one(tmp_path: Path, whole: bytes, what: str) -> None:
    path = tmp_path / "mailed.jsonl"
    path.write_bytes(DAMAGE[what](whole))
    try:
        message = str(jsonl.read(path).damage)
    except BadInput as error:
        message = str(error)
    assert "it bears marks of mail or an editor (" in message
    assert message.endswith("): try kpo repair")


@given(st.binary(max_size=400))
def test_any_bytes_are_looked_at_without_a_mistake(data: bytes) -> None:
    for start in (b"", b"\x1f\x8b", b"\xff\xfe", b'{"', b"> ", b"=\n"):
        try:
            lines = mended(start + data).lines
        except ValueError:
            continue
        assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_a_file_packed_in_itself_or_without_end_is_refused(whole: bytes) -> None:
    data = whole
    for _ in range(6):
        data = gzip.compress(data)
    with pytest.raises(ValueError, match="packed over and over"):
        mended(data)
    with pytest.raises(ValueError, match="half of a gzip file"):
        mended(gzip.compress(whole)[:-20])


def test_a_first_line_alone_with_a_windows_line_end_is_not_written_on(tmp_path: Path) -> None:
    """Its hash would be another than the one of the log that was sent."""
    path = short_log(tmp_path).path
    path.write_bytes(lines_of(path)[0] + b"\r\n")
    with pytest.raises(BadInput, match="Windows line ends"):
        jsonl.read(path)
