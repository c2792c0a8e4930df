"""Before anything is recorded: answers taken in, what they make, in words, and what a yes is tied to."""

import hashlib
from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from kpo_tui.dialogue.answers import offer_at_hand, open_terms, own_proposal, still_to_give, their_proposal
from kpo_tui.dialogue.prompts import Ahead, Working
from kpo_tui.dialogue.recorded_values import accepted_values, own_values
from kpo_tui.dialogue.replies import Line, Turn, fallen_packages, saying
from kpo_tui.dialogue.safeguards import cautions_on, safeguard
from kpo_tui.dialogue.talk import Pending, Seat, Talk
from kpo_tui.errors import KpoError, ValueNotUnderstood
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept, Accepted
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.applicability import applies_only, named_in_vain
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import only_applying, shown
from kpo_tui.text import listing, one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Binding, Offering, Packaging


def put_ahead(seat: Seat, talk: Talk, moves: tuple[Binding, ...], lines: tuple[Line, ...] = ()) -> Turn:
    """The moves as about to be recorded, for a plain yes; or why the rules do not allow them, as a sentence."""
    try:
        return Turn(talk.moved(pending=Pending(moves, tie(seat, talk, moves))), lines)
    except KpoError as error:
        why = str(getattr(error, "reason", "") or error)
        why = why[:1].upper() + why[1:]
        line = Line("refused", why if why.endswith((".", "?", "…")) else f"{why}.")
        return Turn(talk.moved(), (*lines, line))


def still_ahead(seat: Seat, talk: Talk) -> Pending | None:
    """What a yes would record, unless it has come to mean something else than when it was shown."""
    waiting = talk.place.pending
    if waiting is None or not waiting.moves:  # none: what was kept was altered
        return None
    try:
        return waiting if tie(seat, talk, waiting.moves) == waiting.tie else None
    except KpoError:
        return None


def tie(seat: Seat, talk: Talk, moves: tuple[Binding, ...]) -> str:
    """The fingerprint of what the moves would record, and of what stands there that the party sees.

    Raises Refused where the rules do not allow them.
    """
    events = foreseen(seat, talk, moves)
    seen = {
        clause: (
            theirs.seq if (theirs := their_proposal(seat, talk, clause)) else 0,
            seat.state.clauses[clause].side(seat.party).standing,
        )
        for event in events
        for clause in event.about(seat.state.clauses_of)
        if clause in seat.state.clauses
    }
    meant = [replace(event, seq=0, at="", prev="") for event in events]
    return hashlib.sha256(msgspec.json.encode((meant, seen), order="sorted")).hexdigest()


def foreseen(seat: Seat, talk: Talk, moves: tuple[Binding, ...]) -> tuple[Event, ...]:
    """The events that the moves would make, one after the other. Raises Refused."""
    state, events = seat.state, []
    for move in moves:
        event = decide(state, act_of(seat, talk, move), seat.party, seat.at)
        events.append(event)
        if len(moves) > 1:
            state = evolve(state, event, f"{event.seq:064x}")
    return tuple(events)


def act_of(seat: Seat, talk: Talk, move: Binding) -> Act:
    """The act of a binding move; a proposal answers what the party has seen of the other side's."""
    act = said.act_of(move, seat.state)
    if not isinstance(act, Propose):
        return act
    seen = [
        theirs.seq
        for clause in act.offers
        if clause in seat.state.clauses and (theirs := their_proposal(seat, talk, clause))
    ]
    return replace(act, answering=seen[0] if seen else None)


def whole_package(seat: Seat, talk: Talk, move: Packaging) -> tuple[Packaging, tuple[Line, ...]]:
    """The package with every value of each clause said that applies: what was said before, under what is said now.

    Of what is said now, those values are told that do not apply, unless nothing would be left on their clause.
    """
    whole = {one.clause: _whole(seat, talk, one) for one in move.offers}
    offers = {clause: one.offer for clause, one in whole.items()}
    made = {clause: only_applying(seat.state, clause, offers, seat.party) for clause in offers}
    kept = [one if one.left_out else _applying(one, made) for one in move.offers]
    kept = [new if new.terms else old for new, old in zip(kept, move.offers, strict=True)]
    lost = {
        old.clause: {name: raw for name, raw in old.terms.items() if name not in new.terms}
        for old, new in zip(move.offers, kept, strict=True)
    }
    if any(lost.values()):
        package, lines = whole_package(seat, talk, replace(move, offers=tuple(kept)))
        return package, (*lines, *_fallen(seat, lost, made, "Not taken"))
    act = said.act_of(replace(move, offers=tuple(whole.values())), seat.state)
    assert isinstance(act, Propose)  # noqa: S101  (that is what a package makes)
    fitted = act.fitted(
        seat.state, seat.party, seat.at, {one.clause: one.offer for one in move.offers}
    ).offers
    return replace(
        move, offers=tuple(replace(one, terms=fitted[clause].terms) for clause, one in whole.items())
    ), ()


def _whole(seat: Seat, talk: Talk, move: Offering) -> Offering:
    if move.left_out or move.clause not in seat.state.clauses:
        return move
    held = offer_at_hand(seat, talk, move.clause)
    theirs = their_proposal(seat, talk, move.clause) if move.rest_as_offered else None
    taken = theirs.clauses[move.clause] if theirs is not None else Offer()
    return replace(
        move,
        terms={**held.terms, **taken.terms, **talk.answers(move.clause).terms, **move.terms},
        wording=move.wording or taken.wording or held.wording,
        rest_as_offered=False,
    )


def ahead(seat: Seat, talk: Talk, waiting: Pending) -> Ahead:
    """What will be recorded, in words, with what to think of first, and the word that it takes if a yes is not enough."""
    events = foreseen(seat, talk, waiting.moves)
    guard = safeguard(seat, events)
    warnings = tuple(warning for event in events for warning in _warnings(seat, talk, event))
    return Ahead(
        says=tuple(line for event in events for line in described(seat, talk, event)),
        moves=waiting.moves,
        content=events[0].content if len(events) == 1 and isinstance(events[0], Accepted) else "",
        warnings=(*warnings, *(guard.warnings if guard else ())),
        cautions=tuple(caution.text for event in events for caution in cautions_on(seat, event)),
        word=guard.word if guard else "",
        asks=guard.asks if guard else "",
    )


def described(seat: Seat, talk: Talk, event: Event) -> Iterator[str]:
    """One event as about to be recorded: the act, then the values that its party would stand by, and a note."""
    state = seat.state
    yield event.intended(state)
    if (bound := event.binds(state)) is None:
        return
    package = len(bound.clauses) > 1
    own = isinstance(event, Proposed)
    for clause, offer in bound.clauses.items():
        if not own:
            yield from accepted_values(seat, clause, offer, package)
        elif not offer.left_out or package:  # else the act says all
            theirs = their_proposal(seat, talk, clause) if clause in state.clauses else None
            yield from own_values(seat, clause, offer, theirs.clauses[clause] if theirs else None, package)
    if own and bound.valid_until:
        yield f"  It can be accepted until {bound.valid_until[:16].replace('T', ' ')} UTC."
    if own and bound.note:
        yield f"  Note to the other side: {one_line(bound.note)}"


def _warnings(seat: Seat, talk: Talk, event: Event) -> Iterator[str]:
    """What a proposal takes off the table elsewhere, and what it lacks to be accepted; the answers that an acceptance drops."""
    state = seat.state
    if isinstance(event, Accepted):
        unsent = [
            said.value_named(state, clause, *answer, seat.locale)
            for clause in event.about(state.clauses_of)
            for answer in talk.answers(clause).terms.items()
        ]
        if unsent:
            yield f"Your answers that were not sent are dropped by it: {listing(unsent)}."
    if not isinstance(event, Proposed):
        return
    for package, elsewhere in fallen_packages(state, event):
        titles = listing([state.clause(name).title for name in elsewhere])
        yield f"Package {package.seq} comes off the table whole, also on {titles}."
    for clause in event.clauses:
        if clause not in state.clauses:
            continue
        ours, theirs = still_to_give(seat, talk, clause, event.clauses)
        if ours:
            yield f"{state.clause(clause).title}: it cannot be accepted until you give {listing(list(ours))}."
        if theirs:
            yield f"{state.clause(clause).title}: left to the {other(seat.party)} to say: {listing(list(theirs))}."


def answer(seat: Seat, talk: Talk, move: Offering) -> Turn:
    """Take the values and wording of a move in as answers on its clause, over those given before."""
    clause = move.clause
    title = one_line(seat.state.clause(clause).title, 80)
    if (why := _cannot(seat, talk, move, title)) is not None:
        return saying(talk, "refused", why)
    held = talk.answers(clause)
    theirs = their_proposal(seat, talk, clause)
    taken = theirs.clauses[clause] if theirs is not None and move.rest_as_offered else Offer()
    wording = move.wording if move.wording is not None else taken.wording
    working = Working(
        terms={**taken.terms, **held.terms, **move.terms},
        wording=held.wording if wording is None else wording,
        skipped=tuple(name for name in held.skipped if name not in move.terms and name not in taken.terms),
        note=move.note or held.note,
        seen=theirs.seq if theirs else 0,
        valid_until=move.valid_until or held.valid_until,
    )
    stays = talk.place.chosen and talk.place.clause == clause
    later = {name: mark for name, mark in talk.place.later.items() if name != clause}
    moved = talk.answered(clause, working).moved(clause=clause, chosen=stays, term=None, later=later)
    made = {clause: offer_at_hand(seat, moved, clause)}
    if (why := named_in_vain(seat.state, {clause: move.offer}, made, seat.party, seat.locale)) is not None:
        applying = _applying(move, made)
        if not applying.terms:
            return saying(talk, "refused", f"{why}.")
        told = tuple(_fallen(seat, {clause: move.terms}, made, "Not taken"))
        turn = answer(seat, talk, applying)
        return replace(turn, lines=(*turn.lines, *told))
    carried = {**offer_at_hand(seat, talk, clause).terms, **taken.terms}
    fallen = tuple(_fallen(seat, {clause: carried}, made))
    if fallen:  # gone for good, as is said: it must not come back with the next answer
        terms = {name: raw for name, raw in working.terms.items() if name in made[clause].terms}
        moved = moved.answered(clause, replace(working, terms=terms))
    kept = {name: raw for name, raw in held.terms.items() if name in taken.terms and name not in move.terms}
    kept = {name: raw for name, raw in kept.items() if taken.terms[name] != raw}
    return Turn(
        moved, (*_understood(seat, move, title, bool(taken.terms)), *_kept(seat, clause, kept), *fallen)
    )


def _kept(seat: Seat, clause: str, answers: Mapping[str, Raw]) -> Iterator[Line]:
    """Says which answers that are not sent yet stay beside what is taken from the other side."""
    values = [said.value_named(seat.state, clause, *answer, seat.locale) for answer in answers.items()]
    if values:
        yield Line("says", f"Kept, as you answered: {listing(values)}.")


def _applying(move: Offering, made: Mapping[str, Offer]) -> Offering:
    """The move with those of its values that are in what was made of it."""
    kept = {name: raw for name, raw in move.terms.items() if name in made[move.clause].terms}
    return replace(move, terms=kept)


def _fallen(
    seat: Seat,
    carried: Mapping[str, Mapping[str, Raw]],
    made: Mapping[str, Offer],
    lead: str = "No longer said",
) -> Iterator[Line]:
    """Says which values fall away, since they do not apply by what is said instead."""
    fallen = ((at, name) for at, values in carried.items() for name in values if name not in made[at].terms)
    for clause, name in fallen:
        term = seat.state.clause(clause).terms[name]
        value = f"{term.label} {one_line(_as_said(term, carried[clause][name], seat.locale))}"
        where = applies_only(seat.state, clause, name, made, seat.party, seat.locale)
        yield Line("says", f"{lead}: {value}. {where}.")


def _as_said(term: SomeTerm, raw: Raw, locale: str) -> str:
    """The value as it is shown, or as it was given where the term cannot hold it."""
    try:
        return shown(term, raw, locale)
    except ValueNotUnderstood:
        return str(raw)


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
        f"{terms[term_id].label}: {one_line(shown(terms[term_id], raw, seat.locale))}"
        for term_id, raw in move.terms.items()
    ]
    if rest:
        said.append(f"the rest of {title} as the {other(seat.party)} offers it")
    if move.wording is not None:
        said.append(
            f"your own wording for {title}" if move.wording else f"the playbook’s wording for {title}"
        )
    text = "; ".join(said)
    return (Line("you", text if text.endswith((".", "!", "?", "…")) else f"{text}."),) if said else ()


def proposing(seat: Seat, talk: Talk, clause: str, even_if_incomplete: bool = False) -> Turn:
    """Once everything on the clause is answered, show the proposal that the answers make, for a plain yes.

    Answers that are just what the other side offers are an acceptance; answers that change nothing are said to.
    """
    offer = offer_at_hand(seat, talk, clause)
    missing, _ = still_to_give(seat, talk, clause, {clause: offer})
    if not even_if_incomplete and (missing or open_terms(seat, talk, clause)):
        return Turn(talk)
    if missing and not offer.terms and offer.wording is None:
        return saying(talk, "refused", "Nothing is answered on this clause yet, so there is nothing to send.")
    theirs, own = their_proposal(seat, talk, clause), own_proposal(seat, clause)
    if theirs is not None and theirs.clauses == {clause: offer}:
        line = Line("says", f"That is what the {other(seat.party)} offers, so it would be an acceptance.")
        return put_ahead(seat, talk, (Accept(clause=clause, proposal=theirs.seq),), (line,))
    if own is not None and theirs is None and own.clauses.get(clause) == offer:
        text = f"That is what you have offered already, in proposal {own.seq}."
        return saying(talk.answered(clause, None).moved(), "says", text)
    held = talk.answers(clause)
    move = Offering(
        clause=clause,
        terms=offer.terms,
        wording=offer.wording,
        title=offer.title,
        note=held.note,
        valid_until=held.valid_until,
    )
    return put_ahead(seat, talk, (move,))
