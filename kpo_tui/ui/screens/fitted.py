"""What all screens and windows have in common: they are laid out for the size that the terminal has now."""

from typing import ClassVar, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen, Screen

Result = TypeVar("Result")


@runtime_checkable
class Typed(Protocol):
    """A screen on which something is typed that must not be lost when the program ends."""

    def keep_typing(self) -> None:
        """Keep what is half-typed now; may be called in any thread."""


def _is_over(message: Message, app: App[object]) -> bool:
    """True for the word of a size that the terminal no longer has.

    A screen tells itself its size once it is laid out. While a window is dragged, or the terminal's size turns
    out to be another, that word would come behind the next size and undo it, and the word of that one undo it
    again, without end.
    """
    return isinstance(message, events.Resize) and message.size != app.size


class Fitted(Screen[Result]):
    """A screen that takes no word of a size the terminal no longer has."""

    def check_message_enabled(self, message: Message) -> bool:
        """Whether a message is taken: all but those of a size that is over."""
        return not _is_over(message, self.app) and super().check_message_enabled(message)


class Dialog(ModalScreen[Result]):
    """A window over the screen that Escape closes without a result; fitted as screens are."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close")]

    def check_message_enabled(self, message: Message) -> bool:
        """Whether a message is taken: all but those of a size that is over."""
        return not _is_over(message, self.app) and super().check_message_enabled(message)

    def action_close(self) -> None:
        """Close it; nothing was chosen."""
        self.dismiss(None)
