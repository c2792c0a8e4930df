"""The files that come with the program: playbooks, positions, templates.

In a checkout they lie beside the package, in an installed wheel inside it.
"""

import re
from functools import cache
from pathlib import Path
from string import Template
from typing import NamedTuple

from kpo_tui.errors import BadInput

_PACKAGE = Path(__file__).parent.parent
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Page(NamedTuple):
    """A page for a browser to fill in, and the digest of the one script that it may run, if it has one."""

    text: Template
    digest: str


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


@cache
def page_template(name: str) -> Page:
    """The page that came with the program under `templates/`."""
    import base64
    import hashlib

    text = template_text(name)
    script = _SCRIPT.search(text)
    code = Template(script[1]).substitute() if script else ""
    return Page(Template(text), base64.b64encode(hashlib.sha256(code.encode()).digest()).decode())
