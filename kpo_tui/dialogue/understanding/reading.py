"""Reading a sentence: what it can be, one kind after the other, each accounting for every word."""

from dataclasses import replace

from kpo_tui.dialogue.moves import Reading, Sending
from kpo_tui.dialogue.understanding import asking
from kpo_tui.dialogue.understanding.answers import answered
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.comments import comment
from kpo_tui.dialogue.understanding.direct import answer, exact_option, value_typed, yes_or_no
from kpo_tui.dialogue.understanding.matching import clauses_named
from kpo_tui.dialogue.understanding.pieces import Sentence
from kpo_tui.dialogue.understanding.plain import plain_answer
from kpo_tui.dialogue.understanding.proposals import proposed
from kpo_tui.dialogue.understanding.scene import Scene, focus_of, scene_of, sentence_of, sure
from kpo_tui.dialogue.understanding.taking import taking
from kpo_tui.dialogue.understanding.verbatim import unquoted, verbatim
from kpo_tui.dialogue.understanding.wishes import AFTER, going, names_a_clause_whole, wish
from kpo_tui.dialogue.understanding.words import MOST_CHARACTERS
from kpo_tui.text import ACTIVE

_ACTS = frozenset("ayYnNrtkuRxdc")
"""Letters of words that do something: a comment that holds one is asked back, unless a colon leads to it."""
_SENDING = frozenset({"s", "ws", "ls", "ys", "so", "lso", "wls", "lys"})


def read(text: str, at_hand: AtHand) -> Reading:
    """What `text` means, said at that moment. Sure only where every word is accounted for in one sensible way.

    Never raises. What is not understood asks back; a text too long to be a sentence is only taken as a
    comment or as the answer to a question for text.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return Reading(asks="Please say something; `help` shows what one can say here.")
    if ACTIVE.search(text):
        return Reading(asks="That holds characters that cannot be shown. Please type it again.")
    said = comment(text, focus_of(at_hand))
    if said is not None and (said.sure or len(text) > MOST_CHARACTERS):
        return said
    if len(text) > MOST_CHARACTERS:
        return _long(text, at_hand)
    scene = scene_of(at_hand)
    sentence = sentence_of(text, scene)
    if said is not None:
        return said if set(sentence.letters[1:]) & _ACTS or not said.choices else sure(*said.choices[0].moves)
    said = _read(sentence, scene)
    return said if said is not None and said.sure else asking.back(sentence, scene, said)


def _read(sentence: Sentence, scene: Scene) -> Reading | None:
    """What the sentence is: the first kind that it can be."""
    at_hand, term = scene.at_hand, scene.at_hand.asked_term
    if term is not None and term.shape != "one":
        return verbatim(sentence, term, scene, plain_answer(sentence, scene) or _command(sentence, scene))
    return (
        plain_answer(sentence, scene)
        or exact_option(sentence, at_hand)
        or yes_or_no(sentence, at_hand)
        or _command(sentence, scene)
    )


def _command(sentence: Sentence, scene: Scene) -> Reading | None:
    """What the sentence says whatever was asked, an option of the question before most of it."""
    return (
        _wish(sentence, scene)
        or answer(sentence, scene)
        or _going(sentence, scene)
        or _sending(sentence)
        or answered(sentence, scene)
        or proposed(*_clause_first(sentence, scene))
    )


def _wish(sentence: Sentence, scene: Scene) -> Reading | None:
    """A wish; asks back where it is one word, and also one of a clause's title, as `exit` can be."""
    words = sentence.texts
    found = wish(words, scene) or taking(words, scene)
    words = words[:1] if set(words[1:]) <= AFTER else words
    if (
        found is None
        or len(words) > 1
        or not any(words[0] in place.title for place in scene.index.clauses.values())
    ):
        return found
    place = going(words, scene, lead_needed=False)
    moves = (*found.moves, *(place.moves if place is not None else ()))
    return Reading(asks="What do you want to do?", choices=tuple(scene.choice(move) for move in moves))


def _going(sentence: Sentence, scene: Scene) -> Reading | None:
    if "v" in sentence.letters:
        return None
    bare = set(sentence.letters) <= set("P,&") or names_a_clause_whole(sentence.texts, scene)
    return going(sentence.texts, scene, lead_needed=not bare)


def _sending(sentence: Sentence) -> Reading | None:
    return sure(Sending()) if sentence.letters.replace(",", "") in _SENDING else None


def _clause_first(sentence: Sentence, scene: Scene) -> tuple[Sentence, Scene]:
    """The sentence without the clause that it names first, before a colon, and that clause in focus."""
    if sentence.letters[:2] == "P:" and "v" not in sentence.letters and len(sentence.pieces) > 2:
        found = clauses_named(sentence.pieces[0].words, scene.index)
        if len(found) == 1:
            return replace(sentence, pieces=sentence.pieces[2:]), scene.on(found[0])
    return sentence, scene


def _long(text: str, at_hand: AtHand) -> Reading:
    """A long text: an answer to a question for text, and nothing else."""
    term = at_hand.asked_term
    if term is not None and term.shape != "one":
        return value_typed(term, unquoted(text) or text, at_hand)
    asks = "That is too long to be sure what you mean. Please say it in one short sentence, or begin with `comment:`."
    return Reading(asks=asks)
