"""What the screen remembers for the user: the theme. Nothing of any negotiation."""

import contextlib
import os
from pathlib import Path

from kpo_tui.files import write_whole
from kpo_tui.ui.themes import DARK, THEMES

FILE = "settings.toml"


def config_folder() -> Path:
    """Where settings lie: `KPO_CONFIG_DIR`, else the place the system has for them."""
    if named := os.environ.get("KPO_CONFIG_DIR"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("kpo-tui")


def remembered_theme() -> str:
    """The theme chosen last; the dark one where none was, or the file cannot be read."""
    path = config_folder() / FILE
    if not path.is_file():
        return DARK
    import tomllib

    try:
        held = tomllib.loads(path.read_text(encoding="utf-8")).get("theme")
    except (OSError, ValueError):
        return DARK
    return held if held in {theme.name for theme in THEMES} else DARK


def remember_theme(name: str) -> None:
    """Keep the choice for the next time; a folder that cannot be written to is no reason to stop."""
    import tomli_w

    with contextlib.suppress(OSError):
        config_folder().mkdir(parents=True, exist_ok=True)
        write_whole(config_folder() / FILE, tomli_w.dumps({"theme": name}).encode())
