"""What all screens and windows have in common: they fit the size there is now; fields, and the line of keys."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from kpo_tui.errors import KpoError
from kpo_tui.text import visible
from kpo_tui.ui.kit.plain import joined, line, own

GAPS = (3, 2, 1)
"""Columns between two hints; the widest gap that fits is taken."""


class Hint(NamedTuple):
    """A key as it is shown, what it does in a word, and the key to press for it."""

    shown: str
    does: str
    key: str

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return len(self.shown) + 1 + len(self.does)


def fitting(hints: list[Hint], width: int) -> tuple[list[Hint], int]:
    """The hints that fit on a line and the gap between them: the last one is kept, those before it give way."""
    for gap in GAPS:
        if sum(hint.width + gap for hint in hints) <= width:
            return hints, gap
    kept = list(hints)
    while len(kept) > 1 and sum(hint.width + 1 for hint in kept) > width:
        del kept[-2]
    return kept, 1


class KeyLine(Widget):
    """Shows the keys of the screen at hand that are meant to be hinted at."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def hints(self) -> list[Hint]:
        """What works here now, one hint for each thing to do; quitting comes last."""
        found: dict[str, Hint] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description:
                shown = self.app.get_key_display(binding)
                found.setdefault(binding.action, Hint(shown, binding.description, binding.key))
        return sorted(found.values(), key=lambda hint: hint.does == "Quit")

    def render(self) -> Content:
        hints, gap = fitting(self.hints(), self.content_size.width)
        shown = [joined(own(hint.shown, "$ours bold"), " ", own(hint.does)) for hint in hints]
        return Content(" " * gap).join(shown)

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        hints, gap = fitting(self.hints(), self.content_size.width)
        at = 0
        for hint in hints:
            if inside is not None and at <= inside.x < at + hint.width:
                self.app.simulate_key(hint.key)
                return
            at += hint.width + gap


class Field(Input):
    """One line high, with a cursor that does not blink. Lines that are pasted stand one after the other in it."""

    line_break: ClassVar[str] = " "
    """What stands for the end of a line that was pasted."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take all that was pasted, where the line of the library takes the first line alone."""
        event.stop()
        event.prevent_default()
        pasted = self.line_break.join(event.text.strip().splitlines())
        if self.selection.is_empty:
            self.insert_text_at_cursor(pasted)
        else:
            self.replace(pasted, *self.selection)

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


Given = TypeVar("Given")
Result = TypeVar("Result")


@dataclass
class ReplayWanted(Message):
    """The log at `path` should be replayed."""

    path: Path


@runtime_checkable
class Typed(Protocol):
    """A screen on which something is typed that must not be lost when the program ends."""

    def keep_typing(self) -> None:
        """Keep what is half-typed now; may be called in any thread."""


class Sized(Screen[Result]):
    """A screen or a window that takes no word of a size the terminal no longer has.

    A screen tells itself its size once it is laid out. While a window is dragged, or the terminal's size turns
    out to be another, that word would come behind the next size and undo it, and the word of that one undo it
    again, without end.
    """

    def check_message_enabled(self, message: Message) -> bool:
        """Whether a message is taken: all but those of a size that is over."""
        is_over = isinstance(message, events.Resize) and message.size != self.app.size
        return not is_over and super().check_message_enabled(message)


class Fitted(Sized[Result]):
    """A screen that opens others over itself."""

    def open(self, screen: Screen[Given], then: Callable[[Given], object]) -> None:
        """Open a screen or a window over this one; `then` takes what it gives, unless it was left."""

        def taken(given: Given | None) -> None:
            if given is not None:
                then(given)

        self.app.push_screen(screen, taken)


class Dialog(ModalScreen[Result], Sized[Result]):
    """A window over the screen that Escape closes without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]


class Window(Vertical):
    """A frame with a title and what stands in it, from top to bottom."""

    def __init__(
        self, title: str | Content, *parts: Widget, subtitle: str = "", classes: str = "dialog"
    ) -> None:
        super().__init__(*parts, classes=classes)
        self.border_title, self.border_subtitle = title, subtitle


def hint(text: str, *, id: str | None = None) -> Static:
    """What can be done in a window, below all else."""
    return Static(text, markup=False, classes="hint", id=id)


class Ask(Dialog[Result]):
    """Asks for one thing to be typed, and gives what `take` makes of it; where that raises, it says why."""

    def __init__(self, title: str, take: Callable[[str], Result], tip: str, *parts: Widget) -> None:
        super().__init__()
        self._title, self._take, self._tip, self._parts = title, take, tip, parts

    def compose(self) -> ComposeResult:
        yield Window(self._title, *self._parts, Problem(), hint(self._tip))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(self._take(event.value))
        except (KpoError, OSError, ValueError) as error:
            self.query_one(Problem).tell(str(error))
