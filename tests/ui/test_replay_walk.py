"""A walk through a recording by itself: on a stage whose clock a test turns by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kpo_tui.log.playback import Recording
from kpo_tui.replay.past import Past
from kpo_tui.ui.replay.frame import Frame
from kpo_tui.ui.replay.stepper import Compared, Walk
from tests.logs.making import log_named

Given = TypeVar("Given")
QUICK = log_named("quick")


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
