"""What small windows over the screen have in common."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from kpo_tui.ui.screens.fitted import Fitted

Result = TypeVar("Result")


class Dialog(Fitted[Result], ModalScreen[Result]):
    """A window that Escape closes without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close")]

    def action_close(self) -> None:
        """Close it; nothing was chosen."""
        self.dismiss(None)
