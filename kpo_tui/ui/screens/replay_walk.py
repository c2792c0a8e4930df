"""Walking through a recording: which moment is shown, steps, playing, searching, moments to compare.

Data flows one way: a key, a click or the clock → `go` → `frame` → the widgets of the screen that builds on this.
"""

from typing import ClassVar, Literal

from textual import work
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.timer import Timer
from textual.worker import get_current_worker

from kpo_tui.errors import KpoError
from kpo_tui.log.recording import Recording
from kpo_tui.replay.past import Past
from kpo_tui.replay.steps import Unit, find, pause, step
from kpo_tui.ui.presenting.clauses import ClauseRows
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.presenting.replay import Frame, frame_of
from kpo_tui.ui.screens.fitted import Fitted

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
SLOWEST, FASTEST = 0.01, 1000.0
NOWHERE: dict[str, str] = {
    "event": "no event", "round": "no round", "clause": "nothing on this clause", "party": "no act of the other party",
    "mark": "no mark",
}  # fmt: skip


class ReplayWalk(Fitted[None]):
    """Holds the recording and the moment that is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step('event',1)", "Forward", show=False, tooltip="The next event"),
        Binding("left", "step('event',-1)", "Back", show=False, tooltip="The event before"),
        Binding("r", "step('round',1)", "Round", show=False, tooltip="The next round"),
        Binding("R", "step('round',-1)", "Round back", show=False, tooltip="The beginning of this round, or the round before"),
        Binding("full_stop", "step('clause',1)", "Clause", show=False, tooltip="The next change of the clause at hand"),
        Binding("comma", "step('clause',-1)", "Clause back", show=False, tooltip="The change of the clause at hand before"),
        Binding("p", "step('party',1)", "Party", show=False, tooltip="The next act of the other party"),
        Binding("P", "step('party',-1)", "Party back", show=False, tooltip="The other party’s act before"),
        Binding("m", "step('mark',1)", "Mark", show=False, tooltip="The next proposal, acceptance, parking, reopening or note"),
        Binding("M", "step('mark',-1)", "Mark back", show=False, tooltip="The mark before"),
        Binding("home,ctrl+home", "first", "Beginning", show=False, tooltip="The beginning"),
        Binding("end,ctrl+end", "last", "End", show=False, tooltip="The end"),
        Binding("space", "play", "Play", tooltip="Play, or pause"),
        Binding("plus,equals_sign", "speed(1)", "Faster", show=False, tooltip="Play faster"),
        Binding("minus", "speed(-1)", "Slower", show=False, tooltip="Play slower"),
        Binding("n", "find_next(1)", "Next match", show=False, tooltip="The next match of the text found"),
        Binding("N", "find_next(-1)", "Match before", show=False, tooltip="The match before"),
        Binding("a", "compare_from", "Set A", show=False, tooltip="Take this moment as A, to compare"),
        Binding("b", "compare_to", "Set B", show=False, tooltip="Take this moment as B, to compare"),
    ]  # fmt: skip

    frame: reactive[Frame | None] = reactive(None, init=False)
    compared: reactive[tuple[int | None, int | None]] = reactive((None, None))
    status = reactive("")
    """What the clock says: whether it plays, how fast, what it waits for."""

    def __init__(self, recording: Recording, seq: int, speed: float = 1.0) -> None:
        super().__init__()
        self.recording = recording
        self.past: Past | None = None
        self._start = seq
        self._speed = min(max(speed, SLOWEST), FASTEST)
        self._rows = ClauseRows("client")
        self._clause = ""
        self._kept = False
        self._clock: Timer | None = None
        self._wanted = ""

    def on_mount(self) -> None:
        self.go(self._start)

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
            self.tell(str(error))

    def _followed(self, seq: int) -> str:
        """The clause at hand: the one that was chosen; else one that the event changes; else the one before."""
        changed = self.recording.outline[seq].clauses
        if not self._kept and changed and self._clause not in changed:
            self._clause = changed[0]
        return self._clause

    def keep(self, clause: str) -> None:
        """Stay with this clause, whatever the events are about; once more, and the clause follows again."""
        self._kept = not (self._kept and self._clause == clause)
        self._clause = clause
        self.go(self.seq)

    @property
    def kept(self) -> bool:
        """True while the clause at hand is one that was chosen."""
        return self._kept

    def tell(self, text: str) -> None:
        """Say something in a corner."""
        self.clear_notifications()
        self.notify(line(text, limit=300).plain, severity="warning", markup=False, timeout=4)

    def clear_notifications(self) -> None:
        """One message at a time."""
        self.app.clear_notifications()

    def action_step(self, unit: Unit, way: Literal[-1, 1]) -> None:
        """The next event, round, change of the clause, act of the other party or mark; or the one before."""
        self.stop()
        clause = self._clause if unit == "clause" and self._clause else None
        found = step(self.recording.outline, self.seq, unit, forward=way > 0, clause=clause)
        if found is None:
            where = "after" if way > 0 else "before"
            self.tell(f"There is {NOWHERE[unit]} {where} this event.")
        else:
            self.go(found)

    def action_first(self) -> None:
        """The beginning."""
        self.stop()
        self.go(1)

    def action_last(self) -> None:
        """The end."""
        self.stop()
        self.go(len(self.recording))

    # -- playing -------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """True while the clock runs."""
        return self._clock is not None

    def action_play(self) -> None:
        """Play, from the beginning where one is at the end; or pause."""
        if self.playing:
            self.stop()
            return
        if self.seq == len(self.recording):
            self.go(1)
        self._wait()

    def action_speed(self, way: Literal[-1, 1]) -> None:
        """The next speed in that direction."""
        others = [speed for speed in SPEEDS if (speed > self._speed if way > 0 else speed < self._speed)]
        if others:
            self._speed = others[0] if way > 0 else others[-1]
        if self.playing:
            self._wait()
        else:
            self.status = f"speed {self._speed:g}×"

    def stop(self) -> None:
        """Stop playing."""
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        self.status = ""

    def _wait(self) -> None:
        """Set the clock for the next event, if there is one."""
        self.stop()
        if self.seq >= len(self.recording):
            self.status = "the end"
            return
        try:
            following = self.recording.event_at(self.seq + 1).at
        except KpoError as error:
            self.tell(str(error))
            return
        at = self.recording.event_at(self.seq).at
        waits = pause(at, following, self._speed)
        self.status = f"▶ {self._speed:g}×" + (f"  {waits.said}, shortened" if waits.said else "")
        self._clock = self.set_timer(waits.seconds, self._tick)

    def _tick(self) -> None:
        self.go(self.seq + 1)
        if self.playing:
            self._wait()

    def on_screen_suspend(self) -> None:
        """Another screen is in front: nothing plays unseen."""
        self.stop()

    # -- finding -------------------------------------------------------------------------------

    def find(self, text: str, way: Literal[-1, 1] = 1) -> None:
        """Go to the next event in which a party wrote this."""
        self._wanted = text.strip()
        self.action_find_next(way)

    def action_find_next(self, way: Literal[-1, 1]) -> None:
        """The next match, or the one before."""
        self.stop()
        if not self._wanted:
            self.tell("Nothing is searched for yet; / asks for a text.")
            return
        self.status = "searching …"
        self._search(self._wanted, self.seq, way)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, text: str, seq: int, way: Literal[-1, 1]) -> None:
        worker = get_current_worker()
        try:
            found = find(
                self.recording.beside(), text, seq, forward=way > 0, wanted=lambda: not worker.is_cancelled
            )
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.tell, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, text, found, way)

    def _found(self, text: str, found: int | None, way: Literal[-1, 1]) -> None:
        self.status = ""
        if found is None:
            where = "after" if way > 0 else "before"
            self.tell(f"Nobody wrote “{line(text, limit=60).plain}” {where} this event.")
        else:
            self.go(found)

    # -- two moments ---------------------------------------------------------------------------

    def action_compare_from(self) -> None:
        """Take this moment as A."""
        self.compared = (self.seq, self.compared[1])

    def action_compare_to(self) -> None:
        """Take this moment as B."""
        self.compared = (self.compared[0], self.seq)

    # -- the whole log -------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="past")
    def look_back(self) -> None:
        """Go through the whole log once, for charts and counts."""
        worker = get_current_worker()
        try:
            past = Past(self.recording.beside(), lambda: not worker.is_cancelled)
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.tell, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked_back, past)

    def _looked_back(self, past: Past) -> None:
        self.past = past
        self.mutate_reactive(ReplayWalk.frame)
