"""From what a party asks for to what happened: `decide(state, act, party, at)` gives the event.

The act itself says which event it makes, completed. Whether the event may happen is for `rules.permit` alone; what
would mislead its readers is refused here, where it is new (`doubts`).
"""

from kpo_tui.errors import Refused
from kpo_tui.negotiation.act import Act, Envelope, Event
from kpo_tui.negotiation.doubts import doubts
from kpo_tui.negotiation.party import Party
from kpo_tui.negotiation.rules import permit
from kpo_tui.negotiation.state import Negotiation


def decide(state: Negotiation, act: Act, party: Party, at: str) -> Event:
    """The event that `act` by `party` at the time `at` (RFC 3339, UTC) makes.

    Raises Refused if the rules do not allow it, or a title that is new would mislead; the state is never touched.
    Where the clocks of the two sides differ, an event is dated no earlier than the one before it.
    """
    here = Envelope(seq=state.seq + 1, at=max(at, state.last_at), party=party, prev=state.head)
    event = act.event(state, here)
    permit(state, event)
    if found := doubts(state, event):
        raise Refused("propose", party, None, found[0])
    return event
