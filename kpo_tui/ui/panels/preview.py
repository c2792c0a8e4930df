"""A document to read, such as the draft, the issues list or a redline: made in a thread, shown, and exported."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import PLAIN, Format, format_of, formats
from kpo_tui.errors import BadInput, KpoError, Usage
from kpo_tui.table.desk import Desk
from kpo_tui.table.output import save
from kpo_tui.ui.kit.background import make_aside
from kpo_tui.ui.kit.fitted_screen import Dialog, Field, Fitted, KeyLine, Problem, Window, hint
from kpo_tui.ui.kit.layout import Item, para
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.panels.redline_lines import document_items, redline_items
from kpo_tui.understanding.moves import Showing, Shown

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline
    from kpo_tui.log.playback import Recording
    from kpo_tui.negotiation.state import Negotiation


class Preview(NamedTuple):
    """A titled text to read. It can be written in its `formats`, the first of which is suggested."""

    title: str
    items: tuple[Item, ...]
    name: str
    formats: tuple[Format, ...]
    write: Callable[[Format], str | bytes]

    @property
    def endings(self) -> tuple[str, ...]:
        """The usual file endings of its formats."""
        return tuple(known.endings[0] for known in self.formats)


def of_document(document: Document, name: str) -> Preview:
    """A preview of a document; `name` is the file name that is suggested, without ending."""
    return Preview(
        document.title,
        tuple(document_items(document)),
        name,
        tuple(formats().values()),
        lambda chosen: chosen.document(document, PLAIN),
    )


def of_redline(found: "Document | Redline", title: str, name: str, *, signs: bool) -> Preview:
    """A preview of a redline."""
    fitting = [known for known in formats().values() if isinstance(found, Document) or not known.tracks]
    fitting.sort(key=lambda known: known.name != "html")
    return Preview(
        title,
        tuple(redline_items(found, signs=signs)),
        name,
        tuple(fitting),
        lambda chosen: chosen.redline(found, PLAIN),
    )


def export(preview: Preview, typed: str) -> Path:
    """Write the preview to the file that was typed; gives its path. Raises KpoError with what is wrong."""
    path = Path(typed.strip()).expanduser()
    if not typed.strip() or not path.suffix:
        raise Usage(f"a file name with an ending is needed, one of {', '.join(preview.endings)}")
    save(path, preview.write(format_of(path, preview.formats)))
    return path


def compared(recording: "Recording", first: int, second: int) -> Callable[[], Preview]:
    """What was agreed, changed and reopened from event `first` to the later event `second`."""
    from kpo_tui.documents.reports.comparison import comparison

    here = recording.beside()

    def make() -> Preview:
        between = here.moments(first + 1, second)
        document = comparison(here.state_at(first), here.state_at(second), between)
        return of_document(document, f"between-{first}-and-{second}")

    return make


def issues_at(state: "Negotiation", seq: int) -> Callable[[], Preview]:
    """The open points after event `seq`."""
    from kpo_tui.documents.reports.issues import issues

    return lambda: of_document(issues(state), f"issues-at-{seq}")


TITLES: Final[dict[Shown, str]] = {
    "draft": "The draft",
    "issues": "Open issues",
    "status": "Where it stands",
    "redline": "Redline",
    "history": "History",
    "theirs": "What they offer",
    "ours": "What you offer",
    "offers": "What awaits your answer",
}
BEING_MADE: Final = (para("One moment, this is being put together.", "$quiet"),)


def preview_of(desk: Desk, wanted: Showing, *, signs: bool) -> tuple[str, Callable[[], Preview]]:
    """The title of a document that was asked for, and how it is made in a thread."""
    paper = desk.paper(wanted)

    def make() -> Preview:
        document = paper()
        if wanted.what == "redline":
            return of_redline(document, document.title, "redline", signs=signs)
        return of_document(document, wanted.what)

    return TITLES[wanted.what], make


def tell_failed(lines: Lines, error: KpoError) -> None:
    """Say that what was to be shown could not be made."""
    lines.show((para("This cannot be shown.", "bold"), para(str(error), "$warning")))


def export_from(screen: Fitted[None], preview: Preview) -> None:
    """Ask for a file, and write the preview to it."""
    screen.open(
        ExportDialog(preview), lambda path: screen.notify(f"Wrote {line(str(path)).plain}", markup=False)
    )


class PreviewScreen(Fitted[None]):
    """Makes the document in a thread, then shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back"),
        Binding("e", "export", "Export"),
        Binding("c", "copy", "Copy all"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, title: str, make: Callable[[], Preview]) -> None:
        super().__init__()
        self._title, self._make = title, make
        self._preview: Preview | None = None

    def compose(self) -> ComposeResult:
        text = Lines(BEING_MADE, id="document")
        text.border_title = line(self._title, limit=80)
        yield text
        yield KeyLine()

    def on_mount(self) -> None:
        failed = partial(tell_failed, self.query_one(Lines))
        make_aside(self, lambda _: self._make(), self._show, failed)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        text = self.query_one(Lines)
        text.border_title = line(preview.title, limit=80)
        text.border_subtitle = "e exports it"
        text.show(preview.items or (para("There is nothing in it yet."),))

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.query_one(Lines).action_copy_all()

    def action_export(self) -> None:
        """Write it to a file."""
        if self._preview is not None:
            export_from(self, self._preview)


class ExportDialog(Dialog[Path]):
    """Asks where to; a file that is there is replaced only when Enter is pressed once more."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._agreed_to_replace = ""

    def compose(self) -> ComposeResult:
        yield Window(
            line(f"Export: {self._preview.title}", limit=60),
            hint(f"The ending says the format: {'  '.join(self._preview.endings)}"),
            Field(self._preview.name + self._preview.endings[0], id="path"),
            Problem(),
            hint("Enter writes the file, Escape closes."),
        )

    def on_input_changed(self) -> None:
        self._agreed_to_replace = ""
        self.query_one(Problem).tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            there = Path(event.value.strip()).expanduser()
            if there.exists() and self._agreed_to_replace != event.value:
                self._agreed_to_replace = event.value
                raise BadInput(f"{there.name} is there already. Enter once more replaces it.")
            self.dismiss(export(self._preview, event.value))
        except (KpoError, OSError, ValueError) as error:
            self.query_one(Problem).tell(str(error))
