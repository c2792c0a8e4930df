"""The history of offers on a clause, newest first."""

from collections.abc import Sequence

from kpo_tui.negotiation.act import Event, There
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Party
from kpo_tui.negotiation.playbook import Clause
from kpo_tui.ui.presenting.layout import BLANK, Item, Para, para
from kpo_tui.ui.presenting.plain import joined, line, said


def history_items(
    events: Sequence[Event],
    clause_id: str,
    clause: Clause,
    party: Party,
    *,
    theirs_shown: bool,
    earlier: int = 0,
) -> tuple[Item, ...]:
    """One paragraph an event, newest first. `earlier` counts older events that are not shown.

    Where the other side's opening is covered, its offers are named without what they say.
    """
    if not events:
        return (
            para("Nothing was said on this clause yet.", "bold"),
            BLANK,
            para("Every offer on it, by either side, is listed here with its number and time.", "$quiet"),
        )
    said_before: dict[Party, Offer] = {}
    items: list[Item] = []
    for event in events:
        who = event.party or party
        covered = who != party and not theirs_shown
        text = event.recalled(There(clause_id, clause, said_before.get(who), covered))
        if isinstance(event, Proposed):
            said_before[who] = event.clauses[clause_id]
        head = joined(
            line(f"{event.seq}", "bold"),
            "  ",
            line(f"{event.at[5:10]} {event.at[11:16]}", "$quiet"),
            "  ",
            line("You" if who == party else "They", "$ours" if who == party else "$theirs"),
        )
        items.append(Para(joined(head, " ", said(text, limit=1500)), rest=2))
    items.reverse()
    return (*items, para(f"… and {earlier} earlier", "$quiet")) if earlier else tuple(items)
