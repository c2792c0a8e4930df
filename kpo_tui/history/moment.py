"""One event with the states around it: what histories are made from."""

from msgspec import Struct

from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.state import Negotiation


class Moment(Struct, frozen=True):
    """One event with the state `before` it (None for the first) and the `state` it led to."""

    event: Event
    before: Negotiation | None
    state: Negotiation
