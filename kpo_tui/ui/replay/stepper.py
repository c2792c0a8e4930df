"""A walk through a recording: which moment is shown, steps, playing, searching, moments to compare.

Data flows one way: a key, a click or the clock → the walk → `frame` → whatever shows it.
"""

from collections.abc import Callable
from typing import Final, Literal, Protocol, TypeAlias

from textual.binding import Binding, BindingType

from kpo_tui.errors import KpoError
from kpo_tui.log.playback import Recording
from kpo_tui.replay.past import Past
from kpo_tui.replay.steps import Unit, find, step
from kpo_tui.replay.times import pause
from kpo_tui.ui.kit.background import Made, Wanted
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.panels.clauses import ClauseRows
from kpo_tui.ui.replay.frame import Frame, frame_of

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
SLOWEST, FASTEST = 0.01, 1000.0
NOWHERE: Final[dict[str, str]] = {
    "event": "no event", "round": "no round", "clause": "nothing on this clause", "party": "no act of the other party",
    "mark": "no mark",
}  # fmt: skip


WALK_KEYS: Final[list[BindingType]] = [
    hidden("right", "step('event',1)", "Forward", tooltip="The next event"),
    hidden("left", "step('event',-1)", "Back", tooltip="The event before"),
    hidden("r", "step('round',1)", "Round", tooltip="The next round"),
    hidden("R", "step('round',-1)", "Round back", tooltip="The beginning of this round, or the round before"),
    hidden("full_stop", "step('clause',1)", "Clause", tooltip="The next change of the clause at hand"),
    hidden("comma", "step('clause',-1)", "Clause back", tooltip="The change of the clause at hand before"),
    hidden("p", "step('party',1)", "Party", tooltip="The next act of the other party"),
    hidden("P", "step('party',-1)", "Party back", tooltip="The other party’s act before"),
    hidden("m", "step('mark',1)", "Mark", tooltip="The next proposal, acceptance, parking, reopening or note"),
    hidden("M", "step('mark',-1)", "Mark back", tooltip="The mark before"),
    hidden("home,ctrl+home", "go(1)", "Beginning", tooltip="The beginning"),
    hidden("end,ctrl+end", "go(1000000000)", "End", tooltip="The end"),
    Binding("space", "play", "Play", tooltip="Play, or pause"),
    hidden("plus,equals_sign", "speed(1)", "Faster", tooltip="Play faster"),
    hidden("minus", "speed(-1)", "Slower", tooltip="Play slower"),
    hidden("n", "find_next(1)", "Next match", tooltip="The next match of the text found"),
    hidden("N", "find_next(-1)", "Match before", tooltip="The match before"),
    hidden("a", "mark(0)", "Set A", tooltip="Take this moment as A, to compare"),
    hidden("b", "mark(1)", "Set B", tooltip="Take this moment as B, to compare"),
]  # fmt: skip

Way: TypeAlias = Literal[-1, 1]
Compared: TypeAlias = tuple[int | None, int | None]


class Clock(Protocol):
    """Something that was set to happen later."""

    def stop(self) -> None:
        """Let it not happen."""


class Stage(Protocol):
    """What shows a walk, and keeps its time."""

    def present(self, frame: Frame, past: Past | None) -> None:
        """Show this moment, with what is known of the whole log."""

    def note(self, status: str, compared: Compared) -> None:
        """Show what the clock says, and the moments to compare."""

    def tell(self, text: str) -> None:
        """Say something for a moment."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Clock:
        """Call something after so many seconds."""

    def aside(self, make: Callable[[Wanted], Made], then: Callable[[Made], None], group: str) -> None:
        """Make something in a thread, then hand it over; or tell why it cannot be made."""


class Walk:
    """Holds a recording and the moment that is shown; `past` is known once the whole log was looked through."""

    def __init__(self, recording: Recording, seq: int, speed: float, stage: Stage) -> None:
        self.recording, self._stage = recording, stage
        self.frame: Frame | None = None
        self.past: Past | None = None
        self.status = ""
        """What the clock says: whether it plays, how fast, what it waits for."""
        self.compared: Compared = (None, None)
        self.kept = False
        """True while the clause at hand is one that was chosen."""
        self.wanted = ""
        """The text that is searched for."""
        self._start = seq
        self._speed = min(max(speed, SLOWEST), FASTEST)
        self._rows = ClauseRows("client")
        self._clause = ""
        self._clock: Clock | None = None

    # -- going there ---------------------------------------------------------------------------

    @property
    def seq(self) -> int:
        """The number of the event that is shown."""
        return self.frame.seq if self.frame else self._start

    def go(self, seq: int) -> None:
        """Show the moment after event `seq`, or say why it cannot be read."""
        seq = min(max(seq, 1), len(self.recording))
        try:
            self.frame = frame_of(self.recording, seq, self._rows, self._followed(seq))
        except KpoError as error:
            self.stop()
            self._stage.tell(str(error))
        else:
            self._stage.present(self.frame, self.past)

    def seek(self, seq: int) -> None:
        """Stop playing, and go there."""
        self.stop()
        self.go(seq)

    def _followed(self, seq: int) -> str:
        """The clause at hand: the one that was chosen; else one that the event changes; else the one before."""
        changed = self.recording.outline[seq].clauses
        if not self.kept and changed and self._clause not in changed:
            self._clause = changed[0]
        return self._clause

    def keep(self, clause: str) -> None:
        """Stay with this clause, whatever the events are about; once more, and the clause follows again."""
        self.kept = not (self.kept and self._clause == clause)
        self._clause = clause
        self.go(self.seq)

    def step(self, unit: Unit, way: Way) -> None:
        """The next event, round, change of the clause, act of the other party or mark; or the one before."""
        self.stop()
        clause = self._clause if unit == "clause" and self._clause else None
        found = step(self.recording.outline, self.seq, unit, forward=way > 0, clause=clause)
        if found is None:
            where = "after" if way > 0 else "before"
            self._stage.tell(f"There is {NOWHERE[unit]} {where} this event.")
        else:
            self.go(found)

    # -- playing -------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """True while the clock runs."""
        return self._clock is not None

    def play(self) -> None:
        """Play, from the beginning where one is at the end; or pause."""
        if self.playing:
            self.stop()
            return
        if self.seq == len(self.recording):
            self.go(1)
        self._wait()

    def change_speed(self, way: Way) -> None:
        """The next speed in that direction."""
        others = [speed for speed in SPEEDS if (speed > self._speed if way > 0 else speed < self._speed)]
        if others:
            self._speed = others[0] if way > 0 else others[-1]
        if self.playing:
            self._wait()
        else:
            self._note(f"speed {self._speed:g}×")

    def stop(self) -> None:
        """Stop playing."""
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        self._note("")

    def _note(self, status: str) -> None:
        self.status = status
        self._stage.note(status, self.compared)

    def _wait(self) -> None:
        """Set the clock for the next event, if there is one."""
        self.stop()
        if self.seq >= len(self.recording):
            self._note("the end")
            return
        try:
            following = self.recording.event_at(self.seq + 1).at
        except KpoError as error:
            self._stage.tell(str(error))
            return
        at = self.recording.event_at(self.seq).at
        waits = pause(at, following, self._speed)
        self._note(f"▶ {self._speed:g}×" + (f"  {waits.said}, shortened" if waits.said else ""))
        self._clock = self._stage.set_timer(waits.seconds, self._tick)

    def _tick(self) -> None:
        self.go(self.seq + 1)
        if self.playing:
            self._wait()

    # -- finding -------------------------------------------------------------------------------

    def find(self, text: str) -> None:
        """Go to the next event in which a party wrote this."""
        self.wanted = text.strip()
        self.find_next(1)

    def find_next(self, way: Way) -> None:
        """The next match, or the one before."""
        self.stop()
        text, seq = self.wanted, self.seq
        if not text:
            self._stage.tell("Nothing is searched for yet; / asks for a text.")
            return
        self._note("searching …")
        self._stage.aside(
            lambda wanted: find(self.recording.beside(), text, seq, forward=way > 0, wanted=wanted),
            lambda found: self._found(text, found, way),
            "search",
        )

    def _found(self, text: str, found: int | None, way: Way) -> None:
        self._note("")
        if found is None:
            where = "after" if way > 0 else "before"
            self._stage.tell(f"Nobody wrote “{line(text, limit=60).plain}” {where} this event.")
        else:
            self.go(found)

    # -- two moments, and the whole log --------------------------------------------------------

    def mark(self, at: Literal[0, 1]) -> None:
        """Take this moment as A or as B, to compare."""
        first, second = self.compared
        self.compared = (self.seq, second) if at == 0 else (first, self.seq)
        self._note(self.status)

    def look_back(self) -> None:
        """Go through the whole log once, for charts and counts."""
        self._stage.aside(lambda wanted: Past(self.recording.beside(), wanted), self._looked_back, "past")

    def _looked_back(self, past: Past) -> None:
        self.past = past
        if self.frame is not None:
            self._stage.present(self.frame, past)
