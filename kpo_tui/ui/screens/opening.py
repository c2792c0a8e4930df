"""Windows that ask for files: a log to open, and as whom; one to replay; two texts to compare."""

from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Button, Input, Label, Select

from kpo_tui.errors import BadInput, KpoError
from kpo_tui.library import positions_typed, read_text
from kpo_tui.negotiation.party import Party
from kpo_tui.session import open_here
from kpo_tui.ui.screens.fitted import Ask, Dialog, Field, Problem, Window, hint
from kpo_tui.ui.screens.preview import Preview, of_redline

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
        yield Window(
            "Open a negotiation",
            Label("The log, a file that both sides share"),
            Field(placeholder="deal.jsonl", id="file"),
            Problem(),
            Label("You are"),
            Select(SEATS, value="client", allow_blank=False, id="seat", compact=True),
            Label("Your positions file, private (may stay empty)"),
            Field(placeholder="ours.client.toml", id="positions"),
            Button("Open", id="open", compact=True),
        )

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


def replay_dialog(suggested: Path | None) -> Ask[Path]:
    """Asks for a log to replay; what is in it is told when it is opened."""
    label = Label("The log, whichever side’s or finished long ago")
    field = Field(str(suggested or ""), placeholder="deal.jsonl", id="file")
    tip = "Nothing is written. Enter opens it, Escape closes."
    return Ask("Replay a negotiation", _file_named, tip, label, field)


def _file_named(typed: str) -> Path:
    path = Path(typed.strip()).expanduser()
    if not path.is_file():
        raise BadInput(f"There is no file {path}" if typed.strip() else "Name a file")
    return path


class ComparingDialog(Dialog[tuple[Path, Path]]):
    """Two file names; both have to be readable before it goes on."""

    def compose(self) -> ComposeResult:
        yield Window(
            "Redline of two files",
            Label("The older text"),
            Field(placeholder="draft-1.md", id="old"),
            Label("The newer text"),
            Field(placeholder="draft-2.md", id="new"),
            Problem(),
            hint("Text and Markdown files. Enter goes on, Escape closes."),
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
