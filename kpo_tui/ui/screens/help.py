"""The help screen."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kpo_tui.ui.keys import KeyGroup
from kpo_tui.ui.presenting.help import key_items, replay_marks, sayings
from kpo_tui.ui.screens.fitted import Dialog, Window
from kpo_tui.ui.widgets.lines import Lines

_ABOUT = {"talk": sayings, "replay": replay_marks, "": list}


class Help(Dialog[None]):
    """Keys of the screen below; and what one can say there, or what the marks of a replay mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,q", "close", "Close")]

    def __init__(self, groups: tuple[KeyGroup, ...], about: Literal["talk", "replay", ""] = "") -> None:
        super().__init__()
        self._items = (*_ABOUT[about](), *key_items(groups))

    def compose(self) -> ComposeResult:
        lines = Lines(self._items, id="help")
        yield Window("Help", lines, subtitle="Escape closes", classes="dialog tall")
