"""What each side says of a term now, told before another value: the ends of what is met between, or what we say instead."""

from collections.abc import Sequence
from dataclasses import replace

from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.index import TermPlace, words_of
from kpo_tui.understanding.meant_values import raw_at
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.resolution import holding
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.targets import target
from kpo_tui.understanding.value_targets import explains


def without_stances(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
    """The parts without what each side says of a term, where one meets halfway between: `you say 24, we 72, so half way`."""
    last = next((at for at, part in enumerate(parts) if at and "halfway" in part.kinds), 0)
    told = [part for part in parts[:last] if part.values and not set(part.letters) & set("nN?")]
    said = [piece.amount for part in told for piece in part.values if piece.amount and not piece.ready]
    between = [place for place in scene.index.terms_of(scene.focus) if _is_between(place, said, scene)]
    if len(between) != 1 or any(part.join in ("if", "unless", "or") for part in told):
        if any(part.kinds & {"they_say", "people"} for part in told) and not parts[last].values:
            heard.doubts.append("it is not clear between which values")
        return _without_theirs(parts, scene)
    meeting = parts[last]
    named = target(meeting.names, "", lambda _: True, scene)
    if meeting.names and named.places != (between[0],) and not named.unexplained:
        heard.doubts.append(f"it says '{' '.join(meeting.names)}'")
    meeting = meeting.having(piece for piece in meeting.pieces if piece.letter not in "Pj")
    kept = [part for part in parts[:last] if part not in told]
    return [*kept, _named(meeting, between[0]), *parts[last + 1 :]]


def _without_theirs(parts: Sequence[Part], scene: Scene) -> Sequence[Part]:
    """The parts without what the other side says of a term, where we say another value next: `you say 35%, we need 25%`."""
    kept: list[Part] = []
    for part in parts:
        place = _theirs_told(kept[-1], scene) if kept else None
        ours = part.kinds & {"propose", "would"} and not part.names and len(part.values) == 1
        ours = ours and not part.kinds & {"up", "down", "raise", "cut", "halfway", "twice", "times"}
        amount = part.values[0].amount if ours else None
        if place is not None and amount is not None and raw_at(place, amount) is not None:
            kept[-1:] = [_named(replace(part, join=kept[-1].join), place)]
        else:
            kept.append(part)
    return kept


def _theirs_told(part: Part, scene: Scene) -> TermPlace | None:
    """The term of which a part tells what the other side offers, and nothing else."""
    told = "they_say" in part.kinds or {"you", "they"} & set(part.pieces[0].words) if part.pieces else False
    amount = part.values[0].amount if told and len(part.values) == 1 else None
    if amount is None or set(part.letters) & set("nNi?X") or part.join in ("if", "unless", "or"):
        return None
    held = [place for place in holding(amount, scene) if scene.theirs(place) == raw_at(place, amount)]
    held = [place for place in held if not part.names or explains(part.names, place, scene.index)]
    return held[0] if len(held) == 1 else None


def _named(part: Part, place: TermPlace) -> Part:
    """The part with the name of the term before all that it says."""
    start = part.pieces[0].start
    return part.having((Piece("P", words_of(place.term.label), start, start), *part.pieces))


def _is_between(place: TermPlace, said: Sequence[Amount], scene: Scene) -> bool:
    """True where the amounts are just what both sides say of the term."""
    raws = {raw_at(place, amount) for amount in said}
    return len(raws) > 1 and raws == {scene.mine(place), scene.theirs(place)}
