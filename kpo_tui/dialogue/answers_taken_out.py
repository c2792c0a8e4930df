"""Answers taken out of what would be offered, before it is recorded."""

from msgspec.structs import replace

from kpo_tui.dialogue.ahead import proposing, still_ahead
from kpo_tui.dialogue.replies import Line, Turn, saying
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.events import Offer
from kpo_tui.text import listing
from kpo_tui.understanding.moves import Unsaying, value_named


def unsay(seat: Seat, talk: Talk, move: Unsaying) -> Turn:
    """The answers on the clause without these, whose terms are left open; what is left is shown as about to be recorded, where it was."""
    held = talk.answers(move.clause)
    gone = {term: held.terms[term] for term in move.terms if term in held.terms}
    if not gone:
        return saying(talk, "asks", "None of your unsent answers is that.")
    kept = {term: raw for term, raw in held.terms.items() if term not in gone}
    values = [value_named(seat.state, move.clause, term, raw, seat.locale) for term, raw in gone.items()]
    last = seat.state.offer(move.clause, seat.party) or Offer()
    stays = [
        value_named(seat.state, move.clause, term, last.terms[term], seat.locale)
        for term in gone
        if term in last.terms
    ]
    opened = "" if stays else ", and left open"
    line = Line("says", f"Taken out{opened}: {listing(values)}.")
    if stays:
        line = Line("says", f"{line.text} As you offered it last, it stays: {listing(stays)}.")
    less = replace(held, terms=kept, skipped=(*held.skipped, *gone))
    moved = talk.answered(move.clause, less).moved(clause=move.clause)
    if still_ahead(seat, talk) is None or not less.said:
        return Turn(moved, (line,))
    turn = proposing(seat, moved, move.clause, even_if_incomplete=True)
    return replace(turn, lines=(line, *turn.lines))
