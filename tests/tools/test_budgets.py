"""Each budget is noticed where it is not kept, and a project that keeps them all is left in peace."""

from pathlib import Path

import pytest

from tests.tools.budgets import Reasons, over_budget

SOUND = {
    "kpo_tui/__init__.py": "",
    "kpo_tui/negotiation/__init__.py": '"""The rules."""\n',
    "kpo_tui/negotiation/acts.py": "def propose() -> str:\n    return 'an offer'\n",
    "kpo_tui/negotiation/rules.py": "from kpo_tui.negotiation.acts import propose\n",
    "tests/test_rules.py": "from kpo_tui.negotiation import rules\n",
}


def found(folder: Path, files: dict[str, str], reasons: Reasons | None = None) -> list[str]:
    """What is over budget in a sound project with `files` in it."""
    for name, text in (SOUND | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return over_budget(folder, reasons or Reasons())


def function(name: str, lines: int) -> str:
    """A function of so many lines."""
    return f"def {name}() -> None:\n" + "    print()\n" * (lines - 1)


def matching(answer: str, pattern: str = "_") -> str:
    """A function that matches an act, with `answer` for the last case."""
    return (
        "def decided(act: object) -> object:\n    text = 'x'\n    match act:\n        case int():\n"
        f"            return 1\n        case {pattern}:\n            {answer}\n    return text\n"
    )


def test_a_project_within_its_budgets_is_left_in_peace(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


@pytest.mark.parametrize("name", ["kpo_tui/table/desk.py", "tests/table/test_desk.py", "benchmarks/desk.py"])
def test_a_file_over_350_lines_needs_a_reason(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, {name: "x = 1\n" * 350}, Reasons()) == []
    (said,) = found(tmp_path, {name: "x = 1\n" * 351})
    assert said == f"{name} has 351 lines; at most 350, or a reason"
    assert over_budget(tmp_path, Reasons(long_files={name: "one table, read from top to bottom"})) == []


@pytest.mark.parametrize("name", ["kpo_tui/table/desk.py", "tests/table/test_desk.py"])
@pytest.mark.parametrize("kind", ["def", "async def"])
def test_a_function_over_40_lines_is_noticed(tmp_path: Path, name: str, kind: str) -> None:
    long = function("sit", 41).replace("def", kind)
    (said,) = found(tmp_path, {name: function("stand", 40) + long})
    assert said == f"{name}:41: sit has 41 lines; at most 40"


def test_a_method_over_40_lines_is_noticed(tmp_path: Path) -> None:
    body = "".join(f"    {line}\n" for line in function("sit", 41).splitlines())
    (said,) = found(tmp_path, {"kpo_tui/table/desk.py": f"class Desk:\n{body}"})
    assert "sit has 41 lines" in said


def test_a_median_over_120_lines_is_noticed_whatever_the_tests_measure(tmp_path: Path) -> None:
    long = {f"kpo_tui/part_{number}.py": "x = 1\n" * 121 for number in range(5)}
    (said,) = found(tmp_path, long | {f"tests/test_{number}.py": "" for number in range(9)})
    assert said == "the median of product files is 121 lines; at most 120"


def test_empty_files_do_not_lower_the_median(tmp_path: Path) -> None:
    long = {f"kpo_tui/part_{number}.py": "x = 1\n" * 121 for number in range(5)}
    empty = {f"kpo_tui/room_{number}/__init__.py": "" for number in range(9)}
    assert len(found(tmp_path, long | empty)) == 1


@pytest.mark.parametrize(
    "back",
    [
        "from kpo_tui.negotiation.rules import permit\n",
        "from kpo_tui.negotiation import rules\n",
        "from . import rules\n",
        "from .rules import permit\n",
        "import kpo_tui.negotiation.rules\n",
        "def permit() -> None:\n    from kpo_tui.negotiation.rules import permit\n",
    ],
    ids=["name", "module", "relative module", "relative name", "whole", "within a function"],
)
def test_modules_that_import_one_another_are_noticed(tmp_path: Path, back: str) -> None:
    (said,) = found(tmp_path, {"kpo_tui/negotiation/acts.py": back})
    assert said.startswith("import one another: ")
    assert {"kpo_tui.negotiation.acts", "kpo_tui.negotiation.rules"} <= set(said[20:].split(" → "))


def test_every_cycle_is_told(tmp_path: Path) -> None:
    pairs = {f"kpo_tui/{one}.py": f"import kpo_tui.{other}\n" for one, other in ("ab", "ba", "cd", "dc")}
    assert len(found(tmp_path, pairs)) == 2


def test_a_package_whose_module_imports_from_it_is_a_cycle(tmp_path: Path) -> None:
    files = {
        "kpo_tui/log/__init__.py": "from kpo_tui.log.record import line\n",
        "kpo_tui/log/record.py": "from kpo_tui.log import hash_of\n",
    }
    assert len(found(tmp_path, files)) == 1


def test_modules_beside_one_another_in_a_package_are_no_cycle(tmp_path: Path) -> None:
    files = {
        "kpo_tui/log/__init__.py": "from kpo_tui.log.record import line\n",
        "kpo_tui/log/record.py": "from kpo_tui.log.hashes import hash_of\n",
        "kpo_tui/log/hashes.py": "import hashlib\n",
    }
    assert found(tmp_path, files) == []


@pytest.mark.parametrize(
    "answer",
    [
        "return ''",
        "return None",
        "return",
        "return ()",
        "return []",
        "return {}",
        "return set()",
        "pass",
        "text = ''",
        "...",
    ],
)
def test_a_case_that_swallows_every_other_kind_is_noticed(tmp_path: Path, answer: str) -> None:
    (said,) = found(tmp_path, {"kpo_tui/history.py": matching(answer)})
    assert said == "kpo_tui/history.py:6: `case _` swallows what it does not know; name the kinds"


def test_a_name_for_every_other_kind_swallows_it_as_well(tmp_path: Path) -> None:
    assert len(found(tmp_path, {"kpo_tui/history.py": matching("return ''", "other")})) == 1


@pytest.mark.parametrize(
    ("answer", "pattern"),
    [
        ("return 'it was recorded'", "_"),
        ("return False", "_"),
        ("return 0", "_"),
        ("raise AssertionError(act)", "_"),
        ("return ''", "str() | float()"),
        ("return ''", "_ if text"),
        ("text = 'y'", "_"),
    ],
)
def test_a_case_that_answers_or_names_its_kinds_is_not(tmp_path: Path, answer: str, pattern: str) -> None:
    assert found(tmp_path, {"kpo_tui/history.py": matching(answer, pattern)}) == []


def test_tests_may_swallow_what_they_do_not_look_at(tmp_path: Path) -> None:
    assert found(tmp_path, {"tests/test_history.py": matching("return ''")}) == []


def test_two_modules_of_one_name_need_a_reason(tmp_path: Path) -> None:
    (said,) = found(tmp_path, {"kpo_tui/word/acts.py": "", "kpo_tui/word/__init__.py": ""})
    assert said == "modules of one name: kpo_tui/negotiation/acts.py, kpo_tui/word/acts.py"
    assert over_budget(tmp_path, Reasons(shared_names={"acts": "the same for another subject"})) == []


@pytest.mark.parametrize("name", ["kpo_tui/deciding.py", "kpo_tui/deciding/__init__.py"])
def test_a_module_or_folder_named_by_a_gerund_needs_a_reason(tmp_path: Path, name: str) -> None:
    (said,) = found(tmp_path, {name: ""})
    assert said == f"named by a gerund: {name}; a noun, or a reason"
    assert over_budget(tmp_path, Reasons(gerunds={"deciding": "what lawyers call it"})) == []


def test_a_public_function_name_of_three_modules_is_noticed(tmp_path: Path) -> None:
    two = {f"kpo_tui/{name}.py": function("told", 2) for name in ("news", "history")}
    assert found(tmp_path, two) == []
    (said,) = found(tmp_path, {"kpo_tui/talk.py": function("told", 2)})
    assert said.startswith("told is a function of 3 modules: kpo_tui/history.py, kpo_tui/news.py, ")


def test_a_name_within_a_module_or_a_class_may_be_in_many(tmp_path: Path) -> None:
    text = "def _told() -> None: ...\nclass News:\n    def told(self) -> None: ...\n"
    assert found(tmp_path, {f"kpo_tui/{name}.py": text for name in "abc"}) == []


@pytest.mark.parametrize(
    "reasons",
    [
        Reasons(long_files={"kpo_tui/table/desk.py": "gone"}),
        Reasons(shared_names={"acts": "gone"}),
        Reasons(gerunds={"deciding": "gone"}),
    ],
    ids=["long file", "shared name", "gerund"],
)
def test_a_reason_that_nothing_needs_is_noticed(tmp_path: Path, reasons: Reasons) -> None:
    (said,) = found(tmp_path, {}, reasons)
    assert said.startswith("a reason is left over: ")
