"""The hints at the bottom: the keys that work here, each to be clicked as well. One widget, however many keys."""

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from kpo_tui.ui.presenting.plain import joined, own

GAPS = (3, 2, 1)
"""Columns between two hints; the widest gap that fits is taken."""


class Hint(NamedTuple):
    """A key as it is shown, what it does in a word, and the key to press for it."""

    shown: str
    does: str
    key: str

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return len(self.shown) + 1 + len(self.does)


def fitting(hints: list[Hint], width: int) -> tuple[list[Hint], int]:
    """The hints that fit on a line and the gap between them: the last one is kept, those before it give way."""
    for gap in GAPS:
        if sum(hint.width + gap for hint in hints) <= width:
            return hints, gap
    kept = list(hints)
    while len(kept) > 1 and sum(hint.width + 1 for hint in kept) > width:
        del kept[-2]
    return kept, 1


class KeyLine(Widget):
    """Shows the keys of the screen at hand that are meant to be hinted at."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def hints(self) -> list[Hint]:
        """What works here now, one hint for each thing to do; quitting comes last."""
        found: dict[str, Hint] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description:
                shown = self.app.get_key_display(binding)
                found.setdefault(binding.action, Hint(shown, binding.description, binding.key))
        return sorted(found.values(), key=lambda hint: hint.does == "Quit")

    def render(self) -> Content:
        hints, gap = fitting(self.hints(), self.content_size.width)
        shown = [joined(own(hint.shown, "$ours bold"), " ", own(hint.does)) for hint in hints]
        return Content(" " * gap).join(shown)

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        hints, gap = fitting(self.hints(), self.content_size.width)
        at = 0
        for hint in hints:
            if inside is not None and at <= inside.x < at + hint.width:
                self.app.simulate_key(hint.key)
                return
            at += hint.width + gap
