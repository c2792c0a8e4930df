"""What every screen has in common: it is laid out for the size that the terminal has now."""

from typing import Protocol, TypeVar, runtime_checkable

from textual import events
from textual.message import Message
from textual.screen import Screen

Result = TypeVar("Result")


@runtime_checkable
class Typed(Protocol):
    """A screen on which something is typed that must not be lost when the program ends."""

    def keep_typing(self) -> None:
        """Keep what is half-typed now; may be called in any thread."""


class Fitted(Screen[Result]):
    """A screen that takes no word of a size the terminal no longer has.

    A screen tells itself its size once it is laid out. While a window is dragged, or the terminal's size turns
    out to be another, that word would come behind the next size and undo it, and the word of that one undo it
    again, without end.
    """

    def check_message_enabled(self, message: Message) -> bool:
        """Whether a message is taken: all but those of a size that is over."""
        if isinstance(message, events.Resize) and message.size != self.app.size:
            return False
        return super().check_message_enabled(message)
