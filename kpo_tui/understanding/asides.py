"""What is passed by before values are looked for: grounds, days that date something, sentences that only tell something."""

from collections.abc import Sequence

from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.stances import without_stances
from kpo_tui.understanding.tales import without_tales
from kpo_tui.understanding.words import stem


def without_asides(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
    """The parts without what says nothing of values; it is told as unread."""
    dated = [_without_dates(part, heard, scene) for part in parts]
    return without_tales(
        _without_counts(_without_grounds(without_stances(dated, heard, scene), heard), heard), heard
    )


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


def _without_counts(parts: Sequence[Part], heard: Heard) -> list[Part]:
    """The parts without those that only count something."""
    counts = _counts(parts)
    heard.unread += [part.text for part in counts]
    return [part for part in parts if part not in counts]


def _counts(parts: Sequence[Part]) -> list[Part]:
    """Parts that count something, `three of us`, where another gives a value to what it names."""
    if not any(part.names and part.values for part in parts):
        return []
    return [part for part in parts if _counts_something(part)]


def _counts_something(part: Part) -> bool:
    bare = all(piece.amount is not None and piece.amount.kind == "bare" for piece in part.values)
    told = "past" in part.kinds and part.join == "and"  # and we lost two analysts
    if not part.values or (part.names and not told) or not bare or not (told or part.join in (",", ".")):
        return False
    return ("X" in part.letters or "people" in part.kinds) and not part.kinds & {"correct", "propose", "too"}
