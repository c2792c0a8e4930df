"""Going through a recording: by event, round, clause or party, or to a text.

Every function gives the number of an event, or None where there is none in that direction.
"""

from collections.abc import Callable
from itertools import takewhile
from typing import Literal, TypeAlias

from kpo_tui.history.outline import Entry, Outline
from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.rules import MARKS

Unit: TypeAlias = Literal["event", "round", "clause", "party", "mark"]


def step(
    outline: Outline,
    seq: int,
    unit: Unit = "event",
    *,
    forward: bool = True,
    clause: str | None = None,
    party: Side | None = None,
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
                return entry.kind in MARKS and MARKS[entry.kind].milestone
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
