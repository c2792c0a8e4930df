"""How the panels are arranged on a screen of some size."""

from typing import Literal, TypeAlias

Arrangement: TypeAlias = Literal["tabs", "two", "three", "all"]
"""`tabs`: one panel at a time, the line to type on always. `two`: the clauses beside the conversation, details
above it in tabs. `three`: details in a column of their own. `all`: every panel at once."""

ARRANGEMENTS: tuple[Arrangement, ...] = ("tabs", "two", "three", "all")


def arrangement(width: int, height: int) -> Arrangement:
    """The arrangement for a screen of so many columns and lines."""
    if width < 92 or height < 27:
        return "three" if width >= 136 and height >= 18 else "tabs"
    if width < 136:
        return "two"
    return "all" if width >= 150 and height >= 42 else "three"
