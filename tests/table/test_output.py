"""What an output may replace: never what would be lost, and nothing through a link."""

import gzip
import os
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput, Usage
from kpo_tui.table.output import save
from tests.builders import session_in


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    session_in(tmp_path)
    return (tmp_path / "deal.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("deal.md", lambda log: log),
        ("first-line-damaged.txt", lambda log: b"{]\n" + log),
        ("of-another-version.md", lambda log: log.replace(b'"format":1', b'"format":7')),
        ("mailed.md", lambda log: log.replace(b"\n", b"\r\n")),
        ("packed.md", gzip.compress),
        ("wide.md", lambda log: log.decode().encode("utf-16")),
        ("torn.md", lambda log: log[:-40]),
        ("quoted.md", lambda log: b"Dear all,\n> " + log),
        ("noise.jsonl", lambda _: b"nothing that can be read"),
        ("positions.toml", lambda _: b"whatever"),
        ("positions.txt", lambda _: b'party = "client"\nplaybook = "x"\n[clauses.payment.net_days]\n'),
    ],
)
def test_what_is_or_may_be_a_log_or_positions_is_never_replaced(
    tmp_path: Path, log: bytes, name: str, change: "object"
) -> None:
    data = change(log)  # type: ignore[operator]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Usage, match="no output replaces; choose another name"):
        save(tmp_path / name, b"draft")
    assert (tmp_path / name).read_bytes() == data


@pytest.mark.parametrize("name", ["deal.jsonl.lock", "deal.jsonl.torn", "deal.jsonl.torn-0123456789abcdef"])
def test_names_that_belong_to_a_log_are_never_taken(tmp_path: Path, name: str) -> None:
    with pytest.raises(Usage, match="has the name of a file that belongs to a log"):
        save(tmp_path / name, b"draft")
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_never_replaced_under_any_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(b"PK")
    os.link(tmp_path / "old.docx", tmp_path / "same.docx")
    for name in ("old.docx", "same.docx", "./old.docx"):
        with pytest.raises(Usage, match="is what this is made of"):
            save(tmp_path / name, b"new", inputs=[tmp_path / "old.docx"])
    assert (tmp_path / "old.docx").read_bytes() == b"PK"


def test_an_output_of_ours_is_replaced_by_the_next_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"# Draft\n")
    path.chmod(0o600)
    save(path, b"# Draft 2\n")
    assert path.read_bytes() == b"# Draft 2\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_looked_into_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "draft.md").write_bytes(b"?")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Usage, match="cannot be read to see what it is"):
        save(tmp_path / "draft.md", b"draft")


def test_a_pipe_takes_what_it_is_given(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    with pytest.raises(
        BadInput, match="cannot be written"
    ):  # nobody reads from it: it does not wait for ever
        save(pipe, b"draft")
    number = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, b"draft")
    with os.fdopen(number, "rb") as reading:
        read.append(reading.read())
    assert read == [b"draft"]
    assert pipe.is_fifo()


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    for name in ("x" * 300, "a\0b"):
        with pytest.raises(BadInput, match="cannot be written"):
            save(tmp_path / name, b"draft")
