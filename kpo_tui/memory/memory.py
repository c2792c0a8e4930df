"""A log beside what this machine saw of it, and what its parties decide about that.

A party decides for itself. Until it says that it takes another history, the one that was seen stays the one that counts
for it, and nothing binding is recorded in its name.
"""

import contextlib
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.errors import BadInput
from kpo_tui.log import jsonl
from kpo_tui.log.difference import Difference, difference
from kpo_tui.log.record import hash_of
from kpo_tui.machine.files import reason_of
from kpo_tui.memory.store import (
    ENOUGH,
    KNOWN_BY,
    Place,
    Seen,
    Store,
    Unreadable,
    keys_of_events,
    keys_of_opening,
    keys_of_place,
)
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Side


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
    parties: tuple[Side, ...] = ()
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


class Memory:
    """What this machine has seen of the log at `path`. Made when the log is opened; reads and writes private files.

    What cannot be written is not remembered: `trouble` says so. `heads` are the hashes of lines as they were when the
    log was read, by their numbers: what a party decides on is what was read, whatever lies in its place a moment later.
    `looked` is the number of the last line that was seen here before.
    """

    def __init__(self, path: Path) -> None:
        """Look up what was seen. Raises BadInput where the log cannot be read."""
        self.path = path
        self.trouble = ""
        self.heads: dict[int, str] = {}
        self.looked = 0
        self._place = os.path.realpath(path)
        self._first = jsonl.first_line(path)
        self.opening = hash_of(self._first)
        self._store = Store()
        self._unreadable: Unreadable | None = None
        self.seen = Seen(opening=self.opening)
        self._look()

    def _look(self) -> None:
        """Read what was seen: another window may have decided meanwhile."""
        self._unreadable = None
        try:
            self.seen = self._store.record(self.opening) or self.seen
        except Unreadable as error:
            found = self._store.found_again(self.opening, self._place) if error.damaged else None
            if found is None:
                self._unreadable = error
            else:
                self.seen = found

    # -- comparing -----------------------------------------------------------------------------

    def doubt(self, party: Side | None = None) -> Doubt | None:
        """Why the log is not the history that this machine saw, or that `party` took; None where it is.

        Raises BadInput where the log cannot be read.
        """
        self._look()
        if self._unreadable is not None:
            return Doubt(None, unreadable=self._unreadable.reason)
        if (taken := self.seen.taken_by(party, self._place)) is not None:
            return None if self._holds(taken) else self._compared(taken)
        here = self.seen.at(self._place)
        if here is None and (found := self._of_another()) is not None:
            return found
        if not self.seen.places:
            return None
        place = here or self.seen.places[-1]  # a copy that is new here has to have what was seen last
        if self._holds(place) or self._taken_by_all(self.seen):
            return None
        return self._compared(place)

    def further(self) -> Place | None:
        """Another copy of this negotiation that was seen later and is longer, though this one is as it was."""
        here = self.seen.at(self._place)
        last = self.seen.places[-1] if self.seen.places else None
        if here is None or last is None or last.path == here.path or last.seq <= here.seq:
            return None
        return last if Path(last.path).exists() else None

    def _taken_by_all(self, seen: Seen) -> bool:
        places = [seen.taken_by(party, self._place) for party in seen.parties]
        return bool(places) and all(place is not None and self._holds(place) for place in places)

    def noting_heads(self) -> Callable[[Event], None]:
        """What is to be told of each event when the log is read: keeps the hashes that tell whether it is the one."""
        numbers = {1, *(place.seq for place in self.seen.places), *(one.place.seq for one in self.seen.taken)}

        def note(event: Event) -> None:
            if event.seq - 1 in numbers:
                self.heads[event.seq - 1] = event.prev

        return note

    def _holds(self, place: Place) -> bool:
        if (head := self.heads.get(place.seq)) is not None:
            return head == place.head
        return jsonl.holds(self.path, place.last, place.end, place.head)

    def _of_another(self) -> Doubt | None:
        """A doubt where another negotiation was seen in this place, or this one with another first line."""
        try:
            index = self._store.index()
            opening = self._relative(index)
            known = None if opening is None else self._store.record(opening)
        except Unreadable as error:
            return Doubt(None, unreadable=error.reason)
        if known is None or not known.places:
            return None
        found = self._compared(known.at(self._place) or known.places[-1], known.opening)
        return replace(found, other=True, parties=known.parties)

    def _relative(self, index: dict[str, str]) -> str | None:
        """The first line of the negotiation that this one is, or is in the place of, by all that can be told."""

        def known(keys: Iterable[str]) -> str | None:
            return next(
                (found for key in keys if (found := index.get(key)) not in (None, self.opening)), None
            )

        if (found := known(keys_of_place(self.path))) is not None or self.seen.places:
            return found
        events = keys_of_events(jsonl.first_lines(self.path, KNOWN_BY)[1:])
        certain = (*keys_of_opening(self._first), *(key for key in events if key.startswith("event:")))
        if (found := known(certain)) is not None:
            return found
        said = Counter(index[key] for key in events if key in index)
        return next((one for one, n in said.items() if one != self.opening and n >= ENOUGH), None)

    def _compared(self, place: Place, opening: str = "") -> Doubt:
        copy = self._store.copy(opening or self.opening, place)
        differs = Difference(0, ()) if copy is None else difference(copy.path, self.path)
        elsewhere = "" if place.path == self._place else place.path
        return Doubt(place, differs, copy and copy.path, copy is not None and copy.whole, elsewhere)

    # -- remembering ---------------------------------------------------------------------------

    def begun(self, reading: jsonl.Reading, party: Side | None = None) -> None:
        """Keep where the log ends that was made here just now and is meant to be as it is, whatever was seen before."""
        place = Place.where(self._place, reading)
        seen = self.seen.with_place(place)
        self._keep(seen.with_speaker(party) if party else seen, place)

    def note(self, reading: jsonl.Reading, party: Side | None = None, written: bytes | None = None) -> None:
        """Keep where the log ends now, as seen by whoever is at this machine, and by `party` if it spoke.

        `written` are the bytes that it just added. Where the log is in doubt for all who speak from here, what was seen
        stays.
        """
        self.heads[reading.state.seq] = reading.state.head
        in_doubt, place = self.doubt(party) is not None, Place.where(self._place, reading)
        seen = self.seen if party is None else self.seen.with_speaker(party)
        before = seen.at(place.path)
        self.looked = self.looked or (before.seq if before else 0)
        if party is not None and seen.taken_by(party, place.path) is not None:
            seen = seen.taking(party, place)
        elif not in_doubt and (before is None or before.seq <= place.seq):
            seen = seen.with_place(place)  # but of a damaged log less can be read
        self._keep(seen, place, written)

    def take(self, reading: jsonl.Reading, party: Side) -> None:
        """Take the log as it is for the history, in the name of `party`. What was seen before stays in a copy."""
        place, doubt = Place.where(self._place, reading), self.doubt(party)
        if self._unreadable is not None and self._unreadable.damaged:
            with contextlib.suppress(OSError):
                self._store.set_aside(self.opening)
                self._unreadable = None
        speakers = (*(doubt.parties if doubt else ()), party)
        seen = self.seen.with_speaker(*speakers).taking(party, place)
        if self._taken_by_all(seen):
            before = self.seen.at(self._place)
            with contextlib.suppress(OSError):
                if before is not None and not self._holds(before):
                    self._store.give_up(self.opening, before)
            left = tuple(one for one in seen.taken if one.place.path != place.path)
            seen = replace(seen.with_place(place), taken=left)
        self._keep(seen, place)

    def go_on(self, at: str, party: Side) -> None:
        """Go on behind a line dated `at`, ahead of this machine's clock, in the name of `party`."""
        self._look()
        self._keep(replace(self.seen, ahead={**self.seen.ahead, party: at}), None)

    def goes_on(self, at: str, party: Side) -> bool:
        """True when the party decided to go on behind lines of that time."""
        return at <= self.seen.ahead.get(party, "")

    def forget(self, party: Side) -> None:
        """Forget that `party` spoke from here; with the last one, all that was seen. Raises BadInput."""
        left = tuple(one for one in self.seen.parties if one != party)
        if left and self._unreadable is None:
            taken = tuple(one for one in self.seen.taken if one.party != party)
            self._keep(replace(self.seen, parties=left, taken=taken), None)
            return
        try:
            self._store.forget(self.opening)
        except OSError as error:
            why = f"what was seen cannot be deleted ({reason_of(error)})"
            raise BadInput(f"{self._store.folder}: {why}") from error
        self.seen = Seen(opening=self.opening)

    def _keep(self, seen: Seen, place: Place | None, written: bytes | None = None) -> None:
        """Write it down. What cannot be read is not written over."""
        if seen == self.seen:
            return
        if self._unreadable is not None:
            self.trouble = f"what was seen of the log cannot be read ({self._unreadable.reason})"
            return
        try:
            if place is not None and place in seen.places:
                self._store.copy_on(self.opening, place, self.seen.at(place.path), self.path, written)
            self._store.keep(seen)
            self._enter(seen, place)
        except OSError as error:
            why = f"cannot be kept in {self._store.folder} ({reason_of(error)})"
            self.trouble = f"what was seen of the log {why}"
        self.seen = seen

    def _enter(self, seen: Seen, place: Place | None) -> None:
        """Enter the negotiation in the index: a place that is new, and what its first events say as they come."""
        if place is None or place not in seen.places:
            return
        new = self.seen.at(place.path) is None
        if new or place.seq <= KNOWN_BY:
            events = keys_of_events(jsonl.first_lines(self.path, KNOWN_BY)[1:])
            self._store.enter(
                self.opening, (*keys_of_place(self.path), *keys_of_opening(self._first), *events)
            )
