"""Wishes: what changes nothing on the record, such as going to a clause or asking what is usual, and their answers."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.agenda import duty, mark_of, on_agenda
from kpo_tui.dialogue.ahead import answer
from kpo_tui.dialogue.answers import (
    may_see_theirs,
    not_applying,
    their_proposal,
    those_applying,
    walked_terms,
)
from kpo_tui.dialogue.answers_taken_out import unsay
from kpo_tui.dialogue.clause_prompts import at_hand, prompt
from kpo_tui.dialogue.explanations import advised, norm, options, why
from kpo_tui.dialogue.prompts import Ahead, Prompt, Question, Review
from kpo_tui.dialogue.replies import Line, Turn, saying
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.dialogue.usual_answers import take_usual
from kpo_tui.errors import Usage
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.positions import better_than
from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import listing, one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import AnyMove, Offering

_ALWAYS = "At any time: show draft, show redline, show issues, show status, show history, go to CLAUSE, back, undo, quit."


def help_on(asked: Prompt) -> tuple[str, ...]:
    """What one can say to this prompt in particular, in sentences."""
    if isinstance(asked, prompts.Question):
        return (
            f"Give a value: {asked.expected}. Several at once are fine, by their names.",
            *_HELP[type(asked)],
        )
    if isinstance(asked, Ahead) and asked.word:
        return (f"{asked.word} records exactly this. no records nothing. A value changes it first.",)
    if isinstance(asked, prompts.Decision) and asked.kind == "reopening":
        return ("reopen it consents to open the clause again. no declines, and it stays agreed.",)
    return _HELP[type(asked)]


_HELP: dict[type[Prompt], tuple[str, ...]] = {
    prompts.Question: (
        "take 1 picks the first suggestion, take all your own positions on the whole clause.",
        "why? and what’s normal? explain. skip leaves it open for now.",
        "Nothing is sent before you have looked it over and said yes.",
    ),
    prompts.Decision: (
        "accept takes it as it stands. A value makes a counter-proposal: 45 days, or: ok but 45 days.",
        "reject, park it with a reason, skip, or a comment are possible too. advice holds it against your positions.",
    ),
    prompts.Review: (
        "send proposes it. A value changes it first. skip leaves it for later; nothing is lost.",
    ),
    prompts.Reminder: ("take it up again does that. skip leaves it parked.",),
    prompts.Ahead: ("yes records exactly this. no records nothing. A value changes it first.",),
    prompts.AskingBack: ("Pick one by its number, or say it in other words. no leaves the question.",),
    prompts.Confirmation: (
        "confirm says that you stand by the whole text. Read it first: show draft.",
        "To change a clause, ask to reopen it: reopen CLAUSE.",
    ),
    prompts.Waiting: (
        "next goes back to what you put off. A clause can be looked at and changed: go to CLAUSE.",
    ),
    prompts.Standing: (
        "next goes on. A value makes a new proposal where the clause is open; withdraw takes yours back.",
    ),
    prompts.Done: ("The agreement is confirmed. show draft shows it; reopen CLAUSE asks to change it.",),
}


def skip(seat: Seat, talk: Talk, _move: said.Skipping) -> Turn:
    """Leave the question, or the clause, for later. An answer that is not sent is taken out of a question that is left."""
    asked = prompt(seat, talk.moved())
    if not isinstance(asked, Question) or talk.place.pending is not None:
        return go_on(seat, talk, said.GoingOn())
    held = talk.answers(asked.clause)
    skipped = held.skipped if asked.term in held.skipped else (*held.skipped, asked.term)
    terms = {name: raw for name, raw in held.terms.items() if name != asked.term}
    talk = talk.answered(asked.clause, replace(held, terms=terms, skipped=skipped))
    where = "is left open for now" if not asked.ours else f"stays at what you said last, {asked.ours}"
    told = f"{asked.label} {one_line(where, 300)}."
    if asked.working:
        told += f" Your answer {one_line(asked.working, 200)} is taken out; undo brings it back."
    return saying(talk.moved(term=None), "says", told)


def leave_to_them(seat: Seat, talk: Talk, move: said.LeavingToThem) -> Turn:
    """Leave a question, or a clause, to the other side: put off as by `skip`, wherever it is."""
    clause, they = move.clause, other(seat.party)
    if clause is None:
        turn = skip(seat, talk, said.Skipping())
    elif clause not in seat.state.clauses:
        return saying(talk, "refused", f"There is no clause {one_line(clause, 40)}.")
    elif move.term is not None:
        turn = _term_left_open(seat, talk, clause, move.term)
    elif clause == at_hand(seat, talk):
        turn = go_on(seat, talk.moved(), said.GoingOn())
    else:
        title = one_line(seat.state.clause(clause).title, 80)
        gone = talk.moved(later={**talk.place.later, clause: mark_of(seat, clause)})
        turn = saying(gone, "says", f"{title} is left for later.")
    left = Line("says", f"The {they} may speak first there.")
    return turn if turn.talk is talk else replace(turn, lines=(*turn.lines, left))


def _term_left_open(seat: Seat, talk: Talk, clause: str, term: str) -> Turn:
    held, label = talk.answers(clause), seat.state.clause(clause).terms[term].label
    if term in held.terms:
        return saying(talk, "says", f"You have answered {label} already; undo takes answers back.")
    if term not in held.skipped:
        talk = talk.answered(clause, replace(held, skipped=(*held.skipped, term)))
    return saying(talk.moved(), "says", f"{label} is left open for now.")


def go_on(seat: Seat, talk: Talk, _move: said.GoingOn) -> Turn:
    """On to the next thing; with nothing left, back to what was put off."""
    clause = at_hand(seat, talk)
    later = talk.place.later
    if clause is None:
        if not later:
            return saying(talk, "says", "There is nothing else to do for now.")
        return saying(talk.moved(later={}), "says", "Back to what you put off.")
    if not duty(seat, talk, clause):
        return Turn(talk.moved(clause=None, chosen=False, term=None, came_from=clause))
    later = {**later, clause: mark_of(seat, clause)}
    gone = talk.moved(clause=None, chosen=False, term=None, came_from=clause, later=later)
    return saying(gone, "says", f"{one_line(seat.state.clause(clause).title, 80)} is left for later.")


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
        return saying(talk, "says", "This is the beginning.")
    return Turn(talk.moved(clause=agenda[place - 1], chosen=True, term=None))


def go(seat: Seat, talk: Talk, move: said.Going) -> Turn:
    """To a clause, or to one of its terms."""
    if move.clause not in seat.state.clauses:
        return saying(talk, "refused", f"There is no clause {one_line(move.clause, 40)}.")
    later = {name: mark for name, mark in talk.place.later.items() if name != move.clause}
    terms = seat.state.clause(move.clause).terms
    term = move.term if move.term in terms else None
    there = talk.moved(clause=move.clause, chosen=True, term=term, later=later)
    why = not_applying(seat, talk, move.clause, term) if term is not None else None
    return (
        Turn(there)
        if why is None
        else saying(replace(there, place=replace(there.place, term=None)), "says", f"{why}.")
    )


def show(seat: Seat, talk: Talk, move: said.Showing) -> Turn:
    """Show a document; to see the other side's opening is a choice that is kept."""
    if move.what != "theirs":
        return Turn(talk, shows=(move,))
    clause = move.clause or at_hand(seat, talk)
    if clause is None or clause not in seat.state.clauses:
        return saying(talk, "asks", "Of which clause? Say: show theirs on CLAUSE.")
    shows = (said.Showing(what="theirs", clause=clause),)
    if may_see_theirs(seat, talk, clause):
        return Turn(talk, shows=shows)
    they, title = other(seat.party), one_line(seat.state.clause(clause).title, 80)
    if not seat.state.clauses[clause].side(they).spoke:
        return saying(talk, "says", f"The {they} has offered nothing on {title} yet.")
    text = (
        f"You now see what the {they} offers on {title}. Yours will answer it, instead of standing beside it."
    )
    return Turn(talk.moved(looked=(*talk.place.looked, clause)), (Line("notice", text),), shows)


def take_rung(seat: Seat, talk: Talk, move: said.TakingRung) -> Turn:
    """Take values of the party's own positions as answers. For a whole clause, what was answered already stays."""
    if seat.positions is None:
        return saying(talk, "refused", "You have no positions here. Give them with --positions FILE.")
    try:
        values = seat.positions.offered(seat.state.playbook, move.clause, move.rung)
    except Usage as error:
        return saying(talk, "refused", f"{error}.")
    if move.term is not None:
        values = {name: raw for name, raw in values.items() if name == move.term}
    else:
        values = those_applying(seat, talk, move.clause, values)
    if not values:
        return saying(talk, "refused", "Your positions say nothing on that.")
    given = talk.answers(move.clause).terms if move.term is None else {}
    kept = _kept(
        seat, move.clause, given, otherwise=any(values.get(name, raw) != raw for name, raw in given.items())
    )
    values = {name: raw for name, raw in values.items() if name not in given}
    if not values:
        return Turn(talk, kept or (Line("says", "All of that is answered already."),))
    theirs = their_proposal(seat, talk, move.clause)
    offered = theirs.clauses[move.clause].terms if theirs and move.term is None else {}
    better = better_than(seat.state, seat.party, move.clause, offered, values)
    if move.term is None:  # what is better may be a choice on which others hang
        values = those_applying(seat, talk, move.clause, {**values, **better})
        better = {name: raw for name, raw in better.items() if name in values}
    turn = answer(seat, talk, Offering(clause=move.clause, terms={**values, **better}))
    if turn.talk is talk or not better:
        return replace(turn, lines=(*turn.lines, *kept))
    terms = seat.state.clause(move.clause).terms
    names = listing([terms[name].label for name in better])
    line = Line(
        "says", f"What the {other(seat.party)} offers is better for you on: {names}. That is taken instead."
    )
    return replace(turn, lines=(*turn.lines, line, *kept))


def _kept(seat: Seat, clause: str, answers: dict[str, Raw], otherwise: bool) -> tuple[Line, ...]:
    """Says which answers were left as they are where others were taken; some `otherwise` than one's positions."""
    if not answers:
        return ()
    values = listing(
        [said.value_named(seat.state, clause, *answer, seat.locale) for answer in answers.items()]
    )
    more = " To take your position there, too, name the term." if otherwise else ""
    return (Line("says", f"Kept: {values}.{more}"),)


def help_here(seat: Seat, talk: Talk, _move: said.AskingHelp) -> Turn:
    """What one can say here."""
    return Turn(talk, tuple(Line("says", text) for text in (*help_on(prompt(seat, talk)), _ALWAYS)))


def _about(seat: Seat, talk: Talk, move: said.Asking) -> tuple[str | None, str | None]:
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
    said.Unsaying: unsay,
    said.Showing: show,
    said.TakingRung: take_rung,
    said.TakingUsual: take_usual,
    said.LeavingToThem: leave_to_them,
    said.Repeating: lambda _, talk, __: Turn(talk, repeats=True),
    said.Quitting: lambda _, talk, __: Turn(talk, leaves=True),
    said.AskingWhy: lambda seat, talk, move: Turn(talk, why(seat, talk, *_about(seat, talk, move))),
    said.AskingOptions: lambda seat, talk, move: Turn(talk, options(seat, *_about(seat, talk, move))),
    said.AskingNorm: lambda seat, talk, move: Turn(talk, norm(seat, *_about(seat, talk, move))),
    said.AskingAdvice: lambda seat, talk, move: Turn(talk, advised(seat, talk, *_about(seat, talk, move))),
    said.AskingHelp: help_here,
}
