"""What happened without the party, and what to take care of."""

from kpo_tui.dialogue.replies import Notice
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.doubts import doubts_in
from kpo_tui.negotiation.state import Negotiation


def take_care(state: Negotiation, before: Negotiation | None = None) -> list[Notice]:
    """What to say of names and added titles that may not be what they seem, and were not there `before`."""
    known = [] if before is None else doubts_in(before)
    return [Notice(f"Take care: {doubt}.") for doubt in doubts_in(state) if doubt not in known]


def told(before: Negotiation, event: Event, who: str = "") -> str:
    """What a party did, in a sentence; `before` is the state that it did it in. `who` is the party if not said."""
    return event.told(before, who or f"The {event.party}")
