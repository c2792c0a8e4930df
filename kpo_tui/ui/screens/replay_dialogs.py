"""What a replay asks for: a moment, a text, a file for a copy, and who goes on in it."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kpo_tui.errors import BadInput, KpoError
from kpo_tui.log.forking import fork
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.terms import Party
from kpo_tui.replay.steps import moment_named
from kpo_tui.session import begun_here, utc_now
from kpo_tui.ui.background import make_aside
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.fitted import Dialog
from kpo_tui.ui.screens.opening import SEATS, seat_named
from kpo_tui.ui.widgets.field import Field, Problem


class GoToDialog(Dialog[int]):
    """The number of an event, or a time."""

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._recording = recording

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = f"Go to one of {len(self._recording):,} events"
            yield Field(placeholder="12, or 2026-01-31, or 2026-01-31T12:00Z", id="moment")
            yield Problem()
            hint = "A time goes to the last event before it. Enter goes there, Escape stays."
            yield Static(hint, markup=False, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(moment_named(self._recording, event.value))
        except KpoError as error:
            self.query_one(Problem).tell(str(error))


class FindDialog(Dialog[str]):
    """A text to find in what the parties wrote."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Find a text that a party wrote"
            yield Field(
                self._before, placeholder="words of a note, a reason, a wording or a value", id="text"
            )
            hint = "Enter goes to the next match; then n and N go on. Escape stays."
            yield Static(hint, markup=False, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class WhatIfDialog(Dialog[tuple[Path, Party | None]]):
    """Copies the log up to a moment to a new file, then asks whether to open it, and as whom.

    Gives the copy and the seat to open it in; nothing where it is only to be kept.
    """

    def __init__(self, recording: Recording, seq: int) -> None:
        super().__init__()
        self._recording, self._seq = recording, seq
        self._copied: Path | None = None

    def compose(self) -> ComposeResult:
        path = self._recording.path
        with Vertical(classes="dialog") as box:
            box.border_title = f"What if: go on after event {self._seq} in a copy"
            yield Static(
                "The copy says of itself that it is one: nothing in it binds. This log stays as it is.",
                markup=False,
                id="about",
            )
            yield Field(str(path.with_name(f"{path.stem}-what-if-{self._seq}.jsonl")), id="copy")
            yield Problem()
            seats = OptionList(
                *(Option(f"Open it as {seat}") for seat, _ in SEATS),
                Option("Stay here"),
                id="seats",
                markup=False,
            )
            seats.display = False
            yield seats
            yield Static("Enter writes the copy, Escape closes.", markup=False, classes="hint", id="hint")

    def on_input_changed(self) -> None:
        self.query_one(Problem).tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._copied is None and event.value.strip():
            self.query_one("#hint", Static).update("Copying …")
            make_aside(self, lambda _: self._copy(event.value.strip()), self._copied_to, self._failed, "copy")

    def _copy(self, typed: str) -> Path:
        """Copy the log to the file that was typed; gives its path. Raises BadInput where it cannot be."""
        try:
            path = Path(typed).expanduser()
            begun_here(path, fork(self._recording.beside(), self._seq, path, utc_now()))
        except (OSError, ValueError, RuntimeError) as error:
            raise BadInput(str(error)) from error
        return path

    def _failed(self, error: KpoError) -> None:
        self.query_one(Problem).tell(str(error))
        self.query_one("#hint", Static).update("Enter writes the copy, Escape closes.")

    def _copied_to(self, path: Path) -> None:
        self.query_one(Problem).tell("")
        self._copied = path
        self.query_one("#about", Static).update(
            line(f"Events 1 to {self._seq} are copied to {path.name}.", limit=300)
        )
        self.query_one("#copy").display = False
        self.query_one("#hint", Static).update("Enter chooses, Escape stays in the replay.")
        seats = self.query_one("#seats", OptionList)
        seats.display = True
        seats.highlighted = 0
        seats.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if self._copied is None or event.option_index >= len(SEATS):
            self.dismiss(None)
        else:
            self.dismiss((self._copied, seat_named(SEATS[event.option_index][1])))
