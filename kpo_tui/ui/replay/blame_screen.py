"""The draft of a moment, and for the paragraph or value at the cursor who put it forward and who accepted it."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from kpo_tui.errors import KpoError
from kpo_tui.log.playback import Recording
from kpo_tui.ui.kit.background import make_aside
from kpo_tui.ui.kit.fitted_screen import Fitted, KeyLine
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import line, own
from kpo_tui.ui.panels.preview import BEING_MADE, export_from, of_document, tell_failed
from kpo_tui.ui.replay.frame import told_line
from kpo_tui.ui.replay.spots import BlamedDraft, Spots, blame_items, blamed_at


class BlameScreen(Fitted[None]):
    """Drafts in a thread, then shows it with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back"),
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
        blame = Lines(BEING_MADE, id="blame")
        blame.border_title = own("Where it comes from")
        yield blame
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Spots).focus()
        failed = partial(tell_failed, self.query_one("#blame", Lines))
        make_aside(self, partial(blamed_at, self._recording, self._seq), self._show, failed)

    def _show(self, found: BlamedDraft) -> None:
        self._draft = found
        draft = self.query_one(Spots)
        notice = "; ".join(found.document.notices)
        draft.border_subtitle = line(notice, limit=120)
        draft.show(found)

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

    def action_export(self) -> None:
        """Write the draft to a file."""
        if self._draft is not None:
            export_from(self, of_document(self._draft.document, f"draft-at-{self._seq}"))

    def action_export_notes(self) -> None:
        """Write the draft to a file, with where each part comes from."""
        if self._draft is not None:
            export_from(self, of_document(self._draft.with_notes(), f"draft-at-{self._seq}-with-sources"))
