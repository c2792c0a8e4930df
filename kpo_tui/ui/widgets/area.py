"""A text to edit. Textual paints what it holds as it is, so it is made harmless on its way in."""

from textual.widgets import TextArea

from kpo_tui.text import ACTIVE, visible


class Area(TextArea):
    """A text to edit, with a cursor that does not blink; Tab leaves it."""

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(visible(text), soft_wrap=True, id=id, tab_behavior="focus")
        self.cursor_blink = False

    def on_text_area_changed(self) -> None:
        """What was pasted, made harmless."""
        if ACTIVE.search(self.text):
            self.text = visible(self.text)
