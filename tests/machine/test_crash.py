"""A mistake of the program leaves a line and a note of where it was, and neither a traceback nor what anybody said."""

import sys

import pytest

from kpo_tui import __main__ as entry
from kpo_tui.machine.files import state_folder


def test_a_crash_of_a_command_is_one_line_and_a_private_note_without_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "argv", ["kpo", "status", "deal.jsonl"])

    def failing(_arguments: list[str]) -> int:
        raise ZeroDivisionError("our walk-away is 111%")

    monkeypatch.setattr("kpo_tui.cli.run", failing)
    with pytest.raises(ZeroDivisionError) as caught:
        entry.main()
    sys.excepthook(caught.type, caught.value, caught.tb)
    said = capsys.readouterr().err
    (note,) = state_folder().glob("crash-*.txt")
    assert said.count("\n") == 1
    assert said.startswith("kpo: something went wrong in the program (ZeroDivisionError; where is in ")
    assert "walk-away" not in said + note.read_text()
    assert "in failing" in note.read_text()
