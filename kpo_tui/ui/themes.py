"""Three themes: calm dark, calm light, and one of high contrast. Names of their own are explained here.

`ours` and `theirs` tell the two sides apart, `private` is for what only the party at the table sees,
`agreed` and `yours` mark what is settled and what waits. None of it is told by colour alone.
"""

from textual.theme import Theme

DARK, LIGHT, CONTRAST = "kpo-dark", "kpo-light", "kpo-contrast"


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
