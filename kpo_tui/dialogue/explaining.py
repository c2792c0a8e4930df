"""Answers to questions about the matter in hand: why it matters, what is usual, what to do, what one can say."""

from collections.abc import Iterator

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.answers import offer_at_hand, their_proposal, walked_terms
from kpo_tui.dialogue.prompts import Prompt
from kpo_tui.dialogue.replies import Line
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.advice import Advice, TermAdvice, advice_on
from kpo_tui.negotiation.terms import SomeTerm


def why(seat: Seat, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """Why a term matters, or what to think of on a clause."""
    if clause is None:
        return (Line("says", "Name a clause or a term: why liability?"),)
    agenda = seat.state.clause(clause)
    term: SomeTerm | None = agenda.terms.get(term_id or "")
    text = term.why if term is not None else agenda.guidance
    return (Line("says", text or "The playbook says nothing more on that."),)


def norm(seat: Seat, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """What is usual for a term, or for every term of a clause."""
    if clause is None:
        return (Line("says", "Name a clause or a term: what is usual for payment?"),)
    terms: dict[str, SomeTerm] = dict(seat.state.clause(clause).terms)
    if term_id in terms:
        return (Line("says", _usual(terms[term_id])),)
    known = [
        Line("says", f"{term.label}: {_usual(term)}") for term in terms.values() if term.norm or term.usual
    ]
    return tuple(known) or (Line("says", "The playbook names nothing usual here."),)


def _usual(term: SomeTerm) -> str:
    usual = term.show(term.parse(term.usual)) if term.usual else ""
    parts = [term.norm, f"commonly {usual}" if usual and usual not in term.norm else ""]
    text = "; ".join(part for part in parts if part)
    source = f" (source: {term.source})" if term.source and text else ""
    return f"{text}{source}." if text else "The playbook names nothing usual here."


def advice(seat: Seat, talk: Talk, clause: str) -> Advice | None:
    """The party's private advice on a clause; None without positions."""
    if seat.positions is None:
        return None
    theirs = their_proposal(seat, talk, clause)
    held = offer_at_hand(seat, talk, clause)
    ours = held if held.terms else None
    return advice_on(seat.state, seat.positions, clause, theirs.clauses[clause] if theirs else None, ours)


def advised(seat: Seat, talk: Talk, clause: str | None, term_id: str | None) -> tuple[Line, ...]:
    """The private advice in words: the verdict, then term by term, then known trades."""
    if clause is None:
        return (Line("says", "There is no clause at hand. Name one: advice on payment."),)
    given = advice(seat, talk, clause)
    if given is None:
        return (Line("says", "You have no positions here. Give them with --positions FILE."),)
    applying = set(walked_terms(seat, talk, clause))
    wanted = [one for one in given.terms if one.term == term_id or (term_id is None and one.term in applying)]
    lines = [Line("says", given.text, private=True)]
    for one in wanted:
        lines += [Line("says", text, private=True) for text in in_words(one)]
    for trade in given.trades if term_id is None else ():
        text = f"A known trade: {trade.client_gets} for the client, {trade.provider_gets} for the provider. {trade.why}"
        lines.append(Line("says", text))
    return tuple(lines)


_PRIORITIES = {"must": "a must", "want": "a wish", "trade": "something to trade"}


def in_words(one: TermAdvice) -> Iterator[str]:
    """Advice on one term: where the offer lies, what to move to, what may be said, whom to ask."""
    weight = f"weight {one.weight} of 10, {_PRIORITIES[one.priority]}"
    following = f" Next: {one.next_shown} ({one.next_rung.replace('-', ' ')})." if one.next_rung else ""
    yield f"{one.label}: {one.where} ({weight}).{following}"
    if one.say:
        yield f"  You may say: {one.say}"
    if one.approval:
        yield f"  To be approved by: {one.approver}."
    if one.note:
        yield f"  Your private note: {one.note}"


# -- help --------------------------------------------------------------------------------------

_ALWAYS = "At any time: show draft, show redline, show issues, show status, show history, go to CLAUSE, back, undo, quit."


def helped(asked: Prompt) -> tuple[Line, ...]:
    """What one can say to this prompt."""
    return tuple(Line("says", text) for text in (*help_on(asked), _ALWAYS))


def help_on(asked: Prompt) -> tuple[str, ...]:
    """What one can say to this prompt in particular, in sentences."""
    if isinstance(asked, prompts.Question):
        return (
            f"Give a value: {asked.expected}. Several at once are fine, by their names.",
            *_HELP[type(asked)],
        )
    if isinstance(asked, prompts.Decision) and asked.kind == "reopening":
        return ("yes consents to reopen the clause. no declines, and it stays agreed.",)
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
    prompts.Reminder: ("yes takes the clause up again. skip leaves it parked.",),
    prompts.Ahead: ("yes records exactly this. no records nothing. A value changes it first.",),
    prompts.AskingBack: ("Pick one by its number, or say it in other words. undo drops it.",),
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
