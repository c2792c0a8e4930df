"""Marked secrets are planted in every private field, and looked for in everything the program writes."""

import re
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
import tomli_w

from kpo_tui.negotiation.positions import Position, Positions
from tests.builders import PLAYBOOK
from tests.cli.harness import Shell

MARK = "PRIVATE-MARK"
SHARED = {"preferred"}
"""The only field whose value is offered to the other side in this test."""


@pytest.fixture
def kpo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    (tmp_path / "shared").mkdir()
    monkeypatch.chdir(tmp_path / "shared")
    return Shell(tmp_path / "shared", capsys)


def planted(preferred: str, secret_value: str) -> dict[str, object]:
    """A position with a secret in every field that can hold one."""
    position: dict[str, object] = {"preferred": preferred, "weight": 9, "priority": "must"}
    for field in msgspec.structs.fields(Position):
        if field.name not in position:
            secret = f"{MARK}-{field.name}"
            position[field.name] = [secret_value] if field.name == "fallbacks" else secret
    position["walk_away"] = secret_value
    return position


def plant(folder: Path) -> Path:
    """A positions file outside the shared folder, with secrets throughout."""
    clauses = {
        "scope": {"services": planted("research; analysis", f"{MARK}-list")},
        "payment": {
            "net_days": planted("60 days", "31.4159 days"),
            "interest": planted("1%", "2.71828%"),
        },
        "liability": {"cap": planted("200%", "141.4213%")},
    }
    path = folder / "mine.toml"
    path.write_text(
        tomli_w.dumps({"party": "client", "playbook": "small", "clauses": clauses}), encoding="utf-8"
    )
    return path


SECRETS = (MARK, "31.4159", "2.71828", "141.4213")


def assert_clean(text: str, where: str) -> None:
    for secret in SECRETS:
        assert secret not in text, f"{secret} is in {where}"


def test_every_field_of_a_position_is_planted_or_shared() -> None:
    fields = {field.name for field in msgspec.structs.fields(Position)}
    assert fields == set(planted("x", "y"))
    assert {field.name for field in msgspec.structs.fields(Positions)} == {"party", "playbook", "clauses"}


def write_every_document(kpo: Shell, deal: str) -> None:
    """Each kind of document in each of its formats."""
    for name in ("draft", "issues", "status"):
        for ending in ("md", "html", "json", "txt", "docx"):
            kpo.does(name, deal, "-o", f"{name}.{ending}")
    for ending in ("md", "html", "json", "txt", "docx"):
        kpo.does("redline", deal, "-o", f"redline.{ending}")
        kpo.does("redline", deal, "--from", "2", "--summary", "-o", f"summary.{ending}")
        kpo.does("draft", deal, "--blame", "-o", f"blame.{ending}")
        kpo.does("replay", deal, "--gaps", "-o", f"gaps.{ending}")
        kpo.does("replay", deal, "--compare", "2", "5", "-o", f"compared.{ending}")
        kpo.does("replay", deal, "--change", "--at", "3", "-o", f"change.{ending}")


def test_nothing_private_reaches_the_log_or_any_output(kpo: Shell) -> None:
    positions = str(plant(kpo.folder.parent))
    deal = kpo.begin()
    said = [
        kpo.does("propose", deal, "--all", "--positions", positions, "--as", "client"),
        kpo.does("propose", deal, "payment", "net_days=45", "--positions", positions, "--as", "client"),
        kpo.does(
            "propose", deal, "payment,liability", "--positions", positions, "--as", "client", "--dry-run"
        ),
        kpo("propose", deal, "nowhere", "--positions", positions, "--as", "client").err,
        kpo("propose", deal, "payment", "net_days=999", "--positions", positions, "--as", "client").err,
        kpo.does("propose", deal, "payment", "net_days=30", "--as", "provider"),
        kpo.does("park", deal, "liability", "--as", "client", "--reason", "later"),
        kpo.does("accept", deal, "scope", "--as", "provider"),
        kpo.does("verify", deal),
        kpo.does("status", deal, "--json"),
        *(kpo.does("status", deal, clause) for clause in ("scope", "payment", "liability")),
    ]
    write_every_document(kpo, deal)
    kpo.does("replay", deal, "-o", "replay.html")
    kpo.does("replay", deal, "--fork", "what-if.jsonl")
    said += [kpo.does("replay", deal, "--print"), kpo.does("replay", deal, "--print", "--json")]
    said.append(kpo.does("send", deal, "--as", "client", "-o", "sent.docx"))
    said += [
        kpo.does("receive", deal, "sent.docx", "--as", "provider", *options)
        for options in (("--dry-run",), ("--json",), ("--yes", "--accept-unchanged"))
    ]
    for text in said:
        assert_clean(text, "what a command said")
    written = sorted(path for path in kpo.folder.rglob("*") if path.is_file())
    assert len(written) >= 48
    for path in written:
        for part, text in texts_in(path):
            assert_clean(text, f"{path.name} {part}")
            assert_clean(part, path.name)


def test_a_word_file_names_nobody_but_the_parties_and_no_machine(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=45", "--as", "client")
    kpo.does("propose", deal, "payment", "net_days=30", "--as", "provider")
    kpo.does("send", deal, "--as", "provider", "-o", "sent.docx")
    for part, text in texts_in(kpo.folder / "sent.docx"):
        authors = set(re.findall(r'w:author="([^"]*)"', text)) | set(re.findall(r"<dc:creator>(.*?)<", text))
        assert authors <= {"", "Acme Ltd", "Bharat Analytics"}, part
        for private in (str(kpo.folder), "python", "kpo-tui"):
            assert private not in text, f"{private} is in {part}"


def texts_in(path: Path) -> list[tuple[str, str]]:
    """The parts of a file with their names: one, or those that a Word file is packed from."""
    if path.suffix != ".docx":
        return [("", path.read_bytes().decode("utf-8", "replace"))]
    with ZipFile(path) as archive:
        return [(name, archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()]


def test_the_rung_that_is_offered_is_the_only_one_that_leaves(kpo: Shell) -> None:
    positions = str(plant(kpo.folder.parent))
    deal = kpo.begin()
    said = kpo(
        "propose", deal, "liability", "--positions", positions, "--rung", "walk-away", "--as", "client"
    )
    assert "you are offering walk-away values" in said.err
    log = (kpo.folder / deal).read_text(encoding="utf-8")
    assert "141.4213%" in log
    assert MARK not in log
    assert "31.4159" not in log


def test_positions_of_the_other_party_are_refused(kpo: Shell) -> None:
    positions = str(plant(kpo.folder.parent))
    deal = kpo.begin()
    complaint = kpo.fails(2, "propose", deal, "payment", "--positions", positions, "--as", "provider")
    assert "holds the positions of the client" in complaint
    assert_clean(complaint, "the refusal")


def test_the_small_playbook_is_the_one_the_secrets_are_for() -> None:
    assert 'id = "small"' in PLAYBOOK
