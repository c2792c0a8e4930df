"""What a preview shows and how it is written to a file: a document, a redline, or what two moments differ in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import PLAIN, Format, format_of, formats
from kpo_tui.errors import Usage
from kpo_tui.output import save
from kpo_tui.ui.presenting.layout import Item
from kpo_tui.ui.presenting.redline import document_items, redline_items

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline
    from kpo_tui.log.recording import Recording
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
    from kpo_tui.documents.comparison import comparison

    here = recording.beside()

    def make() -> Preview:
        between = here.moments(first + 1, second)
        document = comparison(here.state_at(first), here.state_at(second), between)
        return of_document(document, f"between-{first}-and-{second}")

    return make


def issues_at(state: "Negotiation", seq: int) -> Callable[[], Preview]:
    """The open points after event `seq`."""
    from kpo_tui.documents.issues import issues

    return lambda: of_document(issues(state), f"issues-at-{seq}")
