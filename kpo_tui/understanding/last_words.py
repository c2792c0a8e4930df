"""The act that the last part of a sentence says by itself, asked about for what stands before it."""

from kpo_tui.understanding.acceptances import accepting, numbered
from kpo_tui.understanding.moves import Reading
from kpo_tui.understanding.other_acts import answered
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene, sentence_of

_DOUBTING = frozenset("?Iixc")
"""Letters of questions and conditions, beside which nobody agrees."""


def ends_in_an_act(sentence: Sentence, scene: Scene) -> Reading | None:
    """`we need no such clause, leave it out`: the act that the last part says by itself, asked about for what stands before."""
    at = max((piece.end for piece in sentence.pieces[:-1] if piece.letter in ",&"), default=0)
    if not at or "v" in sentence.letters:
        return None
    tail = sentence.text[sentence.words[at].start :] if at < len(sentence.words) else ""
    last = sentence_of(tail, scene)
    reading = (answered(last, scene) or accepting(last, scene) or numbered(last, scene)) if tail else None
    if reading is None or not reading.sure:
        return None
    before = sentence.text[: sentence.words[at].start].strip(" ,;")
    if _DOUBTING.intersection(piece.letter for piece in sentence.pieces if piece.end <= at):
        return None
    return Reading(asks="Is it this?", choices=(scene.choice(*reading.moves),), left_unread=(before,))
