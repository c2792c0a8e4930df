"""The tour in the README is run as it stands, and what it names is there."""

import io
import re
import shlex
from pathlib import Path

import pytest

from kpo_tui.cli import COMMANDS, run

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def tour() -> list[str]:
    """The commands of the tour, up to the point where every clause would have to be settled."""
    section = README.split("## A five-minute tour")[1].split("**6. Confirm.**")[0]
    return re.findall(r"^    (kpo .+)$", section, re.MULTILINE)


def test_every_command_of_the_tour_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("take 1\nquit\n"))
    commands = tour()
    assert len(commands) >= 9
    for command in commands:
        assert run(shlex.split(command)[1:]) == 0, f"{command}\n{capsys.readouterr().err}"
    assert {path.name for path in tmp_path.iterdir()} >= {"acme.jsonl", "issues.html", "draft.html"}


def test_the_reference_names_every_command() -> None:
    assert [name for name in COMMANDS if not re.search(rf"kpo [\w|\\]*\b{name}\b", README)] == []


@pytest.mark.parametrize(
    "document", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/api.md"]
)
def test_links_to_files_lead_somewhere(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (PROJECT / document).parent.joinpath(link).exists()] == []
