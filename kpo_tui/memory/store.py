"""The private files that hold what was seen: a record and copies for each negotiation, and an index of all.

All lie below the state folder in `seen`, named by the hash of the log's first line. A record that cannot be read is never
taken for none, and never written over: what was in it is found again from the copies beside it.

By the keys of the index a negotiation is known again though its first line was exchanged, so that it is another by that
name: the place where it lies, the moment at which it began, and what its first events say. All of these can be forged;
that takes more than a changed date.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.errors import BadInput
from kpo_tui.log import jsonl
from kpo_tui.log.record import event_of, hash_of
from kpo_tui.machine.files import append_private, private_folder, reason_of, state_folder, write_privately
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.party import Side

FORMAT: Final = 1
MOST_PLACES: Final = 12
"""Copies of one negotiation that are told apart by where they lie."""


class Place(Struct, frozen=True, kw_only=True):
    """The last line seen of a log: its number, its hash, and the bytes it lay between; `path` is where the log lay."""

    path: str
    seq: int
    head: str
    last: int
    end: int

    @classmethod
    def where(cls, path: str, reading: jsonl.Reading) -> "Place":
        """The place where the log was read that lay there."""
        state = reading.state
        return cls(path=path, seq=state.seq, head=state.head, last=reading.last, end=reading.end)


class Taken(Struct, frozen=True, kw_only=True):
    """Another history that a party took: where it ended when it last saw it."""

    party: Side
    place: Place


class Seen(Struct, frozen=True, kw_only=True):
    """What was seen of a negotiation: of each of its logs the last line, the latest seen at the end.

    `parties` are those that spoke from this machine, `taken` the other histories that some of them took. `ahead` is
    the time of a line ahead of this machine's clock behind which a party goes on.
    """

    opening: str
    format: int = FORMAT
    places: tuple[Place, ...] = ()
    parties: tuple[Side, ...] = ()
    taken: tuple[Taken, ...] = ()
    ahead: dict[Side, str] = {}

    def at(self, path: str) -> Place | None:
        """What was seen of the log that lay there."""
        return next((place for place in self.places if place.path == path), None)

    def with_place(self, place: Place) -> "Seen":
        """With the log that lies there seen last; the same where nothing new was seen of it."""
        if self.at(place.path) == place:
            return self
        others = tuple(one for one in self.places if one.path != place.path)
        return replace(self, places=(*others, place)[-MOST_PLACES:])

    def with_speaker(self, *parties: Side) -> "Seen":
        """With parties that spoke from here."""
        return replace(self, parties=tuple(dict.fromkeys((*self.parties, *parties))))

    def taken_by(self, party: Side | None, path: str) -> Place | None:
        """The history that the party took of the log that lay there."""
        return next((one.place for one in self.taken if one.party == party and one.place.path == path), None)

    def taking(self, party: Side, place: Place) -> "Seen":
        """With the history taken that ends there."""
        others = tuple(one for one in self.taken if (one.party, one.place.path) != (party, place.path))
        return replace(self, taken=(*others, Taken(party=party, place=place)))


MOST_COPIED: Final = 512 << 20
"""Bytes up to which a copy grows with its log; it is never dropped."""
LARGEST: Final = 16 << 20
"""Bytes of a record or of the index."""
KNOWN_BY: Final = 14
"""Lines at the beginning of a log that are looked at."""
_LEAST: Final = 120
"""Characters of what an event must say to tell one negotiation from others: `Thank you.` is said in all of them."""
ENOUGH: Final = 2
"""Events whose words, if not their moments, two negotiations must share to be held for one."""
_WHERE: Final = re.compile(rb'"prev":"[^"]*",?|"seq":[0-9]{1,18},?')
_WHEN_AND_WHERE: Final = re.compile(rb'"(?:prev|at)":"[^"]*",?|"seq":[0-9]{1,18},?')


_Kind = TypeVar("_Kind")


class Unreadable(Exception):
    """What was seen cannot be read, for this reason. `damaged` is True where it was read and makes no sense."""

    def __init__(self, reason: str, damaged: bool = False) -> None:
        self.reason, self.damaged = reason, damaged
        super().__init__(reason)


class Copy(NamedTuple):
    """A private copy of what was seen; `whole` is False where it ends before that."""

    path: Path
    whole: bool


class Remembered(NamedTuple):
    """What was seen where now lies no log, or none that can be read: who negotiated, the last line, and the copy of it."""

    seen: Seen
    place: Place
    copy: Copy | None


class Store:
    """The files. Reading raises Unreadable, writing OSError."""

    def __init__(self) -> None:
        self.folder = state_folder() / "seen"

    # -- records -------------------------------------------------------------------------------

    def record_path(self, opening: str) -> Path:
        """Where what was seen of a negotiation is kept."""
        return self.folder / f"{opening[:32]}.json"

    def record(self, opening: str) -> Seen | None:
        """What was seen of the negotiation that began with that line; None where nothing was. Raises Unreadable."""
        path = self.record_path(opening)
        seen = self._held(path, Seen)
        if seen is not None and (seen.format, seen.opening) != (FORMAT, opening):
            raise Unreadable(f"{path} is damaged", damaged=True)
        return seen

    def keep(self, seen: Seen) -> None:
        """Write down what was seen. Raises OSError."""
        private_folder(self.folder)
        write_privately(self.record_path(seen.opening), msgspec.json.encode(seen))

    def found_again(self, opening: str, here: str) -> Seen | None:
        """What the copies tell, where the record is damaged, which is set aside; None where there is no copy."""
        seen = Seen(opening=opening)
        for path in sorted(self.folder.glob(f"{opening[:32]}-*.jsonl")):
            with contextlib.suppress(BadInput):
                reading = jsonl.read(path)
                where = here if path == self.copy_path(opening, here) else f"unknown place {path.stem[33:41]}"
                seen = seen.with_place(Place.where(where, reading))
        if not seen.places:
            return None
        with contextlib.suppress(OSError):
            self.set_aside(opening)
            self.keep(seen)
        return seen

    def set_aside(self, opening: str) -> None:
        """Put a record that makes no sense out of the way, never away. Raises OSError."""
        record = self.record_path(opening)
        if record.exists():
            mark = short(record.read_bytes().hex())[:8]
            record.replace(record.with_name(f"{record.name}.{mark}.unreadable"))

    # -- copies --------------------------------------------------------------------------------

    def copy_path(self, opening: str, place: str) -> Path:
        """Where the copy of the log that lies in a place is kept."""
        return self.folder / f"{opening[:32]}-{short(place)}.jsonl"

    def copy(self, opening: str, place: Place) -> Copy | None:
        """The copy of what was seen in a place; None where there is none that can be read."""
        path = self.copy_path(opening, place.path)
        with contextlib.suppress(BadInput):
            whole = jsonl.holds(path, place.last, place.end, place.head)
            if whole or jsonl.read(path, until=1).state.head == opening:
                return Copy(path, whole)
        return None

    def copy_on(
        self, opening: str, place: Place, before: Place | None, log: Path, written: bytes | None
    ) -> None:
        """Bring the copy of a place up to what was seen there; `written` are the bytes that were just added to the log.

        What is in the file may have been exchanged a moment ago: only lines that end with what was seen are taken.
        Raises OSError.
        """
        private_folder(self.folder)
        copy = self.copy_path(opening, place.path)
        if place.end > MOST_COPIED:
            return
        start = before.end if before is not None else 0
        new = written[-(place.end - start) :] if written is not None and before is not None else None
        if new is not None and append_private(copy, new, start):
            return
        with log.open("rb") as file:
            file.seek(start)
            added = file.read(max(place.end - start, 0))
            if not _ends_with(added, place):
                return
            if start and append_private(copy, added, start):
                return
            file.seek(0)
            if _ends_with(whole := file.read(place.end), place):
                write_privately(copy, whole, lasting=False)

    def give_up(self, opening: str, place: Place) -> None:
        """Keep the copy of a history that was given up under the hash of its last line. Raises OSError."""
        copy = self.copy_path(opening, place.path)
        if copy.exists():
            copy.replace(copy.with_name(f"{opening[:32]}-{place.head[:16]}-given-up.txt"))

    # -- the index -----------------------------------------------------------------------------

    def index(self) -> dict[str, str]:
        """The hash of the first line, by each of its keys. Raises Unreadable."""
        return self._held(self.folder / "index.json", dict[str, str]) or {}

    def enter(self, opening: str, keys: Iterable[str]) -> None:
        """Enter a negotiation in the index under these keys. Raises OSError."""
        try:
            index = self.index()
        except Unreadable as error:
            if not error.damaged:
                raise OSError(error.reason) from error
            index = {}
        entered = {**index, **dict.fromkeys(keys, opening)}
        if entered != index:
            self._write_index(entered)

    def _write_index(self, index: dict[str, str]) -> None:
        write_privately(self.folder / "index.json", msgspec.json.encode(index), lasting=False)

    def forget(self, opening: str) -> None:
        """Delete all that was seen of a negotiation, half-written files too. Raises OSError."""
        with contextlib.suppress(Unreadable):
            left = {key: known for key, known in self.index().items() if known != opening}
            if (self.folder / "index.json").exists():
                self._write_index(left)
        for path in self.folder.glob("*") if self.folder.is_dir() else ():
            name = path.name.removeprefix(".")
            if name.startswith(opening[:32]) or (path.name.startswith(".") and path.suffix == ".new"):
                path.unlink(missing_ok=True)

    def _held(self, path: Path, kind: type[_Kind]) -> _Kind | None:
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Unreadable(f"{path}: {reason_of(error)}") from error
        try:
            return msgspec.json.decode(data, type=kind)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise Unreadable(f"{path} is damaged", damaged=True) from None


def keys_of_place(path: Path) -> tuple[str, ...]:
    """The keys of a place: as it is named, and where links in that name lead."""
    return tuple(
        dict.fromkeys(f"at:{short(found)}" for found in (str(path.absolute()), os.path.realpath(path)))
    )


def keys_of_opening(line: bytes) -> tuple[str, ...]:
    """The key of the moment at which a negotiation began; none for what-if copies, which share it."""
    with contextlib.suppress(msgspec.MsgspecError, ValueError, RecursionError):
        event = event_of(line)
        if isinstance(event, Opened) and event.origin is None:
            return (f"when:{event.at}",)
    return ()


def keys_of_events(lines: Iterable[bytes]) -> tuple[str, ...]:
    """The keys of the first events: with their moment, which no two negotiations share, and of long ones what they say."""
    found: list[str] = []
    for line in lines:
        found.append(f"event:{hashlib.sha256(_WHERE.sub(b'', line)).hexdigest()[:24]}")
        said = _WHEN_AND_WHERE.sub(b"", line)
        if len(said) >= _LEAST:
            found.append(f"says:{hashlib.sha256(said).hexdigest()[:24]}")
    return tuple(found)


def short(text: str) -> str:
    """A name for a text that can be a file's name."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def lying_at(path: Path) -> Remembered | None:
    """What this machine last saw of the log that lay at the path; None where it saw none there, or cannot tell."""
    store = Store()
    with contextlib.suppress(Unreadable):
        index = store.index()
        opening = next((index[key] for key in keys_of_place(path) if key in index), None)
        seen = None if opening is None else store.record(opening)
        if seen is not None and seen.places:
            places = [one for one in seen.places if f"at:{short(one.path)}" in keys_of_place(path)]
            place = places[0] if places else seen.places[-1]
            return Remembered(seen, place, store.copy(seen.opening, place))
    return None


def _ends_with(data: bytes, place: Place) -> bool:
    """True when the bytes end with the line that was seen last."""
    line = data[max(len(data) - (place.end - place.last), 0) :]
    return hash_of(line.removesuffix(b"\n")) == place.head
