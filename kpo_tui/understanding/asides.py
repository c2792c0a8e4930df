"""What is passed by before values are looked for: grounds, days that date something, sentences that only tell something."""

from collections.abc import Sequence

from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.grounds import says_outright
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.index import TermPlace, words_of
from kpo_tui.understanding.meant_values import raw_at
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.resolution import holding
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.targets import target
from kpo_tui.understanding.value_targets import explains
from kpo_tui.understanding.words import stem

_TALE = 2
"""So many unknown words make a tale of a sentence that offers nothing outright."""


def without_asides(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
    """The parts without what says nothing of values; it is told as unread."""
    dated = [_without_dates(part, heard, scene) for part in parts]
    return _without_tales(_without_grounds(_without_stances(dated, heard, scene), heard), heard)


def _without_stances(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
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
    meeting = meeting._replace(pieces=tuple(piece for piece in meeting.pieces if piece.letter not in "Pj"))
    kept = [part for part in parts[:last] if part not in told]
    return [*kept, _named(meeting, between[0]), *parts[last + 1 :]]


def _without_theirs(parts: Sequence[Part], scene: Scene) -> Sequence[Part]:
    """The parts without what the other side says of a term, where we say another value next: `you say 35%, we need 25%`."""
    kept: list[Part] = []
    for part in parts:
        place = _theirs_told(kept[-1], scene) if kept else None
        ours = part.kinds & {"propose", "would"} and not part.names and len(part.values) == 1
        amount = part.values[0].amount if ours else None
        if place is not None and amount is not None and raw_at(place, amount) is not None:
            kept[-1:] = [_named(part._replace(join=kept[-1].join), place)]
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
    return part._replace(pieces=(Piece("P", words_of(place.term.label), start, start), *part.pieces))


def _is_between(place: TermPlace, said: Sequence[Amount], scene: Scene) -> bool:
    """True where the amounts are just what both sides say of the term."""
    raws = {raw_at(place, amount) for amount in said}
    return len(raws) > 1 and raws == {scene.mine(place), scene.theirs(place)}


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
    return part._replace(pieces=tuple(piece for piece in part.pieces if piece not in days))


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
