"""Moves in words, as people at the table say them."""

from kpo_tui.dialogue import moves
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line

_PLAIN: dict[type[moves.Move], str] = {
    moves.Confirming: "Confirm the whole agreement",
    moves.AskingHelp: "Show what one can say here",
    moves.Skipping: "Leave this for later",
    moves.GoingBack: "Go back to the question before",
    moves.GoingOn: "Go on to the next point",
    moves.Undoing: "Take back the last step",
    moves.SayingYes: "Yes",
    moves.SayingNo: "No",
    moves.Sending: "Send the answers on this clause as a proposal",
    moves.Quitting: "Leave; everything is kept",
}
_SHOWN = {
    "redline": "the redline", "draft": "the draft", "issues": "what is still open", "status": "where things stand",
    "history": "the history of offers", "theirs": "the other side's offer", "ours": "our own offer",
}  # fmt: skip


def told(move: moves.AnyMove, state: Negotiation, locale: str = "en") -> str:
    """A move in a few words: `Propose on Charges and payment: Payment period 45 days`."""
    match move:
        case moves.Offering():
            return _offering(move, state, locale)
        case moves.Packaging(offers=offers):
            return "Propose a package: " + "; ".join(
                f"{_title(state, o.clause)}: {_content(o, state, locale)}" for o in offers
            )
        case moves.Accepting(clause=clause, proposal=number):
            return f"Accept proposal {number}{_whole(state, number)} on {_title(state, clause)}"
        case moves.Rejecting(clause=clause, proposal=number, reason=reason):
            return f"Reject proposal {number}{_whole(state, number)} on {_title(state, clause)}{_because(reason)}"
        case moves.Withdrawing(clause=clause, proposal=number, reason=reason):
            return f"Withdraw our proposal {number}{_whole(state, number)} on {_title(state, clause)}{_because(reason)}"
        case moves.Commenting(text=text, clause=clause):
            about = f" about {_title(state, clause)}" if clause else ""
            return f"Tell the other side{about}: “{one_line(text, 200)}”"
        case _:
            return _on_the_agenda(move, state) or _wish(move, state)


def _offering(move: moves.Offering, state: Negotiation, locale: str) -> str:
    title = _title(state, move.clause)
    if move.left_out:
        return f"Propose to leave {title} out"
    return f"Propose on {title}: {_content(move, state, locale)}"


def _content(move: moves.Offering, state: Negotiation, locale: str) -> str:
    if move.left_out:
        return "leave the clause out"
    said = [_value(state, move.clause, name, raw, locale) for name, raw in move.terms.items()]
    said += ["own wording"] if move.wording is not None else []
    said += ["the rest as the other side offers it"] if move.rest_as_offered else []
    return listing(said) or "nothing new"


def _value(state: Negotiation, clause: str, name: str, raw: Raw, locale: str) -> str:
    term = state.clause(clause).terms[name]
    return f"{one_line(term.label, 80)} {one_line(shown(term, raw, locale), 200)}"


def value_told(state: Negotiation, clause: str, term: str, raw: Raw, locale: str = "en") -> str:
    """A value with its term, as a choice of readings names it: `Late interest 1% per month`."""
    return _value(state, clause, term, raw, locale)


def _on_the_agenda(move: moves.AnyMove, state: Negotiation) -> str:
    match move:
        case moves.Parking(clause=clause, reason=reason):
            return f"Park {_title(state, clause)}{_because(reason)}"
        case moves.Unparking(clause=clause):
            return f"Take {_title(state, clause)} up again"
        case moves.Reopening(clause=clause, reason=reason):
            return f"Reopen {_title(state, clause)}{_because(reason)}"
        case moves.DecliningReopening(clause=clause, reason=reason):
            return f"Decline to reopen {_title(state, clause)}{_because(reason)}"
        case _:
            return ""


def _wish(move: moves.AnyMove, state: Negotiation) -> str:
    match move:
        case moves.AskingWhy(clause=clause, term=term):
            return f"Ask why this matters{_about(state, clause, term)}"
        case moves.AskingNorm(clause=clause, term=term):
            return f"Ask what is usual{_about(state, clause, term)}"
        case moves.AskingAdvice(clause=clause, term=term):
            return f"Ask what to answer{_about(state, clause, term)}"
        case moves.Going(clause=clause, term=term):
            return f"Go to {_title(state, clause)}" + (f", {_label(state, clause, term)}" if term else "")
        case moves.Showing(what=paper, clause=clause):
            return f"Show {_SHOWN[paper]}" + (f" on {_title(state, clause)}" if clause else "")
        case moves.TakingRung(rung=rung, clause=clause, term=term):
            what = _label(state, clause, term) if term else f"every term of {_title(state, clause)}"
            return f"Take our {rung.replace('-2', ' 2').replace('-3', ' 3')} for {what}"
        case _:
            return _PLAIN[type(move)]


def _about(state: Negotiation, clause: str | None, term: str | None) -> str:
    if clause is None:
        return ""
    return f": {_label(state, clause, term) if term else _title(state, clause)}"


def _title(state: Negotiation, clause: str) -> str:
    return one_line(state.clause(clause).title, 80)


def _label(state: Negotiation, clause: str, term: str) -> str:
    return one_line(state.clause(clause).terms[term].label, 80)


def _whole(state: Negotiation, number: int) -> str:
    proposal = state.proposals.get(number)
    return " (a package, whole)" if proposal is not None and len(proposal.clauses) > 1 else ""


def _because(reason: str) -> str:
    return f", because: {one_line(reason, 200)}" if reason else ""
