"""Answers to a question about a choice: an option by its name, its letter, its place or words that tell it apart; yes or no."""

import re
from collections.abc import Sequence

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.left_out import with_left_out
from kpo_tui.understanding.meanings import root
from kpo_tui.understanding.moves import Offering, Reading, offerings
from kpo_tui.understanding.offers import offered
from kpo_tui.understanding.option_names import LITTLE, nil_options, roots_of, words_about
from kpo_tui.understanding.options import Found, options_in
from kpo_tui.understanding.parts import parts_of
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.polarity import affirmed
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.words import listed

_BEFORE = listed("""
    please pls plz kindly so well hmm hm um uh er we'd i'd we i would like prefer want to go for with let's lets say make it
    ok okay the a an option thanks thank you ! . , think guess answer is choice choose pick take be : number can could do
    just then use i'll we'll yes
""")
_AFTER = frozenset({"please", "pls", "plz", "thanks", "thank", "you", "then", "for", "us", "!", ".", ","})
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "last")
_NTH = re.compile(
    rf"(?:(?:ok|please|we|i|take|pick|choose|prefer|want|go|with|let's) )*(?:the )?({'|'.join(_ORDINALS)})(?: (?:one|option|choice))?(?: ?,? (?:please|thanks|pls))*[ .!]*"
)
_DENYING = frozenset("Nn")
_ELSEWHERE = frozenset("?QqIrkuRxdcs")
"""Letters of what is no answer by words of an option: a question, a condition, an act."""
_MOST_CHOICES = 3
_NO_ANSWER = frozenset("?QNqzIb|~h")
"""Letters of what no plain naming of an option holds."""


def exact_option(sentence: Sentence, at_hand: AtHand) -> Reading | None:
    """The option named in full, by its letter or by its place, even where that is a word that means something else too."""
    term = at_hand.asked_term
    if term is None or not term.options:
        return None
    if (pick := _NTH.fullmatch(" ".join(sentence.texts))) is not None:
        option = _at_place(pick[1], list(term.options))
        return None if option is None else value_typed(term, option, at_hand)
    names = {*term.options, *(name.casefold() for name in term.options.values())}
    for typed in _likely_answers(sentence, at_hand):
        wanted = " ".join(typed.split()).casefold().strip(" .!()")
        if wanted in names or (len(wanted) == 1 and wanted.isalpha()):
            return value_typed(term, typed, at_hand)
    return None


def _at_place(ordinal: str, options: list[str]) -> str | None:
    """The option at a place in their order, `last` being one; None where there are not so many."""
    number = len(options) - 1 if ordinal == "last" else _ORDINALS.index(ordinal)
    return options[number] if number < len(options) else None


def yes_or_no(sentence: Sentence, scene: Scene) -> Reading | None:
    """Yes or no, as the value of a term that is one of them, or of both where it is said for both parties."""
    place = scene.asked_place()
    if place is None or not place.term.yes_or_no:
        return None
    kept = [piece for piece in sentence.pieces if piece.kind != "each_way" or "both" not in piece.words]
    both = len(kept) < len(sentence.pieces)
    letters = {piece.letter for piece in kept} - set(",w")
    words = (
        [word for piece in kept for word in sentence.words[piece.start : piece.end]]
        if both
        else sentence.words
    )
    if letters in ({"y"}, {"n"}) or (both and letters == {"Y"}):
        return yes_or_no_to(place, "n" not in letters, sentence.texts, scene)
    yes = None if letters & _NOT_TOLD or not words else affirmed(words, place.term)
    return None if yes is None else yes_or_no_to(place, yes, sentence.texts, scene)


def yes_or_no_to(place: TermPlace, yes: bool, texts: Sequence[str], scene: Scene) -> Reading:
    """Yes or no to the term, and to the same of the other party where it is said for both."""
    said, alike = "yes" if yes else "no", scene.alike(place)
    if "both" not in texts or not alike[1:]:
        return value_typed(place.term, said, scene.at_hand)
    return sure(Offering(clause=place.clause, terms={one.id: said for one in alike}))


_NOT_TOLD = frozenset("?Qrkuxdcst")
"""Letters of questions, quotations, conditions and acts, beside which nothing is affirmed."""


def answer(sentence: Sentence, scene: Scene) -> Reading | None:
    """The answer to a question about a choice, where it is no command."""
    at_hand, term = scene.at_hand, scene.at_hand.asked_term
    if term is None or not term.options:
        return None
    if (phrase := _said_whole(sentence, scene)) is not None:
        return value_typed(term, phrase, at_hand)
    unlike = {piece.letter for piece in sentence.pieces if piece.kind != "only"} & _NO_ANSWER
    if unlike:
        meant = _option_meant(sentence, scene, denied=True) if unlike <= _DENYING else None
        return _with_more(meant, sentence, scene)
    readings = (value_typed(term, said, at_hand) for said in _likely_answers(sentence, at_hand))
    plain = next((reading for reading in readings if reading.sure), None)
    return plain or _with_more(_option_meant(sentence, scene), sentence, scene)


def _said_whole(sentence: Sentence, scene: Scene) -> str | None:
    """The value of the term asked for that a phrase says which is all of the sentence but filler; None where none is."""
    ready = [piece.ready for piece in sentence.pieces if piece.ready is not None]
    values = {str(raw) for one in ready for place, raw in one.ways if place is scene.asked_place()}
    whole = len(ready) == 1 and len(ready[0].ways) == 1 and not ready[0].left
    return values.pop() if whole and len(values) == 1 and set(sentence.letters) <= _BESIDE_A_PHRASE else None


_BESIDE_A_PHRASE = frozenset("vwlpoYya.,")
"""Letters of words beside a phrase that add nothing to it."""


def _with_more(found: Reading | None, sentence: Sentence, scene: Scene) -> Reading | None:
    """The answer and what is offered beside it, where the answer alone leaves more words out."""
    if found is None or not found.sure or not found.left_unread:
        return found
    more = offered((sentence,), scene)
    if more is None or not more.sure or len(more.left_unread) > len(found.left_unread):
        return found
    (said,), beside = offerings(found.moves), offerings(more.moves)
    adds = any(one.clause == said.clause and said.terms.items() < one.terms.items() for one in beside)
    return more if adds or (len(beside) > 1 and said in beside) else found


def _option_meant(sentence: Sentence, scene: Scene, *, denied: bool = False) -> Reading | None:
    """The option that the words mean; asks back where two fit as well as each other.

    In a sentence that holds a denial (`denied`) only an option that there be none: `nobody trains on it, full ban`.
    """
    at_hand, place = scene.at_hand, scene.asked_place()
    if place is None or set(sentence.letters) & _ELSEWHERE:
        return None
    found = options_in(sentence.words, [place], at_hand.party)
    reached = {at for one in found for at in range(one.start, one.end)}
    figures = any(
        word.kind != "sign" and word.text[0].isdigit() and at not in reached
        for at, word in enumerate(sentence.words)
    )
    if not found or figures or any(not _explained(one, sentence) for one in found):
        return None
    if denied and not all(one.exact and one.option in nil_options(place) for one in found):
        return None
    beside = [one for one in sentence.pieces if not reached.intersection(range(one.start, one.end))]
    if any(one.letter == "v" for one in beside):
        return None  # a value of another term beside it
    if len({one.option for one in found}) == 1:
        known = _known_beside(found, sentence)
        return with_left_out(
            value_typed(place.term, found[0].option, at_hand), parts_of((sentence,)), scene, known
        )
    moves = [Offering(clause=place.clause, terms={place.id: one.option}) for one in found]
    choices = tuple(scene.valued(place.clause, place.id, str(move.terms[place.id]), move) for move in moves)
    return Reading(asks="Which of these do you mean?", choices=choices[:_MOST_CHOICES])


def _known_beside(found: Sequence[Found], sentence: Sentence) -> set[int]:
    """The places of the words of the options, and of those that the question itself holds."""
    term = found[0].place.term
    asked = roots_of((term.label, str(term.ask.client), str(term.ask.provider)))
    left = {word for one in found for word in one.left if root(word) not in asked}
    return {
        at
        for one in found
        for at, word in enumerate(sentence.words)
        if (one.start <= at < one.end and word.text not in left) or root(word.text) in asked
    }


def _explained(one: Found, sentence: Sentence) -> bool:
    """True where each word beside an option is one of the term's question or of what is said about it, or says little."""
    known = words_about(one.place.term)
    unknown = {word for piece in sentence.pieces if piece.letter == "X" for word in piece.words} & set(
        one.left
    )
    return all(word in LITTLE or root(word) in known for word in {*one.left, *unknown})


def value_typed(term: SomeTerm, text: str, at_hand: AtHand) -> Reading:
    """The text as a value of the term asked for; asks back, saying what is expected, where it is none."""
    try:
        raw = term.canonical(text, at_hand.locale)
    except ValueNotUnderstood as error:
        return Reading(asks=f"{error}.")
    return sure(Offering(clause=str(at_hand.clause), terms={str(at_hand.term): raw}))


_MOST_POLITE = 12
"""Polite words that are taken off at most: each stands for one more answer that is looked at."""


def _likely_answers(sentence: Sentence, at_hand: AtHand) -> list[str]:
    """What was typed, with more and more of the politeness around it taken off; `our` made the party's name."""
    words, text = sentence.words, sentence.text
    end = len(words)
    while end and words[end - 1].text in _AFTER:
        end -= 1
    starts = [0]
    while starts[-1] < end and len(starts) <= _MOST_POLITE and words[starts[-1]].text in _BEFORE:
        starts.append(starts[-1] + 1)
    said = [
        text[words[start].start : words[stop - 1].end]
        for start in starts
        for stop in (len(words), end)
        if start < stop
    ]
    we, they = at_hand.party, other(at_hand.party)
    whose = {"our": we, "my": we, "their": they, "your": they}
    for at in starts:
        if end > at + 1 and words[at].text in whose:
            said.append(f"{whose[words[at].text]}'s {text[words[at + 1].start : words[end - 1].end]}")
            said.append(text[words[at + 1].start : words[end - 1].end])
    return said
