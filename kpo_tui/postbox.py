"""A desk's post: Word files packed, sent, read back and recorded through its session, and told at the desk.

Files and the log are touched in `post`. Everything raised is a KpoError.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kpo_tui import post
from kpo_tui.desk import Desk
from kpo_tui.dialogue.replies import Line
from kpo_tui.negotiation.party import Party
from kpo_tui.text import sentence

if TYPE_CHECKING:
    from kpo_tui.correspondence import Suggestion
    from kpo_tui.documents.formats.word import House
    from kpo_tui.documents.formats.word.changes import Content


class Told(NamedTuple):
    """How many acts were recorded, what is to be told of them, and of the `rest` that could not be."""

    acts: int
    recorded: tuple[Line, ...]
    rest: tuple[Line, ...]


class Postbox:
    """The post of the party at a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self._session = desk, desk.session

    def suggested_path(self) -> Path:
        """A file beside the log that is not there yet."""
        return post.suggested_path(self._session.path, self.desk.party)

    def files(self) -> list[Path]:
        """The Word files beside the log, the newest first."""
        return post.files_beside(self._session.path)

    def packed(self, house: "House | None" = None) -> post.Parcel:
        """The agreement as the party would send it now, in the style of the `house`. Nothing is written."""
        return post.packed(self._session, self.desk.party, house)

    def send(self, parcel: post.Parcel, path: Path) -> tuple[Line, ...]:
        """Write the file and note in the log that it was sent, as `post.send` does; tells it."""
        before = self.desk.state
        return self.desk.carried(before, (post.send(self._session, parcel, path),))

    def edited_by(self, content: "Content") -> Party | None:
        """The party whose changes are in a file; None where the file does not say."""
        return post.edited_by(self._session, content)

    def read(self, path: Path, content: "Content", party: Party) -> post.Received:
        """What a file says that `party` edited. Raises Usage where `party` is the one that sent it."""
        return post.read_back(self._session, path, content, party)

    def ahead(self, received: post.Received, chosen: "Sequence[Suggestion]") -> tuple[post.Ahead, ...]:
        """What recording these suggestions one after the other would come to. Nothing is recorded."""
        return post.ahead(self._session, received, chosen)

    def record(self, received: post.Received, chosen: "Sequence[Suggestion]") -> Told:
        """Record suggestions that a person said yes to. Raises Conflict as `post.record` does."""
        before = self.desk.state
        events, problem = post.record(self._session, received, chosen)
        rest = () if problem is None else (
            Line("refused", sentence(str(problem))), Line("says", "Receive the file again for the rest."),
        )  # fmt: skip
        return Told(len(events), self.desk.carried(before, events), rest)
