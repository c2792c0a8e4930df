"""What reaches a function of the understanding: which lines of the tables, and which tests.

A mistake in a function is shown only to what calls it, and a phrase that is missing only to what holds one of its words.
Where that cannot be told, everything is shown it. So a mistake may seem to go unnoticed that is noticed, never the reverse.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

_BEGINNING = 3
_WORD = re.compile(r"[a-z]+")
_GROUP = re.compile(r"<\w+>")
_ANYWHERE = frozenset({"Index.__init__", "index_of"})
"""What is kept without the usual means."""


class Reach:
    """Which functions were called during what. `kept` are those that were called for what is kept afterwards."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._names: dict[CodeType, str] = {}
        self._keepers: set[CodeType] | None = None
        self._depth = 0
        self.during = defaultdict[str, set[str]](set)
        self.kept: set[str] = set()

    def __reduce__(self) -> tuple[Callable[..., "Reach"], tuple[object, ...]]:
        """Only what was found goes from one process to another."""
        return _found, (self._folder, dict(self.during), self.kept)

    @contextmanager
    def watched(self, what: str) -> Iterator[None]:
        """Note what is called meanwhile."""
        keepers = self._keepers if self._keepers is not None else self._found_keepers()
        called = self.during[what]

        def seen(frame: FrameType, event: str, _: object) -> None:
            name = self._name(frame.f_code)
            if not name or event not in ("call", "return"):
                return
            if event == "call":
                (self.kept if self._depth else called).add(name)
            if frame.f_code in keepers or name.partition(".")[2] in _ANYWHERE:
                self._depth += 1 if event == "call" else -1

        sys.setprofile(seen)
        try:
            yield
        finally:
            sys.setprofile(None)
            self._depth = 0

    def _found_keepers(self) -> set[CodeType]:
        modules = [
            module for module in sys.modules.values() if self._is_ours(getattr(module, "__file__", ""))
        ]
        self._keepers = {code for module in modules for code in _keeping(module)}
        return self._keepers

    def _is_ours(self, path: str | None) -> bool:
        return (path or "").startswith(self._folder)

    def _name(self, code: CodeType) -> str:
        if code not in self._names:
            where = code.co_filename
            name = f"{Path(where).stem}.{code.co_qualname.partition('.<locals>')[0]}"
            self._names[code] = name if self._is_ours(where) else ""
        return self._names[code]


def _found(folder: str, during: dict[str, set[str]], kept: set[str]) -> Reach:
    reach = Reach(Path(folder))
    reach.during.update(during)
    reach.kept = kept
    return reach


def _keeping(module: ModuleType) -> Iterator[CodeType]:
    """The functions of a module whose results are kept."""
    for found in list(vars(module).values()):
        within: list[Any] = [found, *vars(found).values()] if isinstance(found, type) else [found]
        for one in within:
            function: Any = getattr(one, "__wrapped__", None) or getattr(one, "func", None)
            if hasattr(function, "__code__"):
                yield function.__code__


def function_at(source: str, line: int) -> str:
    """The function that a line belongs to, `Class.method` where it is one of a class; none where it is of no function."""
    tree = ast.parse(source)
    for node in tree.body:
        for inner in [node, *(node.body if isinstance(node, ast.ClassDef) else [])]:
            if isinstance(inner, ast.FunctionDef) and inner.lineno <= line <= (inner.end_lineno or 0):
                return inner.name if inner is node else f"{node.name}.{inner.name}"  # type: ignore[attr-defined]
    return ""


def beginnings(text: str) -> frozenset[str]:
    """The first letters of each word, which are the same in its other forms."""
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(text.lower()))


def lost_words(before: str, after: str) -> frozenset[str] | None:
    """The beginnings of the words that a change took away; None where it took no words, or a group that stands for many."""
    start = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(after)
    )
    end = len(before) - (len(after) - start)
    lost = before[start:end]
    if len(after) >= len(before) or before[:start] + before[end:] != after or _GROUP.search(lost):
        return None
    while start and before[start - 1].isalnum() and before[start].isalnum():
        start -= 1
    while end < len(before) and before[end - 1].isalnum() and before[end].isalnum():
        end += 1
    return beginnings(before[start:end]) or None
