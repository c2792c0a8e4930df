"""What a plain yes or no means to each prompt. It never records anything: only a yes to what is ahead does."""

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.moves import (
    Accepting,
    AnyMove,
    Confirming,
    DecliningReopening,
    GoingOn,
    Offering,
    Reopening,
    Sending,
    Unparking,
)
from kpo_tui.dialogue.prompts import Prompt


def yes_to(asked: Prompt) -> AnyMove | str | None:
    """The move that a yes means here; a question where it means several; None where nothing was asked."""
    match asked:
        case prompts.Question(clause=clause, term=term) if _takes(asked, "yes"):
            return Offering(clause=clause, terms={term: "yes"})
        case prompts.Decision(kind="reopening", clause=clause):
            return Reopening(clause=clause)
        case prompts.Decision(clause=clause, proposal=number):
            return Accepting(clause=clause, proposal=number)
        case prompts.Review():
            return Sending()
        case prompts.Reminder(clause=clause):
            return Unparking(clause=clause)
        case prompts.Confirmation():
            return Confirming()
        case prompts.Question():
            return f"Please give a value for {asked.label}: {asked.expected}."
        case _:
            return None


def no_to(asked: Prompt) -> AnyMove | str | None:
    """The move that a no means here; a question where it means several; None where nothing was asked."""
    match asked:
        case prompts.Question(clause=clause, term=term) if _takes(asked, "no"):
            return Offering(clause=clause, terms={term: "no"})
        case prompts.Decision(kind="reopening", clause=clause):
            return DecliningReopening(clause=clause)
        case prompts.Decision():
            return "What instead? Give values to counter, or say reject, park it with a reason, or skip."
        case prompts.Review():
            return "What should change? Name it with its new value, or say skip to come back to it later."
        case prompts.Reminder():
            return GoingOn()
        case prompts.Confirmation():
            return "Then nothing is confirmed. To change a clause, ask to reopen it: reopen CLAUSE."
        case prompts.Question():
            return f"Please give a value for {asked.label}, or say skip."
        case _:
            return None


def _takes(asked: prompts.Question, answer: str) -> bool:
    """True where the question is one of yes and no."""
    return any(
        isinstance(one.move, Offering) and one.move.terms.get(asked.term) == answer
        for one in asked.suggestions
    ) and asked.expected.startswith("yes or no")
