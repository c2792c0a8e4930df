"""What the conversation says back."""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.dialogue.moves import Showing
from kpo_tui.dialogue.talk import Talk
from kpo_tui.negotiation.act import Act, Event

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
    """What came of what the party said: lines to read, documents to show, events recorded; whether it leaves."""

    lines: tuple[Line, ...]
    shows: tuple[Showing, ...] = ()
    leaves: bool = False
    recorded: tuple[Event, ...] = ()


class Turn(Struct, frozen=True):
    """What a move makes of a talk. `acts` are to be recorded now: the party has said a plain yes to them."""

    talk: Talk
    lines: tuple[Line, ...] = ()
    shows: tuple[Showing, ...] = ()
    acts: tuple[Act, ...] = ()
    leaves: bool = False


def saying(talk: Talk, kind: LineKind, text: str) -> Turn:
    """A turn that says one thing and changes nothing else."""
    return Turn(talk, (Line(kind, text),))
