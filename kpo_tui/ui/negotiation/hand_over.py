"""Between two parties at one keyboard: nothing private is on the screen until one says that it is there."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from kpo_tui.negotiation.party import SIDES, Parties, Side
from kpo_tui.ui.kit.fitted_screen import Field, Fitted, KeyLine, Problem, Window
from kpo_tui.ui.kit.plain import joined, line, own


class HandOver(Fitted[Side]):
    """Asks who is at the keyboard, and gives the party that says so by typing its role or pressing its button."""

    def __init__(self, parties: Parties, nxt: Side | None = None) -> None:
        super().__init__()
        self._parties, self._next = parties, nxt

    def compose(self) -> ComposeResult:
        about = (
            "Nothing private of either side is on the screen now. Turn it to the side that comes next;"
            " that side types its role."
        )
        names = {party: line(self._parties.name(party), limit=60) for party in SIDES}
        buttons = (Button(f"We are the {party}", id=party, compact=True) for party in SIDES)
        yield Window(
            "Who is at the keyboard?",
            Static(self._lead(), classes="lead"),
            Static(about, markup=False, classes="lead quiet"),
            *(Static(joined(own(f"{party:<9}", "$ours bold"), name)) for party, name in names.items()),
            Field(placeholder="client or provider", id="role"),
            Problem(),
            Horizontal(*buttons, classes="buttons"),
        )
        yield KeyLine()

    def _lead(self) -> Content:
        if self._next is None:
            return line("Both sides share this keyboard.", "bold")
        return joined(
            own("Please hand over to the ", "bold"), line(self._next, "$ours bold"), own(": "),
            line(self._parties.name(self._next), "bold", 60),
        )  # fmt: skip

    def on_input_submitted(self, event: Input.Submitted) -> None:
        said = event.value.strip().casefold()
        if party := next((party for party in SIDES if party == said), None):
            self.dismiss(party)
        else:
            self.query_one(Problem).tell("Type client or provider, as you are.")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss("client" if event.button.id == "client" else "provider")
