"""The list of clauses: one line each, painted only where in sight, so that a thousand cost what ten do."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kpo_tui.ui.keys import hidden
from kpo_tui.ui.presenting.clauses import MARKS, ClauseRow
from kpo_tui.ui.presenting.plain import joined, line, own, sides
from kpo_tui.ui.widgets.lines import painted

MOST_STRIPS = 2000
"""Painted rows that are kept."""


class ClauseList(ScrollView, can_focus=True):
    """Clauses with their marks. Enter or a click goes to one; `marked` is the clause at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up,k", "move(-1)", "Up"),
        hidden("down,j", "move(1)", "Down"),
        hidden("pageup", "page(-1)", "Page up"),
        hidden("pagedown", "page(1)", "Page down"),
        hidden("home", "move(-100000000)", "First"),
        hidden("end", "move(100000000)", "Last"),
        Binding("enter", "choose", "Go there"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"clauses--cursor", "clauses--marked"}

    cursor = reactive(0)
    marked = reactive("")

    @dataclass
    class Chosen(Message):
        """A clause was chosen."""

        clause: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[ClauseRow, ...] = ()
        self._places: dict[str, int] = {}
        self._strips: dict[tuple[int, int, tuple[bool, bool], ClauseRow], Strip] = {}

    @property
    def rows(self) -> tuple[ClauseRow, ...]:
        """What is listed."""
        return self._rows

    def show(self, rows: tuple[ClauseRow, ...], marked: str) -> None:
        """Show these rows; the cursor follows the clause at hand unless someone is moving it."""
        if rows is not self._rows:
            if len(rows) != len(self._rows):
                self.virtual_size = Size(0, len(rows))
            self._places = {row.clause: at for at, row in enumerate(rows)}
            self._rows = rows
            self.refresh()
        if marked != self.marked:
            self.marked = marked
            if not self.has_focus and marked in self._places:
                self.cursor = self._places[marked]
        self.cursor = min(self.cursor, max(len(rows) - 1, 0))

    def watch_cursor(self, _before: int, now: int) -> None:
        self.scroll_to_region(Region(0, now, 1, 1), animate=False)

    def on_resize(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.cursor = max(0, min(self.cursor + by, len(self._rows) - 1))

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.action_move(by * max(self.size.height - 1, 1))

    def action_choose(self) -> None:
        """Go to the clause under the cursor."""
        if self._rows:
            self.post_message(self.Chosen(self._rows[self.cursor].clause))

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        at = -1 if inside is None else inside.y + self.scroll_offset.y
        if 0 <= at < len(self._rows):
            self.cursor = at
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        at, width = y + self.scroll_offset.y, self.size.width
        if at >= len(self._rows):
            return Strip.blank(width, self.visual_style.rich_style)
        row = self._rows[at]
        look = (at == self.cursor and self.has_focus, row.clause == self.marked)
        key = (at, width, look, row)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = self._strip(row, at, width, *look)
        return strip

    def _strip(self, row: ClauseRow, at: int, width: int, under_cursor: bool, marked: bool) -> Strip:
        base = self.visual_style
        if under_cursor:
            base = base + self.get_visual_style("clauses--cursor", partial=True)
        elif marked:
            base = base + self.get_visual_style("clauses--marked", partial=True)
        content = _content(row, at, width, marked=marked)
        return painted(self, content, base).adjust_cell_length(width, base.rich_style)

    def notify_style_update(self) -> None:
        """Another theme, the focus: rows are painted anew."""
        super().notify_style_update()
        self._strips.clear()

    @property
    def text(self) -> str:
        """All rows as plain text."""
        return "\n".join(_content(row, at, 80, marked=False).plain for at, row in enumerate(self._rows))


def _content(row: ClauseRow, at: int, width: int, *, marked: bool) -> Content:
    mark, look, _ = MARKS[row.stand]
    title = line(row.title, "$quiet" if row.stand in ("agreed", "left out") and not marked else "", 120)
    number = own(f"{at + 1:>2} ", "$quiet")
    left = joined("▸" if marked else " ", line(mark, look), " ", number, title)
    return sides(left, line(row.note, "$private" if row.note.startswith("+") else "$quiet"), width - 1)
