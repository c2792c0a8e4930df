"""Amounts in a text that neither side has said yet on the clause it is about: written in passing, they give a position away."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.words import listed, split

_COUNTING = listed(
    "no nr number clause section article point item annex schedule proposal page version iso soc round year type"
)
"""What stands before a number that counts or points and is no amount."""
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_CLOCK = listed("am pm st nd rd th oclock")


def tells_untold(text: str, state: Negotiation, clause: str | None, *, beside: Offer | None = None) -> bool:
    """True where a text holds an amount that is in no last offer on the clause, nor in the one that it goes with."""
    clauses = [clause] if clause in state.clauses else list(state.clauses) if clause is None else []
    offers = [state.offer(str(one), side) for one in clauses for side in ("client", "provider")]
    told = {
        amount
        for offer in (*offers, beside)
        if offer is not None
        for raw in offer.terms.values()
        for amount in _amounts(_plainly(raw))
    }
    return any(amount not in told for amount in _amounts(text))


def _plainly(raw: Raw) -> str:
    """All the words of a value."""
    parts = (
        [raw] if isinstance(raw, str) else [p if isinstance(p, str) else " ; ".join(p.values()) for p in raw]
    )
    return " ; ".join(parts)


def _amounts(text: str) -> Iterator[Decimal]:
    """The numbers of a text, but for those of dates and hours, and those that count."""
    words = split(text)
    for at, word in enumerate(words):
        if word.kind != "number":
            continue
        beside = [words[near].text for near in (at - 1, at + 1) if 0 <= near < len(words)]
        dated = any(one[:3] in _MONTHS or one in _CLOCK or one in ":/-" for one in beside)
        if dated or (at and words[at - 1].text in _COUNTING) or _is_a_year(word.text):
            continue
        try:
            yield Decimal(word.text.replace(",", ""))
        except InvalidOperation:
            continue


def _is_a_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")
