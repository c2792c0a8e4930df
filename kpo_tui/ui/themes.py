"""Three themes: calm dark, calm light, and one of high contrast; and which one the user chose.

`ours` and `theirs` tell the two sides apart, `private` is for what only the party at the table sees,
`agreed` and `yours` mark what is settled and what waits. None of it is told by colour alone.
"""

import contextlib
import os
from pathlib import Path

from textual.theme import Theme

from kpo_tui.machine.files import write_whole

DARK, LIGHT, CONTRAST = "kpo-dark", "kpo-light", "kpo-contrast"
FILE = "settings.toml"
"""What the screen remembers for the user: nothing of any negotiation."""


def _theme(name: str, *, dark: bool, base: dict[str, str], own: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=base["primary"],
        secondary=own["theirs"],
        accent=own["ours"],
        warning=own["gap"],
        error=own["deleted"],
        success=own["agreed"],
        foreground=base["foreground"],
        background=base["background"],
        surface=base["surface"],
        panel=base["panel"],
        variables={**own, "footer-key-foreground": own["ours"], "input-selection-background": base["selected"],
                   "selected": base["selected"], "block-cursor-background": base["selected"],
                   "block-cursor-foreground": base["foreground"], "block-cursor-blurred-background": base["panel"],
                   "block-cursor-text-style": "bold", "block-cursor-blurred-text-style": "none",
                   "border": own["rule"], "border-blurred": own["rule"]},
    )  # fmt: skip


THEMES = (
    _theme(
        DARK,
        dark=True,
        base={"primary": "#8fb8de", "foreground": "#d8dee9", "background": "#14181f", "surface": "#1a1f28",
              "panel": "#222935", "selected": "#2d3b50"},
        own={"ours": "#8fb8de", "theirs": "#e0b37e", "agreed": "#95c79a", "yours": "#f0cf7f", "gap": "#e8a27c",
             "private": "#c3a6dc", "quiet": "#8a94a6", "rule": "#3a4454", "inserted": "#7fb2f0", "deleted": "#e88388",
             "moved": "#95c79a"},
    ),
    _theme(
        LIGHT,
        dark=False,
        base={"primary": "#2a5d8f", "foreground": "#22272e", "background": "#f7f6f2", "surface": "#ffffff",
              "panel": "#ebe9e2", "selected": "#d3e2f2"},
        own={"ours": "#1f5a92", "theirs": "#8a5a10", "agreed": "#2c6e36", "yours": "#7a5a00", "gap": "#a3471a",
             "private": "#6c3f96", "quiet": "#5a616b", "rule": "#c4c1b6", "inserted": "#1550a8", "deleted": "#b3262d",
             "moved": "#2c6e36"},
    ),
    _theme(
        CONTRAST,
        dark=True,
        base={"primary": "#ffffff", "foreground": "#ffffff", "background": "#000000", "surface": "#000000",
              "panel": "#1c1c1c", "selected": "#00458a"},
        own={"ours": "#7fd4ff", "theirs": "#ffc24d", "agreed": "#6dff7a", "yours": "#ffff66", "gap": "#ffb08a",
             "private": "#f0a8ff", "quiet": "#d0d0d0", "rule": "#b8b8b8", "inserted": "#7fd4ff", "deleted": "#ff9a9a",
             "moved": "#6dff7a"},
    ),
)  # fmt: skip
"""In the order in which the key walks through them."""


def next_theme(name: str) -> str:
    """The theme after the one called `name`."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


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
