"""What one types into, and what is wrong with it. Textual paints what it holds as it is, so that is made harmless."""

from textual.widgets import Input, Static

from kpo_tui.text import visible
from kpo_tui.ui.presenting.plain import line


class Field(Input):
    """One line high, with a cursor that does not blink."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """What was pasted or brought back, without anything that could act on the terminal."""
        return visible(value)


class Problem(Static):
    """A line under a field that says what is wrong with it; takes no room while nothing is."""

    def __init__(self, *, id: str = "problem") -> None:
        super().__init__("", id=id, markup=False)
        self.display = False

    def tell(self, text: str) -> None:
        """Say what is wrong; nothing, when `text` is empty."""
        self.display = bool(text)
        self.update(line(text, "$warning", 300))
