"""What stands around an acceptance and changes nothing of it: who approved it, that it is as it is now, answers that it drops.

The rest must be an acceptance, or a word to send, by itself. Who approved is told as passed by.
"""

import re
from collections.abc import Callable
from dataclasses import replace as with_pieces

from msgspec.structs import replace

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.assent import agreement, refuses, tells_a_reason
from kpo_tui.understanding.moves import Going, Reading
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene, sentence_of
from kpo_tui.understanding.value_targets import clauses_named
from kpo_tui.understanding.wish_phrases import SETS

_LEAD = re.compile(
    r"(?:please )?(?:(?:forget|drop|discard|ignore|scrap|delete|never ?mind|leave) (?:about )?(?:all )?(?:my|our|the)(?: own)?"
    r"(?: unsent| open)? answers?(?: here| there| on (?:it|this|that))?|(?:that's |it's |this is |)(?:good|fair) enough|so be it)"
    r"(?:,| and|;|\.| then)++ ",
    re.IGNORECASE,
)
_AS_IT_IS = re.compile(
    r",? (?:(?:just )?(?:as|like|the way) )(?:(?:they|you)(?: now)? (?:have|offer|propose|put|want) (?:it|that|this)|it(?: now)? (?:is|stands)|it)"
    r"(?: now)?[.!]*$",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"(?:it is |it's |this is )?(?:approved|agreed|cleared) (by .++)", re.IGNORECASE)
_COLLEAGUES = "|".join(map(re.escape, SETS["colleague"].split("; ")))
_AGREES = re.compile(
    rf"(?:our |the |my )?(?:{_COLLEAGUES}) (?:agrees?|approves?|approved|(?:is|are) (?:ok|fine|happy)|(?:has|have) (?:agreed|approved))"
    r"(?: it| this| that| to it| with it| with this| with that)?",
    re.IGNORECASE,
)
_BREAKS = (", ", " - ", "; ", ". ")
_NO = re.compile(r"(?:no|nope|nah|not yet), (?:but )?(?:then )?", re.IGNORECASE)


def trimmed(
    sentence: Sentence, scene: Scene, read: Callable[[Sentence, Scene], Reading | None]
) -> Reading | None:
    """The acceptance, or the word to send, that a sentence is without what changes nothing of it; None for other sentences."""
    text, passed = _without_approval(sentence.text)
    text = _AS_IT_IS.sub("", _LEAD.sub("", text, count=1))
    if text == sentence.text or not text.strip():
        return None
    found = read(sentence_of(text.strip(), scene), scene)
    if (
        found is None
        or not found.sure
        or not all(isinstance(one, Accept | said.Sending) for one in found.moves)
    ):
        return None
    return replace(found, left_unread=(*found.left_unread, *passed))


def _without_approval(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without a colleague's approval behind it, and that."""
    at, sign = max((text.rfind(sign), sign) for sign in _BREAKS)
    tail = text[at + len(sign) :].strip(" .!") if at > 0 else ""
    approved = _APPROVED.fullmatch(tail)
    if _AGREES.fullmatch(tail) or (approved is not None and tells_a_reason(approved[1])):
        return text[:at], (tail,)
    return text, ()


def denied_first(
    sentence: Sentence, scene: Scene, read: Callable[[Sentence, Scene], Reading | None]
) -> Reading | None:
    """`no, just accept theirs`: what is to be done instead, before a recording with the no; None for other sentences."""
    begins = _NO.match(sentence.text) if scene.at_hand.asked in ("yes-no", "decision") else None
    rest = sentence.text[begins.end() :].strip() if begins is not None else ""
    if not rest or agreement(rest) is not None or refuses(rest):
        return None
    found = read(sentence_of(rest, scene), scene)
    instead = Accept | Going | said.Showing | said.Asking | said.Undoing | said.Quitting
    if found is None or not found.sure or not all(isinstance(one, instead) for one in found.moves):
        return None
    leaves = all(isinstance(one, said.Undoing | Going) for one in found.moves)
    denies = scene.at_hand.asked == "yes-no" and not leaves  # what is left is told by itself
    return replace(found, moves=(said.SayingNo(), *found.moves)) if denies else found


def clause_first(sentence: Sentence, scene: Scene) -> tuple[Sentence, Scene]:
    """The sentence without the clause that it names first, before a colon, and that clause in focus."""
    if sentence.letters[:2] == "P:" and "v" not in sentence.letters and len(sentence.pieces) > 2:
        found = clauses_named(sentence.pieces[0].words, scene.index)
        if len(found) == 1:
            return with_pieces(sentence, pieces=sentence.pieces[2:]), scene.on(found[0])
    return sentence, scene
