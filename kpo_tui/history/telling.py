"""An event in words, on one line: for lists of events, timelines and screens."""

from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line

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
