"""Logs that came by mail or through an editor: told as such, mended to the byte, and never beyond what mail does."""

import base64
import gzip
import quopri
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.errors import BadInput, Damaged
from kpo_tui.library import load_playbook
from kpo_tui.log import jsonl
from kpo_tui.log.mail import mended
from kpo_tui.log.record import Folding
from kpo_tui.negotiation.acts.comment import Comment
from tests.builders import session_in
from tests.log.mails import folded, log_of, mailed, tarred, wrapped, zipped
from tests.log.making import lines_of, short_log


def accepted(data: bytes) -> bytes | None:
    """The log that `kpo repair` would write; None where it refuses."""
    found = mended(data)
    folding = Folding()
    try:
        for line in found.lines:
            folding.add(line)
    except Damaged:
        return None
    return b"".join(line + b"\n" for line in found.lines) if found.certain and found.lines else None


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
    "quoted-printable in a mail": lambda data: mailed(data, "quoted-printable"),
    "base64 in a mail": lambda data: mailed(data, "base64"),
    "a packed log in a mail": lambda data: (
        b"Subject: the log\n\n" + base64.encodebytes(gzip.compress(data)) + b"\n-- \nA. Smith\n"
    ),
    "broken anywhere": lambda data: folded(data, 900),
    "broken behind blanks": lambda data: folded(data, 76, at_blanks=True),
    "broken in place of blanks": lambda data: folded(data, 76, at_blanks=True, kept=False),
}
AROUND = [
    "Windows line ends", "a byte-order mark", "blanks at line ends", "empty lines between", "quoted", "a From line",
    "a mail around it", "no newline at its end", "UTF-16", "gzip",
]  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return short_log(tmp_path_factory.mktemp("deal")).path.read_bytes()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A log whose first line is longer than what is read of a file at once."""
    session = session_in(tmp_path_factory.mktemp("large"), load_playbook("kpo-essentials"))
    session.perform(
        Comment(text="Naïve à propos:  a = b, > 40% of the fee; can you live with that, Grüße?"), "client"
    )
    session.perform(
        Comment(text="We can, if the cap of the liability is reached by both of us in a year."), "provider"
    )
    data = session.path.read_bytes()
    assert data.index(b"\n") > 1 << 16
    return data


@pytest.mark.parametrize("what", DAMAGE)
def test_what_mail_does_to_a_log_is_undone_to_the_byte(whole: bytes, what: str) -> None:
    assert b"".join(line + b"\n" for line in mended(DAMAGE[what](whole)).lines) == whole


@settings(max_examples=30)
@given(st.lists(st.sampled_from(AROUND), max_size=4, unique=True))
def test_so_is_all_of_it_together(whole: bytes, kinds: list[str]) -> None:
    data = whole
    for kind in sorted(kinds, key=AROUND.index):
        data = DAMAGE[kind](data)
    assert mended(data).lines == tuple(whole.splitlines())


@pytest.mark.parametrize("what", DAMAGE)
def test_so_is_what_it_does_to_a_log_of_real_size(large: bytes, what: str) -> None:
    assert accepted(DAMAGE[what](large)) == large


@pytest.mark.parametrize("what", sorted(DAMAGE.keys() - {"no newline at its end"}))
@pytest.mark.parametrize("size", ["whole", "large"])
def test_a_log_with_marks_of_mail_is_told_to_be_one(
    tmp_path: Path, request: pytest.FixtureRequest, size: str, what: str
) -> None:
    message = told_of(tmp_path, DAMAGE[what](request.getfixturevalue(size)))
    assert "it bears marks of mail or an editor (" in message
    assert message.endswith("): try kpo repair")


def told_of(folder: Path, data: bytes) -> str:
    """What is said of a file that is opened as a log."""
    path = folder / "mailed.jsonl"
    path.write_bytes(data)
    try:
        return str(jsonl.read(path).damage)
    except BadInput as error:
        return str(error)


def test_a_log_in_a_mail_with_plain_line_ends_and_one_with_empty_lines_are_told(
    tmp_path: Path, large: bytes
) -> None:
    assert "lines of a mail" in told_of(tmp_path, b"Hi Raj,\n\n" + large)
    assert "(broken lines)" in told_of(tmp_path, folded(large, 76))
    assert "(quoted-printable)" in told_of(tmp_path, quopri.encodestring(large))
    assert "empty lines" in told_of(tmp_path, large.replace(b"\n", b"\n\n"))
    assert "lines of a mail" in told_of(tmp_path, large + b"-- \nA. Smith\n")
    assert "marks of mail" not in told_of(tmp_path, b"Hi Raj,\n\nno log is in here\n")
    assert "marks of mail" not in told_of(tmp_path, large.replace(b"live with", b"live off"))


ARCHIVES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "zip": (zipped, "it is a zip archive: unpack it first"),
    "Word": (lambda data: zipped(data, "[Content_Types].xml"), "it is a Word or other Office file"),
    "tar": (tarred, "it is a tar archive: unpack it first"),
    "PDF": (lambda data: b"%PDF-1.7\n" + data, "it is a PDF file"),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_is_called_one(tmp_path: Path, whole: bytes, kind: str) -> None:
    make, said = ARCHIVES[kind]
    assert said in told_of(tmp_path, make(whole))
    with pytest.raises(ValueError, match=said):
        mended(make(whole))
    with pytest.raises(ValueError, match=said):
        mended(gzip.compress(make(whole)))


@pytest.mark.parametrize("at_blanks", [False, True])
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("width", [40, 76, 200, 998])
def test_a_log_of_real_size_is_mended_where_its_lines_were_broken(
    large: bytes, width: int, at_blanks: bool, kept: bool
) -> None:
    assert accepted(folded(large, width, at_blanks, kept)) == large


TEXTS = st.lists(
    st.lists(
        st.sampled_from(
            ["ä", "à", "=", "=3D", ">", "> ", " ", "  ", "word", "{", "}", '"', "\\", "x" * 60, "€"]
        )
    )
    .map("".join)
    .map(lambda text: f"a{text}b"),
    max_size=4,
)


@settings(max_examples=60)
@given(TEXTS, st.integers(40, 2000) | st.integers(40, 260), st.booleans(), st.booleans(), st.booleans())
def test_a_broken_log_is_mended_to_the_byte_or_refused(
    texts: list[str], width: int, at_blanks: bool, kept: bool, characters: bool
) -> None:
    whole = log_of(*texts)
    assert accepted(folded(whole, width, at_blanks, kept, characters)) in (whole, None)
    assert accepted(wrapped(whole, width)) in (whole, None)


@given(TEXTS, st.integers(40, 2000), st.booleans())
def test_it_is_mended_where_its_last_line_was_not_broken(texts: list[str], width: int, kept: bool) -> None:
    """Then every line that was broken is proved by the one behind it."""
    whole = log_of(*texts, "The end.")
    last = whole.splitlines(keepends=True)[-1]
    assert accepted(folded(whole.removesuffix(last), width, at_blanks=True, kept=kept) + last) == whole


@given(TEXTS, st.integers(40, 2000))
def test_a_broken_log_in_a_quoting_mail_is_mended_too(texts: list[str], width: int) -> None:
    whole = log_of(*texts, "The end.")
    quoted = b"".join(b"> " + line + b"\n" for line in folded(whole, width).splitlines())
    assert accepted(b"You wrote:\n" + quoted) in (whole, None)
    last = whole.splitlines(keepends=True)[-1]
    quoted = b"".join(b"> " + line + b"\n" for line in folded(whole.removesuffix(last), width).splitlines())
    assert accepted(b"You wrote:\n" + quoted + b"> " + last) == whole


def test_a_last_line_broken_where_a_blank_may_have_stood_is_not_guessed() -> None:
    """The only line that could tell is broken itself."""
    whole = log_of("Good morning to all of you")
    first, last = whole.splitlines(keepends=True)
    assert accepted(first + last.replace(b"Good morning", b"Good\nmorning")) is None


@given(st.binary(max_size=400))
def test_any_bytes_are_looked_at_without_a_mistake(data: bytes) -> None:
    for start in (b"", b"\x1f\x8b", b"\xff\xfe", b'{"', b"> ", b"=\n"):
        try:
            lines = mended(start + data).lines
        except ValueError:
            continue
        assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_a_first_line_alone_with_a_windows_line_end_is_not_written_on(tmp_path: Path) -> None:
    """Its hash would be another than the one of the log that was sent."""
    path = short_log(tmp_path).path
    path.write_bytes(lines_of(path)[0] + b"\r\n")
    with pytest.raises(BadInput, match="Windows line ends"):
        jsonl.read(path)


HEAVY: dict[str, Callable[[int], bytes]] = {
    "quotation marks": lambda size: b">" * size,
    "empty lines": lambda size: b"\n" * size,
    "quoted empty lines": lambda size: b"> \n" * (size // 3),
    "packed blanks": lambda size: gzip.compress(b" " * size),
    "braces": lambda size: b"{" * size,
    "quotes": lambda size: b'{"' * (size // 2),
}


@pytest.mark.parametrize("what", HEAVY)
def test_a_heavy_file_takes_memory_of_a_few_times_its_text(whole: bytes, what: str) -> None:
    size = 1 << 21
    data = HEAVY[what](size)
    data = data if what == "packed blanks" else data + b"\n" + whole
    tracemalloc.start()
    try:
        mended(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 6 * size


def test_lines_that_cannot_be_read_are_told_in_plain_words(tmp_path: Path, whole: bytes) -> None:
    first, rest = whole.split(b"\n", 1)
    assert "it holds bytes that are no UTF-8 text" in told_of(
        tmp_path, first + b"\n" + rest.replace(b"\xc3\xbc", b"\xfc")
    )
    assert "it ends in its middle" in told_of(tmp_path, first + b"\n" + rest[:60] + b"\n")


def test_a_log_of_more_lines_than_its_size_can_hold_is_refused(
    monkeypatch: pytest.MonkeyPatch, whole: bytes
) -> None:
    monkeypatch.setattr("kpo_tui.log.mail._MOST_LINES", 7)
    with pytest.raises(ValueError, match="it holds more lines than a log of this size can"):
        mended(whole)


def test_a_line_with_an_event_in_its_middle_is_another_line(whole: bytes) -> None:
    found = mended(b'They wrote {"type":"opened"} first.\n' + whole)
    assert (found.lines, found.others) == (tuple(whole.splitlines()), 1)


def test_a_line_that_only_looks_like_base64_is_another_line(whole: bytes) -> None:
    """One that does not decode, and one behind which longer lines stand than base64 has."""
    for block in (b"H4sIAAA\n", b"H4sIAAAA\nabcdefghijkl\n", b"H4sIAAAA\nabcd efgh\n"):
        try:
            found = mended(whole + block)
        except ValueError:
            continue
        assert found.lines == tuple(whole.splitlines())
