"""The help screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from kpo_tui.ui.keys import KeyGroup
from kpo_tui.ui.presenting.help import help_items
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.lines import Lines


class Help(Dialog[None]):
    """Keys of the screen below, and what one can say."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,q", "close", "Close")]

    def __init__(self, groups: tuple[KeyGroup, ...], *, talking: bool) -> None:
        super().__init__()
        self._items = help_items(groups, talking=talking)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Help"
            box.border_subtitle = "Escape closes"
            yield Lines(self._items, id="help")
