"""The history of offers on a clause, newest first."""

from collections.abc import Sequence

from kpo_tui.negotiation.events import (
    Accepted,
    AnyEvent,
    Commented,
    Offer,
    Parked,
    Proposed,
    Rejected,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
    Unparked,
    Withdrawn,
)
from kpo_tui.negotiation.playbook import Clause
from kpo_tui.negotiation.terms import Party
from kpo_tui.negotiation.values import shown
from kpo_tui.text import one_line
from kpo_tui.ui.presenting.layout import BLANK, Item, Para, para
from kpo_tui.ui.presenting.plain import joined, line, said

MOST_VALUES = 6


def history_items(
    events: Sequence[AnyEvent],
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
        text = _told(event, clause_id, clause, said_before.get(who), covered)
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


def _told(  # noqa: C901  (one line for each kind of event)
    event: AnyEvent, clause_id: str, clause: Clause, before: Offer | None, covered: bool
) -> str:
    match event:
        case Proposed():
            return _offered(event, clause_id, clause, before, covered)
        case Accepted():
            return f"accepted {event.proposal}"
        case Rejected():
            return f"rejected {event.proposal}{_why(event.reason)}"
        case Withdrawn():
            return f"withdrew {event.proposal}{_why(event.reason)}"
        case Parked():
            return f"parked it{_why(event.reason)}"
        case Unparked():
            return "took it up again"
        case ReopeningAsked():
            return f"asked to reopen it{_why(event.reason)}"
        case ReopeningDeclined():
            return f"declined to reopen it{_why(event.reason)}"
        case Reopened():
            return "consented: it is open again"
        case Commented():
            return f"wrote: {one_line(event.text)}"
        case _:
            return ""


def _why(reason: str) -> str:
    return f": {one_line(reason)}" if reason else ""


def _offered(event: Proposed, clause_id: str, clause: Clause, before: Offer | None, covered: bool) -> str:
    offer = event.clauses[clause_id]
    kind = "countered" if event.answers else "proposed"
    package = f" in a package of {len(event.clauses)} clauses" if len(event.clauses) > 1 else ""
    if covered:
        return f"{kind}{package} (covered until your opening is in)"
    if offer.left_out:
        return f"{kind}{package} to leave the clause out{_why(event.note)}"
    known = before.terms if before else {}
    news = [
        f"{one_line(clause.terms[name].label, 60)} {one_line(shown(clause.terms[name], raw), 80)}"
        for name, raw in offer.terms.items()
        if raw != known.get(name) and name in clause.terms
    ]
    more = [f"{len(news) - MOST_VALUES} more"] if len(news) > MOST_VALUES else []
    wording = (
        ["own wording"]
        if offer.wording is not None and (before is None or before.wording != offer.wording)
        else []
    )
    what = "; ".join([*news[:MOST_VALUES], *more, *wording]) or "the same values"
    return f"{kind}{package}: {what}" + (f" – {one_line(event.note)}" if event.note else "")
