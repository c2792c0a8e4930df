"""A log that can be played back: the state after any event, at once, forwards and backwards.

Opening folds the log once, as every reader does, and keeps on the way the place of each line, its outline,
and the state after every `STRIDE`th event. States share all that did not change, so these snapshots cost
little. Going to an event folds the stretch of at most `STRIDE` events that it lies in, whatever the length of
the log; the last few stretches are kept, so that steps within them cost nothing.

A log that is damaged, or goes on in a way this program does not know, is played up to there.
"""

import contextlib
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from kpo_tui.errors import BadInput, Conflict, Damaged, Usage
from kpo_tui.history.moments import Moment
from kpo_tui.history.outline import Outline
from kpo_tui.log import jsonl
from kpo_tui.log.record import Folding, event_of, hash_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.state import Negotiation

STRIDE = 256
"""Events from one snapshot to the next."""

_STRETCHES_KEPT = 3


class _Stretch(Struct, frozen=True):
    """The events from one snapshot to the next, and the state after each."""

    events: tuple[Event, ...]
    states: tuple[Negotiation, ...]


@contextlib.contextmanager
def _read(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error


class _Recorder(Folding):
    """A folding that keeps what a recording needs: `ends` are the heads that all stretches but the last end with."""

    def __init__(self, stride: int, progress: Callable[[int], None] | None) -> None:
        super().__init__()
        self.stride = stride
        self._progress = progress
        self.starts = array("Q")
        self.snapshots: list[Negotiation] = []
        self.ends: list[str] = []
        self.outline = Outline()
        self._note = self.outline.add
        self._due = 1

    def add(self, line: bytes) -> Event:
        before = self.state
        event = Folding.add(self, line)
        self.starts.append(self.last)
        if event.seq == self._due:
            self._keep(before)
        self._note(event, before, self.state)
        return event

    def _keep(self, before: Negotiation | None) -> None:
        """Keep the state as a snapshot."""
        assert self.state is not None  # noqa: S101  (a line was folded in)
        self.snapshots.append(self.state)
        self._due += self.stride
        if before is not None:
            self.ends.append(before.head)
        if self._progress is not None:
            self._progress(self.byte)


class Recording:
    """A log opened for replay. `reading` is what reading it gave: the last state, and what is wrong with it."""

    def __init__(
        self, path: Path, stride: int = STRIDE, progress: Callable[[int], None] | None = None
    ) -> None:
        """Open the log at `path`; `progress` is told the bytes read so far, after each stretch.

        Raises BadInput when there is no log or not even its first line is sound.
        """
        recorder = _Recorder(stride, progress)
        self.path = path
        self.reading = jsonl.read(path, folding=recorder)
        self.outline = recorder.outline
        self._recorder = recorder
        self._starts = recorder.starts
        self._recent: dict[int, _Stretch] = {}

    def beside(self) -> "Recording":
        """The same recording for another thread: what was read is shared, what is looked at now is its own."""
        other = Recording.__new__(Recording)
        vars(other).update(vars(self), _recent={})
        return other

    def __len__(self) -> int:
        """How many events can be played."""
        return len(self._starts)

    @property
    def damage(self) -> Damaged | None:
        """Why the log cannot be played to its end, if it cannot."""
        return self.reading.damage

    @property
    def end(self) -> Negotiation:
        """The state after the last event."""
        return self.reading.state

    def state_at(self, seq: int) -> Negotiation:
        """The state after event `seq`. Raises Usage if the log has no such event."""
        stretch, at = self._place(seq)
        return stretch.states[at]

    def event_at(self, seq: int) -> Event:
        """Event `seq`. Raises Usage if the log has no such event."""
        stretch, at = self._place(seq)
        return stretch.events[at]

    def moment_at(self, seq: int) -> Moment:
        """Event `seq` with the states around it. Raises Usage if the log has no such event."""
        stretch, at = self._place(seq)
        before = stretch.states[at - 1] if at else self.state_at(seq - 1) if seq > 1 else None
        return Moment(stretch.events[at], before, stretch.states[at])

    def line_at(self, seq: int) -> bytes:
        """The line of event `seq` as the log has it, without its newline."""
        self._check(seq)
        return self._lines(seq, seq)[0]

    def moments(self, first: int = 1, last: int | None = None) -> Iterator[Moment]:
        """The events from `first` to `last` (the end if None), each with the states around it."""
        for seq in range(first, (len(self) if last is None else last) + 1):
            yield self.moment_at(seq)

    def _check(self, seq: int) -> None:
        if not 1 <= seq <= len(self):
            raise Usage(f"there is no event {seq}; the log has events 1 to {len(self)}")

    def _place(self, seq: int) -> tuple[_Stretch, int]:
        self._check(seq)
        number, at = divmod(seq - 1, self._recorder.stride)
        found = self._recent.pop(number, None) or self._folded(number)
        self._recent[number] = found
        if len(self._recent) > _STRETCHES_KEPT:
            del self._recent[next(iter(self._recent))]
        return found, at

    def _folded(self, number: int) -> _Stretch:
        """The stretch that begins with a snapshot, folded from it under the rules."""
        stride = self._recorder.stride
        first = number * stride + 1
        lines = self._lines(first, min(first + stride - 1, len(self)))
        state = self._recorder.snapshots[number]
        start = self._starts[first - 1]
        folding = self._recorder.going_on(state, start, start + len(lines[0]) + 1)
        events, states = [event_of(lines[0])], [state]
        try:
            for line in lines[1:]:
                events.append(folding.add(line))
                states.append(folding.state or state)
        except Damaged:
            raise self._changed() from None
        ends = [*self._recorder.ends[number : number + 1], self.end.head]
        if hash_of(lines[0]) != state.head or states[-1].head != ends[0]:
            raise self._changed()
        return _Stretch(tuple(events), tuple(states))

    def _lines(self, first: int, last: int) -> list[bytes]:
        """The lines of these events. Raises Conflict if the file is not the one that was opened."""
        start = self._starts[first - 1]
        end = self._starts[last] if last < len(self) else self.reading.end
        with _read(self.path) as file:
            file.seek(start)
            block = file.read(end - start)
        lines = block.split(b"\n")
        if len(block) != end - start or len(lines) != last - first + 2 or lines[-1]:
            raise self._changed()
        return lines[:-1]

    def _changed(self) -> Conflict:
        return Conflict(f"{self.path}: the log was replaced or changed while it was open; open it again")


class ClauseHistory:
    """The byte offsets of the events on each clause, in the order of the log, so that its history is read without the rest.

    It grows with the log and holds numbers, not events: those are read from the file when asked for. It is for logs that
    were read and verified before, up to a byte that the caller names.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, array[int]] = {}
        self._proposals: dict[int, tuple[str, ...]] = {}
        self._growing = threading.Lock()
        self.end = 0

    def grow(self, end: int) -> None:
        """Index the log up to the byte `end`, which a line ends at; from the start if it became shorter.

        Raises BadInput when the log can no longer be read. May be called from several threads.
        """
        with self._growing, _read(self._path) as file:
            if end < self.end:
                self._places, self._proposals, self.end = {}, {}, 0
            file.seek(self.end)
            while self.end < end and (line := file.readline()).endswith(b"\n"):
                for clause in self._clauses(event_of(line[:-1])):
                    self._places.setdefault(clause, array("Q")).append(self.end)
                self.end += len(line)

    def count(self, clause: str) -> int:
        """How many events there are on the clause."""
        return len(self._places.get(clause, ()))

    def last(self, clause: str, most: int) -> list[Event]:
        """The last events on the clause, at most so many, the newest last. Raises BadInput."""
        events: list[Event] = []
        with _read(self._path) as file:
            for place in self._places.get(clause, array("Q"))[-most:]:
                file.seek(place)
                events.append(event_of(file.readline().removesuffix(b"\n")))
        return events

    def _clauses(self, event: Event) -> tuple[str, ...]:
        """The clauses that an event is about."""
        if isinstance(event, Proposed):
            self._proposals[event.seq] = tuple(event.clauses)
        return event.about(lambda number: self._proposals.get(number, ()))
