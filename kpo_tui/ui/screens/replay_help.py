"""The help of the replay screen: its marks and its keys."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from kpo_tui.ui.keys import KeyGroup
from kpo_tui.ui.presenting.help import help_items
from kpo_tui.ui.presenting.layout import BLANK, Item, Para, Rule, para
from kpo_tui.ui.presenting.plain import joined, line, own
from kpo_tui.ui.presenting.replay_timeline import MARKS
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.lines import Lines

CLAUSES: tuple[tuple[str, str, str], ...] = (
    ("✓", "$agreed", "agreed"),
    ("≈", "$yours", "both say the same; one acceptance is missing"),
    ("●", "$yours", "the client’s turn"),
    ("◐", "$theirs", "the provider’s turn"),
    ("○", "$quiet", "nobody has spoken yet"),
    ("‖", "$quiet", "parked"),
    ("–", "$quiet", "left out by agreement"),
)
"""The marks of the clause list, as nobody's seat has them."""


def about_marks() -> Iterable[Item]:
    """What the marks mean."""
    yield Rule(line("The timeline", "bold"))
    yield BLANK
    yield para(
        "The client’s acts stand above the line, the provider’s below it. Where several share a column, the "
        "weightiest is shown. Click or drag to go there; the wheel goes event by event."
    )
    for means in dict.fromkeys(mark for mark, _, _ in MARKS.values()):
        named = [(look, text) for mark, look, text in MARKS.values() if mark == means]
        yield Para(joined(own(means, named[0][0]), "  ", line("; ".join(text for _, text in named))))
    yield Para(joined(own("A B", "$yours bold"), "  ", line("the moments to compare")))
    yield BLANK
    yield Rule(line("Marks in the clause list", "bold"))
    yield BLANK
    for mark, look, text in CLAUSES:
        yield Para(joined(own(mark, look), "  ", line(text)))
    yield Para(
        joined(own("3/9", "$quiet"), "  ", line("terms on which both say the same, of those that were named"))
    )
    yield para(
        "Choosing a clause keeps it at hand, whatever the next events are about; once more lets it go."
    )
    yield BLANK


class ReplayHelp(Dialog[None]):
    """Keys and marks of a replay."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,q", "close", "Close")]

    def __init__(self, groups: tuple[KeyGroup, ...]) -> None:
        super().__init__()
        self._items = (*about_marks(), *help_items(groups, talking=False))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Help"
            box.border_subtitle = "Escape closes"
            yield Lines(self._items, id="help")
