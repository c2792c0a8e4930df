"""Why a log is not the history that this machine saw."""

from pathlib import Path

from msgspec import Struct

from kpo_tui.log.difference import Difference
from kpo_tui.memory.seen import Place
from kpo_tui.negotiation.party import Party


class Doubt(Struct, frozen=True):
    """Why a log is not the history that was seen: what differs, and where the copy of what was seen lies.

    `place` is what was seen; None where that cannot be read, for which `unreadable` is the reason. `copy` is None where
    none was kept, and `whole` False where it ends before what was seen; then it is not known what differs. `elsewhere`
    is where it was seen, if not here. `other` is True where not even the first line is the one that was seen, by these
    `parties`.
    """

    place: Place | None
    difference: Difference = Difference(0, ())
    copy: Path | None = None
    whole: bool = True
    elsewhere: str = ""
    other: bool = False
    parties: tuple[Party, ...] = ()
    unreadable: str = ""

    def says(self, most: int = 3) -> str:
        """What is gone or altered, on one line, with at most so many events in words."""
        line, lost, cut = self.difference
        if self.unreadable:
            return f"what this machine saw of it cannot be read ({self.unreadable})"
        if self.other:
            first = "it is not the negotiation that this machine saw: its first line is another"
        elif cut:
            first = f"it is not the history that this machine saw: it ends before line {line}"
        elif line:
            first = f"it is not the history that this machine saw: from line {line} on it is another"
        else:
            first = "it is not the history that this machine saw"
        if self.elsewhere:
            first += f" (seen in {self.elsewhere})"
        if not lost or not most:
            return first
        more = f"; and {len(lost) - most} more" if len(lost) > most else ""
        return f"{first}. Gone or altered: {'; '.join(str(one) for one in lost[:most])}{more}"
