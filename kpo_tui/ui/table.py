"""The table: one negotiation, and the desks of the parties that sit at this keyboard."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kpo_tui.desk import Desk
from kpo_tui.log.recording import ClauseHistory
from kpo_tui.negotiation.party import Party
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.session import Clock, open_here, utc_now
from kpo_tui.ui.presenting.snapshot import Said

if TYPE_CHECKING:
    from kpo_tui.documents.formats.word import House

MOST_LINES = 300
"""Lines of the conversation that are kept for a party while the other one sits here."""


class Table:
    """A negotiation that is open on this screen. With `party` None, both share the keyboard."""

    def __init__(
        self,
        path: Path,
        party: Party | None,
        positions: Mapping[Party, Path],
        locale: str = "en",
        clock: Clock = utc_now,
        house: "House | None" = None,
    ) -> None:
        """Open the log. Raises BadInput when there is none that can be read.

        `house` is the style of the Word files that are sent from here.
        """
        self.path, self.party, self.locale, self.clock, self.house = path, party, locale, clock, house
        self._positions = dict(positions)
        self._first = open_here(path)
        self._desks: dict[Party, Desk] = {}
        self._lines: dict[Party, list[Said]] = {"client": [], "provider": []}
        self.history = ClauseHistory(path)

    @property
    def shared(self) -> bool:
        """True when both parties share this keyboard."""
        return self.party is None

    @property
    def state(self) -> Negotiation:
        """The negotiation as it was when the table was opened: for the parties' names."""
        return self._first.state

    @property
    def unkept(self) -> str:
        """Why what was said here and not sent is not kept; empty where it is."""
        return next((desk.unkept for desk in self._desks.values() if desk.unkept), "")

    def desk(self, party: Party) -> Desk:
        """The desk of `party`, opened when it first sits down. Raises KpoError for positions that are no use."""
        if party not in self._desks:
            session = open_here(self.path, self.clock)
            self._desks[party] = Desk(session, party, self._positions.get(party), self.locale)
        return self._desks[party]

    def lines(self, party: Party) -> tuple[Said, ...]:
        """What was said at that desk since the table was opened."""
        return tuple(self._lines[party])

    def add_lines(self, party: Party, lines: tuple[Said, ...]) -> None:
        """Keep what was said at that desk."""
        self._lines[party] = [*self._lines[party], *lines][-MOST_LINES:]
