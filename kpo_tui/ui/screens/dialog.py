"""What small windows over the screen have in common."""

from typing import TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A window that Escape closes without a result."""

    BINDINGS = [Binding("escape", "close", "Close")]

    def action_close(self) -> None:
        """Close it; nothing was chosen."""
        self.dismiss(None)
