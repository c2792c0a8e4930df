"""Answers taken out of what is about to be offered: `take out the competitors`, `leave the discount open`."""

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.moves import Reading, Unsaying
from kpo_tui.understanding.options import Speech
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.said_values import sayings_in
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.value_targets import clauses_named, terms_named
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
    """The answer to take out of those not sent yet, named by its term or its value; None for other sentences.

    Asks which where something is about to be recorded and none is named.
    """
    carded = scene.at_hand.asked in ("yes-no", "review")
    what, beside = _taken_out(sentence.text)
    if not what or not (carded or _is_outright(sentence.text)):
        return None
    found = _answers_named(what, scene) or _answers_with(what, scene)
    if len(found) == 1:
        ((clause, term),) = found
        moves = (Unsaying(clause=clause, terms=(term,)),)
        return Reading(moves=moves, sure=True, left_unread=(beside,) if beside else ())
    if not carded or not _is_outright(sentence.text) or _names_a_place(what, scene):
        return None
    return Reading(
        asks=f"Which of your answers do you take out? '{one_line(what, 60)}' is the name of none of them."
    )


def _is_outright(text: str) -> bool:
    """True for words that can mean nothing but that an answer is taken out."""
    return " take out " in f" {text.casefold()} "


def _answers_named(what: str, scene: Scene) -> set[tuple[str, str]]:
    """The answers not sent yet of which the words name the term."""
    words = [word.text for word in split(what, scene.at_hand.locale)]
    words = [word for word in words if word not in _SMALL and word[0].isalnum()]
    places = (
        place
        for clause, terms in scene.at_hand.said.items()
        if terms and words
        for place in terms_named(words, scene, clause)
    )
    said = scene.at_hand.said
    return {(place.clause, place.id) for place in places if place.id in said.get(place.clause, {})}


def _answers_with(what: str, scene: Scene) -> set[tuple[str, str]]:
    """The answers not sent yet that have just the value that the words are, or say in words of their own."""
    speech = Speech(split(what, scene.at_hand.locale), scene.at_hand.party)
    return {
        (clause, term)
        for clause, terms in scene.at_hand.said.items()
        for term, raw in terms.items()
        if term in scene.at_hand.state.clause(clause).terms
        and raw in _values_of(what, speech, scene.index.place(clause, term), scene.at_hand.locale)
    }


def _values_of(what: str, speech: Speech, place: TermPlace, locale: str) -> list[Raw]:
    """The values of a term that the words may be."""
    said = [one.raw for one in sayings_in(speech, (place,))]
    try:
        return [*said, place.term.canonical(_bare(what), locale)]
    except ValueNotUnderstood:
        return said


def _bare(what: str) -> str:
    """The words without those that lead to a value: `the 60 days`."""
    words = what.split()
    while len(words) > 1 and words[0].casefold() in _SMALL:
        words = words[1:]
    return " ".join(words)


def _names_a_place(what: str, scene: Scene) -> bool:
    """True where the words name a clause, which is taken out of a package otherwise."""
    return bool(clauses_named([word.text for word in split(what) if word.text not in _SMALL], scene.index))
