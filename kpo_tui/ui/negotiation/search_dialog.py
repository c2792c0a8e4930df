"""The dialog to search in: what was found is listed as one types, and a choice jumps there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from kpo_tui.ui.kit.fitted_screen import Dialog, Field, Window
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.plain import joined, line
from kpo_tui.ui.negotiation.places import Place, search


class SearchDialog(Dialog[Place]):
    """A line to type on and what was found, best first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down", "step(1)", "Down"),
        hidden("up", "step(-1)", "Up"),
    ]

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self._places = places
        self._found: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        found = OptionList(markup=False, compact=True, id="found")
        found.can_focus = False
        yield Window(
            "Find a clause, a term or words of the text",
            Field(placeholder="payment, late interest, gross negligence …"),
            found,
            subtitle="Enter goes there, Escape closes",
            classes="dialog wide",
        )

    def on_mount(self) -> None:
        self._look("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, query: str) -> None:
        self._found = search(self._places, query)
        options = self.query_one(OptionList)
        options.set_options([Option(_shown(place)) for place in self._found])
        options.highlighted = 0 if self._found else None
        if not self._found:
            options.add_option(Option(line("Nothing like that is here.", "$quiet"), disabled=True))

    def action_step(self, by: int) -> None:
        """Move among what was found."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_input_submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])


def _shown(place: Place) -> Content:
    if place.shown == place.title:
        return line(place.title, "bold")
    return joined(line(place.title, "$quiet", 40), "  ", line(place.shown, limit=160))
