"""What comes next for a party: its duty on each clause, and the order in which duties are taken."""

from typing import Final, Literal, TypeAlias

from kpo_tui.dialogue.answers import may_see_theirs, open_terms, own_proposal, their_proposal, theirs_to_say
from kpo_tui.dialogue.facts import is_of_facts, who_knows
from kpo_tui.dialogue.prompts import Progress
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.events import Proposal
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
    if theirs is None or (working.said and working.seen >= theirs.seq):
        return False
    return not _is_completed_by_facts(seat, talk, clause, theirs)


def _is_answerable(seat: Seat, talk: Talk, clause: str) -> bool:
    """True where a proposal awaits a decision, or only the facts that the party has still to put together with its own."""
    theirs = their_proposal(seat, talk, clause)
    return theirs is not None and (
        _has_to_decide(seat, talk, clause) or _is_completed_by_facts(seat, talk, clause, theirs)
    )


def _is_completed_by_facts(seat: Seat, talk: Talk, clause: str, theirs: Proposal) -> bool:
    """True where a proposal lacks only facts that the party has said, and the party those of the other side.

    Each side left the other's facts to it. What is left is to put them together, question by question.
    """
    if not is_of_facts(seat.state, clause) or len(theirs.clauses) > 1:
        return False
    missing = missing_terms(seat.state, clause, theirs.clauses[clause], other(seat.party))
    ours = all(who_knows(seat.state, clause, name) == seat.party for name in missing)
    return bool(missing) and ours and bool(open_terms(seat, talk, clause))


def _duty_without_answers(seat: Seat, talk: Talk, clause: str) -> Duty:
    own = own_proposal(seat, clause)
    if own is not None:
        offer = own.clauses[clause]
        missing = missing_terms(seat.state, clause, offer, seat.party, own.clauses)
        skipped = talk.answers(clause).skipped
        left = [n for n in missing if n not in skipped and not theirs_to_say(seat, talk, clause, n)]
        return "questions" if left else ""
    live = seat.state.live(clause, other(seat.party), seat.at)
    if live is not None and may_see_theirs(seat, talk, clause):
        return ""  # a package on a clause where our own opening is still to come
    if seat.state.where(clause, seat.at) == "dropped":
        return ""
    return "questions" if open_terms(seat, talk, clause) else "review"


def next_clause(seat: Seat, talk: Talk) -> str | None:
    """The clause that comes next, leaving out those put off; None when nothing is left.

    The walk goes forward from the clause where the party was, that one included. From its beginning, and once
    nothing is left ahead, requests to reopen come first, then proposals to answer, then openings and answers to be
    sent, then own offers that lack something, then parked clauses; each in the order of the walk.
    """
    walked = walk(seat.state)
    came_from = talk.place.came_from
    if came_from in walked:
        for clause in walked[walked.index(came_from) :]:
            if not put_off(seat, talk, clause) and _urgency(seat, talk, clause) in _AT_ONCE:
                return clause
    they = other(seat.party)
    for clause in walked:
        if seat.state.clauses[clause].reopening == they and not put_off(seat, talk, clause):
            return clause
    return _first_left(seat, talk, walked)


def _first_left(seat: Seat, talk: Talk, walked: list[str]) -> str | None:
    """The most urgent clause of all, the first of several."""
    first: dict[_Urgency, str] = {}
    offered: list[str] = []
    for clause in walked:
        if put_off(seat, talk, clause):
            continue
        urgency = _urgency(seat, talk, clause, looking="send" not in first)
        if urgency == "decision":
            return clause
        if urgency == "offered":
            offered.append(clause)
        first.setdefault(urgency, clause)
    due = next((clause for clause in offered if "send" not in first and duty(seat, talk, clause)), None)
    return first.get("send") or due or first.get("parked")


_Urgency: TypeAlias = Literal["reopening", "decision", "send", "offered", "parked", ""]
_AT_ONCE: Final = ("reopening", "decision", "send")


def _urgency(seat: Seat, talk: Talk, clause: str, looking: bool = True) -> _Urgency:
    """What there may be to do on the clause; whether there is anything to send is only found out while `looking`."""
    known = seat.state.clauses[clause]
    they = other(seat.party)
    if known.agreed is not None:
        return "reopening" if known.reopening == they else ""
    if known.parked is not None:
        return "parked"
    if known.side(they).standing is not None and _is_answerable(seat, talk, clause):
        return "decision"
    if known.side(seat.party).standing is not None and clause not in talk.working:
        return "offered"
    return "send" if looking and duty(seat, talk, clause) else ""


def walk(state: Negotiation) -> list[str]:
    """All clauses in the order in which they are walked through: what is at issue first, then who the parties are.

    In the agreement itself, and in lists, the order is the playbook's.
    """
    facts = [clause for clause in state.clauses if is_of_facts(state, clause)]
    return [clause for clause in state.clauses if clause not in facts] + facts


def behind(seat: Seat, talk: Talk, clause: str) -> tuple[str, ...]:
    """The clauses before this one in the walk on which something of the other side awaits an answer."""
    they = other(seat.party)
    walked = walk(seat.state)
    return tuple(
        name
        for name in walked[: walked.index(clause)]
        if not put_off(seat, talk, name)
        and (
            seat.state.clauses[name].reopening == they
            or (
                seat.state.clauses[name].side(they).standing is not None
                and duty(seat, talk, name) == "decision"
            )
        )
    )


def mark_of(seat: Seat, clause: str) -> int:
    """Changes when there is something new to look at on the clause: a proposal, a remark, a parking, a request."""
    known = seat.state.clauses[clause]
    if known.reopening is not None:
        return -1
    they = other(seat.party)
    remark = known.comment.seq if known.comment is not None and known.comment.party == they else 0
    return max(known.side(they).standing or 0, known.parked.seq if known.parked else 0, remark)


def put_off(seat: Seat, talk: Talk, clause: str) -> bool:
    """True where the party left the clause for later and nothing new has come since."""
    return clause in talk.place.later and talk.place.later[clause] == mark_of(seat, clause)


def came_back(seat: Seat, talk: Talk) -> tuple[str, ...]:
    """The clauses that the party left for later and on which something has happened since."""
    return tuple(
        clause
        for clause in talk.place.later
        if clause in seat.state.clauses and not put_off(seat, talk, clause) and duty(seat, talk, clause)
    )


def waiting_on(seat: Seat) -> tuple[str, ...]:
    """The clauses on which the other side has to act, in order."""
    return tuple(
        clause
        for clause, known in seat.state.clauses.items()
        if known.agreed is None and known.parked is None and own_proposal(seat, clause) is not None
    )


def on_agenda(state: Negotiation) -> list[str]:
    """The clauses in the order of the walk, but those that were proposed as new and dropped again."""
    return [
        clause
        for clause in walk(state)
        if state.clauses[clause].title is None or state.where(clause) != "dropped"
    ]


def progress(seat: Seat, clause: str | None = None, question: int = 0, questions: int = 0) -> Progress:
    """How far the negotiation is, and where the clause stands in it (0 for none)."""
    agenda = on_agenda(seat.state)
    settled = sum(seat.state.clauses[name].agreed is not None for name in agenda)
    place = agenda.index(clause) + 1 if clause in agenda else 0
    return Progress(place, len(agenda), settled, question, questions)
