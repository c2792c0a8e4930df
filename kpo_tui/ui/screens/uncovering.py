"""Asks before a replay shows openings that are still covered."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kpo_tui.text import listing
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.dialog import Dialog

MOST_NAMED = 3


class Uncovering(Dialog[bool]):
    """Enter goes on, Escape stays."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on")]

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        more = [f"{len(titles) - MOST_NAMED} more clauses"] if len(titles) > MOST_NAMED else []
        self._named = listing([*titles[:MOST_NAMED], *more])

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "A replay shows the whole log"
            yield Static(
                line(f"The other side’s opening on {self._named} is covered until yours is in.", limit=400)
            )
            yield Static(
                "The replay shows it all the same. Enter goes on, Escape stays.", markup=False, classes="hint"
            )

    def action_go_on(self) -> None:
        """Replay all the same."""
        self.dismiss(True)
