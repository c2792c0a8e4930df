"""No regular expression of the program can be made slow: each takes time linear in the length of what it is held against."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

import kpo_tui
from kpo_tui.understanding.words import _splitter
from tests.regexes import Way, danger_in

WAYS: dict[str, Way] = {
    "fullmatch": "fullmatch", "match": "match", "search": "search", "sub": "search", "subn": "search", "split": "search",
    "findall": "search", "finditer": "search",
}  # fmt: skip
OWN_PAGE = "reads the page that comes with the program, and nothing of anybody else"
A_LINE = "begins at the beginning of a line and takes no line end, so that each line is looked at once"
EVERY_PLACE = "matches at every place, so that each is looked at once"
EXCEPTIONS = {
    "kpo_tui.documents.redline.blocks._LINE": EVERY_PLACE,
    "kpo_tui.documents.redline.blocks._LINE_OF_OLD": EVERY_PLACE,
    "kpo_tui.log.mail._EVENT": A_LINE,
    "kpo_tui.log.mail._BLOCK": A_LINE,
    "kpo_tui.machine.resources._SCRIPT": OWN_PAGE,
    "kpo_tui.documents.redline.tokens._TOKEN": "letters that are signs too are taken as letters, all that come",
}
MADE_OF_NAMES = {"kpo_tui.documents.agreement.schedules", "kpo_tui.correspondence.value_stretches"}
"""Modules that make one pattern of names while they run: plain words beside one another, each escaped."""


class Used(NamedTuple):
    """A pattern, what it is called, and how it is used."""

    name: str
    pattern: re.Pattern[str]
    way: Way


@cache
def modules() -> list[ModuleType]:
    names = [found.name for found in pkgutil.walk_packages(kpo_tui.__path__, "kpo_tui.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


@cache
def uses_in(module: ModuleType) -> list[ast.Attribute | ast.Call]:
    """What may use a pattern: the attributes and calls of a module that names one of the ways."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(source if any(f".{way}" in source for way in WAYS) else "")
    return [node for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Call)]


@cache
def ways_called() -> dict[str, set[str]]:
    """The methods that are called on each name anywhere in the program: `_ITEM.fullmatch` under `_ITEM`."""
    found: dict[str, set[str]] = {}
    for module in modules():
        for node in uses_in(module):
            if isinstance(node, ast.Attribute) and node.attr in WAYS:
                held = node.value
                name = (
                    held.id
                    if isinstance(held, ast.Name)
                    else held.attr
                    if isinstance(held, ast.Attribute)
                    else ""
                )
                found.setdefault(name, set()).add(node.attr)
    return found


def held_in(value: object) -> Iterator[tuple[re.Pattern[str], str]]:
    """The patterns in a value, each with the method it is held by, if it is held by one."""
    if isinstance(value, re.Pattern):
        yield value, ""
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield value.__self__, value.__name__  # type: ignore[attr-defined]
    elif isinstance(value, dict):
        yield from (found for inner in value.values() for found in held_in(inner))
    elif isinstance(value, tuple | list):
        yield from (found for inner in value for found in held_in(inner))


def held() -> Iterator[Used]:
    """The patterns that modules hold, by how they are used; those in tables go by the name `pattern`."""
    for module in modules():
        for name, value in vars(module).items():
            for pattern, method in held_in(value):
                called = {method} if method else ways_called().get(name) or ways_called()["pattern"]
                yield from (Used(f"{module.__name__}.{name}", pattern, WAYS[way]) for way in sorted(called))


def written_in_place() -> Iterator[Used]:
    """The patterns that are written where they are used: `re.search("…", text)`."""
    for module in modules():
        for node in uses_in(module):
            if (
                not isinstance(node, ast.Call)
                or not isinstance(node.func, ast.Attribute)
                or node.func.attr not in WAYS
            ):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
                written = node.args[0]
                if isinstance(written, ast.Constant):
                    flags = re.IGNORECASE if "IGNORECASE" in ast.dump(node) else 0
                    yield Used(
                        f"{module.__name__}:{node.lineno}",
                        re.compile(str(written.value), flags),
                        WAYS[node.func.attr],
                    )
                else:
                    assert module.__name__ in MADE_OF_NAMES, f"{module.__name__}:{node.lineno}"


def every_pattern() -> list[Used]:
    words = [Used(f"splitter({spaced})", _splitter(spaced), "search") for spaced in (True, False)]
    return [*dict.fromkeys((*held(), *written_in_place(), *words))]


def test_every_pattern_takes_linear_time() -> None:
    patterns = every_pattern()
    dangers = [
        f"{used.name}: {used.pattern.pattern!r} {danger}"
        for used in patterns
        if used.name not in EXCEPTIONS and (danger := danger_in(used.pattern, used.way))
    ]
    assert len(patterns) > 100
    assert not dangers, "\n".join(dangers)


@pytest.mark.parametrize(
    ("written", "way"),
    [
        (r"a*a*x", "match"), (r"(a*)*x", "fullmatch"), (r"(?:a|ab|b)*x", "fullmatch"), (r"(x+x+)+y", "match"),
        (r"(?:a?b?)*c", "match"), (r"a*x", "search"), (r"\s+$", "search"), (r"\[[^\]]*\]", "search"),
        (r"a(?:a*c)?", "search"), (r"(?=.*v)a", "search"), (r"(?:ok)?\s*#?\s*x", "fullmatch"),
    ],
)  # fmt: skip
def test_what_can_be_made_slow_is_known_by_its_form(written: str, way: Way) -> None:
    assert danger_in(re.compile(written), way)


@pytest.mark.parametrize(
    ("written", "way"),
    [
        (r"a*x", "match"), (r"a+", "search"), (r"^a*x", "search"), (r"a*+[ab]*x", "match"), (r"(?=.*v)[a-z]*", "fullmatch"),
        (r"\d+(?:[.,]\d+)*", "search"), (r"[.:]\s+\Z", "search"), (r"\d{1,3}(?: \d{3})+(?!\d)", "search"), (r"\[[^\[\]]*\]", "search"),
    ],
)  # fmt: skip
def test_what_takes_linear_time_is_let_be(written: str, way: Way) -> None:
    assert not danger_in(re.compile(written), way)
