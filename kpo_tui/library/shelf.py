"""Where playbooks and positions lie: those that came with the program by their names, others by their paths."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from kpo_tui.errors import BadInput
from kpo_tui.machine import resources
from kpo_tui.machine.files import open_to_others
from kpo_tui.negotiation.playbook import near_miss
from kpo_tui.text import one_line

_SIDES = (".client", ".provider")
"""Endings of the names of the program's sample positions, which lie beside its playbooks."""


def bundled() -> dict[str, Path]:
    """The playbooks that came with the program, by id."""
    return {name: file for name, file in _shipped().items() if not name.endswith(_SIDES)}


def _shipped() -> dict[str, Path]:
    return {file.stem: file for file in sorted(resources.folder("playbooks").glob("*.toml"))}


def find_playbook(name: str) -> Path:
    """The file of the playbook called `name`: a bundled id, or a path. Raises BadInput."""
    known = bundled()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix == ".toml" or exists(path):
        return path
    hint = near_miss(name, known, "{}? ")
    raise BadInput(f"{one_line(name, 80)}: there is no such playbook; {hint}See: kpo playbook list")


def find_positions(name: Path) -> Path:
    """The positions file called `name`: the name of sample positions (`kpo-essentials.client`), or a path.

    No file beside it takes a sample's place: the other side may put one there.
    """
    return _shipped().get(str(name), name) if str(name).endswith(_SIDES) else name


def positions_typed(text: str) -> Path:
    """The positions that a person typed: with a folder before it (`./kpo-essentials.client`), it is that file."""
    path = Path(text.strip())
    with contextlib.suppress(RuntimeError):  # nobody of that name has a home
        path = path.expanduser()
    return path.absolute() if path.name == str(path) != text.strip() else path


def find_parent(name: str, child: Path, find: Callable[[str], Path]) -> Path:
    """The file that `child` extends under that name: beside it, unless it came with the program, or as `find` finds it."""
    beside = child.parent / f"{name}.toml"
    return beside if name not in _shipped() and exists(beside) else find(name)


def exposure_of(positions: Path, log: Path) -> str:
    """Where others may come by a file of positions, in words; empty where they may not, and for those of the program's samples."""
    place = find_positions(positions).resolve()
    if place.parent == resources.folder("playbooks").resolve():
        return ""
    if place.parent == log.resolve().parent:
        return "lies in the folder of the log, where the other side may find it; keep it elsewhere"
    text = "can be read by every user of this machine; make it yours alone: chmod 600"
    return text if open_to_others(place) else ""


def exists(path: Path) -> bool:
    """True when there is something at the path; false also for what no path can be."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
