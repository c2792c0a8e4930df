"""The tutorial is run as it stands: every command in it, and every line of output it shows."""

import re
import shlex
from pathlib import Path

import pytest

from kpo_tui.cli import run

TUTORIAL = Path(__file__).parent.parent / "docs" / "tutorial.md"
REFUSED = "kpo: "


def steps(text: str) -> list[tuple[str, list[str]]]:
    """The commands of the tutorial, each with the output shown under it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def shown_in(expected: list[str], output: str) -> str | None:
    """The first expected line that the output does not have in its place; None when all are there."""
    lines, at, skipping = output.splitlines(), 0, False
    for want in expected:
        if want == "…":
            skipping = True
            continue
        pattern = ".*".join(re.escape(part.rstrip() if more else part) for more, part in _parts(want))
        while at < len(lines) and not re.fullmatch(pattern, lines[at].rstrip()):
            if not skipping:
                return want
            at += 1
        if at == len(lines):
            return want
        at, skipping = at + 1, False
    return None


def _parts(want: str) -> list[tuple[bool, str]]:
    parts = want.split("…")
    return [(at < len(parts) - 1, part) for at, part in enumerate(parts)]


def test_every_step_of_the_tutorial_does_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = steps(TUTORIAL.read_text(encoding="utf-8"))
    assert len(commands) > 40
    for command, expected in commands:
        if command.startswith("printf"):
            text, name = re.fullmatch(r"printf '(.*)' > (\S+)", command).groups()  # type: ignore[union-attr]
            Path(name).write_text(text.replace("\\n", "\n"), encoding="utf-8")
            continue
        status = run(shlex.split(command)[1:])
        output = capsys.readouterr()
        refused = bool(expected) and expected[0].startswith(REFUSED)
        assert (status != 0) == refused, f"{command}\n{output.out}{output.err}"
        missing = shown_in(expected, output.err if refused else output.out + output.err)
        assert missing is None, f"{command}\nlacks: {missing}\n{output.out}{output.err}"


def test_the_tutorial_uses_every_act() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    acts = [
        "new",
        "propose",
        "accept",
        "park",
        "unpark",
        "reopen",
        "confirm",
        "status",
        "draft",
        "issues",
        "verify",
    ]
    assert [act for act in acts if f"$ kpo {act} " not in text] == []
