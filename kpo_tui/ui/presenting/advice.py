"""A party's private advice on a clause."""

from kpo_tui.negotiation.advice import Advice, TermAdvice
from kpo_tui.ui.presenting.layout import BLANK, Item, Para, lead
from kpo_tui.ui.presenting.plain import joined, line, own

_VERDICTS = {"accept": "$agreed bold", "counter": "$yours bold", "escalate": "$warning bold", "none": "bold"}


def advice_items(advice: Advice | None) -> tuple[Item, ...]:
    """What to do with their offer, then term by term; or how to get advice."""
    if advice is None:
        return lead(
            "No positions are open.",
            "With your side’s positions file, this says where an offer lies on your ladder and what to say.",
            "Open it with: kpo negotiate DEAL --as PARTY --positions FILE",
        )
    items: list[Item] = [Para(line(advice.text, _VERDICTS[advice.verdict], 1200))]
    for term in sorted(advice.terms, key=lambda held: -held.weight):
        items += [BLANK, *_on_term(term)]
    for trade in advice.trades:
        items += [BLANK, Para(joined(own("A known trade: ", "$private"), line(trade.why, limit=600)))]
        items.append(Para(joined(own("client gets ", "$quiet"), line(trade.client_gets, limit=300)), rest=2))
        items.append(
            Para(joined(own("provider gets ", "$quiet"), line(trade.provider_gets, limit=300)), rest=2)
        )
    return tuple(items)


def _on_term(term: TermAdvice) -> list[Item]:
    weight = own(f"  {term.priority}, weight {term.weight}", "$quiet")
    items: list[Item] = [Para(joined(line(term.label, "bold", 120), weight))]
    facts = (
        ("Their offer", "" if term.place == "unsaid" else term.where),
        ("Next", f"{term.next_rung.replace('-', ' ')}: {term.next_shown}" if term.next_rung else ""),
        ("Say", term.say),
        ("Must approve" if term.approval else "Approver", term.approver),
        ("Your note", term.note),
    )
    items += [
        Para(joined(own(f"{name}: ", "$quiet"), line(text, limit=800)), rest=2)
        for name, text in facts
        if text
    ]
    return items
