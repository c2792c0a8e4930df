"""The wording editor: a clause's text by hand, here or in the user's own editor."""

import os
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from kpo_tui.errors import KpoError
from kpo_tui.text import ACTIVE, visible
from kpo_tui.ui.kit.background import Lull
from kpo_tui.ui.kit.fitted_screen import Fitted, KeyLine
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.negotiation.editor_text import edited


class Area(TextArea):
    """A text to edit, with a cursor that does not blink; Tab leaves it.

    Textual paints what it holds as it is, so that is made harmless on its way in.
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(visible(text), soft_wrap=True, id=id, tab_behavior="focus")
        self.cursor_blink = False

    def on_text_area_changed(self) -> None:
        """What was pasted, made harmless."""
        if ACTIVE.search(self.text):
            self.text = visible(self.text)


class WordingEditor(Fitted[str]):
    """Gives the text when it is kept; nothing when it is left. Nothing is sent from here.

    What is being edited is handed to `keeping` as it grows, so that it is there again whatever ends the program; None
    when it needs no more keeping.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep as your wording", priority=True),
        Binding("f4", "outside", "Your own editor"),
        Binding("escape", "leave", "Leave it", priority=True),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(
        self, title: str, text: str, keeping: Callable[[str | None], None], edited_before: str | None = None
    ) -> None:
        super().__init__()
        self._title, self._text = title, visible(text)
        self._before = None if edited_before is None else visible(edited_before)
        self._keeping, self._now = keeping, self._text
        self._lull = Lull(self, self.keep_typing)
        self._asked = self._left = False

    def compose(self) -> ComposeResult:
        area = Area(self._text if self._before is None else self._before, id="wording")
        area.border_title = line(f"Wording of {self._title}", limit=80)
        area.border_subtitle = "an empty line ends a paragraph; - begins a list item"
        yield area
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Area).focus()
        if self._before is not None:
            self.notify("This is what you were editing when the program ended.", markup=False)

    def on_unmount(self) -> None:
        self.keep_typing()

    def keep_typing(self) -> None:
        """Keep what is being edited now, unless it was taken or left."""
        if not self._left and self._now not in (self._text, self._before):
            self._keeping(self._now)

    def _leave(self, text: str | None) -> None:
        self._left = True
        self._keeping(None)
        self.dismiss(text)

    def action_keep(self) -> None:
        """Take the text into the answers that are not sent yet."""
        text = self.query_one(Area).text
        if not text.strip():
            self.notify("There is no text to keep. Leave with Escape to keep what was.", markup=False)
            return
        self._leave(text)

    def action_leave(self) -> None:
        """Leave; changes are dropped only when it is pressed twice."""
        if self.query_one(Area).text == self._text or self._asked:
            self._leave(None)
            return
        self._asked = True
        self.notify("The text was changed. ctrl+s keeps it; Escape once more drops the change.", markup=False)

    def on_text_area_changed(self, event: Area.Changed) -> None:
        self._asked, self._now = False, event.text_area.text
        self._lull.put_off()

    def action_outside(self) -> None:
        """Edit the text in the program that VISUAL or EDITOR names, then come back with it."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor:
            self.notify("Set EDITOR to the editor you like, such as: export EDITOR=nano", markup=False)
            return
        area = self.query_one(Area)
        try:
            with self.app.suspend():
                area.text = edited(area.text, editor)
        except SuspendNotSupported:
            self.notify("Another editor cannot be opened from this terminal.", markup=False)
        except KpoError as error:
            self.notify(str(error), severity="warning", markup=False)
