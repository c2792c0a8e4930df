"""The architecture page names the house as it stands."""

import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PAGE = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAP = PAGE.split("## The folders")[1].split("```")[1]
DECISIONS = PAGE.split("## Decisions")[1].split("## Budgets")[0]


def mapped() -> tuple[set[Path], set[Path]]:
    """The folders of the map, and the modules that it names, each in the folder that its line stands under."""
    folders: set[Path] = set()
    modules: set[Path] = set()
    above: list[tuple[int, Path]] = []
    for line in MAP.strip("\n").splitlines():
        indent = len(line) - len(line.lstrip())
        first = line.split()[0]
        named = indent <= 6  # what stands further in goes on with the line before
        while named and above and above[-1][0] >= indent:
            above.pop()
        if named and first.endswith("/"):
            above.append((indent, (above[-1][1] if above else PROJECT) / first))
            folders.add(above[-1][1])
        modules.update(above[-1][1] / name for name in re.findall(r"\b\w+\.(?:py|tcss)\b", line))
    return folders, modules


def test_every_folder_of_the_package_is_on_the_map_and_no_other() -> None:
    package = PROJECT / "kpo_tui"
    there = {path.parent for path in package.rglob("*.py")}
    folders, _ = mapped()
    assert {folder for folder in folders if folder.is_relative_to(package)} == there
    assert [folder for folder in folders if not folder.is_dir()] == []


def test_every_module_on_the_map_lies_in_its_folder() -> None:
    _, modules = mapped()
    assert len(modules) > 100
    assert [str(path.relative_to(PROJECT)) for path in modules if not path.exists()] == []


def test_every_module_that_a_decision_names_is_there() -> None:
    names = re.findall(r"`((?:\w+/)*\w+\.py)`", DECISIONS)
    assert len(names) > 10
    there = [
        str(path.relative_to(PROJECT))
        for folder in ("kpo_tui", "tests")
        for path in (PROJECT / folder).rglob("*.py")
    ]
    assert [name for name in names if not any(f"/{path}".endswith(f"/{name}") for path in there)] == []


def test_every_decision_has_its_month() -> None:
    paragraphs = [text for text in DECISIONS.strip().split("\n\n") if text.startswith("**")]
    assert len(paragraphs) > 30
    assert [text[:60] for text in paragraphs if not re.search(r"\(20\d\d-\d\d\)$", text)] == []
