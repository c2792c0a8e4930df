"""What this machine has seen of a negotiation, kept privately, so that no history but that one passes unnoticed.

A log proves that it is consistent with itself. Whoever chains it anew can make it say something else, and who has
only the file cannot tell. So each time a log is opened or written to here, its last line is kept: its number, its hash,
and where it lies. The chain makes that one hash stand for all lines before it. A log that no longer has the line there
is another history: cut, altered, or another copy gone its own way. A private copy of the lines, beside it, tells what is gone.

One file for each negotiation, below the state folder, named by the hash of the log's first line. A log whose first
line was exchanged is another negotiation by that name; so the place of each log, and who negotiates since when, lead to
the name it had.

A party decides for itself. Until it says that it takes the other history, the one that was seen stays the one that counts
for it, and nothing binding is recorded in its name.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.errors import BadInput
from kpo_tui.files import append_private, leftovers
from kpo_tui.log import jsonl
from kpo_tui.log.difference import Difference, difference
from kpo_tui.log.record import event_of, hash_of
from kpo_tui.negotiation.events import AnyEvent, Opened
from kpo_tui.negotiation.terms import Party
from kpo_tui.private import private_folder, state_folder, write_privately
from kpo_tui.seen import FORMAT, Place, Seen

MOST_COPIED: Final = 16 << 20
"""Bytes of a log of which a copy is kept; of a larger one only where it ended."""
LARGEST: Final = 1 << 20


class Doubt(Struct, frozen=True):
    """Why a log is not the history that was seen: what differs, and where the copy of what was seen lies.

    `copy` is None where none was kept; then it is not known what differs. `other` is True where not even the first line
    is the one that was seen in this place, by these `parties`.
    """

    difference: Difference
    copy: Path | None
    other: bool = False
    parties: tuple[Party, ...] = ()

    def says(self, most: int = 3) -> str:
        """What is gone or altered, on one line, with at most so many events in words."""
        line, lost = self.difference
        if self.other:
            first = "it is not the negotiation that this machine saw here: its first line is another"
        elif line:
            first = f"it is not the history that this machine saw: from line {line} on it is another"
        else:
            first = "it is not the history that this machine saw"
        if not lost:
            return first
        more = f"; and {len(lost) - most} more" if len(lost) > most else ""
        return (
            f"{first}. Gone or altered: {'; '.join(str(one) for one in lost[:most])}{more}" if most else first
        )


class Memory:
    """What this machine has seen of the log at `path`. Made when the log is opened; reads and writes private files.

    What cannot be written is not remembered: `trouble` says so. What cannot be read counts as not seen. `heads` are
    the hashes of lines as they were when the log was read, by their numbers: what a party decides on is what was read,
    whatever lies in its place a moment later.
    """

    def __init__(self, path: Path) -> None:
        """Look up what was seen. Raises BadInput where the log cannot be read."""
        self.path = path
        self.trouble = ""
        self.heads: dict[int, str] = {}
        self._place = os.path.realpath(path)
        first = jsonl.first_line(path)
        self.opening = hash_of(first)
        self._kin = _kin_of(first)
        self._folder = state_folder() / "seen"
        self.seen = self._read(self.opening) or Seen(opening=self.opening)

    # -- comparing -----------------------------------------------------------------------------

    def doubt(self, party: Party | None = None) -> Doubt | None:
        """Why the log is not the history that this machine saw, or that `party` took; None where it is.

        Raises BadInput where the log cannot be read.
        """
        self.seen = self._read(self.opening) or self.seen  # another window may have decided meanwhile
        if (taken := self.seen.taken_by(party, self._place)) is not None:
            return None if self._holds(taken) else self._compared(taken)
        if not self.seen.places:
            return self._of_another()
        place = (
            self.seen.at(self._place) or self.seen.places[-1]
        )  # a copy that is new here: the one seen last
        if self._holds(place) or self._taken_by_all():
            return None
        return self._compared(place)

    def _taken_by_all(self) -> bool:
        places = [self.seen.taken_by(party, self._place) for party in self.seen.parties]
        return bool(places) and all(place is not None and self._holds(place) for place in places)

    def noting_heads(self) -> Callable[[AnyEvent], None]:
        """What is to be told of each event when the log is read: keeps the hashes that tell whether it is the one."""
        numbers = {1, *(place.seq for place in self.seen.places), *(one.place.seq for one in self.seen.taken)}

        def note(event: AnyEvent) -> None:
            if event.seq - 1 in numbers:
                self.heads[event.seq - 1] = event.prev

        return note

    def _holds(self, place: Place) -> bool:
        if (head := self.heads.get(place.seq)) is not None:
            return head == place.head
        return jsonl.holds(self.path, place.last, place.end, place.head)

    def _of_another(self) -> Doubt | None:
        """A doubt where another negotiation was seen in this place, or this one with another first line."""
        for pointer in (self._pointer("at", self._place), self._kin and self._pointer("kin", self._kin)):
            other = _text_in(self._folder / pointer) if pointer else ""
            if other and other != self.opening and (known := self._read(other)) is not None and known.places:
                place = known.at(self._place) or known.places[-1]
                copy = self._copy(place, other)
                return Doubt(self._difference(copy), copy, other=True, parties=known.parties)
        return None

    def _compared(self, place: Place) -> Doubt:
        copy = self._copy(place, self.opening)
        return Doubt(self._difference(copy), copy)

    def _difference(self, copy: Path | None) -> Difference:
        return Difference(0, ()) if copy is None else difference(copy, self.path)

    def _copy(self, place: Place, opening: str) -> Path | None:
        """The copy of what was seen there, if it was kept and is whole."""
        path = self._copy_path(place.path, opening)
        with contextlib.suppress(BadInput):
            return path if jsonl.holds(path, place.last, place.end, place.head) else None
        return None

    # -- remembering ---------------------------------------------------------------------------

    def begun(self, reading: jsonl.Reading, party: Party | None = None) -> None:
        """Keep where the log ends that was made here just now and is meant to be as it is, whatever was seen before."""
        seen = self.seen.with_place(self._here(reading))
        self._keep(seen.with_speaker(party) if party else seen, self._here(reading))

    def note(self, reading: jsonl.Reading, party: Party | None = None) -> None:
        """Keep where the log ends now, as seen by whoever is at this machine, and by `party` if it spoke.

        Where it is in doubt for all who speak from here, what was seen stays.
        """
        self.heads[reading.state.seq] = reading.state.head
        in_doubt, place = self.doubt(party) is not None, self._here(reading)
        seen = self.seen if party is None else self.seen.with_speaker(party)
        before = seen.at(place.path)
        if party is not None and seen.taken_by(party, place.path) is not None:
            seen = seen.taking(party, place)
        elif not in_doubt and (
            before is None or before.seq <= place.seq
        ):  # of a damaged log less can be read
            seen = seen.with_place(place)
        self._keep(seen, place)

    def take(self, reading: jsonl.Reading, party: Party) -> None:
        """Take the log as it is for the history, in the name of `party`. What was seen before stays in a copy."""
        place, doubt = self._here(reading), self.doubt(party)
        speakers = (*(doubt.parties if doubt else ()), party)
        seen = self.seen.with_speaker(*speakers).taking(party, place)
        takers = [seen.taken_by(one, place.path) for one in seen.parties]
        if all(one is not None and self._holds(one) for one in takers):
            self._set_copy_aside()
            left = tuple(one for one in seen.taken if one.place.path != place.path)
            seen = replace(seen.with_place(place), taken=left)
        self._keep(seen, place)

    def go_on(self, at: str, party: Party) -> None:
        """Go on behind a line dated `at`, ahead of this machine's clock, in the name of `party`."""
        self.seen = self._read(self.opening) or self.seen
        self._keep(replace(self.seen, ahead={**self.seen.ahead, party: at}), None)

    def goes_on(self, at: str, party: Party) -> bool:
        """True when the party decided to go on behind lines of that time."""
        return at <= self.seen.ahead.get(party, "")

    def forget(self, party: Party) -> None:
        """Forget that `party` spoke from here; with the last one, all that was seen. Raises BadInput."""
        left = tuple(one for one in self.seen.parties if one != party)
        try:
            if left:
                taken = tuple(one for one in self.seen.taken if one.party != party)
                self._keep(replace(self.seen, parties=left, taken=taken), None)
                return
            record = self._record(self.opening)
            paths = [record, *leftovers(record), self._folder / self._pointer("at", self._place)]
            paths += [self._folder / self._pointer("kin", self._kin)] if self._kin else []
            for path in (*paths, *self._folder.glob(f"{self.opening[:32]}-*")):
                path.unlink(missing_ok=True)
            self.seen = Seen(opening=self.opening)
        except OSError as error:
            raise BadInput(
                f"{self._folder}: what was seen cannot be deleted ({error.strerror or error})"
            ) from error

    def _here(self, reading: jsonl.Reading) -> Place:
        state = reading.state
        return Place(path=self._place, seq=state.seq, head=state.head, last=reading.last, end=reading.end)

    def _keep(self, seen: Seen, place: Place | None) -> None:
        if seen == self.seen:
            return
        try:
            private_folder(self._folder)
            if place is not None and place in seen.places:
                self._copy_on(place)
            write_privately(self._record(self.opening), msgspec.json.encode(seen))
            if seen.at(self._place) is not None and self.seen.at(self._place) is None:
                for pointer in (
                    self._pointer("at", self._place),
                    self._kin and self._pointer("kin", self._kin),
                ):
                    if pointer:
                        write_privately(self._folder / pointer, self.opening.encode(), lasting=False)
        except OSError as error:
            self.trouble = (
                f"what was seen of the log cannot be kept in {self._folder} ({error.strerror or error})"
            )
        self.seen = seen

    def _copy_on(self, place: Place) -> None:
        """Bring the private copy up to the place: what is new is appended, or all of it copied."""
        copy = self._copy_path(place.path, self.opening)
        if place.end > MOST_COPIED:
            copy.unlink(missing_ok=True)
            return
        known = self.seen.at(place.path)
        before = known.end if known else 0
        with self.path.open("rb") as file:
            file.seek(before)
            if 0 < before <= place.end and append_private(copy, file.read(place.end - before), before):
                return
            file.seek(0)
            write_privately(copy, file.read(place.end), lasting=False)

    def _set_copy_aside(self) -> None:
        """Keep the copy of the history that was given up, under the hash of its last line."""
        with contextlib.suppress(OSError):
            place = self.seen.at(self._place)
            if place is not None and (copy := self._copy(place, self.opening)) and not self._holds(place):
                copy.replace(copy.with_name(f"{self.opening[:32]}-{place.head[:16]}-given-up.jsonl"))

    # -- files ---------------------------------------------------------------------------------

    def _record(self, opening: str) -> Path:
        return self._folder / f"{opening[:32]}.json"

    def _copy_path(self, place: str, opening: str) -> Path:
        return self._folder / f"{opening[:32]}-{_short(place)}.jsonl"

    @staticmethod
    def _pointer(kind: str, what: str) -> str:
        return f"{kind}-{_short(what)}"

    def _read(self, opening: str) -> Seen | None:
        """What was seen of the negotiation that began with that line; None where nothing can be read."""
        try:
            with self._record(opening).open("rb") as file:
                seen = msgspec.json.decode(file.read(LARGEST), type=Seen)
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
            return None
        return seen if seen.format == FORMAT and seen.opening == opening else None


def _kin_of(line: bytes) -> str:
    """What tells a negotiation though its first line was exchanged: who negotiates, since when. Empty for what-if copies."""
    with contextlib.suppress(msgspec.MsgspecError, ValueError, RecursionError):
        event = event_of(line)
        if isinstance(event, Opened) and event.origin is None:
            return f"{event.at} {event.parties.client} {event.parties.provider}"
    return ""


def _text_in(path: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="ascii")[:64]
    return ""


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]
