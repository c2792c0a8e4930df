"""Answers taken out of what is about to be offered: `take out the competitors`, `leave the discount open`."""

from kpo_tui.understanding.moves import Reading, Unsaying
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.value_targets import terms_named
from kpo_tui.understanding.words import split

_BEFORE = frozenset({"no", "but", "and", "then", "please", "just", "let's", "ok", "actually"})
_DROPPING = frozenset({"drop", "remove", "delete", "scrap", "forget", "strike", "without", "not"})
_LEAVING = frozenset({"take", "leave", "cut", "keep"})
_OUT = (
    "out", "open", "off", "away", "blank", "unsaid", "for now", "for later", "for the moment", "of it", "of this", "of that",
    "of the offer", "to them", "to you", "to the client", "to the provider",
)  # fmt: skip
"""What stands behind what is taken out."""
_SMALL = frozenset({"the", "our", "my", "about", "for", "on", "any"})


def _taken_out(text: str) -> tuple[str, str]:
    """What the words take out, and what is said beside it behind a comma; empty where they take nothing out."""
    words = text.strip(" .!").split()
    while words and words[0].strip(",.").casefold() in _BEFORE:
        words = words[1:]
    what, _, beside = " ".join(words).partition(", ")
    verb, _, thing = what.partition(" ")
    first, _, behind = thing.partition(" ")
    led = first in ("out", "off") and verb.casefold() in _LEAVING
    thing = behind if led else thing
    bare = thing
    while (end := next((one for one in _OUT if bare.endswith(f" {one}")), "")) != "":
        bare = bare[: -len(end)].rstrip()
    takes = verb.casefold() in _DROPPING or led or (verb.casefold() in _LEAVING and bare != thing)
    return (bare, beside) if takes else ("", "")


def unsaid(sentence: Sentence, scene: Scene) -> Reading | None:
    """The answer to take out of what is about to be recorded, where the words name one of those given; None for other sentences."""
    what, beside = _taken_out(sentence.text) if scene.at_hand.asked in ("yes-no", "review") else ("", "")
    words = [word.text for word in split(what, scene.at_hand.locale)]
    words = [word for word in words if word not in _SMALL and word[0].isalnum()]
    if not words:
        return None
    places = {
        (place.clause, place.id)
        for clause, terms in scene.at_hand.said.items()
        if terms
        for place in terms_named(words, scene, clause)
        if place.id in scene.at_hand.said.get(place.clause, {})
    }
    if len(places) != 1:
        return None
    ((clause, term),) = places
    moves = (Unsaying(clause=clause, terms=(term,)),)
    return Reading(moves=moves, sure=True, left_unread=(beside,) if beside else ())
