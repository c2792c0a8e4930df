"""A line to fill in."""

from textual.widgets import Input


class Field(Input):
    """One line high, with a cursor that does not blink."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True)
        self.cursor_blink = False
