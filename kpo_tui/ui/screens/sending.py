"""Asks where to write the Word file for the other side."""

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from kpo_tui import post
from kpo_tui.errors import KpoError
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.field import Field
from kpo_tui.ui.widgets.problem import Problem

HINT = "Enter shows what will be written and recorded, Escape closes."


class SendDialog(Dialog[tuple[post.Parcel, Path]]):
    """Packs the file in a thread, then gives it with the path; nothing is written here."""

    def __init__(self, pack: Callable[[], post.Parcel], name: str, path: Path) -> None:
        super().__init__()
        self._pack, self._name, self._path = pack, name, path

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Send as a Word file"
            lead = f"The whole agreement for {self._name}: agreed clauses locked, your proposals as tracked changes."
            yield Static(line(lead), classes="lead")
            yield Field(str(self._path), id="path")
            yield Problem(id="problem")
            yield Static(HINT, markup=False, classes="hint", id="hint")

    def on_input_changed(self) -> None:
        self._complain("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            path = post.path_typed(event.value)
        except KpoError as error:
            self._complain(str(error))
            return
        self.query_one("#hint", Static).update("One moment, the file is being put together …")
        self._put_together(path)

    @work(thread=True, exclusive=True, group="packing")
    def _put_together(self, path: Path) -> None:
        worker = get_current_worker()
        try:
            parcel = self._pack()
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._complain, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.dismiss, (parcel, path))

    def _complain(self, text: str) -> None:
        self.query_one("#problem", Problem).tell(text)
        self.query_one("#hint", Static).update(HINT)
