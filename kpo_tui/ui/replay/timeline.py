"""Where one is in a replay: the timeline over the whole log, the number and time of the event, and what it did."""

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kpo_tui.history.outline import Outline
from kpo_tui.negotiation import rules
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.lines import painted
from kpo_tui.ui.kit.plain import fitted, joined, own, sides
from kpo_tui.ui.replay.frame import Frame, place_line, told_line

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


def marks(outline: Outline, columns: int) -> dict[Side, str]:
    """For each party a line of so many columns: the kind that each shows as its code in `WEIGHT`, or a space."""
    scale = Scale(len(outline), max(columns, 1))
    here = range(scale.columns)
    return {party: "".join(_mark(outline, scale, column, party) for column in here) for party in SIDES}


def _mark(outline: Outline, scale: Scale, column: int, party: Side) -> str:
    first, last = scale.first(column), min(scale.first(column + 1) - 1, scale.events)
    if first > last:
        return " "
    kinds = {kind for kind, who in outline.kinds_between(first, last) if who == party}
    return next((MARKS[kind][0] for kind in WEIGHT if kind in kinds), " ")


LOOKS: dict[str, str] = {mark: look for mark, look, _ in MARKS.values() if look}
"""The colour of each mark that has one of its own."""


LABEL = 10
"""Columns for the parties' names at the left."""


class Timeline(Widget, can_focus=True):
    """Three lines: the client's marks, the track with where one is, the provider's marks.

    It paints what fits its width, whatever the length of the log.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("shift+right", "scrub(1)", "Column", tooltip="One column of the timeline forward"),
        hidden("shift+left", "scrub(-1)", "Column", tooltip="One column of the timeline back"),
        hidden("ctrl+right", "scrub(10)", "Columns", tooltip="Ten columns of the timeline forward"),
        hidden("ctrl+left", "scrub(-10)", "Columns", tooltip="Ten columns of the timeline back"),
    ]

    seq = reactive(1)
    compared: reactive[tuple[int | None, int | None]] = reactive((None, None))

    @dataclass
    class Sought(Message):
        """Somebody wants to be at event `seq`."""

        seq: int

    @dataclass
    class Wheeled(Message):
        """The wheel was turned over the timeline: one event back or forth."""

        way: Literal[-1, 1]

    def __init__(self, outline: Outline, *, id: str) -> None:
        super().__init__(id=id)
        self._outline = outline
        self._marks: dict[Side, str] = dict.fromkeys(SIDES, "")
        self._dragging = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each party, and the track."""
        return 3

    @property
    def scale(self) -> Scale:
        """How events stand on the columns that there are now."""
        return Scale(len(self._outline), max(self.content_size.width - LABEL, 1))

    def on_resize(self, _event: events.Resize) -> None:
        self._marks = marks(self._outline, self.scale.columns)
        self.refresh()

    # -- painting ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        base, width = self.visual_style, self.content_size.width
        content = self.track() if y == 1 else self.row("client" if y == 0 else "provider")
        return painted(self, content, base).adjust_cell_length(width, base.rich_style)

    def row(self, party: Side) -> Content:
        """One party's marks."""
        look = "$ours" if party == "client" else "$theirs"
        marked = (own(mark, LOOKS.get(mark, look)) for mark in self._marks[party])
        return joined(own(party.ljust(LABEL), look), *marked)

    def track(self) -> Content:
        """The line between the parties: heavy up to where one is, with the moments to compare named on it."""
        here, columns = self.scale.column(self.seq), self.scale.columns
        cells = [
            own("━", "$ours") if at < here else own("─", "$rule") if at > here else own("┃", "bold")
            for at in range(columns)
        ]
        for name, seq in zip("AB", self.compared, strict=True):
            if seq is not None:
                at = self.scale.column(seq)
                cells[at] = own(name, "$yours bold reverse" if at == here else "$yours bold")
        return joined(own(f"{self.seq}".rjust(LABEL - 1) + " ", "bold"), *cells)

    @property
    def text(self) -> str:
        """All lines as plain text."""
        return "\n".join(part.plain for part in (self.row("client"), self.track(), self.row("provider")))

    # -- going there ---------------------------------------------------------------------------

    def action_scrub(self, by: int) -> None:
        """So many columns back or forth; a step of one event at least."""
        to = self.scale.nearest(self.scale.column(self.seq) + by)
        self._seek(to if to != self.seq else self.seq + (1 if by > 0 else -1))

    def _seek(self, seq: int) -> None:
        self.post_message(self.Sought(min(max(seq, 1), len(self._outline))))

    def _seek_place(self, event: events.MouseEvent) -> None:
        self._seek(self.scale.nearest(event.get_content_offset_capture(self).x - LABEL))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._dragging = True
        self.capture_mouse()
        self._seek_place(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self._seek_place(event)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        self._dragging = False
        self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Wheeled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Wheeled(-1))


class PlaceLine(Widget):
    """The number of the event, its round and time; at the right what plays and what is compared."""

    frame: reactive[Frame | None] = reactive(None)
    status = reactive("")
    compared: reactive[tuple[int | None, int | None]] = reactive((None, None))

    def render(self) -> Content:
        if self.frame is None:
            return Content("")
        pairs = zip("AB", self.compared, strict=True)
        named = [own(f"{name} {seq}", "$yours") for name, seq in pairs if seq is not None]
        right = Content("  ").join([part for part in (own(self.status, "$yours"), *named) if part.plain])
        width = self.content_size.width
        left = place_line(self.frame)
        if left.cell_length + right.cell_length >= width:
            left = place_line(self.frame, waited=False)
        return sides(left, right, width)


class ToldLine(Widget):
    """The event in words, on two lines at most; the panel of the event has all of it."""

    frame: reactive[Frame | None] = reactive(None)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always two lines, so that nothing moves from event to event."""
        return 2

    def render(self) -> Content:
        if self.frame is None:
            return Content("")
        width = self.content_size.width
        first, *rest = told_line(self.frame.moment).wrap(max(width, 8)) or [Content("")]
        second = fitted(Content(" ").join(rest), width) if rest else Content("")
        return joined(first, "\n", second)
