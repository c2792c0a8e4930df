"""The walk: what is before a party, and at which clause it is."""

from kpo_tui.dialogue.agenda import duty, next_clause, put_off
from kpo_tui.dialogue.ahead import ahead, still_ahead
from kpo_tui.dialogue.asking import at_clause, at_the_end
from kpo_tui.dialogue.prompts import AskingBack, Prompt
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.text import one_line


def prompt(seat: Seat, talk: Talk) -> Prompt:
    """What is before the party now."""
    back = asked_back(seat, talk)
    if back is not None:
        return back
    waiting = still_ahead(seat, talk)
    if waiting is not None:
        return ahead(seat, talk, waiting)
    clause = at_hand(seat, talk)
    return at_the_end(seat, talk) if clause is None else at_clause(seat, talk, clause)


def asked_back(seat: Seat, talk: Talk) -> AskingBack | None:
    """The question that was asked back and is not answered yet: which of several was meant, or a reason."""
    place = talk.place
    if place.parking is None:
        return place.asking
    title = seat.state.clause(place.parking.clause).title
    return AskingBack(
        asks=f"Why should {one_line(title, 80)} be set aside? The reason goes onto the issues list."
    )


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
    following = next_clause(seat, talk)
    return talk if following == clause else talk.moved(clause=following, chosen=False, term=None)
