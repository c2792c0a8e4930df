"""What-if copies: a log continued from one of its moments in another file, with its origin on record.

The copy's first line is the original's with an `origin`: the original's head at that moment, and its number.
All lines after it are the original's events, chained anew, since the first line has changed. Anyone can turn
the copy back: without the `origin` and chained again, the copied events give the original's lines, so their
head must be the one that `origin` names. That proves that nothing was altered, without the original at hand.

Acceptances name the hash of a proposal's content, which copying does not touch. A confirmation names the log
head before it; in the copy it names the copy's head there, since it must be one that the copy has. It says
that the party confirmed the same text in the original. It binds nobody here: every output of a copy says so.
"""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from kpo_tui.errors import BadInput, Usage
from kpo_tui.log import jsonl
from kpo_tui.log.playback import Recording
from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.confirmation import Confirmed
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.state import Origin


def fork(recording: Recording, seq: int, path: Path, at: str) -> jsonl.Reading:
    """Copy the log up to event `seq` into a new one at `path`, dated `at` (RFC 3339, UTC).

    Raises Usage if there is no such event or a file of that name already, BadInput if the original is not
    written as this program writes logs, so that a copy could not be checked against it.
    """
    state = recording.state_at(seq)
    events = [moment.event for moment in recording.moments(1, seq)]
    if _head(events) != state.head:
        raise BadInput(
            f"{recording.path}: its lines are not written as kpo writes them, so that no copy could be checked "
            "against it; nothing was written"
        )
    opened = events[0]
    assert isinstance(opened, Opened)  # noqa: S101  (every log begins so)
    origin = Origin(head=state.head, seq=seq, at=at, origin=opened.origin)
    lines = list(_chained([replace(opened, origin=origin), *events[1:]]))
    jsonl.create_with(path, b"".join(line + b"\n" for line in lines))
    return jsonl.read(path)


def check_origin(copy: Recording, original: Recording | None = None) -> Origin | None:
    """What the log is a copy of, once it was checked that its copied events are the original's.

    None for a log that is no copy. With `original`, that log must be the one. Raises BadInput if the copied
    events are not those that the origin names, Usage if there is an original but `copy` has no origin.
    """
    opened = copy.event_at(1)
    assert isinstance(opened, Opened)  # noqa: S101  (every log begins so)
    origin = opened.origin
    if origin is None:
        if original is not None:
            raise Usage(f"{copy.path}: is not a what-if copy; it names no origin")
        return None
    if origin.seq > len(copy):
        raise BadInput(f"{copy.path}: says that {origin.seq} events were copied and has only {len(copy)}")
    events = [replace(opened, origin=origin.origin), *(m.event for m in copy.moments(2, origin.seq))]
    if _head(events) != origin.head:
        why = "events are not those of the log that it names as origin"
        raise BadInput(f"{copy.path}: its first {origin.seq} {why}")
    if original is not None and (
        origin.seq > len(original) or original.state_at(origin.seq).head != origin.head
    ):
        raise BadInput(f"{copy.path}: is a copy of another log than {original.path}")
    return origin


def _chained(events: list[Event]) -> Iterator[bytes]:
    """The lines of the events, each with the hash of the one before."""
    head = ""
    for event in events:
        known: Event = replace(event, prev=head)
        if isinstance(known, Confirmed):
            known = replace(known, head=head)
        line = line_of(known)
        head = hash_of(line)
        yield line


def _head(events: list[Event]) -> str:
    """The hash of the last line of the events, chained anew."""
    return hash_of(deque(_chained(events), maxlen=1)[0])
