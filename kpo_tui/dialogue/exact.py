"""Exact commands only, until sentences are read."""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.dialogue import moves as m
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Party, SomeTerm, other

Asked: TypeAlias = Literal[
    "question", "decision", "review", "reopening", "reminder", "standing", "confirmation", "waiting", "yes-no"
]


class AtHand(Struct, frozen=True, kw_only=True):
    """What is at hand."""

    state: Negotiation
    party: Party
    at: str
    asked: Asked = "waiting"
    clause: str | None = None
    term: str | None = None
    locale: str = "en"


_WORDS: dict[str, m.AnyMove] = {
    "yes": m.SayingYes(),
    "no": m.SayingNo(),
    "skip": m.Skipping(),
    "next": m.GoingOn(),
    "back": m.GoingBack(),
    "undo": m.Undoing(),
    "quit": m.Quitting(),
    "send": m.Sending(),
    "help": m.AskingHelp(),
    "advice": m.AskingAdvice(),
    "why?": m.AskingWhy(),
    "what's normal?": m.AskingNorm(),
    "confirm": m.Confirming(),
    "show draft": m.Showing(what="draft"),
    "show issues": m.Showing(what="issues"),
    "show redline": m.Showing(what="redline"),
    "show status": m.Showing(what="status"),
    "show history": m.Showing(what="history"),
    "show theirs": m.Showing(what="theirs"),
}


def read(text: str, hand: AtHand) -> m.Reading:
    """An exact command, or a value of the term that is asked for."""
    said = text.strip()
    low = said.casefold()
    if hand.asked == "question" and hand.clause and hand.term and low not in (set(_WORDS) - {"yes", "no"}):
        term: SomeTerm = hand.state.clause(hand.clause).terms[hand.term]
        try:
            raw = term.write(term.parse(said, hand.locale))
            return m.Reading(moves=(m.Offering(clause=hand.clause, terms={hand.term: raw}),), sure=True)
        except ValueNotUnderstood as error:
            return m.Reading(asks=f"{error}")
    if low in _WORDS:
        return m.Reading(moves=(_WORDS[low],), sure=True)
    clause = hand.clause or ""
    theirs = hand.state.live(clause, other(hand.party), hand.at) if clause else None
    if low == "accept" and theirs:
        return m.Reading(moves=(m.Accepting(clause=clause, proposal=theirs.seq),), sure=True)
    if low == "reject" and theirs:
        return m.Reading(moves=(m.Rejecting(clause=clause, proposal=theirs.seq),), sure=True)
    if low.startswith("park"):
        return m.Reading(moves=(m.Parking(clause=clause, reason=said[4:].strip(" ,")),), sure=True)
    if low.startswith("unpark"):
        return m.Reading(moves=(m.Unparking(clause=clause),), sure=True)
    if low.startswith("go to ") and low[6:] in hand.state.clauses:
        return m.Reading(moves=(m.Going(clause=low[6:]),), sure=True)
    if low.startswith("reopen ") and low[7:] in hand.state.clauses:
        return m.Reading(moves=(m.Reopening(clause=low[7:]),), sure=True)
    return m.Reading(asks="That is not clear. Say help to see what you can say.")
