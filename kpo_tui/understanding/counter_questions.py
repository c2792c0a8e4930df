"""What to ask where a sentence was not understood for sure."""

from collections.abc import Iterator
from dataclasses import replace as with_pieces

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.text import one_line
from kpo_tui.understanding.moves import Choice, Reading
from kpo_tui.understanding.other_acts import answered
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene

_MOST_CHOICES = 3
_DOUBTS = frozenset("?hmqX~")
"""Letters that leave a sentence unsure, and that it may mean the same without."""
HARD = Accept | Reject | Withdraw | Confirm | Reopen | DeclineReopening
"""Acts that are offered to pick only where the sentence says just that."""


def back(sentence: Sentence, scene: Scene, found: Reading | None) -> Reading:
    """The question to ask where a sentence was not understood for sure; `found` is what is known of it."""
    if found is not None and found.choices:
        return found
    choices = {choice.text: choice for choice in _choices(sentence, scene)}
    asks = found.asks if found is not None and found.asks else _asks(sentence, scene, len(choices))
    return Reading(asks=asks, choices=tuple(choices.values())[:_MOST_CHOICES])


def _choices(sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    """What a sentence without a value may mean: itself without its doubts, where that is no answer to their offer."""
    certain = tuple(piece for piece in sentence.pieces if piece.letter not in _DOUBTS)
    if "v" in sentence.letters or not 0 < len(certain) < len(sentence.pieces):
        return
    reading = answered(with_pieces(sentence, pieces=certain), scene)
    if reading is not None and reading.sure and not any(isinstance(move, HARD) for move in reading.moves):
        yield scene.choice(*reading.moves)


def _asks(sentence: Sentence, scene: Scene, guesses: int) -> str:
    term = scene.at_hand.asked_term
    unknown = " ".join(word for piece in sentence.pieces if piece.letter == "X" for word in piece.words)
    if guesses:
        doubt = f" because of '{one_line(unknown, 60)}'" if unknown else ""
        which = "Is it this?" if guesses == 1 else "Is it one of these?"
        return f"I am not sure what you mean{doubt}. {which}"
    if term is not None:
        return f"I did not understand that as an answer. Please give {one_line(term.expected(), 200)}."
    if unknown:
        return f"I am not sure what you mean by '{one_line(unknown, 60)}'. What do you want to do?"
    return "I am not sure what you want to do. Please say it in a few plain words."
