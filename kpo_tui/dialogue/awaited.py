"""Whose move it is and on what, while nothing comes next by itself: what is awaited, from whom, on which clauses."""

from collections import defaultdict

from kpo_tui.dialogue.agenda import duty, put_off
from kpo_tui.dialogue.answers import may_see_theirs, own_proposal, still_to_give, their_proposal
from kpo_tui.dialogue.prompts import Awaited
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.party import other
from kpo_tui.text import one_line


def awaited(seat: Seat, talk: Talk) -> tuple[Awaited, ...]:
    """What is awaited, the party's own first; clauses of which the same is to be said stand together."""
    found: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for clause in seat.state.clauses:
        for yours, what, number in _on(seat, talk, clause):
            title = one_line(seat.state.clause(clause).title, 40)
            found[yours, what].append(f"{title} ({number})" if number else title)
    whole = [Awaited(what, tuple(titles), yours) for (yours, what), titles in found.items()]
    if seat.state.confirmed.keys() == {seat.party}:
        whole.append(Awaited(f"The {other(seat.party)} has still to confirm the whole text", ()))
    return tuple(sorted(whole, key=lambda one: not one.yours))


def _on(seat: Seat, talk: Talk, clause: str) -> list[tuple[bool, str, int]]:
    """On one clause: whether it is the party's to act, on what, and the number of the offer that it is about."""
    state, they = seat.state, other(seat.party)
    known = state.clauses[clause]
    if known.agreed is not None:
        if known.reopening == seat.party:
            return [(False, f"The {they} has to answer your request to reopen", 0)]
        asked = known.reopening == they
        return [(True, f"You put off the {they}’s request to reopen", 0)] if asked else []
    if known.parked is not None:
        return [(True, "Set aside for now", 0)]
    found: list[tuple[bool, str, int]] = []
    if (own := own_proposal(seat, clause)) is not None:
        lacks = bool(still_to_give(seat, talk, clause, own.clauses)[0])
        what = (
            "You have still to complete your offers on"
            if lacks
            else f"The {they} has to answer your offers on"
        )
        found.append((lacks, what, own.seq))
    if put_off(seat, talk, clause) and (due := duty(seat, talk, clause)):
        theirs = their_proposal(seat, talk, clause)
        if due == "decision" and theirs is not None:
            return [*found, (True, f"You put off answering the {they}’s offers on", theirs.seq)]
        return [*found, (True, _put_off(seat, talk, clause), 0)]
    live = state.live(clause, they, seat.at)
    if live is not None and their_proposal(seat, talk, clause) is None and may_see_theirs(seat, talk, clause):
        return [
            *found,
            (True, "A package is shown once you have given your opening on its other clauses", live.seq),
        ]
    return found or _nobody_s(seat, clause)


def _put_off(seat: Seat, talk: Talk, clause: str) -> str:
    they = other(seat.party)
    if seat.state.clauses[clause].side(they).spoke and not may_see_theirs(seat, talk, clause):
        return f"You put off your opening, after which you see the {they}’s, on"
    return "You put off your own offer on" if talk.answers(clause).said else "You put off your opening on"


def _nobody_s(seat: Seat, clause: str) -> list[tuple[bool, str, int]]:
    """An open clause on which no offer stands and nothing is asked: either side may propose."""
    if seat.state.where(clause, seat.at) == "dropped" or seat.state.live(clause, other(seat.party), seat.at):
        return []
    return [(True, "No offer stands, so either side may make one, on", 0)]
