"""The line at the top of the screen."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kpo_tui.ui.presenting.clauses import Progress
from kpo_tui.ui.presenting.heading import Heading, heading_line


class HeadingLine(Widget):
    """Shows a `Heading` on one line."""

    heading: reactive[Heading] = reactive(Heading("", "", "", Progress(0, 0, 0), ""))

    def render(self) -> Content:
        return heading_line(self.heading, self.content_size.width)
