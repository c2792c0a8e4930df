"""The shell around the pure core: the clock, the files, and one act after the other.

The command line and the screen call this and nothing below it to change a negotiation.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from kpo_tui.errors import BadInput, Refused, Usage
from kpo_tui.log import jsonl
from kpo_tui.negotiation.acts import Act
from kpo_tui.negotiation.deciding import decide
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.events import LOG_FORMAT, AnyEvent, Opened, Parties, Sent
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import begin, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Party

Clock = Callable[[], str]


def utc_now() -> str:
    """The time as the log writes it: UTC, RFC 3339, milliseconds."""
    return instant(datetime.now(UTC))


def instant(moment: datetime) -> str:
    """A moment as the log writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


class Session:
    """A negotiation that is open for work: its log, its state, and the acts upon it."""

    def __init__(self, path: Path, reading: jsonl.Reading, clock: Clock = utc_now) -> None:
        self.path = path
        self.reading = reading
        self.clock = clock

    @property
    def state(self) -> Negotiation:
        """The state as of the last event known here."""
        return self.reading.state

    def perform(self, act: Act, party: Party) -> AnyEvent:
        """Do `act` for `party`: decide, append, fold. The event is on the disk when this returns.

        Raises Refused if the rules do not allow it, Conflict if the log has moved on (`refresh`, look
        again, decide again), BadInput if the log cannot be written. Then nothing has changed.
        """
        event = decide(self.state, act, party, self.clock())
        head, start, end = jsonl.append(self.path, event, self.reading)
        self.reading = jsonl.Reading(evolve(self.state, event, head), end, start)
        return event

    def perform_whatever_happened(self, act: Act, party: Party) -> AnyEvent:
        """`perform` on the log as it is by now, whatever others have added, and before they add more.

        Only for acts that mean the same whatever the other side did meanwhile, such as a comment.
        """
        with jsonl.locked(self.path):
            self.refresh()
            return self.perform(act, party)

    def state_at(self, seq: int) -> Negotiation:
        """The state after event `seq`. Raises Usage if the log has no such event."""
        if not 1 <= seq <= self.state.seq:
            raise Usage(f"there is no event {seq}; the log has events 1 to {self.state.seq}")
        return jsonl.read(self.path, until=seq).state

    def last_act_of(self, party: Party) -> int:
        """The number of the last event that `party` made; 1, the opening, if it made none."""
        last = [1]
        jsonl.read(self.path, each=lambda event: last.append(event.seq) if event.party == party else None)
        return last[-1]

    def events(self, after: int = 0, until: int | None = None) -> list[AnyEvent]:
        """The events from the one after number `after` up to number `until`, by default the last known here."""
        found: list[AnyEvent] = []
        last = self.state.seq if until is None else until
        jsonl.read(self.path, lambda event: found.append(event) if event.seq > after else None, last)
        return found

    def sendings(self) -> list[Sent]:
        """Every note that a file was sent, in order."""
        found: list[Sent] = []
        jsonl.read(self.path, each=lambda event: found.append(event) if isinstance(event, Sent) else None)
        return found

    def refresh(self) -> tuple[AnyEvent, ...]:
        """Read what others have added to the log; gives that (all of it, where the log was replaced)."""
        added: list[AnyEvent] = []
        self.reading = jsonl.read_on(self.path, self.reading, added.append)
        return tuple(added)

    def since(self, head: str) -> tuple[AnyEvent, ...]:
        """The events after the one whose line has the hash `head`; none if the log holds no such line."""
        found: list[AnyEvent] = []

        def each(event: AnyEvent) -> None:
            if found or event.prev == head:
                found.append(event)

        jsonl.read(self.path, each)
        return tuple(found)

    def history(self) -> Iterator[tuple[Negotiation | None, AnyEvent]]:
        """Every event with the state before it (None before the first)."""
        events: list[AnyEvent] = []
        jsonl.read(self.path, events.append)
        return with_states(None, events)

    def opening(self) -> str:
        """The hash of the log's first line, which tells this negotiation from all others."""
        return jsonl.read(self.path, until=1).state.head


def with_states(
    before: Negotiation | None, events: Iterable[AnyEvent]
) -> Iterator[tuple[Negotiation | None, AnyEvent]]:
    """Each event with the state before it. The events come from a log that was read, and are not checked again."""
    state = before
    for event in events:
        yield state, event
        if isinstance(event, Opened):
            state = begin(event, "")
        elif state is not None:
            state = evolve(state, event, "")


def open_session(path: Path, clock: Clock = utc_now) -> Session:
    """Open the negotiation at `path`. Raises BadInput when there is none that can be read."""
    return Session(path, jsonl.read(path), clock)


def begin_session(
    path: Path, playbook: Playbook, parties: Parties, party: Party | None = None, clock: Clock = utc_now
) -> Session:
    """Begin a negotiation in a new log at `path`. Raises Usage if there is a file already.

    Raises Refused for names that are not clear or look alike, or a playbook that no negotiation can be held by.
    """
    event = Opened(
        seq=1, at=clock(), party=party, prev="", format=LOG_FORMAT, parties=parties, playbook=playbook
    )
    if found := doubts(None, event):
        raise Refused("open", party, None, found[0])
    return Session(path, jsonl.create(path, event), clock)


def save(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises BadInput if it cannot be written.

    Raises Usage where a negotiation's log lies: that is the one record, and no output may replace it.
    """
    if _holds_a_log(path):
        raise Usage(f"{path}: is a negotiation's log, which is never overwritten; choose another name")
    home = Path(os.path.realpath(path))
    fresh = home.with_name(f".{home.name}.new")
    try:
        if home.exists() and not home.is_file():  # a pipe or a device takes what it is given and stays
            home.write_bytes(data)
            return
        fresh.write_bytes(data)
        fresh.replace(home)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise BadInput(f"{path}: cannot be written ({error.strerror or error})") from error


def _holds_a_log(path: Path) -> bool:
    """True when the file begins as a log does, damaged further on or not."""
    try:
        jsonl.read(path, until=1)
    except BadInput:
        return False
    return True
