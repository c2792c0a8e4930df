"""To note that a Word file was made for the other side. It changes nothing between the parties."""

from typing import ClassVar

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark, There
from kpo_tui.negotiation.guards import is_hash
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line


class Send(Act, frozen=True, kw_only=True, tag="send_file"):
    """Note that a Word file was made for the other side: the SHA-256 of the `file` and of what it says."""

    file: str
    content: str

    def event(self, state: Negotiation, here: Envelope) -> "Sent":
        return Sent(**here, file=self.file, content=self.content)

    def asked(self, state: Negotiation, locale: str) -> str:
        return "Write the agreement as a Word file for the other side"


class Sent(Event, frozen=True, kw_only=True, tag="sent", gc=False):
    """A party made a Word file of the whole text for the other side. It changes nothing between them.

    `file` is the SHA-256 of the file, `content` that of what it says: text, changes and comments, whatever
    the house style. Both can be computed again from the log as it was before this event.
    """

    mark: ClassVar = Mark("↗", "quiet", "a Word file sent", 10)
    leaves_text: ClassVar = True
    passes_turn: ClassVar = False
    file: str
    content: str

    def effect(self, state: Negotiation) -> Negotiation:
        """Nothing changes: a file was made of what is known to both."""
        return state

    def noted(self, before: Negotiation, longest: int) -> str:
        return f"writes the whole text as a Word file, SHA-256 {one_line(self.file, 12)}"

    def told(self, before: Negotiation, who: str) -> str:
        return f"{who} wrote the agreement as a Word file for the other side."

    def intended(self, state: Negotiation) -> str:
        return f"Note that the agreement was written as a Word file for the {self.they}."

    def recalled(self, there: There) -> str:
        return "wrote the agreement as a Word file"


def names_hashes(state: Negotiation, event: Sent) -> str | None:
    """A guard."""
    if is_hash(event.file) and is_hash(event.content):
        return None
    return "it does not name the SHA-256 of the file and of its content"
