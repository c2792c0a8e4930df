"""A plain yes or no where one was asked for, and words that say yes and nothing else, whatever the playbook.

Such words may answer a question that was asked back. Names are not looked for in them: a word such as `accept`
is the same yes where a clause is called Acceptance.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.party import other
from kpo_tui.understanding import lexicon
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.moves import AnyMove, Offering, Reading
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene, scene_of, sentence_of, sure
from kpo_tui.understanding.text_answers import unquoted
from kpo_tui.understanding.wish_phrases import SETS
from kpo_tui.understanding.wish_sentences import going, wish
from kpo_tui.understanding.words import listed, split

GO_AHEAD = frozenset({
    "go ahead", "yeah go ahead", "yep go ahead", "sure record it", "yeah record it", "yes record that", "record that", "do it", "yes go ahead", "please do", "record it", "ok go ahead", "yes do it", "proceed", "go ahead please",
    "please go ahead", "yes send it", "yes record it", "yes please record it", "ok do it", "sure go ahead", "please proceed", "yes proceed",
})  # fmt: skip
_YES = frozenset({"yes", "yep", "yeah", "aye"})
PLAIN_YES = _YES | {
    "y", "yup", "yea", "yes please", "yes indeed", "that's a yes", "ok", "okay", "k", "sure", "of course",
}  # fmt: skip
"""What is a yes to recording, whatever is recorded. `agreed` may mean the other side's offer that one is about to reject."""


def plain_answer(sentence: Sentence, scene: Scene) -> Reading | None:
    """The plain yes or no that a sentence is, where one was asked for; None elsewhere, and for more than that."""
    at_hand, focus = scene.at_hand, scene.focus
    letters = sentence.letters.replace(",", "").replace("&", "")
    words = tuple(word.text for word in sentence.words if word.kind == "word")
    yes = bool(letters) and set(letters) <= set("yw") and "y" in letters
    no = bool(letters) and set(letters) <= set("nHw") and letters != "w"
    match at_hand.asked:
        case "yes-no":
            agreeing = [" ".join(piece.words) for piece in sentence.pieces if piece.letter == "y"]
            plain = (yes and PLAIN_YES.issuperset(agreeing)) or _says_yes(sentence.text, words)
            return _before_recording(letters, " ".join(words), plain, no, ours=focus in at_hand.said)
        case "question" if yes and not (at_hand.asked_term and at_hand.asked_term.yes_or_no):
            return _to_a_question(scene)
        case "review":
            return (
                sure(said.SayingYes())
                if yes
                else sure(said.SayingNo())
                if no and "H" not in letters
                else None
            )
        case "reopening":
            asked = focus is not None and at_hand.state.clauses[focus].reopening == other(at_hand.party)
            if asked and no and "H" not in letters:
                return sure(DeclineReopening(clause=str(focus)))
            return sure(Reopen(clause=str(focus))) if yes and asked else None
        case "confirmation":
            agreed = yes and words[0] in _YES and not at_hand.state.unsettled()
            return sure(Confirm()) if agreed else None
        case "question" | "decision" | "reminder" | "standing" | "waiting":
            return None


_OF_AN_OFFER = frozenset({"agreed", "agree", "accepted", "approved", "deal", "done"})


def _says_yes(text: str, words: tuple[str, ...]) -> bool:
    """True for a yes with other good words around it, none of which may be said of an offer: `good, yes`, `yes, that's it`."""
    return bool(_YES & set(words)) and not _OF_AN_OFFER & set(words) and agreement(text) in ("yes", "fine")


def _to_a_question(scene: Scene) -> Reading | None:
    """A bare yes where a value is asked for: never taken for an acceptance of all that the other side offers."""
    at_hand, place = scene.at_hand, scene.asked_place()
    theirs = None if place is None else at_hand.theirs(place.clause)
    if place is None or theirs is None or at_hand.theirs_hidden:
        return None
    accepting = scene.choice(Accept(clause=place.clause, proposal=theirs.seq))
    raw = at_hand.their_value(place.clause, place.id)
    taking = () if raw is None else (scene.choice(Offering(clause=place.clause, terms={place.id: raw})),)
    return Reading(
        asks=f"A value is asked for: {place.term.label}. Yes to what?", choices=(*taking, accepting)
    )


def _before_recording(letters: str, text: str, yes: bool, no: bool, *, ours: bool) -> Reading | None:
    """What is said before a recording, of `ours` where our own answers are about to be recorded."""
    if yes or text in GO_AHEAD or letters == "ys":
        return sure(said.SayingYes())
    if no or (letters and letters[0] in "nHN" and set(letters) <= set("nHwNol")):
        return sure(said.SayingNo())
    # `no, 0.75`: which value that is for is asked back; `yes, but 45 days` changes what is shown
    corrects = set(letters) & set("Pv" if letters[:1] == "n" else "v" if ours else "")
    return Reading(asks="Is that a yes or a no?") if letters and letters[0] in "yn" and not corrects else None


Agreement: TypeAlias = Literal["yes", "fine", "act"]
"""`yes` is one to whatever was asked, `fine` says that something is good as it is, `act` is accept, send or confirm."""

_TO_ANYTHING = PLAIN_YES | frozenset({
    "right", "right then", "alright", "all right", "correct", "that's right", "that's correct", "exactly", "indeed", "absolutely",
    "definitely", "certainly", "sure thing", "yes we do", "yes i do", "we do", "i do", "go for it", "let's do it", "let's do that",
    "let's do this",
})  # fmt: skip
_WHOLE = GO_AHEAD | frozenset({
    "that's it", "thats it", "that is it", "that's the one", "thats the one", "yes that's it", "yes thats it", "the only one",
    "it is", "yes it is", "precisely", "affirmative", "by all means", "confirm it", "yes that", "+ 1", "spot on",
})  # fmt: skip
_POINTING = frozenset({"it", "this", "that", "this one", "that one"})
_OFFERS = frozenset({"offer", "offers", "proposal", "package", "deal", "thing"})
"""Words that make of `take the deal` or `send our offer` more than a yes: they say to what."""
_SIGNS = str.maketrans(dict.fromkeys("👍👌🤝✅✔☑💯🆗", " yes ") | dict.fromkeys("🏻🏼🏽🏾🏿\ufe0f", ""))
_IGNORED = frozenset({",", "!", ".", "-", ";", "&", "*"})
_MOST_CHARACTERS = 80


def agreement(text: str) -> Agreement | None:
    """What sort of a yes the text is; None where it is none, or holds anything beside."""
    if len(text) > _MOST_CHARACTERS:
        return None
    words = [word.text for word in split(text.translate(_SIGNS)) if word.text not in _IGNORED]
    said = " ".join(words)
    if said in _WHOLE or said in _TO_ANYTHING:
        return "yes"
    pieces = list(_pieces(tuple(words)))
    letters = {letter for letter, _ in pieces} - {"."}
    if (
        not letters
        or not letters <= set("yascwlo")
        or not all(_points_at_nothing(*piece) for piece in pieces)
    ):
        return None
    if letters & set("asc"):
        return "act"
    if letters <= set("wol"):
        return "yes" if letters == {"o"} else None
    plain = all(phrase in _TO_ANYTHING for letter, phrase in pieces if letter == "y")
    return "yes" if plain else "fine"


def refuses(text: str) -> bool:
    """True for a plain no and nothing else."""
    words = tuple(word.text for word in split(text) if word.text not in _IGNORED)
    letters = {letter for letter, _ in _pieces(words)} - {".", "w"}
    return letters == {"n"}


_OFFICES = listed(SETS["colleague"].replace(";", " ")) | listed(
    "ciso dpo coo cto officer head lead committee department chief treasury treasurer controller chair chairman president partner"
    " partners sponsor secretary sales risk audit compliance privacy tax"
)
_BESIDE_NAMES = listed("by our the my both of and")
_SINCE = listed("already today yesterday in writing last this week morning afternoon")
_NOT_BY_NAME = listed(
    "nobody none nothing noone no not never half part they them his her all next tomorrow if but only once"
)
_MOST_OF_A_REASON = 10


def tells_a_reason(text: str) -> bool:
    """True for who approved, by a name or an office, since when, or that it was discussed; and nothing else."""
    words = text.replace(",", " ").split()
    words = words[1:] if text.casefold().startswith("approved by ") else words
    plain = [word.casefold() for word in words]
    if plain[:1] == ["by"]:
        named = [word for word in words if word.casefold() in _OFFICES or (word.istitle() and word.isalpha())]
        known = all(word in named or word.casefold() in _BESIDE_NAMES | _SINCE for word in words)
        return bool(named) and known and len(words) <= _MOST_OF_A_REASON and not _NOT_BY_NAME & set(plain)
    rest = plain[2:] if plain[:2] in (["as", "discussed"], ["as", "agreed"]) else plain
    return bool(plain) and len(words) <= _MOST_OF_A_REASON and set(rest) <= _SINCE


def independent(reading: Reading, text: str, at_hand: AtHand) -> bool:
    """True where a sentence needs no question before it: it is a wish, or names what it is about.

    Anything less said after a question was asked back is an answer to that, and none to what stands elsewhere.
    """
    moves = reading.moves
    answers = said.TakingRung | said.SayingYes | said.SayingNo | said.Sending
    if (
        all(isinstance(move, said.Wish) and not isinstance(move, answers) for move in moves)
        or any(isinstance(move, Comment) or getattr(move, "reason", "") for move in moves)
        or (at_hand.asked_term is not None and unquoted(text) is not None)
    ):
        return True
    sentence = sentence_of(text, scene_of(at_hand))
    letters = set(sentence.letters)
    if any(isinstance(move, Accept | Confirm) for move in moves):
        return letters >= {"P", "a"}
    if any(isinstance(move, Reject | Withdraw) for move in moves):
        return "P" in letters or bool(letters & {"1", "2"})
    return "P" in letters or bool(_figures(sentence) - {"bare"})


def names_something(text: str, at_hand: AtHand) -> bool:
    """True for a sentence with the name of a clause or a term in it, or with a figure."""
    sentence = sentence_of(text, scene_of(at_hand))
    return "P" in sentence.letters or bool(_figures(sentence))


def _figures(sentence: Sentence) -> set[str]:
    """The kinds of the amounts in a sentence."""
    return {str(piece.amount.kind) for piece in sentence.pieces if piece.amount is not None} - {"option"}


def wish_in(text: str, at_hand: AtHand) -> AnyMove | None:
    """The wish that a text is where a reason was asked for. `no idea yet`, unlike `skip`, is a reason of a kind."""
    scene = scene_of(at_hand)
    words = sentence_of(text, scene).texts
    found = wish(words, scene) or going(words, scene, lead_needed=True)
    if found is None or not found.sure:
        return None
    move = found.moves[0]
    return None if isinstance(move, said.Skipping | said.AskingWhy) and len(words) > 1 else move


def _points_at_nothing(letter: str, phrase: str) -> bool:
    if letter == "o":
        return phrase in _POINTING
    return letter not in "as" or not _OFFERS & set(phrase.split())


def _pieces(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The letters and phrases of the vocabulary that the words are made of; `X` for a word that is in none."""
    at = 0
    while at < len(words):
        phrase, letter = lexicon.phrase_at(words, at)
        yield letter or "X", " ".join(phrase) or words[at]
        at += len(phrase) or 1
