"""Write what a preview shows to a file."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from kpo_tui.errors import KpoError
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.presenting.previews import Preview, export
from kpo_tui.ui.screens.dialog import Dialog
from kpo_tui.ui.widgets.field import Field
from kpo_tui.ui.widgets.problem import Problem


class ExportDialog(Dialog[Path]):
    """Asks where to; a file that is there is replaced only when Enter is pressed once more."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._agreed_to_replace = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = line(f"Export: {self._preview.title}", limit=60)
            yield Static(
                f"The ending says the format: {'  '.join(self._preview.endings)}",
                markup=False,
                classes="hint",
            )
            yield Field(self._preview.name + self._preview.endings[0], id="path")
            yield Problem(id="problem")
            yield Static("Enter writes the file, Escape closes.", markup=False, classes="hint")

    def on_input_changed(self) -> None:
        self._agreed_to_replace = ""
        self.query_one("#problem", Problem).tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            there = Path(event.value.strip()).expanduser()
            if there.exists() and self._agreed_to_replace != event.value:
                self._agreed_to_replace = event.value
                self._complain(f"{there.name} is there already. Enter once more replaces it.")
                return
            self.dismiss(export(self._preview, event.value))
        except (KpoError, OSError, ValueError) as error:
            self._complain(str(error))

    def _complain(self, text: str) -> None:
        self.query_one("#problem", Problem).tell(text)
