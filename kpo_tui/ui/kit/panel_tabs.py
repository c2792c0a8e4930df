"""Panels that share a place: which are in sight at once, their line of tabs, and a letter for each to jump to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Label

from kpo_tui.ui.kit.fitted_screen import Dialog
from kpo_tui.ui.kit.plain import joined, line, own

Arrangement: TypeAlias = Literal["tabs", "two", "three", "all"]
"""`tabs`: one panel at a time, the line to type on always. `two`: the clauses beside the conversation, details
above it in tabs. `three`: details in a column of their own. `all`: every panel at once."""

ARRANGEMENTS: Final[tuple[Arrangement, ...]] = ("tabs", "two", "three", "all")


def arrangement(width: int, height: int) -> Arrangement:
    """The arrangement for a screen of so many columns and lines."""
    if width < 92 or height < 27:
        return "three" if width >= 136 and height >= 18 else "tabs"
    if width < 136:
        return "two"
    return "all" if width >= 150 and height >= 42 else "three"


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
        looks = {self.active: "$ours bold underline"}
        parts = [line(title, looks.get(panel, "$quiet")) for panel, title in self.panels.items()]
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


LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Jump(Dialog[str]):
    """Shows the letters over the dimmed screen."""

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets, strict=False))

    def compose(self) -> ComposeResult:
        for letter, target in self._targets.items():
            label = Label(own(f" {letter} "), classes="jump-letter")
            label.styles.offset = target.at
            yield label
        yield Label(own(" Press a letter to go there, Escape to stay "), id="jump-hint")

    def on_key(self, event: events.Key) -> None:
        if event.key in self._targets:
            event.stop()
            self.dismiss(self._targets[event.key].name)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
