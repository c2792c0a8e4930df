"""The lines that every output carries."""

from kpo_tui.negotiation.state import Negotiation


def notices(state: Negotiation) -> tuple[str, ...]:
    """What an output says of itself: its force, the log head it was made on, the playbook's notice."""
    head = f"Log head {state.head} at event {state.seq} of {state.last_at[:10]}."
    if state.origin is not None:
        of = f"of a negotiation as it stood at event {state.origin.seq} (log head {state.origin.head})"
        copy = f"What-if copy {of}: what was done after that was done here alone, and nothing here binds."
        said = f"{copy} The copy’s own log head is {state.head} at event {state.seq}."
    elif state.concluded:
        said = f"Confirmed by both parties on {state.last_at[:10]}. {head}"
    else:
        said = f"Subject to contract: nothing here binds until both parties confirm it. {head}"
    return (said, state.playbook.notice)
