"""Asks for two files to compare."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from kpo_tui.documents.redline import compare_texts
from kpo_tui.errors import BadInput, KpoError
from kpo_tui.library import read_text
from kpo_tui.ui.presenting.previews import Preview, of_redline
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.field import Field
from kpo_tui.ui.widgets.problem import Problem

LARGEST = 8 * 1024 * 1024


class ComparingDialog(Dialog[tuple[Path, Path]]):
    """Two file names; both have to be readable before it goes on."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Redline of two files"
            yield Label("The older text")
            yield Field(placeholder="draft-1.md", id="old")
            yield Label("The newer text")
            yield Field(placeholder="draft-2.md", id="new")
            yield Problem(id="problem")
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
                text_of(path)
        except KpoError as error:
            self.query_one("#problem", Problem).tell(str(error))
            return
        self.dismiss((paths[0], paths[1]))


def text_of(path: Path) -> str:
    """The text of a file. Raises BadInput."""
    return read_text(path, LARGEST)


def redline_of(old: Path, new: Path, *, signs: bool) -> Preview:
    """The redline of two files as a preview. Raises BadInput."""
    found = compare_texts(text_of(old), text_of(new))
    return of_redline(found, f"{old.name} → {new.name}", f"{new.stem}-redline", signs=signs)
