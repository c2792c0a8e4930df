"""The examples do what they say, run as a newcomer runs them: by their path, from a folder of one's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpo_tui.log import jsonl

PROJECT = Path(__file__).parent.parent
EXAMPLES = sorted((PROJECT / "examples").glob("*.py"))


def run_example(name: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the example in the folder, with the package that is being tested."""
    return subprocess.run(
        [sys.executable, str(PROJECT / "examples" / name), *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def test_two_parties_agree_by_program_and_leave_nothing_behind(tmp_path: Path) -> None:
    done = run_example("agree_by_program.py", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Agreed on proposal 3 of the provider, accepted by the client in event 4." in done.stdout
    assert "\n## 2. Term\n" in done.stdout
    assert "It runs for an Initial Term of thirty-six (36) months from that date" in done.stdout
    assert "only by a document that both of them sign" in done.stdout  # what the client had offered
    assert list(tmp_path.iterdir()) == []


def test_what_was_agreed_by_program_is_a_log_like_any_other(tmp_path: Path) -> None:
    assert run_example("agree_by_program.py", tmp_path, "acme.jsonl").returncode == 0
    state = jsonl.read(tmp_path / "acme.jsonl").state
    assert (state.seq, state.where("term")) == (4, "agreed")


def test_a_log_that_is_there_is_left_alone_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "acme.jsonl").write_text("mine", encoding="utf-8")
    done = run_example("agree_by_program.py", tmp_path, "acme.jsonl")
    assert done.returncode == 2
    assert "acme.jsonl" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "acme.jsonl").read_text(encoding="utf-8") == "mine"


def test_two_texts_are_compared_counted_and_shown_on_a_page(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Pay within 30 days. Be nice.\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text("Pay within 45 days. Be very nice.\n", encoding="utf-8")
    done = run_example("compare_two_texts.py", tmp_path, "old.txt", "new.txt", "page.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "2 changes, 0 of them moves; words: 2 inserted, 1 deleted, 0 moved",
        "1. '30' -> '45'",
        "2. '' -> 'very '",
    ]
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "old.txt → new.txt" in page


def test_a_file_that_cannot_be_read_is_told_in_a_line(tmp_path: Path) -> None:
    done = run_example("compare_two_texts.py", tmp_path, "old.txt", "new.txt", "page.html")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "old.txt" in done.stderr


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_says_how_to_run_it(example: Path) -> None:
    assert f".venv/bin/python examples/{example.name}" in example.read_text(encoding="utf-8")
