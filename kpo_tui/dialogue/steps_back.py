"""What a step back takes back, in words."""

from collections.abc import Iterator

from kpo_tui.dialogue.clause_prompts import at_hand
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line
from kpo_tui.understanding.moves import value_named


def taken_back(seat: Seat, before: Talk, after: Talk) -> str:
    """Says which answers went, or came again; where none did, what is no longer about to be recorded, or where the party is."""
    changed = [
        text
        for clause in dict.fromkeys((*before.working, *after.working))
        if clause in seat.state.clauses
        for text in _changed(seat, clause, before, after)
    ]
    if changed:
        return f"Taken back: {'; '.join(changed)}."
    if before.place.pending is not None and after.place.pending is None:
        return "Taken back: nothing is about to be recorded."
    clause = at_hand(seat, after)
    if clause is not None and clause != at_hand(seat, before):
        return f"Taken back: you are at {_title(seat.state, clause)} again."
    return "Taken back."


def _changed(seat: Seat, clause: str, before: Talk, after: Talk) -> Iterator[str]:
    """The answers on a clause that a step back changed."""
    held, again = before.answers(clause), after.answers(clause)
    terms = seat.state.clause(clause).terms
    for name in dict.fromkeys((*held.terms, *again.terms)):
        was, now = held.terms.get(name), again.terms.get(name)
        if was == now or name not in terms:
            continue
        if was is None and now is not None:
            yield f"{value_named(seat.state, clause, name, now, seat.locale)} stands again"
        elif was is not None:
            text = value_named(seat.state, clause, name, was, seat.locale)
            yield (text if now is None else f"{text} ({shown(terms[name], now, seat.locale)} again)")
    opened = [terms[name].label for name in held.skipped if name not in again.skipped and name in terms]
    if opened:
        yield f"{listing([one_line(label, 80) for label in opened])} left open"
    if held.wording != again.wording:
        yield f"your wording for {_title(seat.state, clause)}"


def _title(state: Negotiation, clause: str) -> str:
    return one_line(state.clause(clause).title, 80)
