"""The walk: at which clause a party is, and the prompt for it, or for when none is at hand."""

from itertools import chain

from msgspec.structs import replace

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.agenda import duty, next_clause, on_agenda, progress, put_off, waiting_on
from kpo_tui.dialogue.ahead import ahead, still_ahead
from kpo_tui.dialogue.answers import (
    lacking,
    may_see_theirs,
    offer_at_hand,
    open_terms,
    still_to_give,
    suggestions,
    term_lines,
    their_proposal,
    walked_terms,
)
from kpo_tui.dialogue.awaited import awaited
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.advice import advice_on, cautions
from kpo_tui.negotiation.events import Proposal, content_hash
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line


def prompt(seat: Seat, talk: Talk) -> prompts.Prompt:
    """What is before the party now."""
    back = asked_back(seat, talk)
    if back is not None:
        return back
    waiting = still_ahead(seat, talk)
    if waiting is not None:
        return ahead(seat, talk, waiting)
    clause = at_hand(seat, talk)
    return at_the_end(seat, talk) if clause is None else at_clause(seat, talk, clause)


def asked_back(seat: Seat, talk: Talk) -> prompts.AskingBack | None:
    """The question that was asked back and is not answered yet: which of several was meant, or a reason."""
    place = talk.place
    if place.parking is None:
        return place.asking
    title = seat.state.clause(place.parking.clause).title
    asks = f"Why should {one_line(title, 80)} be set aside? The reason goes onto the issues list."
    return prompts.AskingBack(asks=asks)


def at_hand(seat: Seat, talk: Talk) -> str | None:
    """The clause that the party is at; None when nothing is left to do."""
    clause = talk.place.clause
    return clause if clause is not None and clause in seat.state.clauses else next_clause(seat, talk)


def settled(seat: Seat, talk: Talk) -> Talk:
    """The talk with its place made definite: the clause at hand as long as there is something to do on it.

    So what others do meanwhile never moves the party to another clause while it is answering.
    """
    place = talk.place
    if place.asking is not None or place.parking is not None or still_ahead(seat, talk) is not None:
        return talk
    if place.pending is not None:  # it no longer means what was shown: back to where it came from
        talk = talk.moved(clause=getattr(place.pending.moves[0], "clause", None) or place.clause, term=None)
        place = talk.place
    clause = place.clause
    if clause is not None and clause in seat.state.clauses:
        if place.chosen:
            return talk
        left = duty(seat, talk, clause)
        if left and left != "parked" and not put_off(seat, talk, clause):
            return talk
    if clause is not None:
        talk = replace(talk, place=replace(place, came_from=clause))
    following = next_clause(seat, talk)
    if following is None:  # once there is something again, the walk begins at its beginning
        return talk.moved(clause=None, chosen=False, term=None, came_from=None)
    return talk if following == clause else talk.moved(clause=following, chosen=False, term=None)


def at_clause(seat: Seat, talk: Talk, clause: str) -> prompts.Prompt:
    """What is before the party on this clause."""
    term = talk.place.term
    if term is not None and term in seat.state.clause(clause).terms and may_answer(seat.state, clause):
        return question(seat, talk, clause, term)
    match duty(seat, talk, clause):
        case "reopening":
            return _reopening(seat, talk, clause)
        case "decision":
            theirs = their_proposal(seat, talk, clause)
            assert theirs is not None  # noqa: S101  (that is what makes it a decision)
            return _decision(seat, talk, clause, theirs)
        case "questions":
            left = open_terms(seat, talk, clause)
            return question(seat, talk, clause, left[0]) if left else _review(seat, talk, clause)
        case "review":
            return _review(seat, talk, clause)
        case "parked":
            return _reminder(seat, clause)
        case _:
            return _standing(seat, talk, clause)


def may_answer(state: Negotiation, clause: str) -> bool:
    """True while values can be given on the clause: it is neither agreed nor parked."""
    known = state.clauses[clause]
    return known.agreed is None and known.parked is None


def at_the_end(seat: Seat, talk: Talk) -> prompts.Prompt:
    """The prompt when no clause comes next."""
    state = seat.state
    here = progress(seat)
    if state.concluded:
        return prompts.Done(progress=here)
    asked = any(known.reopening is not None for known in state.clauses.values())
    if here.settled == here.clauses and seat.party not in state.confirmed and not asked:
        by = ", ".join(state.confirmed)
        return prompts.Confirmation(head=state.head, confirmed_by=by, progress=here)
    skipped = tuple(
        clause for clause in on_agenda(state) if put_off(seat, talk, clause) and duty(seat, talk, clause)
    )
    found = awaited(seat, talk)
    return prompts.Waiting(waiting_on=waiting_on(seat), skipped=skipped, progress=here, awaited=found)


def question(seat: Seat, talk: Talk, clause: str, term_id: str) -> prompts.Question:
    """The question for a term."""
    state, party = seat.state, seat.party
    agenda = state.clause(clause)
    term: SomeTerm = agenda.terms[term_id]
    walked = walked_terms(seat, talk, clause)
    place = walked.index(term_id) + 1 if term_id in walked else 0
    sees = may_see_theirs(seat, talk, clause)
    return prompts.Question(
        clause=clause,
        title=agenda.title,
        term=term_id,
        label=term.label,
        ask=(term.ask.client if party == "client" else term.ask.provider) or f"{term.label}?",
        why=term.why,
        norm=term.norm,
        source=term.source,
        expected=term.expected(),
        suggestions=suggestions(seat, talk, clause, term_id),
        progress=progress(seat, clause, place, len(walked)),
        ours=_said(seat, clause, term_id, term, party),
        theirs=_said(seat, clause, term_id, term, other(party)) if sees else "",
        working=_shown(term, talk.answers(clause).terms.get(term_id), seat.locale),
        remark=_remark(seat, clause),
        optional=term.optional,
    )


def _remark(seat: Seat, clause: str) -> str:
    """What the other side said last on the clause, if it was the last to speak there."""
    comment = seat.state.clauses[clause].comment
    return comment.text if comment is not None and comment.party == other(seat.party) else ""


def _said(seat: Seat, clause: str, term_id: str, term: SomeTerm, party: Side) -> str:
    offer = seat.state.offer(clause, party)
    return _shown(term, offer.terms.get(term_id) if offer else None, seat.locale)


def _shown(term: SomeTerm, raw: Raw | None, locale: str) -> str:
    return "" if raw is None else shown(term, raw, locale)


def _decision(seat: Seat, talk: Talk, clause: str, theirs: Proposal) -> prompts.Decision:
    state = seat.state
    offer = theirs.clauses[clause]
    missing = [lacking(state, about, theirs.clauses, other(seat.party)) for about in theirs.clauses]
    return prompts.Decision(
        clause=clause,
        title=state.clause(clause).title,
        kind=_kind(seat, clause, theirs),
        proposal=theirs.seq,
        clauses=tuple(theirs.clauses),
        lines=_package_lines(seat, talk, clause, theirs),
        progress=progress(seat, clause),
        note=theirs.note,
        remark=_remark(seat, clause),
        valid_until=theirs.valid_until,
        wording=offer.wording or "",
        missing=tuple(chain.from_iterable(missing)),
        working=talk.answers(clause).said,
        advice=_advice(seat, clause, theirs),
        content=content_hash(theirs.clauses),
    )


def _kind(seat: Seat, clause: str, theirs: Proposal) -> prompts.Kind:
    offer = theirs.clauses[clause]
    if len(theirs.clauses) > 1:
        return "package"
    if offer.left_out:
        return "leave out"
    if seat.state.where(clause, seat.at) == "common ground":
        return "common ground"
    return "new clause" if clause not in seat.state.playbook.clauses else "proposal"


def _package_lines(seat: Seat, talk: Talk, clause: str, theirs: Proposal) -> tuple[prompts.TermLine, ...]:
    """The lines of the clause; of a package those of all its clauses, each named by its clause."""
    lines = term_lines(seat, talk, clause) if not theirs.clauses[clause].left_out else ()
    for about, offer in theirs.clauses.items():
        if about != clause and not offer.left_out and about in seat.state.clauses:
            title, others = seat.state.clause(about).title, term_lines(seat, talk, about)
            lines += tuple(replace(line, label=f"{title}: {line.label}") for line in others)
    return lines


def _advice(seat: Seat, clause: str, theirs: Proposal) -> tuple[str, ...]:
    """The private advice in a line or two, where the party has positions; on a package for each of its clauses, which stand together."""
    if seat.positions is None:
        return ()
    package = len(theirs.clauses) > 1
    return tuple(
        f"{seat.state.clause(about).title}: {given.text}" if package else given.text
        for about in (theirs.clauses if package else (clause,))
        if about in seat.positions.clauses
        for given in (
            advice_on(
                seat.state, seat.positions, about, theirs.clauses[about], seat.state.offer(about, seat.party)
            ),
        )
    )


def _review(seat: Seat, talk: Talk, clause: str) -> prompts.Review:
    offer = offer_at_hand(seat, talk, clause)
    theirs = their_proposal(seat, talk, clause)
    return prompts.Review(
        clause=clause,
        title=seat.state.clause(clause).title,
        lines=term_lines(seat, talk, clause),
        missing=still_to_give(seat, talk, clause, {clause: offer})[0],
        progress=progress(seat, clause),
        answering=theirs.seq if theirs else None,
        own_wording=offer.wording is not None,
        warnings=cautions(seat.state, seat.positions, clause, offer) if seat.positions else (),
    )


def _reopening(seat: Seat, talk: Talk, clause: str) -> prompts.Decision:
    return prompts.Decision(
        clause=clause,
        title=seat.state.clause(clause).title,
        kind="reopening",
        proposal=0,
        clauses=(clause,),
        lines=term_lines(seat, talk, clause),
        progress=progress(seat, clause),
    )


def _reminder(seat: Seat, clause: str) -> prompts.Reminder:
    parked = seat.state.clauses[clause].parked
    assert parked is not None  # noqa: S101  (that is what makes it a reminder)
    return prompts.Reminder(
        clause=clause,
        title=seat.state.clause(clause).title,
        parked_by=parked.party or "",
        reason=parked.text,
        progress=progress(seat, clause),
    )


def _standing(seat: Seat, talk: Talk, clause: str) -> prompts.Standing:
    step = next_step(seat.state, clause, seat.at)
    live = seat.state.live(clause, other(seat.party), seat.at)
    if live is not None and may_see_theirs(seat, talk, clause) and their_proposal(seat, talk, clause) is None:
        hidden = [name for name in live.clauses if not may_see_theirs(seat, talk, name)]
        first = listing([seat.state.clause(name).title for name in hidden])
        step = f"package {live.seq} is shown once you have given your opening on {first}"
    return prompts.Standing(
        clause=clause,
        title=seat.state.clause(clause).title,
        where=seat.state.where(clause, seat.at),
        step=step,
        lines=term_lines(seat, talk, clause),
        progress=progress(seat, clause),
        remark=_remark(seat, clause),
    )
