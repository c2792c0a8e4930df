"""A line to type in. Textual paints what it holds as it is, so it is made harmless on its way in."""

from textual.widgets import Input

from kpo_tui.text import visible


class Field(Input):
    """One line high, with a cursor that does not blink."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """What was pasted or brought back, without anything that could act on the terminal."""
        return visible(value)
