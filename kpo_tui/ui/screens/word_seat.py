"""A seat that can send the agreement as a Word file and take in what comes back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from kpo_tui.dialogue.replies import Line
from kpo_tui.errors import Conflict, KpoError
from kpo_tui.negotiation.party import other
from kpo_tui.text import listing, sentence
from kpo_tui.ui.presenting.picks import Pick
from kpo_tui.ui.screens.arranged import ArrangedSeat
from kpo_tui.ui.widgets.lines import Growing

if TYPE_CHECKING:
    from kpo_tui.post import Parcel, Received


WORD_PICKS: Final = (
    Pick("Send it as a Word file…", action="send_word"),
    Pick("Read a Word file that came back…", action="receive_word"),
)
"""What can be done while one waits for a party that works in Word."""


class WordSeat(ArrangedSeat):
    """Its dialogs ask; nothing is written or recorded before a plain yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send_word", "Send", show=False, tooltip="Send as a Word file…"),
        Binding("ctrl+t", "receive_word", "Receive", show=False, tooltip="Read a Word file that came back…"),
    ]

    def asks_for_word(self, text: str) -> bool:
        """Open the dialog that `send FILE.docx` or `receive FILE.docx` asks for; False for all else."""
        from kpo_tui.post import asked_for

        asked = asked_for(text)
        if asked is not None:
            self._add((text,))
            if asked[0] == "send":
                self.action_send_word(asked[1])
            else:
                self.action_receive_word(asked[1])
        return asked is not None

    # -- sending --------------------------------------------------------------------------------

    def action_send_word(self, typed: str = "") -> None:
        """Ask for the file to write."""
        from kpo_tui.post import packed, suggested_path
        from kpo_tui.ui.screens.sending import SendDialog

        session, party = self.desk.session, self.desk.party
        path = Path(typed) if typed else suggested_path(self.table.path, party)
        name = self.desk.state.parties.name(other(party))
        self.app.push_screen(
            SendDialog(partial(packed, session, party, self.table.house), name, path), self._sure_to_send
        )

    def _sure_to_send(self, asked: "tuple[Parcel, Path] | None") -> None:
        from kpo_tui.ui.presenting.word import sending_items
        from kpo_tui.ui.screens.plain_yes import PlainYes

        if asked is not None:
            parcel, path = asked
            items = sending_items(self.desk.state, parcel, path, listing(list(self.desk.covered())[:4]))
            yes = "Yes, replace it and record" if path.exists() else "Yes, write it and record"
            self.app.push_screen(PlainYes("Send this file?", items, yes), partial(self._send, parcel, path))

    def _send(self, parcel: "Parcel", path: Path, sure: bool | None) -> None:
        from kpo_tui.post import send

        if not sure:
            self._told(Line("says", "No file was written, and nothing was recorded."))
            return
        before = self.desk.state
        try:
            event = send(self.desk.session, parcel, path)
        except Conflict as error:
            self._tell_of(self.desk.refresh())
            self._told(Line("refused", f"{error}. Nothing was written."))
            return
        except KpoError as error:
            self._told(Line("refused", sentence(str(error))))
            return
        they = other(self.desk.party)
        self._told(
            *self.desk.carried(before, (event,)),
            Line("says", f"The file is {path.absolute()}. Mail it to {before.parties.name(they)}."),
            Line(
                "says",
                f"It shows them: {parcel.clauses}; your proposals as tracked changes where they had another text.",
            ),
            Line("says", "When it comes back: ctrl+t, or say receive FILE.docx."),
        )

    # -- receiving ------------------------------------------------------------------------------

    def action_receive_word(self, typed: str = "") -> None:
        """Ask for the file that came back."""
        from kpo_tui.ui.screens.receiving import ReceiveDialog

        self.app.push_screen(ReceiveDialog(self.desk.session, self.desk.party, typed), self._look_over)

    def _look_over(self, received: "Received | None") -> None:
        from kpo_tui.ui.screens.review import ReviewScreen

        if received is not None:
            self.app.push_screen(ReviewScreen(self.desk, received), self._looked_over)

    def _looked_over(self, lines: tuple[Line, ...] | None) -> None:
        self._told(*(lines or ()))

    def _told(self, *lines: Line) -> None:
        self.tab = "talk"
        self._add(lines)
        self.look()
        self.call_after_refresh(self.query_one("#log", Growing).scroll_end, animate=False)
