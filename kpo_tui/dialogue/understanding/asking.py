"""Asking back: what was not clear, and the readings that a sentence may have."""

from collections.abc import Iterator
from dataclasses import replace

from kpo_tui.dialogue.moves import AnyMove, AskingAdvice, Choice, Offering, Reading, Skipping, value_named
from kpo_tui.dialogue.understanding.answers import answered
from kpo_tui.dialogue.understanding.pieces import Sentence
from kpo_tui.dialogue.understanding.proposals import proposed
from kpo_tui.dialogue.understanding.scene import Scene
from kpo_tui.dialogue.understanding.values import Pair, Said, Unclear, place_pair
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.text import one_line

_MOST_CHOICES = 3
_DOUBTS = frozenset("?hmqX~")
"""Letters that leave a sentence unsure, and that it may mean the same without."""


def back(sentence: Sentence, scene: Scene, found: Reading | None) -> Reading:
    """The question to ask where a sentence was not understood for sure; `found` is what is known of it."""
    if found is not None and found.choices:
        return Reading(asks=found.asks, choices=found.choices)
    choices = {choice.text: choice for choice in _choices(sentence, scene)}
    asks = found.asks if found is not None and found.asks else _asks(sentence, scene, len(choices))
    return Reading(asks=asks, choices=tuple(choices.values())[:_MOST_CHOICES])


def _choices(sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    """What the sentence may mean: an answer to the other side's offer, the values in it, or itself without its doubts."""
    likely = [scene.choice(move) for move in _likely(sentence, scene)]
    if "v" not in sentence.letters:
        yield from likely
        yield from _without_doubts(sentence, scene)
    yield from _values(sentence, scene)
    yield from likely


def _without_doubts(sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    certain = tuple(piece for piece in sentence.pieces if piece.letter not in _DOUBTS)
    if 0 < len(certain) < len(sentence.pieces):
        plain = replace(sentence, pieces=certain)
        reading = answered(plain, scene) or proposed(plain, scene)
        if reading is not None and reading.sure:
            yield scene.choice(*reading.moves)


def _values(sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    """Each value in the sentence for the term that the words before it, or else after it, name."""
    names: tuple[str, ...] = ()
    for at, piece in enumerate(sentence.pieces):
        if piece.letter == "P":
            names = piece.words
        if piece.amount is None:
            continue
        after = sentence.pieces[at + 1] if at + 1 < len(sentence.pieces) else piece
        pair = Pair(names or (after.words if after.letter == "P" else ()), piece.amount)
        place = place_pair(pair, scene, ())
        for said in place.choices if isinstance(place, Unclear) else (place,):
            yield _value(said, scene)


def _value(said: Said, scene: Scene) -> Choice:
    told = value_named(scene.at_hand.state, said.clause, said.term, said.raw, scene.at_hand.locale)
    return Choice(told, (Offering(clause=said.clause, terms={said.term: said.raw}),))


def _likely(sentence: Sentence, scene: Scene) -> list[AnyMove]:
    """What a sentence about accepting or rejecting is likely to want, if anything is."""
    letters = set(sentence.letters)
    if scene.at_hand.asked == "yes-no" and "v" not in letters:
        return []  # it is about what would be recorded, and not about the offer behind that
    proposal = scene.at_hand.theirs(scene.focus) if scene.focus is not None else None
    if scene.focus is None or proposal is None or not letters & set("ayYrnN") or letters & set("ktuRxdc"):
        return []
    accept = Accept(clause=scene.focus, proposal=proposal.seq)
    reject = Reject(clause=scene.focus, proposal=proposal.seq)
    if letters & set("q?"):
        return [AskingAdvice(clause=scene.focus), accept, reject]
    return [reject, Skipping()] if letters & set("nNr") else [accept, Skipping()]


def _asks(sentence: Sentence, scene: Scene, guesses: int) -> str:
    term = scene.at_hand.asked_term
    unknown = " ".join(word for piece in sentence.pieces if piece.letter == "X" for word in piece.words)
    if guesses:
        doubt = f" because of '{one_line(unknown, 60)}'" if unknown else ""
        return (
            f"I am not sure what you mean{doubt}. {'Is it this?' if guesses == 1 else 'Is it one of these?'}"
        )
    if term is not None:
        return f"I did not understand that as an answer. Please give {one_line(term.expected(), 200)}."
    if unknown:
        return f"I am not sure what you mean by '{one_line(unknown, 60)}'. What do you want to do?"
    return "I am not sure what you want to do. Please say it in a few plain words."
