"""What came back in Word, to be looked over: each act is taken or left, and recorded after a plain yes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from kpo_tui.correspondence.telling import taken_at_first
from kpo_tui.dialogue.replies import Line
from kpo_tui.errors import Conflict, KpoError
from kpo_tui.happenings import noticed
from kpo_tui.post import Postbox, Received
from kpo_tui.ui.keys import hidden
from kpo_tui.ui.presenting.layout import para
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.presenting.word import Row, ahead_items, detail_of, heading_of, rows_of
from kpo_tui.ui.screens.fitted import Fitted
from kpo_tui.ui.screens.plain_yes import PlainYes
from kpo_tui.ui.widgets.key_line import KeyLine
from kpo_tui.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from kpo_tui.correspondence import Suggestion


WIDE = 130
"""Columns from which on the list and the words stand side by side."""


class Review(OptionList):
    """The findings and the acts. A click or Enter takes an act or leaves it, as Space does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Take or leave", tooltip="Take an act, or leave it"),
        hidden("j", "cursor_down", "Down"),
        hidden("k", "cursor_up", "Up"),
    ]


class ReviewScreen(Fitted[tuple[Line, ...]]):
    """Gives what is to be told when it closes: what was recorded, what was not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "record", "Record", tooltip="Show exactly what would be recorded, and ask"),
        Binding("a", "take_all", "All or none", tooltip="Take every change and comment, or leave them all"),
        Binding("escape,q", "back", "Back", tooltip="Back to the table; nothing is recorded"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, box: Postbox, received: Received) -> None:
        super().__init__()
        self._box, self._desk, self._received = box, box.desk, received
        self._taken = taken_at_first(received.found.suggestions)
        self._rows: list[Row] = []
        self._told: list[Line] = []

    def compose(self) -> ComposeResult:
        yield Static(heading_of(self._received, self._desk.state.parties), id="review-heading")
        for remark in self._received.remarks:
            yield Static(line(remark, "$warning", 300), classes="trouble")
        with Container(id="review"):
            found = Review(id="found-in-word", markup=False)
            found.border_title = "What came back"
            yield found
            detail = Lines(id="found-detail")
            detail.border_title = "The words"
            yield detail
        with Horizontal(id="review-buttons"):
            yield Button("Record", id="record", compact=True)
            yield Button("Back, record nothing", id="back", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        listed = self.query_one(Review)
        listed.focus()
        listed.highlighted = next((at for at, row in enumerate(self._rows) if not row.is_heading), None)

    def on_resize(self, event: events.Resize) -> None:
        """On a wide screen, the words stand beside what came back."""
        self.set_class(event.size.width >= WIDE, "-beside")

    # -- what is shown --------------------------------------------------------------------------

    def _show(self) -> None:
        listed = self.query_one(Review)
        before = listed.highlighted
        self._rows = list(rows_of(self._received, self._desk.state, self._taken))
        listed.set_options([Option(row.text, disabled=row.is_heading) for row in self._rows])
        listed.highlighted = before if before is not None and before < len(self._rows) else None
        self._count()
        if all(row.is_heading for row in self._rows):
            text = "There is nothing to record. Escape goes back to the table."
            self.query_one(Lines).show((para(text, "$quiet"),))

    def _count(self) -> None:
        button = self.query_one("#record", Button)
        button.label = f"Record {_acts(len(self._taken))} …"
        button.disabled = not self._taken

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        detail = self.query_one(Lines)
        detail.show(detail_of(self._rows[event.option_index], signs=self.app.no_color))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        row = self._rows[event.option_index]
        if row.suggestion is None:
            return
        if row.suggestion.refused:
            self.notify("This is not possible now; below it says why.", markup=False)
            return
        left = [one for one in self._taken if one is not row.suggestion]
        self._take(left if len(left) < len(self._taken) else [*left, row.suggestion])

    def action_take_all(self) -> None:
        """Every change and comment, or none; an acceptance is only ever taken by itself."""
        usual = taken_at_first(self._received.found.suggestions)
        every = all(any(one is taken for taken in self._taken) for one in usual)
        self._take([] if every else usual)

    def _take(self, taken: "Sequence[Suggestion]") -> None:
        """Take these, in the order of the agreement."""
        suggestions = self._received.found.suggestions
        self._taken = [one for one in suggestions if any(one is other for other in taken)]
        self._show()

    # -- recording ------------------------------------------------------------------------------

    def action_record(self) -> None:
        """Show exactly what would be recorded, and ask."""
        if not self._taken:
            self.notify("No act is taken. Space takes the one at the cursor.", markup=False)
            return
        steps = self._box.ahead(self._received, self._taken)
        chosen = [step.suggestion for step in steps if not step.refused]
        if not chosen:
            text = f"Not possible any more: {steps[0].refused}"
            self.notify(line(text).plain, severity="warning", markup=False)
            return
        names = self._desk.state.parties
        items = ahead_items(steps, self._received.party, names, signs=self.app.no_color)
        count = _acts(len(chosen))
        question = PlainYes(f"Record {count}?", items, f"Yes, record {count}")
        self.app.push_screen(question, lambda sure: self._record(chosen) if sure else None)

    def _record(self, chosen: "Sequence[Suggestion]") -> None:
        try:
            told = self._box.record(self._received, chosen)
        except Conflict:
            self._look_again()
            return
        except KpoError as error:
            self.notify(line(str(error)).plain, severity="warning", markup=False)
            return
        recorded = Line("says", f"{_acts(told.acts)} from {self._received.file.name} recorded.")
        self.dismiss((*self._told, *told.recorded, recorded, *told.rest))

    def _look_again(self) -> None:
        """The log moved on: tell how, and read the file against the negotiation as it is now."""
        received = self._received
        try:
            self._told += noticed(self._desk.refresh())
            self._received = self._box.read(received.file, received.content, received.party)
        except KpoError as error:
            self.notify(line(str(error)).plain, severity="warning", markup=False)
            return
        wanted = [(one.act, one.text) for one in self._taken]
        fresh = self._received.found.suggestions
        self._take([one for one in fresh if not one.refused and (one.act, one.text) in wanted])
        self.notify(
            "Something was recorded meanwhile, so nothing was recorded now. Please look again.",
            severity="warning",
            markup=False,
        )

    # -- leaving --------------------------------------------------------------------------------

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "record":
            self.action_record()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Back to the table; nothing is recorded."""
        name = self._received.file.name
        self.dismiss((*self._told, Line("says", f"Nothing from {name} was recorded.")))


def _acts(count: int) -> str:
    return "1 act" if count == 1 else f"{count} acts"
