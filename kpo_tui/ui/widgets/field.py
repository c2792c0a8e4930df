"""Lines and areas to type in. Textual paints what they hold as it is, so it is made harmless on its way in."""

from textual.widgets import Input, TextArea

from kpo_tui.text import ACTIVE, visible


class Field(Input):
    """One line high, with a cursor that does not blink."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """What was pasted or brought back, without anything that could act on the terminal."""
        return visible(value)


class Area(TextArea):
    """A text to edit, with a cursor that does not blink; Tab leaves it."""

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(visible(text), soft_wrap=True, id=id, tab_behavior="focus")
        self.cursor_blink = False

    def on_text_area_changed(self) -> None:
        """What was pasted, made harmless."""
        if ACTIVE.search(self.text):
            self.text = visible(self.text)
