"""What a plain yes or no means to each prompt. Only a yes to what is ahead records anything."""

from collections.abc import Iterable

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.prompts import Prompt
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Unpark
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.understanding.moves import AnyMove, GoingOn, Offering, Sending


def meant_by(asked: Prompt, *, yes: bool) -> AnyMove | str | None:
    """The move that a yes or a no means here; a question where it means several; None where nothing was asked."""
    match asked:
        case prompts.Question(clause=clause, term=term):
            if _takes(asked, said := "yes" if yes else "no"):
                return Offering(clause=clause, terms={term: said})
            how = f": {asked.expected}." if yes else ", or say skip."
            return f"Please give a value for {asked.label}{how}"
        case prompts.Decision(kind="reopening", clause=clause):
            return Reopen(clause=clause) if yes else DeclineReopening(clause=clause)
        case prompts.Decision(clause=clause, proposal=number):
            instead = "What instead? Give values to counter, or say reject, park it with a reason, or skip."
            return Accept(clause=clause, proposal=number) if yes else instead
        case prompts.Review():
            change = "What should change? Name it with its new value, or say skip to come back to it later."
            return Sending() if yes else change
        case prompts.Reminder(clause=clause):
            return Unpark(clause=clause) if yes else GoingOn()
        case prompts.Confirmation():
            nothing = "Then nothing is confirmed. To change a clause, ask to reopen it: reopen CLAUSE."
            return Confirm() if yes else nothing
        case prompts.Standing() | prompts.Waiting() | prompts.Done() | prompts.Ahead() | prompts.AskingBack():
            return None


def yes_to_choices(asked: prompts.AskingBack) -> tuple[AnyMove, ...] | str:
    """The moves that a yes means where a question was asked back: those of its only choice; else what to ask."""
    if not asked.choices:
        return (
            "There is nothing to say yes to here. Answer the question in a few words, or say no to leave it."
        )
    return asked.choices[0].moves if len(asked.choices) == 1 else which_one(asked)


def which_one(asked: prompts.AskingBack) -> str:
    """What to ask where it is not clear which of the choices is meant."""
    numbers = "1" if len(asked.choices) == 1 else f"1 to {len(asked.choices)}"
    return f"Which one? Say its number, {numbers}, or no to leave the question."


def turns_away(moves: Iterable[AnyMove]) -> bool:
    """True for moves that say no to something: `agreed` is hardly meant as a yes to them."""
    return any(
        isinstance(move, Reject | Withdraw | DeclineReopening)
        or (isinstance(move, Offering) and move.left_out)
        for move in moves
    )


def takes_text(moves: Iterable[AnyMove], state: Negotiation) -> bool:
    """True for moves that take words for a text: `confirm` or `send`, said of them, is another command."""
    return any(
        known.shape == "text"
        for move in moves
        if isinstance(move, Offering) and move.clause in state.clauses
        for term in move.terms
        if (known := state.clause(move.clause).terms.get(term)) is not None
    )


_IN_WORDS: dict[type[Prompt], str] = {
    prompts.Decision: "accept what is offered, say accept",
    prompts.Review: "send what you answered, say send",
    prompts.Reminder: "take the clause up again, say: take it up again",
    prompts.Confirmation: "confirm the whole text, say confirm",
}


def yes_after_doubt(asked: Prompt) -> str:
    """What to say to a bare yes that follows words that were not understood."""
    if isinstance(asked, prompts.Ahead):
        return "What you said before was not understood. Say yes once more to record exactly what is shown, or no."
    if isinstance(asked, prompts.Decision) and asked.kind == "reopening":
        words = "reopen the clause, say reopen it"
    else:
        words = _IN_WORDS.get(type(asked), "")
    how = f" To {words}." if words else ""
    return f"There is nothing to say yes to: what you said before was not understood.{how}"


def _takes(asked: prompts.Question, answer: str) -> bool:
    """True where the question is one of yes and no."""
    return any(
        isinstance(one.move, Offering) and one.move.terms.get(asked.term) == answer
        for one in asked.suggestions
    ) and asked.expected.startswith("yes or no")
