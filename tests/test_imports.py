"""The core knows no screen, and a command loads only what it needs."""

import subprocess
import sys
from pathlib import Path

from tests.builders import session_in

PACKAGE = Path(__file__).resolve().parent.parent / "kpo_tui"
SCREEN = {"textual", "rich"}
HEAVY = {
    "babel",
    "confusable_homoglyphs",
    "num2words",
    "jinja2",
    "rapidfuzz",
    "pydantic",
    "lxml",
    "asyncio",
    *SCREEN,
}


def core_modules() -> list[str]:
    """Every module but those of the screen, by its full name."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if "ui" not in parts and parts[-1] != "__main__":
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def loaded_by(code: str) -> set[str]:
    """The packages that a fresh interpreter has loaded after `code`."""
    report = "\nimport sys\nsys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_no_core_module_loads_the_screen() -> None:
    """In one fresh interpreter, one module after the other: the first that loads it is named."""
    code = f"""
import sys
from importlib import import_module
for name in {core_modules()!r}:
    import_module(name)
    assert not {SCREEN!r} & set(sys.modules), name
"""
    assert "kpo_tui" in loaded_by(code)


def test_the_core_modules_are_all_there() -> None:
    assert {"kpo_tui.table.session", "kpo_tui.cli", "kpo_tui.negotiation.rules"} <= set(core_modules())


def test_status_loads_nothing_heavy(tmp_path: Path) -> None:
    path = session_in(tmp_path).path
    loaded = loaded_by(f"from kpo_tui.cli import run\nassert run(['status', {str(path)!r}]) == 0")
    assert "kpo_tui" in loaded
    assert not loaded & HEAVY


def test_negotiating_line_by_line_loads_no_screen_and_no_playbook_checks(tmp_path: Path) -> None:
    path = session_in(tmp_path).path
    loaded = loaded_by(
        "import io, sys\nsys.stdin = io.StringIO('help\\n')\nfrom kpo_tui.cli import run\n"
        f"run(['negotiate', {str(path)!r}, '--as', 'client'])"
    )
    assert "kpo_tui" in loaded
    assert not loaded & {"pydantic", "jinja2", "babel", "num2words", *SCREEN}


def loaded_by_commands(commands: list[list[str]]) -> list[str]:
    """The commands, run one after the other in one fresh interpreter, after which pydantic was there."""
    code = f"""
import contextlib, io, sys
from kpo_tui.cli import run
sys.stdin = io.StringIO()
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    for command in {commands!r}:
        assert run(command) == 0, command
        if "pydantic" in sys.modules:
            sys.__stdout__.write(command[0] + chr(10))
            del sys.modules["pydantic"]
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_no_command_but_those_that_read_playbooks_and_positions_loads_pydantic(tmp_path: Path) -> None:
    deal, words = str(session_in(tmp_path).path), tmp_path / "words.txt"
    words.write_text("Liability is unlimited.", encoding="utf-8")
    propose = ["propose", deal, "payment", "net_days=45 days", "interest=1%", "--as", "client"]
    commands = [
        propose,
        ["propose", deal, "liability", "--wording", str(words), "--as", "provider"],
        ["say", deal, "net 60", "--as", "provider", "--clause", "payment", "--dry-run"],
        ["accept", deal, "payment", "--as", "provider"],
        ["comment", deal, "Thank you.", "--as", "client"],
        ["status", deal],
        ["issues", deal],
        ["draft", deal],
        ["redline", deal],
        ["redline", str(words), str(words)],
        ["replay", deal, "--print"],
        ["replay", deal, "--gaps"],
        ["send", deal, "--as", "client", "-o", str(tmp_path / "out.docx")],
        ["receive", deal, str(tmp_path / "out.docx"), "--as", "provider", "--dry-run"],
        ["verify", deal],
        ["playbook", "new", str(tmp_path / "mine.toml")],
    ]
    assert loaded_by_commands(commands) == []


def test_a_command_that_reads_a_playbook_loads_pydantic() -> None:
    assert loaded_by_commands([["playbook", "show", "kpo-essentials"]]) == ["playbook"]


def test_pydantic_is_known_to_one_module_which_is_imported_where_a_file_is_checked() -> None:
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    assert [name for name, text in texts.items() if "import pydantic" in text or "from pydantic" in text] == [
        "library/schema.py"
    ]
    assert "pydantic" not in loaded_by(
        "import kpo_tui.library, kpo_tui.ui.app, kpo_tui.ui.start.new_deal_form"
    )


def test_the_version_loads_next_to_nothing() -> None:
    loaded = loaded_by("import sys\nsys.argv[1:] = ['--version']\nfrom kpo_tui.__main__ import main\nmain()")
    assert not loaded & {"click", "msgspec", *HEAVY}
