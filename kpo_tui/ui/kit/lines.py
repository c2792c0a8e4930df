"""A scrolling panel of lines. It paints only those in sight, so that its size costs nothing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.layout import Item, laid_out


def painted(widget: Widget, content: Content, base: Style) -> Strip:
    """A line as the screen paints it, in the look `base` of a widget."""
    pieces = content.render(base, end="", parse_style=widget.app.stylesheet.parse_style)
    return Strip([Segment(text, (base + style).rich_style) for text, style in pieces])


class Lines(ScrollView, can_focus=True):
    """Shows paragraphs and grids, wrapped to its width. Text in it can be selected and copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up,k", "scroll_up", "Scroll"),
        hidden("down,j", "scroll_down", "Scroll"),
        hidden("c", "copy_all", "Copy panel"),
    ]

    def __init__(self, items: Iterable[Item] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: list[Item] = list(items)
        self._lines: list[Content] = []
        self._width = 0

    def show(self, items: Sequence[Item], *, top: bool = True) -> None:
        """Show these items instead; from the top, or where one had scrolled to."""
        if list(items) == self._items:
            return
        self._items = list(items)
        self._lay_out()
        if top:
            self.scroll_home(animate=False)

    @property
    def text(self) -> str:
        """All lines as plain text."""
        return "\n".join(content.plain.rstrip() for content in self._lines)

    def action_copy_all(self) -> None:
        """Copy what the panel says."""
        self.app.copy_to_clipboard(self.text)
        self.notify("Copied what the panel says.", markup=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines, where the height is left to it."""
        bar = self.scrollbar_size_vertical
        if width - bar != self._width and width > bar:
            self._lay_out(width - bar)
        return max(len(self._lines), 1)

    def on_resize(self, _event: events.Resize) -> None:
        if self.scrollable_content_region.width != self._width:
            at_end = self.is_vertical_scroll_end
            self._lay_out()
            if at_end and self.scroll_y:
                self.scroll_end(animate=False)

    def _lay_out(self, room: int | None = None) -> None:
        """The style sheet keeps the scroll bar's columns free, so that lines do not move when it comes."""
        self._width = self.scrollable_content_region.width if room is None else room
        self._lines = laid_out(self._items, self._width) if self._width else []
        self._measured()

    def _measured(self) -> None:
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at, base = y + self.scroll_offset.y, self.visual_style
        if at >= len(self._lines):
            return Strip.blank(self.size.width, base.rich_style)
        content = self._lines[at]
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(at)) is not None:
            start, end = span
            content = content.stylize("reverse", start, None if end == -1 else end)
        strip = painted(self, content, base).apply_offsets(0, at)
        return strip.adjust_cell_length(self.size.width, base.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(self.text), "\n"


class Growing(Lines):
    """Lines that are added to at the end. The oldest go once there are `MOST` items, so that it stays small."""

    MOST = 400

    _follows = True
    """Whether the end stays in sight: until one scrolls away from it."""
    _to_the_end = False
    """True between something being added and the end being scrolled to: the screen is laid out in between."""

    def add(self, items: Sequence[Item]) -> None:
        """Add items below, and follow them if the end was in sight."""
        self._items += items
        if len(self._items) > self.MOST:
            self._items = self._items[-self.MOST * 3 // 4 :]
            self._lay_out()
        elif self._width:
            self._lines += laid_out(items, self._width)
            self._measured()
        self._follow()

    def to_the_end(self) -> None:
        """Follow what is added from now on, wherever one had scrolled to."""
        self._follows = True
        self._follow()

    def on_resize(self, event: events.Resize) -> None:
        """Stay at the end also where the card below takes room, or gives some back."""
        super().on_resize(event)
        self._follow()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if not self._to_the_end:
            self._follows = self.is_vertical_scroll_end

    def _follow(self) -> None:
        if self._follows and not self._to_the_end:
            self._to_the_end = True
            self.call_after_refresh(self._show_the_end)

    def _show_the_end(self) -> None:
        self.scroll_end(animate=False, immediate=True)
        self._to_the_end = False
