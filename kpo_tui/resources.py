"""The files that come with the program: playbooks, positions, templates.

In a checkout they lie beside the package, in an installed wheel inside it.
"""

from functools import cache
from pathlib import Path

from kpo_tui.errors import BadInput

_PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """The folder `playbooks` or `templates` that came with the program."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def template_text(name: str) -> str:
    """The text of a file that came with the program under `templates/`."""
    try:
        return (folder("templates") / name).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"templates/{name}: cannot be read ({error.strerror or error}); reinstall kpo-tui"
        ) from error
