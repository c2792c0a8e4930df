"""Playbooks and positions as files: found, read, and checked whole.

A playbook is named by its id when it came with the program, or by the path of a file. `shelf` finds the files,
`file_tables` reads them and lays them over those they extend, `schema` holds them against the types of the negotiation.
What takes long to load, pydantic and Jinja2, is loaded when a file is checked.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kpo_tui.errors import BadInput
from kpo_tui.library.file_tables import put_in_order, read_bytes, read_text, read_toml, with_parents
from kpo_tui.library.shelf import bundled, exposure_of, find_playbook, find_positions, positions_typed
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.playbook_checks import Problem, problems_of
from kpo_tui.negotiation.positions import Positions, problems_of_positions
from kpo_tui.text import command_path

__all__ = [
    "Checker", "Unsound", "bundled", "check_playbook", "check_positions", "exposure_of", "find_playbook",
    "find_positions", "load_playbook", "load_positions", "positions_typed", "read_bytes", "read_text", "read_toml",
]  # fmt: skip

Checker: TypeAlias = Callable[[Path], tuple[Playbook | None, list[Problem]]]


class Unsound(BadInput):
    """A file with problems; `problems` has them all, the message the first."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        more = f"; and {len(problems) - 1} more, see: kpo playbook check {command_path(path)}"
        super().__init__(f"{problems[0]}{more if len(problems) > 1 else ''}")


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
    from kpo_tui.documents.agreement.language import problems_of_wording
    from kpo_tui.library.schema import read_as

    data, problems = with_parents(path, find_playbook)
    put_in_order(data, problems, path.name)
    playbook, misshapen = read_as(Playbook, data, path.name)
    problems += misshapen
    if playbook is not None:
        found = [*problems_of(playbook), *problems_of_wording(playbook)]
        problems += [Problem(p.text, p.clause, p.term, p.key, path.name) for p in found]
    return playbook, problems


def load_positions(name: Path, playbook: Playbook) -> Positions:
    """A party's positions on a playbook. Raises BadInput or Unsound."""
    path = find_positions(name)
    positions, problems = check_positions(path, playbook)
    if positions is None or problems:
        raise Unsound(path, problems)
    return positions


def check_positions(path: Path, playbook: Playbook) -> tuple[Positions | None, list[Problem]]:
    """The positions in a file, and every problem of it, held against the playbook."""
    from kpo_tui.library.schema import read_as

    data, problems = with_parents(path, lambda name: find_positions(positions_typed(name)))
    positions, misshapen = read_as(Positions, data, path.name)
    problems += misshapen
    if positions is not None:
        problems += problems_of_positions(positions, playbook, path.name)
    return positions, problems
