"""A document to read: the draft, the issues list, a redline. It can be exported."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from kpo_tui.errors import KpoError
from kpo_tui.ui.presenting.layout import para
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.presenting.previews import Preview
from kpo_tui.ui.screens.export import ExportDialog
from kpo_tui.ui.screens.fitted import Fitted
from kpo_tui.ui.widgets.key_line import KeyLine
from kpo_tui.ui.widgets.lines import Lines


class PreviewScreen(Fitted[None]):
    """Makes the document in a thread, then shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back"),
        Binding("e", "export", "Export"),
        Binding("c", "copy", "Copy all"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, title: str, make: Callable[[], Preview]) -> None:
        super().__init__()
        self._title = title
        self._make = make
        self._preview: Preview | None = None

    def compose(self) -> ComposeResult:
        text = Lines([para("One moment, this is being put together.", "$quiet")], id="document")
        text.border_title = line(self._title, limit=80)
        yield text
        yield KeyLine()

    def on_mount(self) -> None:
        self._put_together()

    @work(thread=True, exclusive=True)
    def _put_together(self) -> None:
        worker = get_current_worker()
        try:
            preview = self._make()
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, preview)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        text = self.query_one(Lines)
        text.border_title = line(preview.title, limit=80)
        text.border_subtitle = "e exports it"
        text.show(preview.items or (para("There is nothing in it yet."),))

    def _failed(self, reason: str) -> None:
        self.query_one(Lines).show((para("This cannot be shown.", "bold"), para(reason, "$warning")))

    def action_back(self) -> None:
        """Back to where it was opened from."""
        self.dismiss(None)

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.query_one(Lines).action_copy_all()

    def action_export(self) -> None:
        """Write it to a file."""
        if self._preview is not None:
            self.app.push_screen(ExportDialog(self._preview), self._exported)

    def _exported(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Wrote {line(str(path)).plain}", markup=False)
