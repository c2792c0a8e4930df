"""A line of tabs for panels that share a place, and the places that one can jump to."""

from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kpo_tui.ui.presenting.plain import joined, line


class Target(NamedTuple):
    """A place to jump to: `name` is what its screen knows it by, `at` where a letter for it is painted."""

    name: str
    at: Offset


class PanelTabs(Widget):
    """Names of panels, the active one marked; a click chooses."""

    active = reactive("")

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        panel: str

    def __init__(self, panels: dict[str, str], active: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.panels = panels
        self.set_reactive(PanelTabs.active, active)

    def render(self) -> Content:
        parts = []
        for panel, title in self.panels.items():
            parts.append(line(title, "$ours bold underline" if panel == self.active else "$quiet"))
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

    def targets(self, *panels: str) -> list[Target]:
        """The tabs of these panels, to jump to."""
        start = self.content_region.offset
        return [Target(name, start + Offset(max(self.place_of(name) - 3, 0))) for name in panels]

    def on_click(self, event: events.Click) -> None:
        for panel, title in self.panels.items():
            start = self.place_of(panel)
            if start - 1 <= event.x <= start + len(title):
                self.post_message(self.Chosen(panel))
