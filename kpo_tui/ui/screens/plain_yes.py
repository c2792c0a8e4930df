"""Shows exactly what will be written and recorded, and waits for a plain yes."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from kpo_tui.ui.presenting.layout import Item
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.lines import Lines


class PlainYes(Dialog[bool]):
    """True for a yes. Enter alone does nothing: the focus is on the text, to scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "sure", "Yes"),
        Binding("n", "close", "No", tooltip="No, nothing is recorded"),
    ]

    def __init__(self, title: str, items: Sequence[Item], yes: str) -> None:
        super().__init__()
        self._title, self._items, self._yes = title, items, yes

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog sure") as box:
            box.border_title = self._title
            box.border_subtitle = "y says yes, n or Escape no"
            yield Lines(self._items, id="ahead")
            with Horizontal(classes="buttons"):
                yield Button(self._yes, id="yes", compact=True)
                yield Button("No, not yet", id="no", compact=True)

    def action_sure(self) -> None:
        """Yes."""
        self.dismiss(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")
