"""Which panels of a replay are in sight on a screen of some size."""

from typing import Final

from kpo_tui.ui.presenting.arranging import Arrangement

TABS: Final[dict[str, str]] = {
    "change": "Event", "clauses": "Clauses", "positions": "Positions", "gaps": "Gaps", "parties": "Parties",
    "line": "Line",
}  # fmt: skip
MIDDLE = ("change", "parties", "line")
"""Panels that share the place in the middle; the others but the clauses share the one at the right."""
RIGHT = ("positions", "gaps")


def in_sight(arranged: Arrangement, tab: str, middle: str, right: str) -> frozenset[str]:
    """The panels in sight. `tab` is the panel chosen last, `middle` and `right` those chosen last in their places."""
    match arranged:
        case "tabs":
            return frozenset((tab,))
        case "two":
            return frozenset(("clauses", middle if tab == "clauses" else tab))
        case "three":
            return frozenset(("clauses", middle, right))
        case "all":
            return frozenset(TABS)
