"""To note that a Word file was made for the other side. It changes nothing between the parties."""

from typing import ClassVar

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.guards import is_hash
from kpo_tui.negotiation.state import Negotiation


class Send(Act, frozen=True, kw_only=True, tag="send_file"):
    """Note that a Word file was made for the other side: the SHA-256 of the `file` and of what it says."""

    says: ClassVar = "Write the agreement as a Word file for the other side"

    file: str
    content: str

    def event(self, state: Negotiation, here: Envelope) -> "Sent":
        return Sent(**here, file=self.file, content=self.content)


class Sent(Event, frozen=True, kw_only=True, tag="sent", gc=False):
    """A party made a Word file of the whole text for the other side. It changes nothing between them.

    `file` is the SHA-256 of the file, `content` that of what it says: text, changes and comments, whatever
    the house style. Both can be computed again from the log as it was before this event.
    """

    mark: ClassVar = Mark("↗", "quiet", "a Word file sent", 10)
    words: ClassVar = Words(
        noted="writes the whole text as a Word file, SHA-256 {digest}",
        told="{who} wrote the agreement as a Word file for the other side.",
        intended="Note that the agreement was written as a Word file for the {they}.",
        recalled="wrote the agreement as a Word file",
    )
    leaves_text: ClassVar = True
    passes_turn: ClassVar = False
    file: str
    content: str

    def effect(self, state: Negotiation) -> Negotiation:
        """Nothing changes: a file was made of what is known to both."""
        return state


def names_hashes(state: Negotiation, event: Sent) -> str | None:
    """A guard."""
    if is_hash(event.file) and is_hash(event.content):
        return None
    return "it does not name the SHA-256 of the file and of its content"
