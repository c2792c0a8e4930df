"""Windows that ask for files: a log to open, and as whom; one to replay; two texts to compare."""

from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Input, Label, Select, Static

from kpo_tui.errors import BadInput, KpoError
from kpo_tui.library import positions_typed, read_text
from kpo_tui.negotiation.terms import Party
from kpo_tui.session import open_here
from kpo_tui.ui.presenting.previews import Preview, of_redline
from kpo_tui.ui.screens.fitted import Dialog
from kpo_tui.ui.widgets.field import Field, Problem

LARGEST = 8 * 1024 * 1024
"""Bytes of a text to compare."""
SEATS = [("the client", "client"), ("the provider", "provider"), ("both: we share one keyboard", "both")]
"""Whose seat it is: `both` takes turns with a hand-over in between."""


class Opening(NamedTuple):
    """A log, the party to sit down as (None: both share the keyboard), and its positions, if it has any."""

    path: Path
    party: Party | None
    positions: Path | None = None


def seat_named(name: object) -> Party | None:
    """The party of a seat in `SEATS`; None for both."""
    return "client" if name == "client" else "provider" if name == "provider" else None


class OpeningDialog(Dialog[Opening]):
    """A file name and a seat; the file has to be a log that can be read."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Open a negotiation"
            yield Label("The log, a file that both sides share")
            yield Field(placeholder="deal.jsonl", id="file")
            yield Problem()
            yield Label("You are")
            yield Select(SEATS, value="client", allow_blank=False, id="seat", compact=True)
            yield Label("Your positions file, private (may stay empty)")
            yield Field(placeholder="ours.client.toml", id="positions")
            yield Button("Open", id="open", compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "file":
            self.focus_next()
        else:
            self.open()

    @on(Button.Pressed)
    def open(self) -> None:
        """Open it, or say under the name why not."""
        typed, positions = (self.query_one(f"#{name}", Input).value.strip() for name in ("file", "positions"))
        party = seat_named(self.query_one("#seat", Select).value)
        try:
            path = Path(typed).expanduser()
            open_here(path)
        except (KpoError, OSError, ValueError) as error:
            self.query_one(Problem).tell(str(error))
            self.query_one("#file").focus()
            return
        self.dismiss(Opening(path, party, positions_typed(positions) if positions else None))


class ReplayDialog(Dialog[Path]):
    """A file name; what is in it is told when it is opened."""

    def __init__(self, suggested: Path | None) -> None:
        super().__init__()
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Replay a negotiation"
            yield Label("The log, whichever side’s or finished long ago")
            yield Field(str(self._suggested or ""), placeholder="deal.jsonl", id="file")
            yield Problem()
            yield Static("Nothing is written. Enter opens it, Escape closes.", markup=False, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        path = Path(event.value.strip()).expanduser()
        if path.is_file():
            self.dismiss(path)
        else:
            self.query_one(Problem).tell(f"There is no file {path}" if event.value.strip() else "Name a file")


class ComparingDialog(Dialog[tuple[Path, Path]]):
    """Two file names; both have to be readable before it goes on."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Redline of two files"
            yield Label("The older text")
            yield Field(placeholder="draft-1.md", id="old")
            yield Label("The newer text")
            yield Field(placeholder="draft-2.md", id="new")
            yield Problem()
            yield Static(
                "Text and Markdown files. Enter goes on, Escape closes.", markup=False, classes="hint"
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "old":
            self.query_one("#new", Input).focus()
            return
        names = [self.query_one(f"#{which}", Input).value.strip() for which in ("old", "new")]
        paths = [Path(name).expanduser() for name in names]
        try:
            for name, path in zip(names, paths, strict=True):
                if not name:
                    raise BadInput("two file names are needed")
                read_text(path, LARGEST)
        except KpoError as error:
            self.query_one(Problem).tell(str(error))
            return
        self.dismiss((paths[0], paths[1]))


def redline_of(old: Path, new: Path, *, signs: bool) -> Preview:
    """The redline of two files as a preview. Raises BadInput."""
    from kpo_tui.documents.redline import compare_texts

    found = compare_texts(read_text(old, LARGEST), read_text(new, LARGEST))
    return of_redline(found, f"{old.name} → {new.name}", f"{new.stem}-redline", signs=signs)
