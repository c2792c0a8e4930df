"""What is passed by before values are looked for: grounds, days that date something, sentences that only tell something."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from kpo_tui.understanding.grounds import says_outright
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.stances import without_stances
from kpo_tui.understanding.words import listed, stem

_TALE = 2
"""So many unknown words make a tale of a sentence that offers nothing outright."""
_HABITS = listed(
    "currently today moment nowadays lately recently most some last previous normal typical took takes rose ran lasted costs"
)
"""Words that tell what was or is done, and what it came to."""
_CONCLUDING = re.compile(
    r"(?:on (?:that|this) (?:basis|footing)|given (?:all )?(?:that|this)|against (?:that|this) background"
    r"|with (?:all )?(?:that|this) in mind|in (?:view|light) of (?:all )?(?:that|this)|for (?:that|this) reason"
    r"|therefore|hence|so|thus|accordingly|consequently)\b,?",
    re.IGNORECASE,
)


def without_asides(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
    """The parts without what says nothing of values; it is told as unread."""
    dated = [_without_dates(part, heard, scene) for part in parts]
    return _without_tales(_without_grounds(without_stances(dated, heard, scene), heard), heard)


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
    """The parts of several sentences without sentences that only tell something, where another offers outright or concludes from them."""
    counts = _counts(parts)
    heard.unread += [part.text for part in counts]
    sentences = [[part for part in sentence if part not in counts] for sentence in _by_sentence(parts)]
    sentences = [sentence for sentence in sentences if sentence]
    concluding = [at for at, one in enumerate(sentences) if at and _concludes(one[0]) and _valued(one)]
    last = max(concluding, default=0)
    plain = [_offers(one) or at in concluding for at, one in enumerate(sentences)]
    if len(sentences) < 2 or not any(plain):
        return [part for part in parts if part not in counts]
    kept: list[Part] = []
    for at, sentence in enumerate(sentences):
        if at in concluding:
            kept += [_without_its_lead(sentence[0]), *sentence[1:]]
        elif plain[at] or _signs_of_a_tale(sentence) < (1 if at < last else _TALE):
            kept += sentence
        else:
            heard.unread += [part.text for part in sentence]
    return kept


def _valued(sentence: Sequence[Part]) -> bool:
    return any(part.values for part in sentence)


def _offers(sentence: Sequence[Part]) -> bool:
    """True for a sentence that offers outright, and does not tell what is done today."""
    outright = any(says_outright(part) and part.values for part in sentence)
    return outright and not _told_of(sentence[0])


def _signs_of_a_tale(sentence: Sequence[Part]) -> int:
    unknown = sum(part.letters.count("X") + ("past" in part.kinds) for part in sentence)
    return unknown + _told_of(sentence[0])


def _told_of(part: Part) -> int:
    """How many words of its sentence tell what was or is done: `we fixed 12 defects`."""
    deeds = sum(
        one in ("we", "i", "they", "it") and after.endswith("ed") and not after.endswith(("eed", "agreed"))
        for one, after in pairwise(part.words)
    )
    return deeds + len(_HABITS.intersection(part.words))


def _concludes(part: Part) -> bool:
    """True for the first part of a sentence that begins with what was told before as its reason."""
    return _CONCLUDING.match(part.sentence.text) is not None


def _without_its_lead(part: Part) -> Part:
    """The part without the words that say so: `on that basis`."""
    lead = _CONCLUDING.match(part.sentence.text)
    words, end = part.sentence.words, 0 if lead is None else lead.end()
    pieces = tuple(piece for piece in part.pieces if words[piece.end - 1].end > end)
    return part._replace(pieces=pieces, join="so") if pieces else part


def _by_sentence(parts: Sequence[Part]) -> list[list[Part]]:
    return [list(sentence) for _, sentence in groupby(parts, key=lambda part: id(part.sentence))]


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
