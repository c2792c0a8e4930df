"""What shows that a value is not offered but held up to ridicule, as in `Sixty days. How generous of you.`.

A jest repeats the other side's value, offers nothing outright, and says something beside it that no rule explains.
"""

from collections.abc import Sequence

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.scene import Scene

_EARNEST = frozenset({
    "accept", "propose", "will", "would", "keep", "same", "our", "own_offer", "their_offer",
    "fine_with", "because", "if",
})  # fmt: skip
"""Kinds of words of which one, beside a value, shows that it is meant."""
_MOCKERY = "it may be said in jest"


def in_jest(sentences: Sequence[Sentence], scene: Scene) -> str:
    """Why the values of the sentences may be no offer, in a few words; empty where nothing shows it."""
    if any(piece.kind == "figure_of_speech" for one in sentences for piece in one.pieces) and any(
        _values(one) for one in sentences
    ):
        return _MOCKERY
    parts = [part for one in sentences for part in _parts(one)]
    bare = [part for part in parts if _repeats(part, scene)]
    beside = [part for part in parts if not any(piece.letter == "v" for piece in part)]
    return _MOCKERY if bare and any(_mocks(part) for part in beside) else ""


def _values(sentence: Sentence) -> list[Piece]:
    return [piece for piece in sentence.pieces if piece.letter == "v"]


def _parts(sentence: Sentence) -> list[list[Piece]]:
    """The pieces between commas."""
    parts: list[list[Piece]] = [[]]
    for piece in sentence.pieces:
        if piece.letter == ",":
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in parts if part]


def _repeats(part: Sequence[Piece], scene: Scene) -> bool:
    """True for a value the other side has offered, said alone or with its name."""
    if {piece.kind for piece in part} & _EARNEST or not {piece.letter for piece in part} <= set("vPy?!e~."):
        return False
    return any(_is_theirs(piece, scene) for piece in part if piece.letter == "v")


def _is_theirs(piece: Piece, scene: Scene) -> bool:
    for place in scene.index.terms_of(scene.focus):
        theirs = scene.theirs(place)
        if theirs is None or theirs == scene.mine(place):
            continue
        try:
            if place.term.canonical(" ".join(piece.words), scene.at_hand.locale) == theirs:
                return True
        except ValueNotUnderstood:
            continue
    return False


def _mocks(part: Sequence[Piece]) -> bool:
    """True for words beside a value that nothing explains, and that offer and take nothing: a remark, or a question."""
    letters = {piece.letter for piece in part}
    asks = "?" in letters or "q" in letters
    remarks = bool(letters & set("wz")) or part[0].letter in "lq"
    return (
        "X" in letters
        and (asks or remarks)
        and not {piece.kind for piece in part} & {"accept", "fine", "fine_with", "because"}
    )
