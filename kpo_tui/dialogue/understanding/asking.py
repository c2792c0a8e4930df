"""Asking back: what was not clear, and the readings that a sentence may have."""

from kpo_tui.dialogue.moves import Accepting, AnyMove, AskingAdvice, Reading, Rejecting, Skipping
from kpo_tui.dialogue.understanding.pieces import Sentence
from kpo_tui.dialogue.understanding.scene import Scene
from kpo_tui.text import one_line

_MOST_CHOICES = 3


def back(sentence: Sentence, scene: Scene, found: Reading | None) -> Reading:
    """The question to ask where a sentence was not understood for sure; `found` is what is known of it."""
    if found is not None and found.choices:
        return Reading(asks=found.asks, choices=found.choices)
    moves = [*(found.moves if found is not None else ()), *_likely(sentence, scene)]
    asks = found.asks if found is not None and found.asks else _asks(sentence, scene)
    return Reading(asks=asks, choices=tuple(scene.choice(move) for move in moves[:_MOST_CHOICES]))


def _likely(sentence: Sentence, scene: Scene) -> list[AnyMove]:
    """What a sentence about accepting or rejecting is likely to want, if anything is."""
    letters = set(sentence.letters)
    proposal = scene.at_hand.theirs(scene.focus) if scene.focus is not None else None
    if scene.focus is None or proposal is None or not letters & set("ayYrnN"):
        return []
    accept = Accepting(clause=scene.focus, proposal=proposal.seq)
    reject = Rejecting(clause=scene.focus, proposal=proposal.seq)
    if letters & set("q?"):
        return [AskingAdvice(clause=scene.focus), accept, reject]
    return [reject, Skipping()] if letters & set("nNr") else [accept, Skipping()]


def _asks(sentence: Sentence, scene: Scene) -> str:
    term = scene.at_hand.asked_term
    if term is not None:
        return f"I did not understand that as an answer. Please give {one_line(term.expected(), 200)}."
    unknown = " ".join(word for piece in sentence.pieces if piece.letter == "X" for word in piece.words)
    if unknown:
        return f"I am not sure what you mean by '{one_line(unknown, 60)}'. What do you want to do?"
    return "I am not sure what you want to do. Please say it in a few plain words."
