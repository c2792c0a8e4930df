"""What is explained to a party: why a term matters, what is usual, what can be chosen, and how good an offer is for it."""

from collections.abc import Iterator

from kpo_tui.dialogue.answers import offer_at_hand, their_proposal, walked_terms
from kpo_tui.dialogue.replies import Line
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.advice import Advice, TermAdvice, advice_on
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.text import one_line


def why(seat: Seat, talk: Talk, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """Why a term matters, or what to think of on a clause; and what the other side noted with the offer that it awaits an answer to."""
    if clause is None:
        return (Line("says", "Name a clause or a term: why liability?"),)
    agenda = seat.state.clause(clause)
    term: SomeTerm | None = agenda.terms.get(term_id or "")
    text = term.why if term is not None else agenda.guidance
    theirs = their_proposal(seat, talk, clause)
    noted = f"The {other(seat.party)}’s note: {one_line(theirs.note, 300)}" if theirs and theirs.note else ""
    named = f"{term.label}: " if term is not None else ""
    told = Line("says", f"{named}{text}" if text else f"{named}The playbook says nothing more on that.")
    return (told, Line("says", noted)) if noted else (told,)


def norm(seat: Seat, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """What is usual for a term, or for every term of a clause."""
    if clause is None:
        return (Line("says", "Name a clause or a term: what is usual for payment?"),)
    terms: dict[str, SomeTerm] = dict(seat.state.clause(clause).terms)
    if term_id in terms:
        return (Line("says", _usual(terms[term_id])),)
    known = [
        Line("says", one_line(f"{term.label}: {_usual_value(term) or term.norm}", _LONGEST))
        for term in terms.values()
        if term.norm or term.usual
    ]
    if not known:
        return (Line("says", "The playbook names nothing usual here."),)
    return (
        *known[:_MOST],
        *_more(len(known) - _MOST),
        Line("says", "what is usual for TERM says more on one."),
    )


_LONGEST, _MOST = 100, 20
"""How much of one term is told where a whole clause is asked about, and of how many terms."""


def _more(left: int) -> Iterator[Line]:
    if left > 0:
        yield Line("says", f"… and {left} more.")


def options(seat: Seat, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """What can be chosen for a term, or for each term of a clause."""
    if clause is None:
        return (Line("says", "Name a clause or a term: options for payment?"),)
    terms: dict[str, SomeTerm] = dict(seat.state.clause(clause).terms)
    if term_id in terms:
        term = terms[term_id]
        usual = _usual_value(term)
        told = Line("says", f"{term.label}: {term.expected()}.")
        return (told, Line("says", f"Usual: {usual}.")) if usual else (told,)
    told_all = [
        Line("says", one_line(f"{term.label}: {term.expected()}", _LONGEST)) for term in terms.values()
    ]
    return (*told_all[:_MOST], *_more(len(told_all) - _MOST)) or (
        Line("says", "There is nothing to choose here."),
    )


def _usual_value(term: SomeTerm) -> str:
    return term.show(term.parse(term.usual)) if term.usual else ""


def _usual(term: SomeTerm) -> str:
    usual = _usual_value(term)
    parts = [term.norm, f"commonly {usual}" if usual and usual not in term.norm else ""]
    text = "; ".join(part for part in parts if part)
    source = f" (source: {term.source})" if term.source and text else ""
    return f"{text}{source}." if text else "The playbook names nothing usual here."


def advice(seat: Seat, talk: Talk, clause: str) -> Advice | None:
    """The party's private advice on a clause; None without positions."""
    if seat.positions is None:
        return None
    theirs = their_proposal(seat, talk, clause)
    held = offer_at_hand(seat, talk, clause)
    ours = held if held.terms else None
    return advice_on(seat.state, seat.positions, clause, theirs.clauses[clause] if theirs else None, ours)


def advised(seat: Seat, talk: Talk, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """The private advice in words: the verdict, then term by term, then known trades."""
    if clause is None:
        return (Line("says", "There is no clause at hand. Name one: advice on payment."),)
    given = advice(seat, talk, clause)
    if given is None:
        return (Line("says", "You have no positions here. Give them with --positions FILE."),)
    applying = set(walked_terms(seat, talk, clause))
    wanted = [one for one in given.terms if one.term == term_id or (term_id is None and one.term in applying)]
    lines = [Line("says", given.text, private=True)]
    in_full = len(wanted) <= _MOST_IN_FULL
    for one in wanted:
        told = in_words(one) if in_full else (next(in_words(one)),)
        lines += [Line("says", text, private=True) for text in told]
    if not in_full:
        lines.append(
            Line("says", "advice on TERM says more on one: what you may say, your notes.", private=True)
        )
    for trade in given.trades if term_id is None else ():
        text = f"A known trade: {trade.client_gets} for the client, {trade.provider_gets} for the provider. {trade.why}"
        lines.append(Line("says", text))
    return tuple(lines)


_PRIORITIES = {"must": "a must", "want": "a wish", "trade": "something to trade"}


_MOST_IN_FULL = 5
"""Of how many terms all is told; of more, only where each of them lies."""


def in_words(one: TermAdvice) -> Iterator[str]:
    """Advice on one term: where the offer lies, what to move to, what may be said, whom to ask."""
    weight = f"weight {one.weight} of 10, {_PRIORITIES[one.priority]}"
    following = f" Next: {one.next_shown} ({one.next_rung.replace('-', ' ')})." if one.next_rung else ""
    yield f"{one.label}: {one.where} ({weight}).{following}"
    if one.say:
        yield f"  You may say: {one.say}"
    if one.approval:
        yield f"  To be approved by: {one.approver}."
    if one.note:
        yield f"  Your private note: {one.note}"
