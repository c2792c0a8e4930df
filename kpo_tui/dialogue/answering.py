"""Answers that are not sent yet: taking them in, and making a proposal of them."""

from msgspec.structs import replace

from kpo_tui.dialogue.ahead import pending, refusal, whole_offer
from kpo_tui.dialogue.answers import lacking, offer_at_hand, open_terms, own_proposal, their_proposal
from kpo_tui.dialogue.moves import Binding, Offering
from kpo_tui.dialogue.prompts import Working
from kpo_tui.dialogue.replies import Line, Turn
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.errors import KpoError, ValueNotUnderstood
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.negotiation.values import shown
from kpo_tui.text import one_line


def answer(seat: Seat, talk: Talk, move: Offering) -> Turn:
    """Take the values and wording of a move in as answers on its clause, over those given before."""
    clause = move.clause
    title = one_line(seat.state.clause(clause).title, 80)
    if (why := _cannot(seat, talk, move, title)) is not None:
        return Turn(talk, (Line("refused", why),))
    held = talk.answers(clause)
    theirs = their_proposal(seat, talk, clause)
    taken = theirs.clauses[clause] if theirs is not None and move.rest_as_offered else Offer()
    wording = move.wording if move.wording is not None else taken.wording
    working = Working(
        terms={**held.terms, **taken.terms, **move.terms},
        wording=held.wording if wording is None else wording,
        skipped=tuple(name for name in held.skipped if name not in move.terms and name not in taken.terms),
        note=move.note or held.note,
        seen=theirs.seq if theirs else 0,
    )
    stays = talk.place.chosen and talk.place.clause == clause
    later = {name: mark for name, mark in talk.place.later.items() if name != clause}
    moved = talk.answered(clause, working).moved(clause=clause, chosen=stays, term=None, later=later)
    return Turn(moved, _understood(seat, move, title, bool(taken.terms)))


def _cannot(seat: Seat, talk: Talk, move: Offering, title: str) -> str | None:
    """Why the answers cannot be taken, if they cannot."""
    known = seat.state.clauses[move.clause]
    if known.agreed is not None:
        return f"{title} is agreed. To change it, ask to reopen it: reopen {move.clause}."
    if known.parked is not None:
        return f"{title} is set aside. Take it up again first: unpark {move.clause}."
    if move.rest_as_offered and their_proposal(seat, talk, move.clause) is None:
        return f"The {other(seat.party)} has no offer on {title} that you could take the rest from."
    terms: dict[str, SomeTerm] = dict(seat.state.clause(move.clause).terms)
    for term_id, raw in move.terms.items():
        if term_id not in terms:
            return f"{title} has no term {one_line(term_id, 40)}."
        try:
            sound = terms[term_id].write(terms[term_id].read(raw)) == raw
        except ValueNotUnderstood as error:
            return f"{terms[term_id].label}: {error}."
        if not sound:
            return f"{terms[term_id].label}: that is not how the value is stored."
    return None


def _understood(seat: Seat, move: Offering, title: str, rest: bool) -> tuple[Line, ...]:
    """What was taken in, in words."""
    terms = seat.state.clause(move.clause).terms
    said = [
        f"{terms[term_id].label}: {one_line(shown(terms[term_id], raw, seat.locale), 200)}"
        for term_id, raw in move.terms.items()
    ]
    if rest:
        said.append(f"the rest of {title} as the {other(seat.party)} offers it")
    if move.wording is not None:
        said.append(
            f"your own wording for {title}" if move.wording else f"the playbook’s wording for {title}"
        )
    return (Line("you", "; ".join(said) + "."),) if said else ()


def proposing(seat: Seat, talk: Talk, clause: str, even_if_incomplete: bool = False) -> Turn:
    """Once everything on the clause is answered, show the proposal that the answers make, for a plain yes.

    Answers that are just what the other side offers are an acceptance; answers that change nothing are said to.
    """
    offer = offer_at_hand(seat, talk, clause)
    missing = lacking(seat.state, clause, {clause: offer}, seat.party)
    if not even_if_incomplete and (missing or open_terms(seat, talk, clause)):
        return Turn(talk)
    if missing and not offer.terms and offer.wording is None:
        return Turn(
            talk, (Line("refused", "Nothing is answered on this clause yet, so there is nothing to send."),)
        )
    theirs, own = their_proposal(seat, talk, clause), own_proposal(seat, clause)
    if theirs is not None and theirs.clauses == {clause: offer}:
        line = Line("says", f"That is what the {other(seat.party)} offers, so it would be an acceptance.")
        return _shown(seat, talk, Accept(clause=clause, proposal=theirs.seq), (line,))
    if own is not None and theirs is None and own.clauses.get(clause) == offer:
        line = Line("says", f"That is what you have offered already, in proposal {own.seq}.")
        return Turn(talk.answered(clause, None).moved(), (line,))
    return _shown(seat, talk, whole_offer(seat, talk, clause), ())


def _shown(seat: Seat, talk: Talk, move: Binding, lines: tuple[Line, ...]) -> Turn:
    try:
        return Turn(talk.moved(pending=pending(seat, talk, (move,))), lines)
    except KpoError as error:
        return Turn(talk.moved(), (*lines, Line("refused", refusal(error))))


def skipping(talk: Talk, clause: str, term: str) -> Talk:
    """Leave a term unsaid for now."""
    held = talk.answers(clause)
    if term in held.skipped or term in held.terms:
        return talk.moved(term=None)
    return talk.answered(clause, replace(held, skipped=(*held.skipped, term))).moved(term=None)
