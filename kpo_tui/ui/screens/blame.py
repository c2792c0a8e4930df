"""The draft of a moment, and for the paragraph or value at the cursor who put it forward and who accepted it."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.worker import get_current_worker

from kpo_tui.errors import KpoError
from kpo_tui.log.recording import Recording
from kpo_tui.ui.presenting.layout import para
from kpo_tui.ui.presenting.plain import line, own
from kpo_tui.ui.presenting.previews import of_document
from kpo_tui.ui.presenting.replay import told_line
from kpo_tui.ui.presenting.replay_blame import BlamedDraft, blame_items, blamed_at
from kpo_tui.ui.screens.export import ExportDialog
from kpo_tui.ui.screens.fitted import Fitted
from kpo_tui.ui.widgets.key_line import KeyLine
from kpo_tui.ui.widgets.lines import Lines
from kpo_tui.ui.widgets.spots import Spots


class BlameScreen(Fitted[None]):
    """Drafts in a thread, then shows it with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back"),
        Binding("e", "export", "Export", tooltip="Export the draft"),
        Binding("E", "export_notes", "Export with sources", tooltip="Export the draft with its sources"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, recording: Recording, seq: int) -> None:
        super().__init__()
        self._recording, self._seq = recording.beside(), seq
        self._draft: BlamedDraft | None = None

    def compose(self) -> ComposeResult:
        draft = Spots(id="draft")
        draft.border_title = own(f"The draft at event {self._seq}")
        yield draft
        blame = Lines((para("One moment, this is being put together.", "$quiet"),), id="blame")
        blame.border_title = own("Where it comes from")
        yield blame
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Spots).focus()
        self._put_together()

    @work(thread=True, exclusive=True)
    def _put_together(self) -> None:
        worker = get_current_worker()
        try:
            found = blamed_at(self._recording, self._seq, lambda: not worker.is_cancelled)
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: BlamedDraft) -> None:
        self._draft = found
        draft = self.query_one(Spots)
        notice = "; ".join(found.document.notices)
        draft.border_subtitle = line(notice, limit=120)
        draft.show(found)

    def _failed(self, reason: str) -> None:
        self.query_one("#blame", Lines).show(
            (para("This cannot be shown.", "bold"), para(reason, "$warning"))
        )

    @on(Spots.Moved)
    def _moved(self, event: Spots.Moved) -> None:
        if self._draft is not None:
            self.query_one("#blame", Lines).show(blame_items(self._draft.blames(event.spot), self._told))

    def _told(self, seq: int) -> Content:
        """An event in words."""
        try:
            return told_line(self._recording.moment_at(seq))
        except KpoError as error:
            return line(str(error), "$warning")

    def action_back(self) -> None:
        """Back to the replay."""
        self.dismiss(None)

    def action_export(self) -> None:
        """Write the draft to a file."""
        if self._draft is not None:
            preview = of_document(self._draft.document, f"draft-at-{self._seq}")
            self.app.push_screen(ExportDialog(preview), self._exported)

    def action_export_notes(self) -> None:
        """Write the draft to a file, with where each part comes from."""
        if self._draft is not None:
            preview = of_document(self._draft.with_notes(), f"draft-at-{self._seq}-with-sources")
            self.app.push_screen(ExportDialog(preview), self._exported)

    def _exported(self, path: object) -> None:
        if path is not None:
            self.notify(f"Wrote {line(str(path)).plain}", markup=False)
