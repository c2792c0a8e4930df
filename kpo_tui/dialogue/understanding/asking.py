"""Asking back: what was not clear, and the readings that a sentence may have."""

from kpo_tui.dialogue.moves import Accepting, AnyMove, AskingAdvice, Choice, Reading, Rejecting, Skipping
from kpo_tui.dialogue.telling import told
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.pieces import Sentence
from kpo_tui.text import one_line


def back(sentence: Sentence, at_hand: AtHand, focus: str | None, found: Reading | None) -> Reading:
    """The question to ask where a sentence was not understood for sure; `found` is what is known of it."""
    if found is not None and found.choices:
        return Reading(asks=found.asks, choices=found.choices)
    choices = tuple(
        Choice(told(move, at_hand.state, at_hand.locale), (move,))
        for move in (*_found(found), *_likely(sentence, at_hand, focus))
    )
    asks = found.asks if found is not None and found.asks else _asks(sentence, at_hand)
    return Reading(asks=asks, choices=choices[:3])


def _found(found: Reading | None) -> tuple[AnyMove, ...]:
    return () if found is None else found.moves


def _likely(sentence: Sentence, at_hand: AtHand, focus: str | None) -> list[AnyMove]:
    """What a sentence about accepting or rejecting is likely to want, if anything is."""
    letters = set(sentence.letters)
    proposal = at_hand.theirs(focus) if focus is not None else None
    if focus is None or proposal is None or not letters & set("ayYrnN"):
        return []
    accept: AnyMove = Accepting(clause=focus, proposal=proposal.seq)
    reject: AnyMove = Rejecting(clause=focus, proposal=proposal.seq)
    if "q" in letters or "?" in letters:
        return [AskingAdvice(clause=focus), accept, reject]
    if letters & set("nNr"):
        return [reject, Skipping()]
    return [accept, Skipping()]


def _asks(sentence: Sentence, at_hand: AtHand) -> str:
    unknown = [piece for piece in sentence.pieces if piece.letter == "X"]
    term = at_hand.asked_term
    if term is not None:
        return f"I did not understand that as an answer. Please give {one_line(term.expected(), 200)}."
    if unknown:
        said = " ".join(word for piece in unknown[:3] for word in piece.words)
        return f"I am not sure what you mean by '{one_line(said, 60)}'. What do you want to do?"
    return "I am not sure what you want to do. Please say it in a few plain words."
