"""Where in a log the events on each clause lie, so that a clause's history is read without the rest.

The index grows with the log and holds numbers, not events: those are read from the file when asked for.
It is for logs that were read and verified before, up to a byte that the caller names.
"""

import contextlib
import threading
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kpo_tui.errors import BadInput
from kpo_tui.log.record import event_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.proposal import Proposed


@contextlib.contextmanager
def _read(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error


class ClauseHistory:
    """The byte offsets of the events on each clause, in the order of the log."""

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
