"""What the conversation says back, and tells of what happened without the party."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.dialogue.talk import Talk
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.doubts import doubts_in
from kpo_tui.negotiation.events import Proposal
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.understanding.moves import Showing

LineKind: TypeAlias = Literal["you", "says", "recorded", "refused", "asks", "notice"]
"""`you`: what was understood. `says`: an answer. `recorded`: now on the record. `refused`: not possible,
and why. `asks`: a question back. `notice`: what happened meanwhile."""


class Line(Struct, frozen=True):
    """One thing said to the party; `private` where it draws on its own positions."""

    kind: LineKind
    text: str
    private: bool = False


class Notice(Struct, frozen=True):
    """Something that happened without the party: in words, where, and the event's number (0: no event)."""

    text: str
    clause: str | None = None
    seq: int = 0


class Reply(Struct, frozen=True):
    """What came of what the party said: lines to read, documents to show, events recorded; whether it leaves.

    With `repeats` it asked to be told in full once more what is before it.
    """

    lines: tuple[Line, ...]
    shows: tuple[Showing, ...] = ()
    leaves: bool = False
    recorded: tuple[Event, ...] = ()
    repeats: bool = False


class Turn(Struct, frozen=True):
    """What a move makes of a talk. `acts` are to be recorded now: the party has said a plain yes to them.

    With `repeats` what is before the party is to be told in full once more.
    """

    talk: Talk
    lines: tuple[Line, ...] = ()
    shows: tuple[Showing, ...] = ()
    acts: tuple[Act, ...] = ()
    leaves: bool = False
    repeats: bool = False


def saying(talk: Talk, kind: LineKind, text: str) -> Turn:
    """A turn that says one thing and changes nothing else."""
    return Turn(talk, (Line(kind, text),))


def take_care(state: Negotiation, before: Negotiation | None = None) -> list[Notice]:
    """What to say of names and added titles that may not be what they seem, and were not there `before`."""
    known = [] if before is None else doubts_in(before)
    return [Notice(f"Take care: {doubt}.") for doubt in doubts_in(state) if doubt not in known]


def fallen_packages(before: Negotiation, event: Event) -> Iterator[tuple[Proposal, list[str]]]:
    """Packages that come off the table because a proposal touches one of their clauses, with those it does not touch."""
    if not isinstance(event, Proposed) or event.party is None:
        return
    gone = {number for number in event.answers if number in before.proposals}
    for clause in event.clauses:
        known = before.clauses.get(clause)
        if known is not None and (own := known.side(event.party).standing) is not None:
            gone.add(own)
    for number in sorted(gone):
        package = before.proposals[number]
        if elsewhere := [name for name in package.clauses if name not in event.clauses]:
            yield package, elsewhere


def told(before: Negotiation, event: Event, who: str = "") -> str:
    """What a party did, in a sentence; `before` is the state that it did it in. `who` is the party if not said."""
    return event.told(before, who or f"The {event.party}")
