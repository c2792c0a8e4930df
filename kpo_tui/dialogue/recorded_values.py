"""The values that a yes would record, a line each: all that is new or that the other side says otherwise; the rest counted."""

from collections.abc import Iterator, Mapping

from kpo_tui.dialogue.talk import Seat
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown
from kpo_tui.text import counted, one_line

LONGEST_WORDING = 2000
"""How much of wording is said; the whole of it is on the clause. Values are said whole: a yes records them."""
LONGEST_BESIDE = 300
"""How much is said of a value that stands beside the one that would be recorded."""


def accepted_values(seat: Seat, clause: str, offer: Offer, named: bool) -> Iterator[str]:
    """Every value of an offer that is accepted; each with its clause's title where there are several."""
    return _all_values(seat, clause, offer, _prefix(seat.state, clause, offer, named))


def own_values(seat: Seat, clause: str, offer: Offer, theirs: Offer | None, named: bool) -> Iterator[str]:
    """The values of the party's own offer: what is new in it, what `theirs` says otherwise, how much is as before.

    `theirs` is the other side's offer that stands, where the party may see it.
    """
    prefix = _prefix(seat.state, clause, offer, named)
    before = seat.state.offer(clause, seat.party) if clause in seat.state.clauses else None
    if before is None or before.left_out or offer.left_out:
        yield from _all_values(seat, clause, offer, prefix, theirs)
        return
    terms = seat.state.clause(clause).terms
    same: list[str] = []
    for name, raw in offer.terms.items():
        was, yours = before.terms.get(name), theirs.terms.get(name) if theirs else None
        if was == raw and yours in (None, raw):
            same.append(name)
            continue
        former = (
            "unchanged"
            if was == raw
            else f"{_value(terms, name, was, seat, LONGEST_BESIDE)} before"
            if was
            else ""
        )
        yield f"  {prefix}{terms[name].label}: {_value(terms, name, raw, seat)}{_beside(former, _they(seat, terms, name, raw, theirs))}"
    for name, raw in before.terms.items():
        if name not in offer.terms and name in terms:
            yield f"  {prefix}{terms[name].label}: no longer said ({_value(terms, name, raw, seat, LONGEST_BESIDE)} before)"
    yield from _wording(offer, before, prefix)
    if len(same) == 1:
        yield f"  {prefix}{terms[same[0]].label}: {_value(terms, same[0], offer.terms[same[0]], seat)} (unchanged)"
    elif same:
        what = "All the rest" if len(same) < len(offer.terms) else "All"
        yield f"  {prefix}{what}, {counted(len(same), 'term')}, is unchanged since your last offer."


def _wording(offer: Offer, before: Offer, prefix: str) -> Iterator[str]:
    if offer.wording is not None:
        same = " (unchanged)" if offer.wording == before.wording else ""
        yield f"  {prefix}own wording{same}: {one_line(offer.wording, LONGEST_WORDING)}"
    elif before.wording is not None or not offer.terms:
        yield f"  {prefix}the playbook’s wording, as it stands"


def _all_values(
    seat: Seat, clause: str, offer: Offer, prefix: str, theirs: Offer | None = None
) -> Iterator[str]:
    if offer.left_out:
        yield f"  {prefix}left out"
        return
    terms = seat.state.clause(clause).terms if clause in seat.state.clauses else {}
    for name, raw in offer.terms.items():
        they = _they(seat, terms, name, raw, theirs)
        yield f"  {prefix}{terms[name].label}: {_value(terms, name, raw, seat)}{_beside(they)}"
    if offer.wording is not None:
        yield f"  {prefix}own wording: {one_line(offer.wording, LONGEST_WORDING)}"
    elif not offer.terms:
        yield f"  {prefix}the playbook’s wording, as it stands"


def _they(seat: Seat, terms: Mapping[str, SomeTerm], name: str, raw: Raw, theirs: Offer | None) -> str:
    """What the other side says instead; empty where it says the same, or nothing."""
    yours = theirs.terms.get(name) if theirs else None
    return (
        ""
        if yours in (None, raw)
        else f"the {other(seat.party)}: {_value(terms, name, yours, seat, LONGEST_BESIDE)}"
    )


def _value(terms: Mapping[str, SomeTerm], name: str, raw: Raw | None, seat: Seat, longest: int = 0) -> str:
    return one_line(shown(terms[name], raw, seat.locale), longest)


def _beside(*remarks: str) -> str:
    """Remarks on a value, in brackets; nothing where there are none."""
    made = "; ".join(remark for remark in remarks if remark)
    return f" ({made})" if made else ""


def _prefix(state: Negotiation, clause: str, offer: Offer, named: bool) -> str:
    title = offer.title or (state.clause(clause).title if clause in state.clauses else clause)
    return f"{one_line(title, 80)}: " if named else ""
