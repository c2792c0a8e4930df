"""The lines that every output carries."""

from kpo_tui.negotiation.state import Negotiation


def notices(state: Negotiation) -> tuple[str, ...]:
    """What an output says of itself: its force, the log head it was made on, the playbook's notice."""
    head = f"Log head {state.head} at event {state.seq} of {state.last_at[:10]}."
    if state.concluded:
        return (f"Confirmed by both parties on {state.last_at[:10]}. {head}", state.playbook.notice)
    return (
        f"Subject to contract: nothing here binds until both parties confirm it. {head}",
        state.playbook.notice,
    )
