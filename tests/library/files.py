"""Files of playbooks, and how they are refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput
from kpo_tui.library import check_playbook

CLAUSE = 'id = "x"\ntitle = "X"\n[clauses.scope]\ntitle = "Scope"\n'
Save = Callable[[str, str | bytes], Path]


def refusal(path: Path) -> str:
    """The line with which a playbook file is refused."""
    with pytest.raises(BadInput) as caught:
        check_playbook(path)
    line = str(caught.value)
    assert caught.value.exit_status == 3
    assert len(line.splitlines()) == 1
    return line


def problems(path: Path) -> list[str]:
    """What is wrong with a playbook file that can be read."""
    found = [str(problem) for problem in check_playbook(path)[1]]
    assert all(len(line.splitlines()) == 1 for line in found)
    return found
