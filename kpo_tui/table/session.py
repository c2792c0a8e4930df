"""The shell around the pure core: the clock, the files, and one act after the other.

The command line and the screen call this and nothing below it to change a negotiation.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import dropwhile
from pathlib import Path
from typing import Final

from kpo_tui.errors import NOTHING_RECORDED, BadInput, Conflict, OtherHistory, Refused, Usage
from kpo_tui.log import jsonl
from kpo_tui.log.record import line_of
from kpo_tui.memory import Doubt, Memory, lying_at
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.dispatch import Sent
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.events import LOG_FORMAT, Proposal
from kpo_tui.negotiation.party import Parties, Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import command_path, listing

Clock = Callable[[], str]
_TRIES: Final = 5
SOON: Final = timedelta(minutes=5)
"""How far clocks may differ without a word."""
AHEAD: Final = timedelta(days=1)
"""How far a log's last line may be dated ahead of this machine's clock before a party has to decide: clocks differ, days do not."""


def utc_now() -> str:
    """The time as the log writes it: UTC, RFC 3339, milliseconds."""
    return instant(datetime.now(UTC))


def later(at: str, by: timedelta) -> str:
    """The time so much after another, as the log writes times; the last one there is where that would be beyond it."""
    try:
        return instant(datetime.fromisoformat(at) + by)
    except OverflowError:
        return "9999-12-31T23:59:59.999Z"


def day_and_time(at: str) -> str:
    """A time of the log for a person: `2026-01-31 12:00 UTC`."""
    return f"{at[:16].replace('T', ' ')} UTC"


def instant(moment: datetime) -> str:
    """A moment as the log writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


class Session:
    """A negotiation that is open for work: its log, its state, and the acts upon it."""

    def __init__(
        self, path: Path, reading: jsonl.Reading, clock: Clock = utc_now, memory: Memory | None = None
    ) -> None:
        """Open what was read; with a `memory`, that is noted in it at once."""
        self.path, self.reading, self.clock, self.memory = path, reading, clock, memory
        if memory is not None:
            memory.note(reading)

    @property
    def state(self) -> Negotiation:
        """The state as of the last event known here."""
        return self.reading.state

    def perform(self, act: Act, party: Side) -> Event:
        """Do `act` for `party`: decide, append, fold. The event is on the disk when this returns.

        Raises Refused if the rules do not allow it, Conflict if the log has moved on (`refresh`, look
        again, decide again), OtherHistory if the party has to decide first whether this log is the one, BadInput if
        the log cannot be written. Then nothing has changed. Raises Unsure if it cannot be told.
        """
        if (why := self.undecided(party, binding=not isinstance(act, Comment))) is not None:
            raise OtherHistory(
                f"{self.path}: {why}{NOTHING_RECORDED}. Decide first: kpo seen {command_path(self.path)}"
            )
        event = decide(self.state, act, party, self.clock())
        head, start, end = jsonl.append(self.path, event, self.reading)
        self.reading = jsonl.Reading(evolve(self.state, event, head), end, start)
        if self.memory is not None:
            self.memory.note(self.reading, party, b"\n" + line_of(event) + b"\n")
        return event

    def now(self) -> str:
        """The time that an act done now would have: by the clock, and no earlier than the log's last line."""
        return max(self.clock(), self.state.last_at)

    # -- what this machine has seen ------------------------------------------------------------

    def doubt(self, party: Side | None = None) -> Doubt | None:
        """How the log differs from what this machine saw of it, or `party` took; None where it does not."""
        return None if self.memory is None else self.memory.doubt(party)

    def ahead(self) -> bool:
        """True when the log's last line is dated more than a day ahead of this machine's clock."""
        return self.state.last_at > later(self.clock(), AHEAD)

    def warnings(self, party: Side | None = None) -> tuple[str, ...]:
        """What has to be decided before anything is recorded, and what keeps this machine from noticing it."""
        if self.memory is None:
            return ()
        found: list[str] = []
        if (doubt := self.doubt(party)) is not None:
            found.append(
                f"{doubt.says()}. Nothing binding is recorded before you decide: kpo seen {command_path(self.path)}"
            )
        if told := self._ahead_told(party):
            found.append(told)
        if (longer := self.memory.further()) is not None:
            found.append(
                f"this machine saw a copy of it that goes further, up to event {longer.seq}, in {longer.path}; look whether "
                "this is the one you want"
            )
        if self.memory.trouble:
            found.append(unnoticed(self.memory.trouble))
        return tuple(found)

    def _ahead_told(self, party: Side | None) -> str:
        """What to say of a last line dated ahead of the clock; empty where there is none, or the party decided to go on."""
        at = self.state.last_at
        if at <= later(self.clock(), SOON) or (party and self.memory and self.memory.goes_on(at, party)):
            return ""
        told = f"its last line is dated {day_and_time(at)}, {{}} this machine's clock"
        if self.ahead():
            return f"{told.format('more than a day ahead of')}. Nothing is recorded before you decide: kpo seen {command_path(self.path)}"
        lapsing = listing([f"proposal {one.seq} of the {one.party}" for one in self.lapsing()])
        lapsed = f", so {lapsing} can no longer be accepted" if lapsing else ""
        return f"{told.format('ahead of')}; nothing can be dated before it{lapsed}"

    def undecided(self, party: Side, binding: bool = True) -> str | None:
        """Why `party` has to decide something before it can record anything; None where it need not.

        What is not `binding`, a comment, can be recorded on any history: how else would one say that it is not the one
        that was seen.
        """
        if self.memory is None:
            return None
        if binding and (doubt := self.memory.doubt(party)) is not None:
            return doubt.says(0)
        if self.ahead() and not self.memory.goes_on(self.state.last_at, party):
            return f"its last line is dated {day_and_time(self.state.last_at)}, more than a day ahead of this machine's clock"
        return None

    def take_history(self, party: Side) -> None:
        """In the name of `party`: this log as it stands is the one, and one goes on behind its last line's time."""
        if self.memory is not None:
            self.memory.take(self.reading, party)
            if self.ahead():
                self.memory.go_on(self.state.last_at, party)

    def lapsing(self) -> tuple[Proposal, ...]:
        """The offers with a time limit that lapse for everybody who goes on behind the last line, and would not by the clock."""
        now = self.clock()
        return tuple(
            one
            for one in self.state.proposals.values()
            if one.valid_until is not None and now <= one.valid_until < self.state.last_at
        )

    def perform_whatever_happened(self, act: Act, party: Side) -> Event:
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

    def _read(self, until: int | None = None) -> list[Event]:
        """The events that the log has by now, up to number `until`."""
        found: list[Event] = []
        jsonl.read(self.path, found.append, until)
        return found

    def last_act_of(self, party: Side) -> int:
        """The number of the last event that `party` made; 1, the opening, if it made none."""
        return max((event.seq for event in self._read() if event.party == party), default=1)

    def events(self, after: int = 0, until: int | None = None) -> list[Event]:
        """The events from the one after number `after` up to number `until`, by default the last known here."""
        return self._read(self.state.seq if until is None else until)[after:]

    def sendings(self) -> list[Sent]:
        """Every note that a file was sent, in order."""
        return [event for event in self._read() if isinstance(event, Sent)]

    def refresh(self) -> tuple[Event, ...]:
        """Read what others have added to the log; gives that (all of it, where the log was replaced)."""
        added: list[Event] = []
        self.reading = jsonl.read_on(self.path, self.reading, added.append)
        if added and self.memory is not None:
            if isinstance(added[0], Opened):  # the log was replaced
                self.reading, self.memory = _read_here(self.path)
            self.memory.note(self.reading)
        return tuple(added)

    def since(self, head: str) -> tuple[Event, ...]:
        """The events after the one whose line has the hash `head`; none if the log holds no such line."""
        return tuple(dropwhile(lambda event: event.prev != head, self._read()))

    def history(self) -> Iterator[tuple[Negotiation | None, Event]]:
        """Every event with the state before it (None before the first)."""
        return with_states(None, self._read())

    def opening(self) -> str:
        """The hash of the log's first line, which tells this negotiation from all others."""
        return jsonl.read(self.path, until=1).state.head


def with_states(
    before: Negotiation | None, events: Iterable[Event]
) -> Iterator[tuple[Negotiation | None, Event]]:
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


def open_here(path: Path, clock: Clock = utc_now) -> Session:
    """Open the negotiation at `path` as every front end does: what is seen of it is remembered on this machine.

    Raises BadInput when there is none that can be read.
    """
    try:
        reading, memory = _read_here(path)
    except BadInput as error:
        if lying_at(path) is None:
            raise
        raise BadInput(
            f"{error}. This machine saw a negotiation there, and has a copy: kpo seen {command_path(path)}"
        ) from error
    return Session(path, reading, clock, memory)


def _read_here(path: Path) -> tuple[jsonl.Reading, Memory]:
    """The log and what was seen of it. The hashes that tell whether it is the same are those of the lines that were read.

    Raises BadInput when there is none that can be read, Conflict when it is exchanged again and again.
    """
    for _ in range(_TRIES):
        memory = Memory(path)
        reading = jsonl.read(path, memory.noting_heads())
        memory.heads[reading.state.seq] = reading.state.head
        if memory.heads[1] == memory.opening:
            return reading, memory
    raise Conflict(f"{path}: the log is replaced by others while it is read; nothing was done")


def watched(path: Path, reading: jsonl.Reading, clock: Clock = utc_now) -> Session:
    """The negotiation as it was read from `path`, remembered on this machine. Raises BadInput where it cannot be read."""
    return Session(path, reading, clock, Memory(path))


def unnoticed(trouble: str) -> str:
    """What it means where this machine cannot remember a log."""
    return f"{trouble}, so nobody here would notice if the log were rewritten"


def begun_here(path: Path, reading: jsonl.Reading, party: Side | None = None) -> str:
    """Remember a log that was made on this machine just now, by `party` if one made it; says why, if that cannot be."""
    memory = Memory(path)
    memory.begun(reading, party)
    return memory.trouble


def begin_session(
    path: Path, playbook: Playbook, parties: Parties, party: Side | None = None, clock: Clock = utc_now
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
