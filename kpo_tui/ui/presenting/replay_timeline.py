"""The timeline of a log: which column an event stands in, and which mark a column shows for each party."""

from typing import NamedTuple

from kpo_tui.history.outline import Outline
from kpo_tui.negotiation import rules
from kpo_tui.negotiation.party import PARTIES, Party

MARKS: dict[str, tuple[str, str, str]] = {
    kind: (mark.sign, f"${mark.tone}" if mark.tone else "", mark.means) for kind, mark in rules.MARKS.items()
}
"""For each kind of event that a timeline marks: its mark, its colour (empty: that of its party), and what it is."""

WEIGHT = tuple(sorted(MARKS, key=lambda kind: rules.MARKS[kind].weight, reverse=True))
"""Which mark a column shows where several events share it: the first of these."""


class Scale(NamedTuple):
    """`events` events on `columns` columns: spread out where there are few, several to a column where many."""

    events: int
    columns: int

    def column(self, seq: int) -> int:
        """The column of event `seq`."""
        if self.events <= self.columns:
            return (seq - 1) * (self.columns - 1) // max(self.events - 1, 1)
        return (seq - 1) * self.columns // self.events

    def first(self, column: int) -> int:
        """The first event that stands in this column or after it; the number after the last, where none does."""
        if self.events <= self.columns:
            return -(-column * max(self.events - 1, 1) // max(self.columns - 1, 1)) + 1
        return -(-column * self.events // self.columns) + 1

    def nearest(self, column: int) -> int:
        """The event to go to for a place on the line: the one that stands there, else the nearest."""
        column = min(max(column, 0), self.columns - 1)
        after = min(self.first(column), self.events)
        before = max(after - 1, 1)
        off = abs(self.column(after) - column)
        return before if abs(self.column(before) - column) < off else after


def marks(outline: Outline, columns: int) -> dict[Party, str]:
    """For each party a line of so many columns: the kind that each shows as its code in `WEIGHT`, or a space."""
    scale = Scale(len(outline), max(columns, 1))
    lines: dict[Party, str] = {}
    for party in PARTIES:
        lines[party] = "".join(_mark(outline, scale, column, party) for column in range(scale.columns))
    return lines


def _mark(outline: Outline, scale: Scale, column: int, party: Party) -> str:
    first, last = scale.first(column), scale.first(column + 1) - 1
    last = min(last, scale.events)
    if first > last:
        return " "
    kinds = {kind for kind, who in outline.kinds_between(first, last) if who == party}
    shown = next((kind for kind in WEIGHT if kind in kinds), None)
    return " " if shown is None else MARKS[shown][0]


LOOKS: dict[str, str] = {mark: look for mark, look, _ in MARKS.values() if look}
"""The colour of each mark that has one of its own."""
