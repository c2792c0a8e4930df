"""A line under a field that says what is wrong with it."""

from textual.widgets import Static

from kpo_tui.ui.presenting.plain import line


class Problem(Static):
    """Takes no room while nothing is wrong."""

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self.display = False

    def tell(self, text: str) -> None:
        """Say what is wrong; nothing, when `text` is empty."""
        self.display = bool(text)
        self.update(line(text, "$warning", 300))
