"""Sentences that only tell what was or is done, where another one offers outright or concludes from them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from kpo_tui.understanding.grounds import says_outright
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.words import listed

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


def without_tales(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts of several sentences without sentences that only tell something, where another offers outright or concludes from them."""
    sentences = _by_sentence(parts)
    concluding = [at for at, one in enumerate(sentences) if at and _concludes(one[0]) and _valued(one)]
    last = max(concluding, default=0)
    plain = [_offers(one) or at in concluding for at, one in enumerate(sentences)]
    if len(sentences) < 2 or not any(plain):
        return parts
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
    return replace(part, pieces=pieces, join="so") if pieces else part


def _by_sentence(parts: Sequence[Part]) -> list[list[Part]]:
    return [list(sentence) for _, sentence in groupby(parts, key=lambda part: id(part.sentence))]
