"""Wishes: what changes nothing on the record, such as going to a clause or asking what is usual."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kpo_tui.dialogue import moves as said
from kpo_tui.dialogue.agenda import duty, mark_of, on_agenda
from kpo_tui.dialogue.answering import answer, skipping
from kpo_tui.dialogue.answers import may_see_theirs, their_proposal, walked_terms
from kpo_tui.dialogue.explaining import advised, helped, norm, why
from kpo_tui.dialogue.moves import AnyMove, Offering
from kpo_tui.dialogue.prompts import Ahead, Question, Review
from kpo_tui.dialogue.replies import Line, Turn
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.dialogue.walk import at_hand, prompt
from kpo_tui.errors import Usage
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.positions import better_than
from kpo_tui.text import listing, one_line


def skip(seat: Seat, talk: Talk, _move: said.Skipping) -> Turn:
    """Leave the question, or the clause, for later."""
    asked = prompt(seat, talk.moved())
    if isinstance(asked, Question) and talk.place.pending is None:
        line = Line("says", f"{asked.label} is left open for now.")
        return Turn(skipping(talk, asked.clause, asked.term), (line,))
    return go_on(seat, talk, said.GoingOn())


def go_on(seat: Seat, talk: Talk, _move: said.GoingOn) -> Turn:
    """On to the next thing; with nothing left, back to what was put off."""
    clause = at_hand(seat, talk)
    later = talk.place.later
    if clause is None:
        if not later:
            return Turn(talk, (Line("says", "There is nothing else to do for now."),))
        return Turn(talk.moved(later={}), (Line("says", "Back to what you put off."),))
    if not duty(seat, talk, clause):
        return Turn(talk.moved(clause=None, chosen=False, term=None))
    put = {**later, clause: mark_of(seat, clause)}
    title = one_line(seat.state.clause(clause).title, 80)
    return Turn(
        talk.moved(clause=None, chosen=False, term=None, later=put),
        (Line("says", f"{title} is left for later."),),
    )


def go_back(seat: Seat, talk: Talk, _move: said.GoingBack) -> Turn:
    """To the question before; from the first of a clause, to the clause before."""
    asked = prompt(seat, talk)
    clause = at_hand(seat, talk)
    if clause is not None and isinstance(asked, Question | Review | Ahead):
        walked = walked_terms(seat, talk, clause)
        at = walked.index(asked.term) if isinstance(asked, Question) and asked.term in walked else len(walked)
        if at > 0:
            return Turn(talk.moved(clause=clause, term=walked[at - 1]))
    agenda = on_agenda(seat.state)
    place = agenda.index(clause) if clause in agenda else len(agenda)
    if place == 0:
        return Turn(talk, (Line("says", "This is the beginning."),))
    return Turn(talk.moved(clause=agenda[place - 1], chosen=True, term=None))


def go(seat: Seat, talk: Talk, move: said.Going) -> Turn:
    """To a clause, or to one of its terms."""
    if move.clause not in seat.state.clauses:
        return Turn(talk, (Line("refused", f"There is no clause {one_line(move.clause, 40)}."),))
    later = {name: mark for name, mark in talk.place.later.items() if name != move.clause}
    terms = seat.state.clause(move.clause).terms
    term = move.term if move.term in terms else None
    return Turn(talk.moved(clause=move.clause, chosen=True, term=term, later=later))


def show(seat: Seat, talk: Talk, move: said.Showing) -> Turn:
    """Show a document; to see the other side's opening is a choice that is kept."""
    if move.what != "theirs":
        return Turn(talk, shows=(move,))
    clause = move.clause or at_hand(seat, talk)
    if clause is None or clause not in seat.state.clauses:
        return Turn(talk, (Line("asks", "Of which clause? Say: show theirs on CLAUSE."),))
    shows = (said.Showing(what="theirs", clause=clause),)
    if may_see_theirs(seat, talk, clause):
        return Turn(talk, shows=shows)
    they, title = other(seat.party), one_line(seat.state.clause(clause).title, 80)
    text = (
        f"You now see what the {they} offers on {title}. Yours will answer it, instead of standing beside it."
    )
    return Turn(talk.moved(looked=(*talk.place.looked, clause)), (Line("notice", text),), shows)


def take_rung(seat: Seat, talk: Talk, move: said.TakingRung) -> Turn:
    """Take values of the party's own positions as answers."""
    if seat.positions is None:
        return Turn(talk, (Line("refused", "You have no positions here. Give them with --positions FILE."),))
    try:
        values = seat.positions.offered(seat.state.playbook, move.clause, move.rung)
    except Usage as error:
        return Turn(talk, (Line("refused", f"{error}."),))
    if move.term is not None:
        values = {name: raw for name, raw in values.items() if name == move.term}
    if not values:
        return Turn(talk, (Line("refused", "Your positions say nothing on that."),))
    theirs = their_proposal(seat, talk, move.clause)
    offered = theirs.clauses[move.clause].terms if theirs and move.term is None else {}
    better = better_than(seat.state, seat.party, move.clause, offered, values)
    turn = answer(seat, talk, Offering(clause=move.clause, terms={**values, **better}))
    if turn.talk is talk or not better:
        return turn
    terms = seat.state.clause(move.clause).terms
    names = listing([terms[name].label for name in better])
    line = Line(
        "says", f"What the {other(seat.party)} offers is better for you on: {names}. That is taken instead."
    )
    return replace(turn, lines=(*turn.lines, line))


def quit_talk(_seat: Seat, talk: Talk, _move: said.Quitting) -> Turn:
    """Leave; everything is kept."""
    return Turn(talk, leaves=True)


def ask_why(seat: Seat, talk: Talk, move: said.AskingWhy) -> Turn:
    """Why it matters."""
    return Turn(talk, why(seat, *_about(seat, talk, move)))


def ask_norm(seat: Seat, talk: Talk, move: said.AskingNorm) -> Turn:
    """What is usual in the market."""
    return Turn(talk, norm(seat, *_about(seat, talk, move)))


def ask_advice(seat: Seat, talk: Talk, move: said.AskingAdvice) -> Turn:
    """How good the offer is for the party, and what to answer."""
    return Turn(talk, advised(seat, talk, *_about(seat, talk, move)))


def ask_help(seat: Seat, talk: Talk, _move: said.AskingHelp) -> Turn:
    """What one can say here."""
    return Turn(talk, helped(prompt(seat, talk)))


def _about(
    seat: Seat, talk: Talk, move: said.AskingWhy | said.AskingNorm | said.AskingAdvice
) -> tuple[str | None, str | None]:
    """The clause and the term that a question back is about: those named, else those at hand."""
    if move.clause is not None or move.term is not None:
        return move.clause or at_hand(seat, talk), move.term
    asked = prompt(seat, talk.moved())
    return at_hand(seat, talk), asked.term if isinstance(asked, Question) else None


WISHES: dict[type[AnyMove], Callable[[Seat, Talk, Any], Turn]] = {
    said.Skipping: skip,
    said.GoingOn: go_on,
    said.GoingBack: go_back,
    said.Going: go,
    said.Showing: show,
    said.TakingRung: take_rung,
    said.Quitting: quit_talk,
    said.AskingWhy: ask_why,
    said.AskingNorm: ask_norm,
    said.AskingAdvice: ask_advice,
    said.AskingHelp: ask_help,
}
