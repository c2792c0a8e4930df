"""A seat by itself: what it shows on its front of what is said at it, and of what others do."""

from pathlib import Path

from kpo_tui.table.session import open_session
from kpo_tui.ui.negotiation.seat import Seat, Table
from kpo_tui.ui.panels.snapshot import Said, Snapshot
from kpo_tui.understanding.moves import GoingOn, Showing
from tests.builders import Ticking, offer


class Shown:
    """A front that notes what a seat shows on it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.snapshots: list[Snapshot] = []
        self.wanted: list[Showing] = []
        self.corner: list[str] = []
        self.left = False

    def said(self, lines: tuple[Said, ...]) -> None:
        self.lines += [one if isinstance(one, str) else one.text for one in lines]

    def present(self, snapshot: Snapshot) -> None:
        self.snapshots.append(snapshot)

    def show_wanted(self, wanted: Showing) -> None:
        self.wanted.append(wanted)

    def notify(self, message: str, *, severity: object = "information", markup: bool = True) -> None:
        assert not markup, severity
        self.corner.append(message)

    def leave(self) -> None:
        self.left = True


def seated(deal: Path) -> tuple[Seat, Shown]:
    front = Shown()
    seat = Seat(Table(deal, "client", {}, clock=Ticking()), "client", front)
    seat.begin()
    return seat, front


def test_a_seat_greets_and_shows_what_comes_of_what_is_said(deal: Path) -> None:
    seat, front = seated(deal)
    assert "You sit here for" in front.lines[0]
    seat.say("go to payment")
    assert front.snapshots[-1].clause == "payment"
    assert front.snapshots[-1] is seat.snapshot


def test_a_seat_hands_on_what_is_to_be_shown_and_that_the_party_leaves(deal: Path) -> None:
    seat, front = seated(deal)
    seat.say("show redline")
    assert [wanted.what for wanted in front.wanted] == ["redline"]
    seat.say("quit")
    assert front.left


def test_a_seat_tells_what_the_other_side_did_and_of_nothing_else(deal: Path) -> None:
    seat, front = seated(deal)
    seat.log_grew()
    assert front.corner == []
    open_session(deal, Ticking()).perform(offer(net_days="30 days", interest="1%"), "provider")
    seat.log_grew()
    assert front.corner == [front.lines[-1]]


def test_a_move_is_said_as_it_is_called(deal: Path) -> None:
    seat, front = seated(deal)
    seat.take((GoingOn(),), "next")
    assert "next" in front.lines


def test_what_is_half_typed_is_kept_when_the_seat_is_left(deal: Path) -> None:
    seat, _ = seated(deal)
    seat.typing("45 da")
    assert seat.desk.typed == ""
    seat.end()
    assert seat.desk.typed == "45 da"


def test_words_that_were_not_taken_since_the_other_side_acted_are_still_as_typed(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer(net_days="60 days", interest="1%"), "client")
    session.perform(offer(net_days="30 days", interest="1%"), "provider")
    seat, front = seated(deal)
    seat.say("go to payment")
    open_session(deal, Ticking()).perform(offer(net_days="20 days", interest="3%"), "provider")
    seat.say("accept")
    assert "Your words were not taken: accept" in front.lines[-1]
    seat.end()
    assert seat.desk.typed == "accept"
    assert Table(deal, "client", {}).desk("client").typed == "accept"
