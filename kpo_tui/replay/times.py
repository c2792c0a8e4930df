"""Times in a replay: the event that a number or a time names, and how long to pause between two."""

from bisect import bisect_right
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from kpo_tui.documents.reports.gap_history import length
from kpo_tui.errors import Usage
from kpo_tui.log.playback import Recording
from kpo_tui.text import one_line

LONGEST_PAUSE = 2.0
SHORTEST_PAUSE = 0.4
"""Seconds between two events at speed 1, however far apart they really were."""


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
