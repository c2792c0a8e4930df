"""Commands that messages give for copying: a shell takes each path in them as one word, and nothing is stuck to it."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpo_tui
from kpo_tui.cli import COMMANDS
from kpo_tui.text import command_path, sentence
from tests.cli.harness import Shell

HOME = Path(kpo_tui.__file__).parent
COMMAND = re.compile(rf"kpo (?:{'|'.join(COMMANDS)})\b")
PATHS = re.compile(r"\b(?:path|deal|file|output|log|folder|recording|name)\b")


def pieces_of_commands() -> Iterator[tuple[str, str, str]]:
    """Of each text with values in it: where it is, each value that stands behind a command, and what follows that."""
    for source in sorted(HOME.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            said, parts = "", node.values
            for at, part in enumerate(parts):
                if isinstance(part, ast.Constant):
                    said += str(part.value)
                elif isinstance(part, ast.FormattedValue):
                    following = parts[at + 1] if at + 1 < len(parts) else None
                    then = str(following.value) if isinstance(following, ast.Constant) else ""
                    begun = [found.end() for found in COMMAND.finditer(said)]
                    if (begun or "kpo {}" in said) and not re.search(
                        r"[.;] ", said[begun[-1] if begun else 0 :]
                    ):
                        yield f"{source.relative_to(HOME)}:{part.lineno}", ast.unparse(part.value), then
                    said += "{}"


def test_every_path_in_a_command_to_copy_is_quoted() -> None:
    found = list(pieces_of_commands())
    assert len(found) > 15
    bare = [
        (where, value) for where, value, _ in found if PATHS.search(value) and "command_path(" not in value
    ]
    assert bare == []


def test_nothing_is_stuck_to_a_path_in_a_command_to_copy() -> None:
    stuck = [
        (where, then)
        for where, value, then in pieces_of_commands()
        if "command_path(" in value and then[:1] not in ("", " ")
    ]
    assert stuck == []


@given(st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1))
def test_a_shell_takes_a_path_as_one_word_that_is_no_option(name: str) -> None:
    word = shlex.split(f"kpo status {command_path(Path(name), windows=False)}")[2:]
    assert [Path(one) for one in word] == [Path(name)]
    assert not word[0].startswith("-")


def test_windows_takes_a_path_in_quotation_marks_where_it_has_to() -> None:
    assert command_path(r"C:\deals\deal.jsonl", windows=True) == r"C:\deals\deal.jsonl"
    assert command_path(r"C:\our deals\deal (1).jsonl", windows=True) == r'"C:\our deals\deal (1).jsonl"'


def test_a_sentence_has_no_full_stop_behind_a_command() -> None:
    assert sentence("a.jsonl: is locked") == "a.jsonl: is locked."
    assert sentence("Decide first: kpo seen 'a b.jsonl'") == "Decide first: kpo seen 'a b.jsonl'"


@pytest.fixture
def kpo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


def test_what_comes_next_works_for_a_log_as_mail_programs_name_it(kpo: Shell) -> None:
    names = ("--client", "Acme Ltd", "--provider", "Bharat Analytics")
    said = kpo.does("new", "our deal (1).jsonl", *names)
    command = shlex.split(said.rpartition("Next: ")[2])
    assert command == ["kpo", "status", "our deal (1).jsonl"]
    kpo.does(*command[1:])
