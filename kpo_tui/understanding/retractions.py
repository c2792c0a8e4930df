"""Words that take back what was said: by themselves, or behind something that was said in the same breath."""

import re
from collections.abc import Sequence

from kpo_tui.text import one_line
from kpo_tui.understanding.moves import Reading
from kpo_tui.understanding.words import MOST_CHARACTERS, listed, split

_LONGEST = 12
_LEAD = r"(?:(?:oh|no|sorry|wait|please|pls|ok|hmm|just|actually|but|and|well|,|\.|;|-) )*"
_END = r"(?: (?:please|pls|thanks|again|now|all|for now|one|bit|sorry|,))*[ .!]*"
_SAID = (
    r"(?:that|this|it|all that|all of that|the last (?:one|message|line|bit)|my (?:last|previous) (?:message|answer|line|words|remark)"
    r"|what i (?:just )?(?:said|wrote|typed))"
)
_FORGET = rf"(?:(?:ignore|forget|disregard|scratch|scrap) {_SAID}|never ?mind)"
_BACK = r"(?:i |we )?take (?:that|it|this) back"
_DROP = rf"(?:strike|cancel|delete|erase|undo|drop|discard|clear) {_SAID}"
_HOLD = "withdraw that|wait|hold on|hang on|not yet|stop"
_TAKES_BACK = re.compile(f"{_LEAD}(?:{_FORGET}|{_DROP}){_END}")
_BEHIND = re.compile(f"{_LEAD}{_FORGET}{_END}")
_BEHIND_A_FIGURE = re.compile(f"{_LEAD}(?:{_FORGET}|{_BACK}|{_DROP}|{_HOLD}){_END}")
_BREAKS = listed(", . ; -")


def takes_back(texts: Sequence[str]) -> bool:
    """True for a few words that only take back something said: `ignore that`, `forget what I just wrote`."""
    return len(texts) <= _LONGEST and _TAKES_BACK.fullmatch(" ".join(texts)) is not None


def retracted(text: str) -> Reading | None:
    """Nothing taken of a text that takes itself back, and told so: `net 45, scratch that`; None for other texts."""
    before = _taken_back(text)
    if not before:
        return None
    asks = f"You take back '{one_line(before, 80)}', so nothing of that is taken. What do you want to do?"
    return Reading(asks=asks)


def _taken_back(text: str) -> str:
    """What a text says before it takes that back; empty for other texts. `drop it` behind no figure may be said of a clause."""
    words = split(text) if len(text) <= MOST_CHARACTERS else ()
    texts = [word.text for word in words]
    if takes_back(texts):
        return ""
    for at in range(max(1, len(texts) - _LONGEST), len(texts)):
        tail = " ".join(texts[at:])
        if any(word.kind == "number" for word in words[:at]):
            taken_back = _BEHIND_A_FIGURE.fullmatch(tail)
        else:
            taken_back = _BEHIND.fullmatch(tail) if texts[at] in _BREAKS else None
        if taken_back is not None:
            return text[: words[at - 1].end].strip(" ,;.-\n")
    return ""
