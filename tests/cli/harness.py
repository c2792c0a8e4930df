"""Runs the command line in this process and keeps what it said."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kpo_tui.cli import run
from kpo_tui.machine.files import state_folder
from tests.builders import PLAYBOOK


class Said(NamedTuple):
    """What a command left: its exit status, stdout and stderr."""

    status: int
    out: str
    err: str


class Shell:
    """A shell in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        """Run `kpo` with these arguments, whatever comes of it."""
        self._capsys.readouterr()
        status = run(list(arguments))
        output = self._capsys.readouterr()
        return Said(status, output.out, output.err)

    def does(self, *arguments: str) -> str:
        """Run a command that must succeed; gives its stdout."""
        said = self(*arguments)
        assert said.status == 0, f"{arguments}: {said.err}"
        return said.out

    def fails(self, status: int, *arguments: str) -> str:
        """Run a command that must end with `status`; gives its one line of complaint."""
        said = self(*arguments)
        assert said.status == status, f"{arguments}: {said}"
        assert said.err.count("\n") == 1, said.err
        assert said.err.startswith("kpo: ")
        return said.err.strip()

    def write(self, name: str, text: str) -> str:
        """A text file in the folder; gives its name."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def comes_from_elsewhere(self) -> None:
        """What lies here came from another machine: this one has seen nothing of it."""
        shutil.rmtree(state_folder(), ignore_errors=True)

    def begin(self) -> str:
        """A negotiation over the small playbook; gives its name."""
        self.write("small.toml", PLAYBOOK)
        self.does(
            "new",
            "deal.jsonl",
            "--playbook",
            "small.toml",
            "--client",
            "Acme Ltd",
            "--provider",
            "Bharat Analytics",
        )
        return "deal.jsonl"
