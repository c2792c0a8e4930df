"""The wheel carries all it needs: installed in an empty environment, it runs from there."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and nothing else; gives its folder."""
    home = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(home),
        str(PROJECT),
    ]
    subprocess.run([*pip, *build], check=True, cwd=home)
    venv.create(home / "env", with_pip=False)
    (wheel,) = home.glob("kpo_tui-*.whl")
    target = ["--python", str(home / "env"), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*pip, *target], check=True, cwd=home)
    return home / "env"


def kpo(environment: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command; the libraries it needs are lent by the environment of the tests."""
    libraries = {"PYTHONPATH": sysconfig.get_paths()["purelib"]}
    bin_folder = "Scripts" if os.name == "nt" else "bin"
    done = subprocess.run(
        [str(environment / bin_folder / "kpo"), *arguments],
        env={**os.environ, **libraries}, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout


def test_the_installed_program_is_the_one_in_the_wheel(environment: Path, tmp_path: Path) -> None:
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = "import kpo_tui.machine.resources as r; print(r.folder('playbooks'))"
    libraries = {"PYTHONPATH": sysconfig.get_paths()["purelib"]}
    done = subprocess.run(
        [str(python), "-c", where], env={**os.environ, **libraries}, cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    assert str(environment) in done.stdout.decode()


def test_it_carries_playbooks_positions_and_templates(environment: Path, tmp_path: Path) -> None:
    assert "kpo-essentials" in kpo(environment, tmp_path, "playbook", "list")
    kpo(environment, tmp_path, "playbook", "check")
    kpo(environment, tmp_path, "playbook", "new", "mine.toml")
    kpo(environment, tmp_path, "new", "deal.jsonl", "--client", "A", "--provider", "B")
    kpo(
        environment,
        tmp_path,
        "propose",
        "deal.jsonl",
        "--all",
        "--positions",
        "kpo-essentials.client",
        "--as",
        "client",
    )
    assert "<!doctype html>" in kpo(environment, tmp_path, "draft", "deal.jsonl", "--format", "html")
