"""What is passed by before values are looked for: grounds, days that date something, sentences that only tell something."""

from collections.abc import Sequence

from kpo_tui.understanding.grounds import says_outright
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.words import stem

_TALE = 2
"""So many unknown words make a tale of a sentence that offers nothing outright."""


def without_asides(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
    """The parts without what says nothing of values; it is told as unread."""
    dated = [_without_dates(part, heard, scene) for part in parts]
    return _without_tales(_without_grounds(dated, heard), heard)


def _without_grounds(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts without what stands before a `so` and gives the reason for what follows."""
    last = max((at for at, part in enumerate(parts) if part.join == "so"), default=0)
    grounds = [part for part in parts[:last] if "X" in part.letters and part.join != "."]
    heard.unread += [part.text for part in grounds]
    return [part for part in parts if part not in grounds]


def _without_dates(part: Part, heard: Heard, scene: Scene) -> Part:
    """The part without days that are no value of any term at hand: `your proposal of 4 November`."""
    days = [piece for piece in part.values if piece.amount is not None and piece.amount.kind == "date"]
    if not days:
        return part
    names = {stem(word) for word in part.names}
    dated = [place for place in scene.index.terms if "date" in place.term.amounts]
    if any(place.clause == scene.focus or place.label & names for place in dated):
        return part
    heard.unread += [" ".join(piece.words) for piece in days]
    return part.having(piece for piece in part.pieces if piece not in days)


def _without_tales(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts of several sentences without sentences that only tell something, where another offers outright."""
    counts = _counts(parts)
    heard.unread += [part.text for part in counts]
    sentences = [[part for part in sentence if part not in counts] for sentence in _by_sentence(parts)]
    sentences = [sentence for sentence in sentences if sentence]
    outright = [any(says_outright(part) and part.values for part in sentence) for sentence in sentences]
    if len(sentences) < 2 or not any(outright):
        return [part for part in parts if part not in counts]
    kept: list[Part] = []
    for sentence, plain in zip(sentences, outright, strict=True):
        unknown = sum(part.letters.count("X") + ("past" in part.kinds) for part in sentence)
        if plain or unknown < _TALE:
            kept += sentence
        else:
            heard.unread += [part.text for part in sentence]
    return kept


def _by_sentence(parts: Sequence[Part]) -> list[list[Part]]:
    sentences: list[list[Part]] = []
    for part in parts:
        if part.join == "." or not sentences:
            sentences.append([])
        sentences[-1].append(part)
    return sentences


def _counts(parts: Sequence[Part]) -> list[Part]:
    """Parts that count something, `three of us`, where another gives a value to what it names."""
    if not any(part.names and part.values for part in parts):
        return []
    return [part for part in parts if _counts_something(part)]


def _counts_something(part: Part) -> bool:
    bare = all(piece.amount is not None and piece.amount.kind == "bare" for piece in part.values)
    if not part.values or part.names or not bare or part.join not in (",", "."):
        return False
    return ("X" in part.letters or "people" in part.kinds) and not part.kinds & {"correct", "propose", "too"}
