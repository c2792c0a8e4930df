"""Questions before something that cannot be undone: what will be written and recorded, or uncovered."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from kpo_tui.text import listing
from kpo_tui.ui.kit.fitted_screen import Dialog, Window, hint
from kpo_tui.ui.kit.layout import Item
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import line

MOST_NAMED = 3


class PlainYes(Dialog[bool]):
    """Shows exactly what a yes does, and waits for one. Enter alone does nothing: the focus is on the text, to scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes"),
        Binding("n", "dismiss(False)", "No", tooltip="No, nothing is recorded"),
        Binding("escape", "dismiss(False)", "Close"),
    ]

    def __init__(self, title: str, items: Sequence[Item], yes: str) -> None:
        super().__init__()
        self._title, self._items, self._yes = title, items, yes

    def compose(self) -> ComposeResult:
        yes, no = Button(self._yes, id="yes", compact=True), Button("No, not yet", id="no", compact=True)
        parts = Lines(self._items, id="ahead"), Horizontal(yes, no, classes="buttons")
        yield Window(self._title, *parts, subtitle="y says yes, n or Escape no", classes="dialog sure")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class Uncovering(Dialog[bool]):
    """Asks before a replay shows openings that are still covered: Enter goes on, Escape stays."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "dismiss(True)", "Go on")]

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        more = [f"{len(titles) - MOST_NAMED} more clauses"] if len(titles) > MOST_NAMED else []
        self._named = listing([*titles[:MOST_NAMED], *more])

    def compose(self) -> ComposeResult:
        yield Window(
            "A replay shows the whole log",
            Static(line(f"The other side’s opening on {self._named} is covered until yours is in.")),
            hint("The replay shows it all the same. Enter goes on, Escape stays."),
        )
