"""Playbooks and positions as files: finding, reading and checking them.

A playbook is named by its id when it came with the program, or by the path of a file. A playbook that
`extends` another says only what differs: tables are merged key by key, anything else replaces, and
`remove = true` in a table takes that table out. A clause may say `after = "ID"` to take its place, and
`template = "FILE"` instead of `wording`.
"""

import contextlib
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any, TypeAlias

import msgspec

from kpo_tui import resources
from kpo_tui.documents.language import problems_of_wording
from kpo_tui.errors import BadInput
from kpo_tui.files import open_to_others
from kpo_tui.negotiation.playbook import Playbook, nearest
from kpo_tui.negotiation.playbook_checks import Problem, problems_of
from kpo_tui.negotiation.positions import Positions, problems_of_positions
from kpo_tui.negotiation.schema import read_as
from kpo_tui.text import command_path, one_line

LARGEST_FILE = 4 * 1024 * 1024
LONGEST_CHAIN = 8
DEEPEST = 20
_TOO_DEEP = "it is nested too deep"
Checker: TypeAlias = Callable[[Path], tuple[Playbook | None, list[Problem]]]


class Unsound(BadInput):
    """A file with problems; `problems` has them all, the message the first."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        more = (
            f"; and {len(problems) - 1} more, see: kpo playbook check {command_path(path)}"
            if len(problems) > 1
            else ""
        )
        super().__init__(f"{problems[0]}{more}")


def bundled() -> dict[str, Path]:
    """The playbooks that came with the program, by id."""
    files = sorted(resources.folder("playbooks").glob("*.toml"))
    return {file.stem: file for file in files if not file.stem.endswith((".client", ".provider"))}


def find_playbook(name: str) -> Path:
    """The file of the playbook called `name`: a bundled id, or a path. Raises BadInput."""
    known = bundled()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix == ".toml" or _exists(path):
        return path
    near = nearest(name, list(known))
    hint = f"did you mean '{near}'? " if near else ""
    raise BadInput(f"{one_line(name, 80)}: there is no such playbook; {hint}See: kpo playbook list")


def load_playbook(name: str, check: Checker | None = None) -> Playbook:
    """The playbook called `name`, sound in every respect. Raises BadInput or Unsound.

    `check` stands in for `check_playbook`, for a caller that remembers what it has checked.
    """
    path = find_playbook(name)
    playbook, problems = (check or check_playbook)(path)
    if playbook is None or problems:
        raise Unsound(path, problems)
    return playbook


def check_playbook(path: Path) -> tuple[Playbook | None, list[Problem]]:
    """The playbook in a file, and every problem of the file. Raises BadInput if it cannot be read at all."""
    data, problems = _with_parents(path, find_playbook)
    _put_in_order(data, problems, path.name)
    playbook, misshapen = read_as(Playbook, data, path.name)
    problems += misshapen
    if playbook is not None:
        found = [*problems_of(playbook), *problems_of_wording(playbook)]
        problems += [Problem(p.text, p.clause, p.term, p.key, path.name) for p in found]
    return playbook, problems


def find_positions(name: Path) -> Path:
    """The positions file called `name`: the name of sample positions (`kpo-essentials.client`), or a path.

    No file beside it takes a sample's place: the other side may put one there.
    """
    return _sample(str(name)) or name


def positions_typed(text: str) -> Path:
    """The positions that a person typed: with a folder before it (`./kpo-essentials.client`), it is that file."""
    path = Path(text.strip())
    with contextlib.suppress(RuntimeError):  # nobody of that name has a home
        path = path.expanduser()
    return path.absolute() if path.name == str(path) != text.strip() else path


def _sample(name: str) -> Path | None:
    """The file of the program's sample positions of that name; None where there are none."""
    file = resources.folder("playbooks") / f"{name}.toml"
    return (
        file
        if name.endswith((".client", ".provider")) and Path(name).name == name and _exists(file)
        else None
    )


def load_positions(name: Path, playbook: Playbook) -> Positions:
    """A party's positions on a playbook. Raises BadInput or Unsound."""
    path = find_positions(name)
    positions, problems = check_positions(path, playbook)
    if positions is None or problems:
        raise Unsound(path, problems)
    return positions


def exposure_of(positions: Path, log: Path) -> str:
    """Where others may come by a file of positions, in words; empty where they may not, and for those of the program's samples."""
    place = find_positions(positions).resolve()
    if place.parent == resources.folder("playbooks").resolve():
        return ""
    if place.parent == log.resolve().parent:
        return "lies in the folder of the log, where the other side may find it; keep it elsewhere"
    return (
        "can be read by every user of this machine; make it yours alone: chmod 600"
        if open_to_others(place)
        else ""
    )


def check_positions(path: Path, playbook: Playbook) -> tuple[Positions | None, list[Problem]]:
    """The positions in a file, and every problem of it, held against the playbook."""
    data, problems = _with_parents(path, lambda name: find_positions(positions_typed(name)))
    positions, misshapen = read_as(Positions, data, path.name)
    problems += misshapen
    if positions is not None:
        problems += problems_of_positions(positions, playbook, path.name)
    return positions, problems


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
        raise BadInput(
            f"{_named(path)}: is not UTF-8 text (byte {error.start}); save it as UTF-8 text"
        ) from None


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


def _exists(path: Path) -> bool:
    """True when there is something at the path; false also for what no path can be."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _beyond_bounds(data: dict[str, Any]) -> str:
    """What of the data is more than a file may hold: levels of tables and arrays, bits of a whole number (64)."""
    layer: list[Any] = [data]
    for _ in range(DEEPEST):
        inner = [value for held in layer for value in (held.values() if isinstance(held, dict) else held)]
        if any(isinstance(value, int) and not -(2**63) <= value < 2**63 for value in inner):
            return "it holds a whole number that is too large"
        layer = [value for value in inner if isinstance(value, dict | list)]
    return _TOO_DEEP if layer else ""


def _with_parents(path: Path, find: Callable[[str], Path]) -> tuple[dict[str, Any], list[Problem]]:
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
    beside = child.parent / f"{name}.toml"
    parent = beside if name not in bundled() and not _sample(name) and _exists(beside) else find(name)
    if not _exists(parent):
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


def _put_in_order(data: dict[str, Any], problems: list[Problem], file: str) -> None:
    """Move each clause that says `after` behind the clause it names."""
    clauses = data.get("clauses")
    if not isinstance(clauses, dict):
        return
    for clause_id, clause in list(clauses.items()):
        if not isinstance(clause, dict) or "after" not in clause:
            continue
        wanted = clause.pop("after")
        if not isinstance(wanted, str) or wanted == clause_id or wanted not in clauses:
            problems.append(
                Problem(
                    f"'{one_line(str(wanted), 40)}' is not another clause", clause_id, key="after", file=file
                )
            )
            continue
        held = {name: value for name, value in clauses.items() if name != clause_id}
        clauses.clear()
        for name, value in held.items():
            clauses[name] = value
            if name == wanted:
                clauses[clause_id] = clause


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
