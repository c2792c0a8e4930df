"""Answers to the question that was asked: an option, yes or no, or a text, which is taken word for word.

Most texts are the answer, but not what one can say anywhere, nor what bargains. A command does what it says, as
at any other question. What may be either is asked back, and quotation marks around a text leave no doubt.
"""

import re
from collections.abc import Iterator

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.text import one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.bargains import LONGEST_BARGAIN, bargains, beside_names, in_play, said_by_name
from kpo_tui.understanding.confidences import tells_a_confidence
from kpo_tui.understanding.courtesies import without_please
from kpo_tui.understanding.meanings import root
from kpo_tui.understanding.moves import AnyMove, Choice, Going, Offering, Packaging, Reading
from kpo_tui.understanding.named_values import text_for
from kpo_tui.understanding.numbered_picks import picked
from kpo_tui.understanding.option_names import LITTLE, nil_options, words_about
from kpo_tui.understanding.options import Found, options_in
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.polarity import affirmed
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.wish_sentences import going, place_named, wish
from kpo_tui.understanding.words import levelled, listed

_BEFORE = listed("""
    please pls plz kindly so well hmm hm um uh er we'd i'd we i would like prefer want to go for with let's lets say make it
    ok okay the a an option thanks thank you ! . , think guess answer is choice choose pick take be : number can could do
    just then use i'll we'll yes
""")
_AFTER = frozenset({"please", "pls", "plz", "thanks", "thank", "you", "then", "for", "us", "!", ".", ","})
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "last")
_NTH = re.compile(
    rf"(?:(?:ok|please|we|i|take|pick|choose|prefer|want|go|with|let's) )*(?:the )?({'|'.join(_ORDINALS)})(?: (?:one|option|choice))?(?: ,?(?:please|thanks|pls))*[ .!]*"
)
_DENYING = frozenset("Nn")
_ELSEWHERE = frozenset("?QqIrkuRxdcs")
"""Letters of what is no answer by words of an option: a question, a condition, an act."""
_MOST_CHOICES = 3
_NO_ANSWER = frozenset("?QNqzIb|~h")
"""Letters of what no plain naming of an option holds."""


def exact_option(sentence: Sentence, at_hand: AtHand) -> Reading | None:
    """The option named in full or by its letter, even where its name is a word that means something else too."""
    term = at_hand.asked_term
    if term is None or not term.options:
        return None
    names = {*term.options, *(name.casefold() for name in term.options.values())}
    for typed in _likely_answers(sentence, at_hand):
        wanted = " ".join(typed.split()).casefold().strip(" .!()")
        if wanted in names or (len(wanted) == 1 and wanted.isalpha()):
            return value_typed(term, typed, at_hand)
    return None


def yes_or_no(sentence: Sentence, at_hand: AtHand) -> Reading | None:
    """Yes or no, as the value of a term that is one of them."""
    term, letters = at_hand.asked_term, set(sentence.letters) - set(",w")
    if term is None or not term.yes_or_no:
        return None
    if letters in ({"y"}, {"n"}):
        return value_typed(term, "yes" if letters == {"y"} else "no", at_hand)
    yes = None if letters & _NOT_TOLD else affirmed(sentence.words, term)
    return None if yes is None else value_typed(term, "yes" if yes else "no", at_hand)


_NOT_TOLD = frozenset("?Qrkuxdcst")
"""Letters of questions, quotations, conditions and acts, beside which nothing is affirmed."""


def answer(sentence: Sentence, scene: Scene) -> Reading | None:
    """The answer to a question about a choice, where it is no command."""
    at_hand, term = scene.at_hand, scene.at_hand.asked_term
    if term is None or not term.options:
        return None
    unlike = {piece.letter for piece in sentence.pieces if piece.kind != "only"} & _NO_ANSWER
    if unlike:
        return _option_meant(sentence, scene, denied=True) if unlike <= _DENYING else None
    readings = (value_typed(term, said, at_hand) for said in _likely_answers(sentence, at_hand))
    return next((reading for reading in readings if reading.sure), None) or _option_meant(sentence, scene)


def _option_meant(sentence: Sentence, scene: Scene, *, denied: bool = False) -> Reading | None:
    """The option that the words or an ordinal mean; asks back where two fit as well as each other.

    In a sentence that holds a denial (`denied`) only an option that there be none: `nobody trains on it, full ban`.
    """
    at_hand, place = scene.at_hand, scene.asked_place()
    if place is None or set(sentence.letters) & _ELSEWHERE:
        return None
    names = list(place.term.options)
    if (pick := _NTH.fullmatch(" ".join(sentence.texts))) is not None:
        number = len(names) - 1 if pick[1] == "last" else _ORDINALS.index(pick[1])
        return value_typed(place.term, names[number], at_hand) if number < len(names) else None
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
    if len({one.option for one in found}) == 1:
        return value_typed(place.term, found[0].option, at_hand)
    moves = [Offering(clause=place.clause, terms={place.id: one.option}) for one in found]
    choices = tuple(scene.valued(place.clause, place.id, str(move.terms[place.id]), move) for move in moves)
    return Reading(asks="Which of these do you mean?", choices=choices[:_MOST_CHOICES])


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


_COMMANDING = listed("""
    send submit skip pass back next undo quit exit help later go goto show take use park unpark accept reject withdraw confirm
    reopen cancel stop kpo why idk default defaults change counter propose leave drop delete remove return continue advice
""")
"""Words that begin a command: a text that begins with one may be one that was not understood."""
_DOING = frozenset("yanrtkuRdxcsH")
"""Letters of words that do something."""
_BESIDE = frozenset("wlo12e,&")
_OBJECTS = frozenset("oPe12,:O")
"""Letters after a verb that make a command of it: `park it, …`, and not `Park Street 12`."""
_UNCERTAIN = frozenset("aynNwlhoHrkYIi?&")
_BARGAINING = frozenset("pmwlayY")
"""Letters of words that offer or take, one of which is in every sentence of bargaining."""
_SHORT = 6
_LONGEST_TAKING_BACK = 12
_TAKING_BACK = re.compile(
    r"(?:(?:oh|no|sorry|wait|please|pls|ok|hmm|just|,) )*(?:(?:ignore|forget|disregard|scratch|scrap|strike|cancel|delete|erase|undo|drop|discard) "
    r"(?:that|this|it|all that|all of that|the last (?:one|message|line|bit)|my (?:last|previous) (?:message|answer|line|words|remark)"
    r"|what i (?:just )?(?:said|wrote|typed))|never ?mind)(?: (?:please|pls|thanks|again|now|all|for now|one|bit|sorry|,))*[ .!]*"
)
_SELF_EVIDENT = re.compile(
    r"(?<=\S),\s++(?:obviously|of course|naturally|clearly|definitely|certainly|surely|needless to say|what else|as ever|as always|as usual"
    r"|if you ask me|i think|i guess|i suppose|for us|for sure|no doubt)[.!]*$",
    re.IGNORECASE,
)


def unquoted(text: str) -> str | None:
    """What stands between the quotation marks around a whole text; None where there are none."""
    plain = levelled(text)
    if len(plain) > 2 and plain[0] == plain[-1] and plain[0] in "\"'" and plain[0] not in plain[1:-1]:
        return text[1:-1].strip() or None
    return None


def verbatim(sentence: Sentence, term: SomeTerm, scene: Scene, otherwise: Reading | None) -> Reading | None:
    """The answer that a text is; `otherwise` is what it would mean at another question."""
    if (quoted := unquoted(sentence.text)) is not None:
        return value_typed(term, quoted, scene.at_hand)
    if otherwise is not None and otherwise.sure and _corrects(sentence, scene, otherwise.moves):
        return otherwise
    if otherwise is not None and otherwise.sure and _is_command(sentence, scene, otherwise.moves):
        return otherwise
    if _does_something(sentence):
        return otherwise
    if _takes_back(sentence):
        return (
            otherwise
            if otherwise is not None and otherwise.sure
            else Reading(asks="That is no answer here. What do you want to do?")
        )
    value = value_typed(term, _without_name(sentence, term, scene), scene.at_hand)
    if not value.sure:
        return otherwise if otherwise is not None and (otherwise.sure or otherwise.choices) else value
    corrects = bool(sentence.tokens) and sentence.tokens[0].kind in ("correct", "former", "hold", "no", "not")
    secret = tells_a_confidence(sentence.text)
    listed_out = term.shape != "text" and any(sign in sentence.text for sign in ";|\t\n")
    others = () if listed_out else _other_readings(sentence, scene, otherwise)
    picks = term.shape == "text" and picked(sentence.text) is not None
    if not (
        secret
        or corrects
        or others
        or picks
        or (term.shape == "text" and bargains(sentence))
        or (not listed_out and (_begins_a_command(sentence) or _doubtful(sentence)))
    ):
        return value
    first = "That sounds like something to keep from the other side, which would read it. " if secret else ""
    asks = f"{first}Take these words for {one_line(term.label, 80)}, word for word?"
    move, (clause, name) = value.moves[0], (str(scene.at_hand.clause), str(scene.at_hand.term))
    raw = move.terms[name] if isinstance(move, Offering) else ""
    return Reading(asks=asks, choices=(scene.valued(clause, name, raw, move), *others[:2]))


def _without_name(sentence: Sentence, term: SomeTerm, scene: Scene) -> str:
    """The text without the name of its own term before it, and a short one without a please after it."""
    text, place = sentence.text, scene.asked_place()
    if term.shape != "text" or place is None:
        return text
    named = text_for(text, sentence.words, [place], scene.at_hand.party)
    if len(named) == 1 and named[0].start == 0:
        return named[0].text
    return _SELF_EVIDENT.sub("", without_please(text)) if len(sentence.words) <= _SHORT else text


def _is_command(sentence: Sentence, scene: Scene, moves: tuple[AnyMove, ...]) -> bool:
    """True for a wish or an act that is plainly one, and no name or address in which its word occurs."""
    if sentence.misspelt or any(isinstance(move, Packaging) for move in moves):
        return False
    if any(isinstance(move, Going) for move in moves):
        return going(sentence.texts, scene, lead_needed=True) is not None
    if any(isinstance(move, Offering) and not move.left_out for move in moves):
        return not set(sentence.letters) & set("vP")
    if any(isinstance(move, said.TakingRung) for move in moves):
        return True
    reasoned = any(getattr(move, "reason", "") for move in moves)
    return not reasoned or _has_an_object(sentence, moves)


def _corrects(sentence: Sentence, scene: Scene, moves: tuple[AnyMove, ...]) -> bool:
    """True for a value for what was said last, or one that begins by taking back what was said."""
    offers = [move for move in moves if isinstance(move, Offering)]
    places = {(offer.clause, term) for offer in offers for term in offer.terms}
    again = bool(places) and len(offers) == len(moves) and places <= set(scene.at_hand.said_last)
    begins = (
        bool(sentence.tokens) and sentence.tokens[0].kind in ("correct", "former", "hold") and bool(places)
    )
    return again or begins


def _has_an_object(sentence: Sentence, moves: tuple[AnyMove, ...]) -> bool:
    letters = sentence.letters
    verb = next((at for at, letter in enumerate(letters) if letter in "rtkuRdxcLp"), len(letters))
    polite = any(isinstance(move, Park) for move in moves) and "m" in letters[:verb]
    return polite or letters[verb + 1 : verb + 2] in ("", *_OBJECTS)


def _does_something(sentence: Sentence) -> bool:
    """True for a bare yes, no, accept, confirm and the like, whether or not it is possible here."""
    letters = set(sentence.letters)
    return not sentence.misspelt and bool(letters & _DOING) and letters <= _DOING | _BESIDE


def _takes_back(sentence: Sentence) -> bool:
    """True for a few words that only take back something said: `ignore that`, `forget what I just wrote`."""
    return (
        len(sentence.words) <= _LONGEST_TAKING_BACK
        and _TAKING_BACK.fullmatch(" ".join(sentence.texts)) is not None
    )


def _begins_a_command(sentence: Sentence) -> bool:
    return bool(sentence.words) and sentence.words[0].text in _COMMANDING


def _other_readings(sentence: Sentence, scene: Scene, otherwise: Reading | None) -> tuple[Choice, ...]:
    """What a text may mean beside the answer: a command that was not plain, a place to go to, bargaining elsewhere."""
    here = (str(scene.at_hand.clause), str(scene.at_hand.term))
    place = going(sentence.texts, scene, lead_needed=False)
    if place is not None:
        return (scene.choice(*place.moves),) if place.sure else place.choices
    if otherwise is not None and otherwise.sure:
        return (scene.choice(*otherwise.moves),)
    if _begins_a_command(sentence):
        return tuple(scene.choice(move) for move in _beginning(sentence, scene))
    if len(sentence.words) > LONGEST_BARGAIN:
        return ()
    found = list(said_by_name(sentence, scene))
    if bargains(sentence) or set(sentence.letters) & _BARGAINING:
        found += beside_names(sentence, scene) if "P" in sentence.letters else in_play(sentence, scene)
    elsewhere = {(one.clause, one.term): one for one in found if (one.clause, one.term) != here}
    return tuple(
        scene.choice(Offering(clause=one.clause, terms={one.term: one.raw})) for one in elsewhere.values()
    )


def _beginning(sentence: Sentence, scene: Scene) -> Iterator[AnyMove]:
    """What the first word would do by itself, or where the names after it lead."""
    found = wish(sentence.texts[:1], scene)
    if sentence.letters[:1] == "s":
        yield said.Sending()
    elif found is not None:
        yield from found.moves
    names = tuple(word for piece in sentence.pieces if piece.letter == "P" for word in piece.words)
    if names and (place := place_named(names, scene)) is not None:
        yield Going(clause=place[0], term=place[1])


def _doubtful(sentence: Sentence) -> bool:
    """True for what may be a question to us or an answer to an offer."""
    letters = sentence.letters.replace(",", "")
    if letters.endswith("?") and set(letters) & set("qmzIayw"):
        return True
    return set(letters) <= _UNCERTAIN
