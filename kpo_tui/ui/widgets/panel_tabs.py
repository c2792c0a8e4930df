"""A line of tabs for panels that share a place."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kpo_tui.ui.presenting.plain import joined, line


class PanelTabs(Widget):
    """Names of panels, the active one marked; a click chooses."""

    active = reactive("")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, panel: str) -> None:
            self.panel = panel
            super().__init__()

    def __init__(self, panels: dict[str, str], active: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.panels = panels
        self.set_reactive(PanelTabs.active, active)

    def render(self) -> Content:
        parts = []
        for panel, title in self.panels.items():
            look = "$ours bold underline" if panel == self.active else "$quiet"
            parts.append(joined(line(title, look)))
        return joined(" ", Content("   ").join(parts))

    def after(self, panel: str, by: int = 1) -> str:
        """The panel that comes after `panel`, round and round."""
        names = list(self.panels)
        return names[(names.index(panel) + by) % len(names)] if panel in names else names[0]

    def place_of(self, panel: str) -> int:
        """The column in which a tab's title begins."""
        at = 1
        for name, title in self.panels.items():
            if name == panel:
                return at
            at += len(title) + 3
        return 0

    def on_click(self, event: events.Click) -> None:
        for panel, title in self.panels.items():
            start = self.place_of(panel)
            if start - 1 <= event.x <= start + len(title):
                self.post_message(self.Chosen(panel))
