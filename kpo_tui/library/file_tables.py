"""TOML files that people write, as data: read within bounds, laid over those they extend, templates filled in.

A file that `extends` another says only what differs: tables are merged key by key, anything else replaces, and
`remove = true` in a table takes that table out. A clause may say `after = "ID"` to take its place, and
`template = "FILE"` instead of `wording`.
"""

import contextlib
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

import msgspec

from kpo_tui.errors import BadInput
from kpo_tui.library.shelf import exists, find_parent
from kpo_tui.machine import resources
from kpo_tui.negotiation.playbook_checks import Problem
from kpo_tui.text import one_line

LARGEST_FILE = 4 * 1024 * 1024
LONGEST_CHAIN = 8
DEEPEST = 20
_TOO_DEEP = "it is nested too deep"


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, numbers with decimals as text so that they stay exact. Raises BadInput."""
    try:
        changed = path.stat().st_mtime_ns
    except (OSError, ValueError):
        changed = 0  # reading it says what is wrong
    data: dict[str, Any] = msgspec.json.decode(_parsed_toml(path, changed))
    return data


@lru_cache(maxsize=32)
def _parsed_toml(path: Path, _changed: int) -> bytes:
    """A TOML file as JSON: several files extend the same one, and reading JSON again costs next to nothing."""
    text = read_text(path, LARGEST_FILE)
    try:
        data = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{_named(path)}: is not valid TOML: {one_line(str(error), 200)}") from None
    except RecursionError:
        data = None
    except ValueError as error:
        raise BadInput(f"{_named(path)}: cannot be read: {one_line(str(error), 120)}") from None
    if fault := _TOO_DEEP if data is None else _beyond_bounds(data):
        raise BadInput(f"{_named(path)}: cannot be read: {fault}")
    return msgspec.json.encode(data)


def read_text(path: Path, largest: int) -> str:
    """A UTF-8 text file of at most `largest` bytes. Raises BadInput saying what is wrong with it."""
    data = read_bytes(path, largest)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start}"
        raise BadInput(f"{_named(path)}: is not UTF-8 text ({where}); save it as UTF-8 text") from None


def read_bytes(path: Path, largest: int) -> bytes:
    """A file of at most `largest` bytes. Raises BadInput saying what is wrong with it."""
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{_named(path)}: is not a file")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise BadInput(f"{_named(path)}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"{_named(path)}: cannot be read ({reason})") from None
    if len(data) > largest:
        raise BadInput(f"{_named(path)}: is larger than {largest // 1024} KiB")
    return data


def _named(path: Path) -> str:
    """A path in a message, on one line."""
    return one_line(str(path), 200)


def _beyond_bounds(data: dict[str, Any]) -> str:
    """What of the data is more than a file may hold: levels of tables and arrays, bits of a whole number (64)."""
    layer: list[Any] = [data]
    for _ in range(DEEPEST):
        inner = [value for held in layer for value in (held.values() if isinstance(held, dict) else held)]
        if any(isinstance(value, int) and not -(2**63) <= value < 2**63 for value in inner):
            return "it holds a whole number that is too large"
        layer = [value for value in inner if isinstance(value, dict | list)]
    return _TOO_DEEP if layer else ""


def with_parents(path: Path, find: Callable[[str], Path]) -> tuple[dict[str, Any], list[Problem]]:
    """The file's data laid over that of the file it extends, and so on up, each with its templates."""
    chain: list[dict[str, Any]] = []
    problems: list[Problem] = []
    seen: set[Path] = set()
    here: Path | None = path
    while here is not None:
        chain.append(read_toml(here))
        seen.add(here.resolve())
        _fill_in_templates(chain[-1], problems, here)
        here = _parent(chain[-1].pop("extends", None), here, find, seen, problems)
    merged: dict[str, Any] = {}
    for layer in reversed(chain):
        merged = _laid_over(merged, layer)
    return merged, problems


def _parent(
    name: object, child: Path, find: Callable[[str], Path], seen: set[Path], problems: list[Problem]
) -> Path | None:
    """The file that `child` extends, if it extends one: beside it, or as `find` finds it."""
    if name is None:
        return None
    if not isinstance(name, str):
        problems.append(Problem("is a name in quotes", key="extends", file=child.name))
        return None
    parent = find_parent(name, child, find)
    if not exists(parent):
        return parent  # reading it says what is wrong
    circular = parent.resolve() in seen
    if not circular and len(seen) <= LONGEST_CHAIN:
        return parent
    what = "leads back to itself" if circular else f"is more than {LONGEST_CHAIN} files up"
    problems.append(Problem(f"'{one_line(name, 80)}' {what}", key="extends", file=child.name))
    return None


def _laid_over(base: dict[str, Any], layer: dict[str, Any]) -> dict[str, Any]:
    """`layer` over `base`. A `remove` of what is not there stays, to be reported as out of place."""
    merged = dict(base)
    for key, value in layer.items():
        if isinstance(value, dict) and value.get("remove") is True and key in merged:
            del merged[key]
        elif isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = _laid_over(merged[key], value)
        else:
            merged[key] = value
    return merged


def put_in_order(data: dict[str, Any], problems: list[Problem], file: str) -> None:
    """Move each clause that says `after` behind the clause it names."""
    clauses = data.get("clauses")
    if not isinstance(clauses, dict):
        return
    for clause_id, clause in list(clauses.items()):
        if not isinstance(clause, dict) or "after" not in clause:
            continue
        wanted = clause.pop("after")
        others = [name for name in clauses if name != clause_id]
        if wanted not in others:
            text = f"'{one_line(str(wanted), 40)}' is not another clause"
            problems.append(Problem(text, clause_id, key="after", file=file))
            continue
        others.insert(others.index(wanted) + 1, clause_id)
        held = dict(clauses)
        clauses.clear()
        clauses.update((name, held[name]) for name in others)


def _fill_in_templates(data: dict[str, Any], problems: list[Problem], path: Path) -> None:
    """Put the text of each clause's `template` file in the place of `wording`."""
    clauses = data.get("clauses")
    for clause_id, clause in clauses.items() if isinstance(clauses, dict) else ():
        if not isinstance(clause, dict) or "template" not in clause:
            continue
        name = clause.pop("template")
        try:
            clause["wording"] = read_text(_template_path(name, path), 200_000)
        except BadInput as error:
            problems.append(Problem(str(error), clause_id, key="template", file=path.name))
            clause.setdefault("wording", "…")


def _template_path(name: object, playbook: Path) -> Path:
    """Where a template lies: beside the playbook, in `templates/` there, or with the program."""
    if not isinstance(name, str) or PurePath(name).is_absolute() or ".." in PurePath(name).parts:
        raise BadInput(f"'{one_line(str(name), 80)}' is not the name of a file beside the playbook")
    for folder in (playbook.parent, playbook.parent / "templates", resources.folder("templates")):
        place = folder / name
        with contextlib.suppress(OSError, ValueError):
            if place.is_file():
                return place
    raise BadInput(f"there is no template file '{one_line(name, 80)}'")
