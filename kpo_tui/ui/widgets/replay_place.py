"""Where in the log one is, and what happened there in words."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from kpo_tui.ui.presenting.plain import fitted, joined, own, sides
from kpo_tui.ui.presenting.replay import Frame, place_line, told_line


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
