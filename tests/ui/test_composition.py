"""What a screen is put together from, each by itself: a seat, an exchange of Word files, a walk, panels."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.screen import Screen

from kpo_tui.dialogue.moves import GoingOn, Showing
from kpo_tui.log.recording import Recording
from kpo_tui.replay.past import Past
from kpo_tui.session import open_session
from kpo_tui.ui.presenting.replay import Frame
from kpo_tui.ui.presenting.snapshot import Said, Snapshot
from kpo_tui.ui.screens.exchange import Exchange
from kpo_tui.ui.screens.plain_yes import PlainYes
from kpo_tui.ui.screens.replay_walk import Compared, Walk
from kpo_tui.ui.screens.seat import Seat
from kpo_tui.ui.screens.word_dialogs import ReceiveDialog, SendDialog
from kpo_tui.ui.table import Table
from kpo_tui.ui.widgets.clause_list import ClauseList
from kpo_tui.ui.widgets.details import NegotiationPanels
from tests.builders import Ticking, offer
from tests.logs.making import log_named

Given = TypeVar("Given")
QUICK = log_named("quick")


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


class Opened:
    """Opens no screen, but notes which, and lets the test give what one gives."""

    def __init__(self) -> None:
        self.screens: list[object] = []
        self.gives: Callable[[object], object] = id

    def __call__(self, screen: Screen[Given], then: Callable[[Given], object], /) -> None:
        self.screens.append(screen)
        self.gives = then  # type: ignore[assignment]


def test_sending_asks_for_a_file_then_for_a_yes_and_without_one_writes_nothing(
    deal: Path, tmp_path: Path
) -> None:
    seat, front = seated(deal)
    opened, brought = Opened(), list[bool]()
    exchange = Exchange(seat, opened, lambda: brought.append(True))
    assert exchange.asked_for(f"send {tmp_path / 'out.docx'}")
    assert isinstance(opened.screens[-1], SendDialog)
    opened.gives((exchange._box.packed(), tmp_path / "out.docx"))
    assert isinstance(opened.screens[-1], PlainYes)
    opened.gives(False)
    assert front.lines[-1] == "No file was written, and nothing was recorded."
    assert brought
    assert not (tmp_path / "out.docx").exists()


def test_other_words_are_not_the_exchanges(deal: Path) -> None:
    seat, _ = seated(deal)
    opened = Opened()
    exchange = Exchange(seat, opened, list)
    assert not exchange.asked_for("send")
    assert exchange.asked_for("receive back.docx")
    assert isinstance(opened.screens[-1], ReceiveDialog)


class Stopped:
    """A clock that the test turns by hand."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self.seconds, self.act, self.runs = seconds, act, True

    def stop(self) -> None:
        self.runs = False


class Staged:
    """A stage that notes what a walk shows on it, and makes at once what is made aside."""

    def __init__(self) -> None:
        self.seqs: list[int] = []
        self.told: list[str] = []
        self.status = ""
        self.compared: Compared = (None, None)
        self.clocks: list[Stopped] = []

    def present(self, frame: Frame, past: Past | None) -> None:
        self.seqs.append(frame.seq)

    def note(self, status: str, compared: Compared) -> None:
        self.status, self.compared = status, compared

    def tell(self, text: str) -> None:
        self.told.append(text)

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Stopped:
        self.clocks.append(Stopped(delay, callback))
        return self.clocks[-1]

    def aside(
        self, make: Callable[[Callable[[], bool]], Given], then: Callable[[Given], object], group: str
    ) -> None:
        assert group
        then(make(lambda: True))


def walking(seq: int = 1, speed: float = 1.0) -> tuple[Walk, Staged]:
    stage = Staged()
    walk = Walk(Recording(QUICK), seq, speed, stage)
    walk.go(seq)
    return walk, stage


def test_a_walk_goes_event_by_event_and_says_where_there_is_none() -> None:
    walk, stage = walking(81)
    walk.step("event", 1)
    walk.step("event", 1)
    assert stage.seqs == [81, 82]
    assert stage.told == ["There is no event after this event."]


def test_a_walk_plays_to_the_end_by_its_clock() -> None:
    walk, stage = walking(81, speed=1000)
    walk.play()
    assert walk.playing
    stage.clocks[-1].act()
    assert (walk.seq, stage.status, walk.playing) == (82, "the end", False)


def test_a_step_stops_the_clock() -> None:
    walk, stage = walking(10)
    walk.play()
    walk.step("event", 1)
    assert not stage.clocks[-1].runs
    assert stage.status == ""


def test_a_walk_finds_a_text_and_looks_through_the_log() -> None:
    walk, stage = walking()
    walk.find("thank")
    assert walk.seq > 1
    walk.look_back()
    assert walk.past is not None
    assert stage.seqs[-1] == walk.seq


def test_two_moments_are_taken_to_compare() -> None:
    walk, stage = walking(5)
    walk.mark(0)
    walk.seek(9)
    walk.mark(1)
    assert stage.compared == walk.compared == (5, 9)


def test_a_moment_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(QUICK.read_bytes())
    stage = Staged()
    walk = Walk(Recording(path), 1, 1.0, stage)
    path.unlink()
    walk.go(60)
    assert walk.frame is None
    assert stage.told


async def test_panels_stand_in_tabs_or_side_by_side_without_a_screen_of_their_own(deal: Path) -> None:
    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield NegotiationPanels(Table(deal, "client", {}).history)

    app = Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        panels = app.query_one(NegotiationPanels)
        assert not panels.query_one(ClauseList).display
        panels.step(1)
        assert panels.query_one(ClauseList).display
        assert [target.name for target in panels.targets()][:2] == ["say", "clauses"]
        await pilot.pause()
