"""What a plain yes or no means to each prompt. Only a yes to what is ahead records anything."""

from collections.abc import Iterable

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.prompts import Prompt
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line
from kpo_tui.understanding.moves import MEANT_SO, AnyMove, GoingOn, Offering, Sending


def meant_by(asked: Prompt, *, yes: bool) -> AnyMove | str | None:
    """The move that a yes or a no means here; a question where it means several; None where nothing was asked."""
    match asked:
        case prompts.Question(clause=clause, term=term):
            if _takes(asked, said := "yes" if yes else "no"):
                return Offering(clause=clause, terms={term: said})
            how = f": {asked.expected}." if yes else ", or say skip."
            return f"Please give a value for {asked.label}{how}"
        case prompts.Decision(kind="reopening", clause=clause):
            return word_wanted(asked) if yes else DeclineReopening(clause=clause)
        case prompts.Decision():
            instead = "What instead? Give values to counter, or say reject, park it with a reason, or skip."
            return word_wanted(asked) if yes else instead
        case prompts.Review():
            change = "What should change? Name it with its new value, or say skip to come back to it later."
            return Sending() if yes else change
        case prompts.Reminder():
            return word_wanted(asked) if yes else GoingOn()
        case prompts.Confirmation():
            nothing = "Then nothing is confirmed. To change a clause, ask to reopen it: reopen CLAUSE."
            return word_wanted(asked) if yes else nothing
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


def is_doubted(asked: prompts.AskingBack) -> bool:
    """True where it is in doubt that what was said is meant so: `send it` may then be said of the whole, with its condition."""
    acts = (isinstance(move, Accept | Confirm | Sending) for choice in asked.choices for move in choice.moves)
    return asked.asks.startswith(MEANT_SO) and not any(acts)


def word_wanted(asked: Prompt) -> str | None:
    """What to say to a bare yes where an act has a word of its own: that it is to be said."""
    match asked:
        case prompts.Decision(kind="reopening", title=title):
            return f"To open {one_line(title, 80)} again, say reopen it. To leave it agreed, say no."
        case prompts.Decision(title=title, missing=missing) if missing:
            return f"Their offer on {one_line(title, 80)} cannot be accepted yet. Give values to counter it."
        case prompts.Decision(kind="package", proposal=number):
            return f"To accept their whole package {number}, say accept."
        case prompts.Decision(title=title):
            return f"To accept their offer on {one_line(title, 80)}, say accept."
        case prompts.Reminder(title=title):
            return f"To take {one_line(title, 80)} up again, say: take it up again."
        case prompts.Confirmation():
            return "To confirm the whole text, say confirm."
        case (
            prompts.Question()
            | prompts.Review()
            | prompts.Standing()
            | prompts.Waiting()
            | prompts.Done()
            | prompts.Ahead()
            | prompts.AskingBack()
        ):
            return None


def yes_after_doubt(asked: Prompt, *, recorded: bool) -> tuple[str, bool]:
    """What to say to a bare yes that follows a recording, or words that were not taken; and whether the next one counts."""
    if isinstance(asked, prompts.Ahead):
        what = asked.asks or "Say yes once more to record exactly what is shown, or no."
        return f"What you said before was not taken. {what}", True
    before = (
        "it was taken for the yes to what was recorded just now"
        if recorded
        else "what you said before was not taken"
    )
    nothing = f"There is nothing to say yes to: {before}."
    if isinstance(asked, prompts.Question) and _takes(asked, "yes"):
        return f"{nothing} If you mean yes to {asked.label}, say it once more.", True
    how = "To send what you answered, say send." if isinstance(asked, prompts.Review) else word_wanted(asked)
    return f"{nothing} {how}" if how else nothing, False


def _takes(asked: prompts.Question, answer: str) -> bool:
    """True where the question is one of yes and no."""
    return any(
        isinstance(one.move, Offering) and one.move.terms.get(asked.term) == answer
        for one in asked.suggestions
    ) and asked.expected.startswith("yes or no")
