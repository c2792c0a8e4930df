"""By what a negotiation is known again though its first line was exchanged, so that it is another by that name.

The place where it lies, the moment at which it began, and what its first events say. All of these can be forged; that
takes more than a changed date.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from kpo_tui.log.record import event_of
from kpo_tui.negotiation.acts.opening import Opened

LINES: Final = 14
"""Lines at the beginning of a log that are looked at."""
LEAST: Final = 120
"""Characters of what an event must say to tell one negotiation from others: `Thank you.` is said in all of them."""
ENOUGH: Final = 2
"""Events whose words, if not their moments, two negotiations must share to be held for one."""
_WHERE: Final = re.compile(rb'"prev":"[^"]*",?|"seq":[0-9]{1,18},?')
_WHEN_AND_WHERE: Final = re.compile(rb'"(?:prev|at)":"[^"]*",?|"seq":[0-9]{1,18},?')


def of_place(path: Path) -> tuple[str, ...]:
    """The keys of a place: as it is named, and where links in that name lead."""
    return tuple(
        dict.fromkeys(f"at:{short(found)}" for found in (str(path.absolute()), os.path.realpath(path)))
    )


def of_opening(line: bytes) -> tuple[str, ...]:
    """The key of the moment at which a negotiation began; none for what-if copies, which share it."""
    with contextlib.suppress(msgspec.MsgspecError, ValueError, RecursionError):
        event = event_of(line)
        if isinstance(event, Opened) and event.origin is None:
            return (f"when:{event.at}",)
    return ()


def of_events(lines: Iterable[bytes]) -> tuple[str, ...]:
    """The keys of the first events: with their moment, which no two negotiations share, and of long ones what they say."""
    found: list[str] = []
    for line in lines:
        found.append(f"event:{hashlib.sha256(_WHERE.sub(b'', line)).hexdigest()[:24]}")
        said = _WHEN_AND_WHERE.sub(b"", line)
        if len(said) >= LEAST:
            found.append(f"says:{hashlib.sha256(said).hexdigest()[:24]}")
    return tuple(found)


def short(text: str) -> str:
    """A name for a text that can be a file's name."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]
