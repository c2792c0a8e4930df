"""The help screen."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from kpo_tui.ui.keys import KeyGroup
from kpo_tui.ui.presenting.help import key_items, replay_marks, sayings
from kpo_tui.ui.screens.fitted import Dialog
from kpo_tui.ui.widgets.lines import Lines

_ABOUT = {"talk": sayings, "replay": replay_marks, "": list}


class Help(Dialog[None]):
    """Keys of the screen below; and what one can say there, or what the marks of a replay mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,q", "close", "Close")]

    def __init__(self, groups: tuple[KeyGroup, ...], about: Literal["talk", "replay", ""] = "") -> None:
        super().__init__()
        self._items = (*_ABOUT[about](), *key_items(groups))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Help"
            box.border_subtitle = "Escape closes"
            yield Lines(self._items, id="help")
