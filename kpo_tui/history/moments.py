"""An event of a log with the states around it, and what happened in it, in words."""

from msgspec import Struct

from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line


class Moment(Struct, frozen=True):
    """One event with the state `before` it (None for the first) and the `state` it led to."""

    event: Event
    before: Negotiation | None
    state: Negotiation


LONGEST_TEXT = 240
"""Characters of a note, a reason or a remark that a line shows, unless more are asked for."""


def told(event: Event, before: Negotiation | None, longest: int = LONGEST_TEXT) -> str:
    """What happened, without number, time and party: `counters 12 on Payment: Payment period 45 days`.

    `before` is the state that the event met (None for the first). Of notes, reasons and remarks at most `longest`
    characters are given.
    """
    if isinstance(event, Opened):
        return one_line(event.noted(before, longest))
    assert before is not None  # noqa: S101  (no other event comes first)
    return one_line(event.noted(before, longest))
