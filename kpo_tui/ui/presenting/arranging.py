"""How the panels of a screen are arranged: which are in sight, for its size and for those chosen last."""

from typing import Final, Literal, TypeAlias

Arrangement: TypeAlias = Literal["tabs", "two", "three", "all"]
"""`tabs`: one panel at a time, the line to type on always. `two`: the clauses beside the conversation, details
above it in tabs. `three`: details in a column of their own. `all`: every panel at once."""

ARRANGEMENTS: Final[tuple[Arrangement, ...]] = ("tabs", "two", "three", "all")

REPLAY_TABS: Final[dict[str, str]] = {
    "change": "Event", "clauses": "Clauses", "positions": "Positions", "gaps": "Gaps", "parties": "Parties",
    "line": "Line",
}  # fmt: skip
"""The panels of a replay with their titles."""
MIDDLE: Final = ("change", "parties", "line")
"""Panels of a replay that share the place in the middle; the others but the clauses share the one at the right."""
RIGHT: Final = ("positions", "gaps")


def arrangement(width: int, height: int) -> Arrangement:
    """The arrangement for a screen of so many columns and lines."""
    if width < 92 or height < 27:
        return "three" if width >= 136 and height >= 18 else "tabs"
    if width < 136:
        return "two"
    return "all" if width >= 150 and height >= 42 else "three"


def in_sight(arranged: Arrangement, tab: str, middle: str, right: str) -> frozenset[str]:
    """The panels of a replay in sight.

    `tab` is the panel chosen last, `middle` and `right` those chosen last in their places.
    """
    match arranged:
        case "tabs":
            return frozenset((tab,))
        case "two":
            return frozenset(("clauses", middle if tab == "clauses" else tab))
        case "three":
            return frozenset(("clauses", middle, right))
        case "all":
            return frozenset(REPLAY_TABS)
