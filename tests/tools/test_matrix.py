"""Which Pythons are run, and what is said of those that are not."""

import sys
from pathlib import Path

import pytest

from tests.tools import matrix

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def a_python(path: Path, says: str, status: int = 0) -> str:
    """A command that answers as an interpreter would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(autouse=True)
def no_other_commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is found but what a test lays into `bin`."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def test_an_interpreter_that_runs_is_found(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / f"python{HERE}").symlink_to(sys.executable)
    assert matrix.interpreter(HERE, tmp_path) == f"python{HERE}"


@pytest.mark.parametrize(("says", "status"), [("3.12", 127), ("3.11", 0)], ids=["ends", "is another"])
def test_a_command_that_only_bears_the_name_is_not_the_interpreter(
    tmp_path: Path, says: str, status: int
) -> None:
    a_python(tmp_path / "bin" / "python3.12", says, status)
    assert matrix.interpreter("3.12", tmp_path / "pyenv") is None


def test_one_that_a_version_manager_keeps_aside_is_found(tmp_path: Path) -> None:
    a_python(tmp_path / "bin" / "python3.12", "not here", 127)
    kept = a_python(tmp_path / "pyenv" / "3.12.1" / "bin" / "python3.12", "3.12")
    assert matrix.interpreter("3.12", tmp_path / "pyenv") == kept


def test_each_version_is_told_and_only_a_failing_one_is_a_failure() -> None:
    found = {"3.11": "python3.11", "3.13": "python3.13"}
    run = list(matrix.run(found.get, lambda version, python: version == "3.11"))
    assert run == [
        ("Python 3.11 passed", False),
        ("Python 3.12 was not run, since it is not installed", False),
        ("Python 3.13 FAILED", True),
        ("Python 3.14 was not run, since it is not installed", False),
    ]


@pytest.mark.parametrize(("failed", "status"), [(False, 0), (True, 1)])
def test_the_status_tells_a_failure(monkeypatch: pytest.MonkeyPatch, failed: bool, status: int) -> None:
    monkeypatch.setattr(matrix, "run", lambda: iter([("Python 3.11 …", failed), ("Python 3.12 …", False)]))
    assert matrix.main() == status
