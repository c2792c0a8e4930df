"""Answers to the question that was asked, where they are no numbers: an option, yes or no. `verbatim` has texts."""

from kpo_tui.dialogue.moves import Offering, Reading
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.pieces import Sentence
from kpo_tui.dialogue.understanding.scene import Scene, sure
from kpo_tui.dialogue.understanding.words import listed
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import SomeTerm

_BEFORE = listed("""
    please pls plz kindly so well hmm hm um uh er we'd i'd we i would like prefer want to go for with let's lets say make it
    ok okay the a an option thanks thank you ! . , think guess answer is choice choose pick take be : number can could do
    just then use i'll we'll yes
""")
_AFTER = frozenset({"please", "pls", "plz", "thanks", "thank", "you", "then", "for", "us", "!", ".", ","})
_NO_ANSWER = frozenset("?QNqzIb|~h")
"""Letters of what no plain naming of an option holds."""


def exact_option(sentence: Sentence, at_hand: AtHand) -> Reading | None:
    """The option named in full or by its letter, even where its name is a word that means something else too."""
    term = at_hand.asked_term
    if term is None or not term.options:
        return None
    names = {*term.options, *(name.casefold() for name in term.options.values())}
    for said in _likely_answers(sentence, at_hand):
        wanted = " ".join(said.split()).casefold().strip(" .!()")
        if wanted in names or (len(wanted) == 1 and wanted.isalpha()):
            return value_typed(term, said, at_hand)
    return None


def yes_or_no(sentence: Sentence, at_hand: AtHand) -> Reading | None:
    """Yes or no, as the value of a term that is one of them."""
    term, letters = at_hand.asked_term, set(sentence.letters) - set(",w")
    if term is None or not term.yes_or_no or letters not in ({"y"}, {"n"}):
        return None
    return value_typed(term, "yes" if letters == {"y"} else "no", at_hand)


def answer(sentence: Sentence, scene: Scene) -> Reading | None:
    """The answer to a question about a choice, where it is no command."""
    at_hand, term = scene.at_hand, scene.at_hand.asked_term
    if term is None or not term.options or set(sentence.letters) & _NO_ANSWER:
        return None
    readings = (value_typed(term, said, at_hand) for said in _likely_answers(sentence, at_hand))
    return next((reading for reading in readings if reading.sure), None)


def value_typed(term: SomeTerm, text: str, at_hand: AtHand) -> Reading:
    """The text as a value of the term asked for; asks back, saying what is expected, where it is none."""
    try:
        raw = term.canonical(text, at_hand.locale)
    except ValueNotUnderstood as error:
        return Reading(asks=f"{error}.")
    move = Offering(clause=str(at_hand.clause), terms={str(at_hand.term): raw})
    return sure(move)


def _likely_answers(sentence: Sentence, at_hand: AtHand) -> list[str]:
    """What was typed, with more and more of the politeness around it taken off; `our` made the party's name."""
    words, text = sentence.words, sentence.text
    end = len(words)
    while end and words[end - 1].text in _AFTER:
        end -= 1
    starts = [0]
    while starts[-1] < end and words[starts[-1]].text in _BEFORE:
        starts.append(starts[-1] + 1)
    said = [
        text[words[start].start : words[stop - 1].end]
        for start in starts
        for stop in (len(words), end)
        if start < stop
    ]
    whose = {
        "our": at_hand.party,
        "my": at_hand.party,
        "their": other(at_hand.party),
        "your": other(at_hand.party),
    }
    for at in starts:
        if end > at + 1 and words[at].text in whose:
            said.append(f"{whose[words[at].text]}'s {text[words[at + 1].start : words[end - 1].end]}")
            said.append(text[words[at + 1].start : words[end - 1].end])
    return said
