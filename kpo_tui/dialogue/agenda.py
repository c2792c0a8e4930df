"""What comes next for a party: its duty on each clause, and the order in which duties are taken."""

from typing import Literal, TypeAlias

from kpo_tui.dialogue.answers import may_see_theirs, open_terms, own_proposal, their_proposal
from kpo_tui.dialogue.prompts import Progress
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import missing_terms

Duty: TypeAlias = Literal["reopening", "decision", "questions", "review", "parked", ""]
"""What is expected of the party on a clause.

`reopening`: to answer a request. `decision`: to answer a proposal. `questions`: to give values. `review`:
to look over what it would propose. `parked`: to say whether to take it up again. Empty: nothing.
"""


def duty(seat: Seat, talk: Talk, clause: str) -> Duty:
    """What is expected of the party on the clause."""
    known = seat.state.clauses[clause]
    if known.agreed is not None:
        return "reopening" if known.reopening == other(seat.party) else ""
    if known.parked is not None:
        return "parked"
    if _has_to_decide(seat, talk, clause):
        return "decision"
    if talk.answers(clause).said:
        return "questions" if open_terms(seat, talk, clause) else "review"
    return _duty_without_answers(seat, talk, clause)


def _has_to_decide(seat: Seat, talk: Talk, clause: str) -> bool:
    """True where a proposal that the party may see awaits an answer, and it has begun none since it was made."""
    theirs = their_proposal(seat, talk, clause)
    working = talk.answers(clause)
    return theirs is not None and not (working.said and working.seen >= theirs.seq)


def _duty_without_answers(seat: Seat, talk: Talk, clause: str) -> Duty:
    own = own_proposal(seat, clause)
    if own is not None:
        offer = own.clauses[clause]
        missing = missing_terms(seat.state, clause, offer, seat.party, own.clauses)
        left = [name for name in missing if name not in talk.answers(clause).skipped]
        return "questions" if left else ""
    live = seat.state.live(clause, other(seat.party), seat.at)
    if live is not None and may_see_theirs(seat, talk, clause):
        return ""  # a package on a clause where our own opening is still to come
    if seat.state.where(clause, seat.at) == "dropped":
        return ""
    return "questions" if open_terms(seat, talk, clause) else "review"


def next_clause(seat: Seat, talk: Talk) -> str | None:
    """The clause that comes next, leaving out those put off; None when nothing is left.

    Requests to reopen come first, then proposals to answer, then openings and answers to be sent, then
    own offers that lack something, then parked clauses; each in the order of the agreement.
    """
    they = other(seat.party)
    for clause, known in seat.state.clauses.items():
        if known.reopening == they and not put_off(seat, talk, clause):
            return clause
    to_send: str | None = None
    parked: str | None = None
    offered: list[str] = []
    for clause, known in seat.state.clauses.items():
        if known.agreed is not None or put_off(seat, talk, clause):
            continue
        if known.parked is not None:
            parked = parked or clause
        elif known.side(they).standing is not None and _has_to_decide(seat, talk, clause):
            return clause
        elif known.side(seat.party).standing is not None and clause not in talk.working:
            offered.append(clause)
        elif to_send is None and duty(seat, talk, clause):
            to_send = clause
    return to_send or next((clause for clause in offered if duty(seat, talk, clause)), parked)


def mark_of(seat: Seat, clause: str) -> int:
    """Changes when there is something new to look at on the clause: a proposal, a parking, a request."""
    known = seat.state.clauses[clause]
    if known.reopening is not None:
        return -1
    return max(known.side(other(seat.party)).standing or 0, known.parked.seq if known.parked else 0)


def put_off(seat: Seat, talk: Talk, clause: str) -> bool:
    """True where the party left the clause for later and nothing new has come since."""
    return clause in talk.place.later and talk.place.later[clause] == mark_of(seat, clause)


def waiting_on(seat: Seat) -> tuple[str, ...]:
    """The clauses on which the other side has to act, in order."""
    return tuple(
        clause
        for clause, known in seat.state.clauses.items()
        if known.agreed is None and known.parked is None and own_proposal(seat, clause) is not None
    )


def on_agenda(state: Negotiation) -> list[str]:
    """The clauses in their order, but those that were proposed as new and dropped again."""
    return [
        clause
        for clause, known in state.clauses.items()
        if known.title is None or state.where(clause) != "dropped"
    ]


def progress(seat: Seat, clause: str | None = None, question: int = 0, questions: int = 0) -> Progress:
    """How far the negotiation is, and where the clause stands in it (0 for none)."""
    agenda = on_agenda(seat.state)
    settled = sum(seat.state.clauses[name].agreed is not None for name in agenda)
    place = agenda.index(clause) + 1 if clause in agenda else 0
    return Progress(place, len(agenda), settled, question, questions)
