"""Asks for the Word file that came back and, where the file does not say, whose changes are in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from kpo_tui import post
from kpo_tui.errors import KpoError
from kpo_tui.negotiation.party import Party, other
from kpo_tui.session import Session
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.field import Field
from kpo_tui.ui.widgets.problem import Problem

if TYPE_CHECKING:
    from kpo_tui.documents.formats.word.changes import Content

HINT = "Enter reads it and records nothing, Escape closes."


class ReceiveDialog(Dialog[post.Received]):
    """Reads the file in a thread. Its mark says who edited it; without one, that is asked."""

    def __init__(self, session: Session, party: Party, typed: str) -> None:
        super().__init__()
        self._session, self._party, self._typed = session, party, typed
        self._files = post.files_beside(session.path)
        self._content: tuple[Path, Content] | None = None

    def compose(self) -> ComposeResult:
        names = self._session.state.parties
        with Vertical(classes="dialog") as box:
            box.border_title = "Read a Word file that came back"
            yield Field(self._typed, placeholder="the file: type its name, or choose below", id="path")
            files = OptionList(*(Option(line(path.name)) for path in self._files), id="files", markup=False)
            files.display = bool(self._files)
            yield files
            yield Problem(id="problem")
            with Vertical(id="whose") as whose:
                whose.display = False
                yield Static(
                    "It bears no mark of a file that was sent from here. Whose changes are in it?",
                    markup=False,
                )
                with Horizontal(classes="buttons"):
                    for party in (other(self._party), self._party):
                        yield Button(line(names.name(party), limit=28), id=party, compact=True)
            yield Static(HINT, markup=False, classes="hint", id="hint")

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        if self._typed:
            self._begin(self._typed)

    def on_input_changed(self) -> None:
        self._complain("")
        self.query_one("#whose").display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._begin(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.query_one(Field).value = str(self._files[event.option_index])
        self._begin(str(self._files[event.option_index]))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if self._content is not None:
            self._read(*self._content, "client" if event.button.id == "client" else "provider")

    # -- reading --------------------------------------------------------------------------------

    def _begin(self, typed: str) -> None:
        try:
            path = post.path_typed(typed)
        except KpoError as error:
            self._complain(str(error))
            return
        self.query_one("#hint", Static).update("One moment, it is being read …")
        self._open(path)

    @work(thread=True, exclusive=True, group="reading")
    def _open(self, path: Path) -> None:
        worker = get_current_worker()
        try:
            content = post.opened(path)
            party = post.edited_by(self._session, content)
            received = post.read_back(self._session, path, content, party) if party else None
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._complain, str(error))
            return
        if worker.is_cancelled:
            return
        if received is not None:
            self.app.call_from_thread(self.dismiss, received)
        else:
            self.app.call_from_thread(self._ask_whose, path, content)

    def _ask_whose(self, path: Path, content: "Content") -> None:
        self._content = path, content
        self.query_one("#hint", Static).update("Tab and Enter choose, Escape closes.")
        self.query_one("#whose").display = True
        self.query_one(f"#{other(self._party)}", Button).focus()

    @work(thread=True, exclusive=True, group="reading")
    def _read(self, path: Path, content: "Content", party: Party) -> None:
        worker = get_current_worker()
        try:
            received = post.read_back(self._session, path, content, party)
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._complain, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.dismiss, received)

    def _complain(self, text: str) -> None:
        self.query_one("#problem", Problem).tell(text)
        self.query_one("#hint", Static).update(HINT)
