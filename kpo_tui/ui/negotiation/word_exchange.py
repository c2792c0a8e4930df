"""The exchange of Word files at a table: the agreement is sent as one, and what comes back is taken in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from textual.binding import BindingType
from textual.screen import Screen

from kpo_tui.correspondence.post import Parcel, Postbox, Received, asked_for
from kpo_tui.dialogue.replies import Line
from kpo_tui.errors import Conflict, KpoError
from kpo_tui.negotiation.party import other
from kpo_tui.text import listing, sentence
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.negotiation.cards import Pick
from kpo_tui.ui.negotiation.seat import Seat

Result = TypeVar("Result")

WORD_KEYS: Final[list[BindingType]] = [
    hidden("ctrl+s", "send_word", "Send", tooltip="Send as a Word file…"),
    hidden("ctrl+t", "receive_word", "Receive", tooltip="Read a Word file that came back…"),
]
WORD_PICKS: Final = (
    Pick("Send it as a Word file…", action="send_word"),
    Pick("Read a Word file that came back…", action="receive_word"),
)
"""What can be done while one waits for a party that works in Word."""


class Opens(Protocol):
    """Opens a screen."""

    def __call__(self, screen: Screen[Result], then: Callable[[Result], object], /) -> None:
        """`then` takes what it gives, unless it was left."""


class Exchange:
    """Its dialogs ask; nothing is written or recorded before a plain yes. What came of it is said at the seat."""

    def __init__(self, seat: Seat, opens: Opens, told: Callable[[], object]) -> None:
        """`told` is called where something is said at the seat, to bring that into sight."""
        self._seat, self._opens, self._told = seat, opens, told
        self._box = Postbox(seat.desk)

    def asked_for(self, text: str) -> bool:
        """Open the dialog that `send FILE.docx` or `receive FILE.docx` asks for; False for all else."""
        asked = asked_for(text)
        if asked is None:
            return False
        self._seat.add((text,))
        what, path = asked
        if what == "send":
            self.send(path)
        else:
            self.receive(path)
        return True

    def _tell(self, *lines: Line) -> None:
        self._told()
        self._seat.add(lines)
        self._seat.look()

    def send(self, typed: str = "") -> None:
        """Ask for the file to write."""
        from kpo_tui.ui.word.word_dialogs import SendDialog

        self._opens(SendDialog(self._box, self._seat.table.house, typed), self._sure_to_send)

    def _sure_to_send(self, asked: tuple[Parcel, Path]) -> None:
        from kpo_tui.ui.word.plain_yes import PlainYes
        from kpo_tui.ui.word.word_dialogs import sending_items

        parcel, path = asked
        desk = self._seat.desk
        items = sending_items(desk.state, parcel, path, listing(list(desk.covered())[:4]))
        yes = "Yes, replace it and record" if path.exists() else "Yes, write it and record"
        self._opens(PlainYes("Send this file?", items, yes), partial(self._send, parcel, path))

    def _send(self, parcel: Parcel, path: Path, sure: bool) -> None:
        if not sure:
            self._tell(Line("says", "No file was written, and nothing was recorded."))
            return
        desk = self._seat.desk
        try:
            recorded = self._box.send(parcel, path)
        except Conflict as error:
            self._seat.tell_of(desk.refresh())
            self._tell(Line("refused", f"{error}. Nothing was written."))
            return
        except KpoError as error:
            self._tell(Line("refused", sentence(str(error))))
            return
        they = desk.state.parties.name(other(desk.party))
        self._tell(
            *recorded,
            Line("says", f"The file is {path.absolute()}. Mail it to {they}."),
            Line(
                "says",
                f"It shows them: {parcel.clauses}; your proposals as tracked changes where they had another text.",
            ),
            Line("says", "When it comes back: ctrl+t, or say receive FILE.docx."),
        )

    def receive(self, typed: str = "") -> None:
        """Ask for the file that came back."""
        from kpo_tui.ui.word.word_dialogs import ReceiveDialog

        self._opens(ReceiveDialog(self._box, typed), self._look_over)

    def _look_over(self, received: Received) -> None:
        from kpo_tui.ui.word.review import ReviewScreen

        self._opens(ReviewScreen(self._box, received), lambda lines: self._tell(*lines))
