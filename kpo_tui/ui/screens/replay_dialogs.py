"""What a replay asks for: a moment, a text, a file for a copy, and who goes on in it."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from kpo_tui.errors import BadInput, KpoError
from kpo_tui.log.forking import fork
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.party import Party
from kpo_tui.replay.steps import moment_named
from kpo_tui.session import begun_here, utc_now
from kpo_tui.ui.background import make_aside
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.fitted import Ask, Dialog, Window, hint
from kpo_tui.ui.screens.opening import SEATS, seat_named
from kpo_tui.ui.widgets.field import Field, Problem

TO_COPY = "Enter writes the copy, Escape closes."


def go_to_dialog(recording: Recording) -> Ask[int]:
    """Asks for the number of an event, or a time."""
    tip = "A time goes to the last event before it. Enter goes there, Escape stays."
    field = Field(placeholder="12, or 2026-01-31, or 2026-01-31T12:00Z", id="moment")
    return Ask(f"Go to one of {len(recording):,} events", partial(moment_named, recording), tip, field)


def find_dialog(before: str) -> Ask[str]:
    """Asks for a text to find in what the parties wrote."""
    tip = "Enter goes to the next match; then n and N go on. Escape stays."
    field = Field(before, placeholder="words of a note, a reason, a wording or a value", id="text")
    return Ask("Find a text that a party wrote", str, tip, field)


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
        about = "The copy says of itself that it is one: nothing in it binds. This log stays as it is."
        names = (*(f"Open it as {seat}" for seat, _ in SEATS), "Stay here")
        seats = OptionList(*names, id="seats", markup=False)
        seats.display = False
        yield Window(
            f"What if: go on after event {self._seq} in a copy",
            Static(about, markup=False, id="about"),
            Field(str(path.with_name(f"{path.stem}-what-if-{self._seq}.jsonl")), id="copy"),
            Problem(),
            seats,
            hint(TO_COPY, id="hint"),
        )

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
        self.query_one("#hint", Static).update(TO_COPY)

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
