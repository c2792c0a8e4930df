"""Going through a recording: by event, round, clause or party, to a time, to a text; and how long to pause.

Every function gives the number of an event, or None where there is none in that direction.
"""

from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple, TypeAlias

from kpo_tui.documents.reports.gap_history import length
from kpo_tui.errors import Usage
from kpo_tui.history.outline import Entry, Outline
from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Party
from kpo_tui.negotiation.rules import MARKS
from kpo_tui.text import one_line

Unit: TypeAlias = Literal["event", "round", "clause", "party", "mark"]
MILESTONES = frozenset(kind for kind, mark in MARKS.items() if mark.milestone)
"""The kinds of events that one can go to from mark to mark."""

LONGEST_PAUSE = 2.0
SHORTEST_PAUSE = 0.4
"""Seconds between two events at speed 1, however far apart they really were."""


def step(
    outline: Outline,
    seq: int,
    unit: Unit = "event",
    *,
    forward: bool = True,
    clause: str | None = None,
    party: Party | None = None,
) -> int | None:
    """The event to go to from event `seq`.

    `event`: the neighbour. `round`: the first event of the next round; backwards, of this round, or of the
    one before if this is where it begins. `clause`: the next event that changes `clause` or, without one,
    another clause than this event does. `party`: the next act of `party` or, without one, the next that is
    another party's. `mark`: the next event that a timeline marks.
    """
    if unit == "round":
        return _round(outline, seq, forward)
    here = outline[seq]

    def wanted(entry: Entry) -> bool:
        match unit:
            case "clause":
                return clause in entry.clauses if clause else bool(set(entry.clauses) - set(here.clauses))
            case "party":
                return entry.party == party if party else entry.party not in (None, here.party)
            case "mark":
                return entry.kind in MARKS
            case _:
                return True

    return next((at for at in _ahead(seq, len(outline), forward) if wanted(outline[at])), None)


def _ahead(seq: int, last: int, forward: bool) -> range:
    """The events after `seq` up to the `last` one, or those before it, the nearest first."""
    return range(seq + 1, last + 1) if forward else range(seq - 1, 0, -1)


def _round(outline: Outline, seq: int, forward: bool) -> int | None:
    begins = (1, *outline.rounds)
    if forward:
        return next((at for at in begins if at > seq), None)
    return next((at for at in reversed(begins) if at < seq), None)


def moment_named(recording: Recording, name: str) -> int:
    """The event meant by a number (`12`, `#12`) or a time. Raises Usage where the log has no such event."""
    digits = name.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit()):
        return at_time(recording, name)
    number = int(digits) if len(digits) < 12 else len(recording) + 1
    if not 1 <= number <= len(recording):
        raise Usage(f"there is no event {digits[:12]}; the log has events 1 to {len(recording)}")
    return number


def at_time(recording: Recording, text: str) -> int:
    """The last event at or before a time (`2026-01-31`, the end of that day in UTC, or RFC 3339).

    The first event for a time before all. Raises Usage for a text that is no time.
    """
    moment = _instant(text)
    numbers = range(2, len(recording) + 1)
    return 1 + bisect_right(
        numbers, moment, key=lambda seq: datetime.fromisoformat(recording.event_at(seq).at)
    )


def _instant(text: str) -> datetime:
    with suppress(ValueError):
        return datetime.combine(date.fromisoformat(text.strip()), time(23, 59, 59, 999_999), UTC)
    with suppress(ValueError):
        found = datetime.fromisoformat(text.strip())
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    what = f"'{one_line(text, 40)}' is not a time"
    raise Usage(f"{what}; use one like 2026-01-31 or 2026-01-31T12:00Z")


def find(
    recording: Recording,
    text: str,
    seq: int,
    *,
    forward: bool = True,
    wanted: Callable[[], bool] = lambda: True,
) -> int | None:
    """The next event after `seq` (or before it) in which a party wrote `text`, upper or lower case alike.

    None as well where `wanted` turns False on the way: then nobody waits any more.
    """
    folded = text.casefold()
    ahead = takewhile(lambda _: wanted(), _ahead(seq, len(recording), forward))
    return next((at for at in ahead if says(recording.event_at(at), folded)), None)


def says(event: Event, folded: str) -> bool:
    """Whether a party wrote this text in the event, upper or lower case alike; `folded` is in lower case."""
    return any(folded in said.casefold() for said in event.texts())


class Pause(NamedTuple):
    """How many `seconds` to wait before the next event, and what to say of the time left out, if any was."""

    seconds: float
    said: str


def pause(at: str, following: str, speed: float = 1.0) -> Pause:
    """The pause between two events dated `at` and `following`, played at `speed` (2 is twice as fast).

    Real time is kept up to `LONGEST_PAUSE`; what is longer is shortened to that, and said: `3 days later`.
    """
    real = datetime.fromisoformat(following) - datetime.fromisoformat(at)
    seconds = min(max(real.total_seconds(), SHORTEST_PAUSE), LONGEST_PAUSE) / speed
    return Pause(seconds, f"{later(real)} later" if real > timedelta(seconds=LONGEST_PAUSE) else "")


def later(time: timedelta) -> str:
    """A length of time in its largest unit, from two days on in days: `3 days`, `26 hours`, `11 minutes`."""
    if time >= timedelta(days=2):
        return f"{time.days} days"
    if time >= timedelta(hours=2):
        return f"{int(time.total_seconds() // 3600)} hours"
    return length(timedelta(minutes=time.total_seconds() // 60) if time >= timedelta(minutes=2) else time)
