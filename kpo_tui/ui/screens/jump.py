"""Jump mode: a letter on every panel; pressing it goes there."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.widgets import Label

from kpo_tui.ui.presenting.plain import own
from kpo_tui.ui.screens.fitted import Dialog
from kpo_tui.ui.widgets.panel_tabs import Target

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
