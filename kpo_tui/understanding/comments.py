"""Comments: what is said to the other side word for word, behind words that lead to it."""

from functools import lru_cache

from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.text import one_line
from kpo_tui.understanding import lexicon
from kpo_tui.understanding.moves import Choice, Reading
from kpo_tui.understanding.scene import sure
from kpo_tui.understanding.words import split

_NOUNS = frozenset({("comment",), ("comments",), ("remark",), ("message",), ("note",)})
"""Leads that need a colon: without one they may be part of another sentence."""
_POLITE = frozenset({"please", "pls", "ok", "and"})
_LOOKED_AT = 200
"""How many characters a lead is looked for in."""


def comment(text: str, focus: str | None) -> Reading | None:
    """The comment that a text is, if it begins as one. The rest is said as it stands, however long."""
    words = split(text[:_LOOKED_AT])
    start = 1 if words and words[0].text in _POLITE else 0
    texts = tuple(word.text for word in words[start:])
    begun = (texts[:size] for size in range(_longest(), 0, -1))
    phrase = next((one for one in begun if one in _leads()), None)
    if phrase is None:
        return None
    after = start + len(phrase)
    if after >= len(words):
        return Reading(asks="What do you want to say to the other side?")
    marked = words[after].text in (":", ",", "-")
    if phrase in _NOUNS and not marked:
        return None
    said = text[words[after].end if marked else words[after].start :].strip()
    if not said:
        return Reading(asks="What do you want to say to the other side?")
    if marked or phrase[-1] == "that":
        return sure(Comment(text=said, clause=focus))
    choice = Choice(f"Say it: “{one_line(said, 200)}”", (Comment(text=said, clause=focus),))
    return Reading(asks="Do you want to say that to the other side, word for word?", choices=(choice,))


@lru_cache(maxsize=1)
def _leads() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase for phrase, letter in lexicon.letters().items() if letter == "C")


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _leads()))
