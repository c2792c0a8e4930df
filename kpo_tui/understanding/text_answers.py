"""Answers to the question for a text, which is taken word for word.

Most texts are the answer, but not what one can say anywhere, nor what bargains. A command does what it says, as
at any other question. What may be either is asked back, and quotation marks around a text leave no doubt.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.text import one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.answers_put_off import speaks_of_answering
from kpo_tui.understanding.bargains import (
    LONGEST_BARGAIN,
    bargains,
    holds_a_sum,
    in_play,
    said_by_name,
)
from kpo_tui.understanding.choice_answers import value_typed
from kpo_tui.understanding.confidences import tells_a_confidence
from kpo_tui.understanding.courtesies import without_please
from kpo_tui.understanding.leads import COMMANDING, lists_out
from kpo_tui.understanding.loose_rows import rows_loosely_said
from kpo_tui.understanding.moves import AnyMove, Choice, Going, Offering, Packaging, Reading
from kpo_tui.understanding.named_values import text_for
from kpo_tui.understanding.numbered_picks import picked
from kpo_tui.understanding.pairs import Pair, Said, place_pair
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.retractions import takes_back
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.wish_sentences import going, names_a_clause_whole, place_named, wish
from kpo_tui.understanding.words import levelled, listed

_DOING = frozenset("yanrtkuRdxcsH")
"""Letters of words that do something."""
_BESIDE = frozenset("wlo12e,&")
_OBJECTS = frozenset("oPe12,:O")
"""Letters after a verb that make a command of it: `park it, …`, and not `Park Street 12`."""
_UNCERTAIN = frozenset("aynNwlhoHrkYIi?&")
_BARGAINING = frozenset("pmwlayY")
"""Letters of words that offer or take, one of which is in every sentence of bargaining."""
_SHORT = 6
_SELF_EVIDENT = re.compile(
    r"(?<=\S),\s++(?:obviously|of course|naturally|clearly|definitely|certainly|surely|needless to say|what else|as ever|as always|as usual"
    r"|if you ask me|i think|i guess|i suppose|for us|for sure|no doubt)[.!]*$",
    re.IGNORECASE,
)


_CLOSING = re.compile(
    r"(?<=[\s,;.])(?:and )?(?:nothing (?:else|more)|none other|no others?|that['’]?s (?:all|it)|that is (?:all|it)|only (?:these|those))[.!]*$",
    re.IGNORECASE,
)
"""What ends a list and is no entry of it."""


def unquoted(text: str) -> str | None:
    """What stands between the quotation marks around a whole text; None where there are none."""
    plain = levelled(text)
    if len(plain) > 2 and plain[0] == plain[-1] and plain[0] in "\"'" and plain[0] not in plain[1:-1]:
        return text[1:-1].strip() or None
    return None


def verbatim(
    sentence: Sentence, term: SomeTerm, scene: Scene, otherwise: Reading | None, elsewhere: Reading | None
) -> Reading | None:
    """The answer that a text is; `otherwise` is what it would mean at another question, `elsewhere` what it rather is than a text."""
    if (quoted := unquoted(sentence.text)) is not None:
        return value_typed(term, quoted, scene.at_hand)
    if otherwise is not None and otherwise.sure and _corrects(sentence, scene, otherwise.moves):
        return otherwise
    if otherwise is not None and otherwise.sure and _is_command(sentence, scene, otherwise.moves):
        return otherwise
    if _does_something(sentence):
        return otherwise
    if takes_back(sentence.texts):
        return (
            otherwise
            if otherwise is not None and otherwise.sure
            else Reading(asks="That is no answer here. What do you want to do?")
        )
    value = value_typed(term, _without_name(sentence, term, scene), scene.at_hand)
    if not value.sure:
        return _loosely(sentence, term, scene, otherwise) or (
            otherwise if otherwise is not None and (otherwise.sure or otherwise.choices) else value
        )
    return _as_it_is_or_asked(sentence, term, value, scene, otherwise, elsewhere)


def _as_it_is_or_asked(
    sentence: Sentence,
    term: SomeTerm,
    value: Reading,
    scene: Scene,
    otherwise: Reading | None,
    elsewhere: Reading | None,
) -> Reading:
    """The text as the answer, or the question whether it is, where it may be more or something else."""
    secret = tells_a_confidence(sentence.text)
    listed_out = lists_out(sentence, scene)
    rather = elsewhere or (otherwise if _answers_and_more(otherwise, scene) else None)
    told_otherwise = None if _same_or_by_chance(sentence, value, otherwise) else otherwise
    others = () if listed_out and rather is None else _other_readings(sentence, scene, told_otherwise, rather)
    if not (
        secret or others or rather or _corrects_or_asks(sentence) or _in_doubt(sentence, term, listed_out)
    ):
        return value
    if not others and told_otherwise is not None and told_otherwise.choices:
        rather, others = told_otherwise, told_otherwise.choices
    first = "That sounds like something to keep from the other side, which would read it. " if secret else ""
    first_of_all = names_a_clause_whole(sentence.texts, scene) if rather is None else _says_much(rather)
    first_of_all |= elsewhere is not None and "\n" in sentence.text
    reading = _asked(value, term, others, first_of_all=first_of_all, scene=scene)
    last = f" As an offer: {rather.asks}" if rather is not None and rather.choices and rather.asks else ""
    left = () if rather is None else rather.left_unread
    return replace(reading, asks=f"{first}{reading.asks}{last}", left_unread=left)


def _loosely(sentence: Sentence, term: SomeTerm, scene: Scene, otherwise: Reading | None) -> Reading | None:
    """The rows that were not said as rows; asks where they are not whole, or may be meant otherwise."""
    rows = rows_loosely_said(sentence, term)
    value = value_typed(term, rows, scene.at_hand) if isinstance(rows, str) else rows
    plain = otherwise is not None and otherwise.sure and not otherwise.left_unread
    if value is None or otherwise is None or not plain:
        return value
    others = (scene.choice(*otherwise.moves),)
    if not value.sure:
        return replace(value, choices=others)
    return _asked(value, term, others, first_of_all=False, scene=scene)


def _asked(
    value: Reading, term: SomeTerm, others: tuple[Choice, ...], *, first_of_all: bool, scene: Scene
) -> Reading:
    """The question whether the words are the text, or one of the `others`, which may come `first_of_all`."""
    move, (clause, name) = value.moves[0], (str(scene.at_hand.clause), str(scene.at_hand.term))
    raw = move.terms[name] if isinstance(move, Offering) else ""
    words = scene.valued(clause, name, raw, move)
    choices = (*others[:1], words) if others and first_of_all else (words, *others[:2])
    return Reading(asks=f"Take these words for {one_line(term.label, 80)}, word for word?", choices=choices)


def _answers_and_more(otherwise: Reading | None, scene: Scene) -> bool:
    """True for an offer that holds the term asked for by its name, and others: `price is X; formats: A; B`."""
    if otherwise is None or not otherwise.sure or otherwise.left_unread:
        return False
    terms = [term for move in otherwise.moves if isinstance(move, Offering) for term in move.terms]
    return len(terms) > 1 and str(scene.at_hand.term) in terms


def _says_much(rather: Reading) -> bool:
    """True for several moves or values that are all that was typed: so much is hardly said by chance."""
    values = [term for move in rather.moves if isinstance(move, Offering) for term in move.terms]
    packed = any(isinstance(move, Packaging) for move in rather.moves)
    several = len(rather.moves) > 1 or len(values) > 1 or packed
    return rather.sure and several and not rather.left_unread


def _corrects_or_asks(sentence: Sentence) -> bool:
    """True for what begins as a correction, a question, an agreement or bargaining does, but for the number of a house.

    So is what points elsewhere, corrects itself within, or makes a remark beside.
    """
    begins = bool(sentence.tokens) and sentence.tokens[0].kind in _CORRECTING
    return (
        _WOULD.match(" ".join(sentence.texts[:2])) is not None
        or (begins and _NUMBERED.match(sentence.text) is None)
        or _POINTING.match(sentence.text) is not None
        or speaks_of_answering(sentence.text)
        or _REMARKING.search(sentence.text) is not None
        or "?" in sentence.letters
        or (bool(sentence.words) and sentence.words[0].text in _QUESTIONING)
        or _AGREEING.match(sentence.letters) is not None
    )


def _in_doubt(sentence: Sentence, term: SomeTerm, listed_out: bool) -> bool:
    """True for what may be the number of a suggestion, bargaining, a command, or an answer to something else."""
    if term.shape == "text" and (picked(sentence.text) is not None or bargains(sentence)):
        return True
    return not listed_out and (holds_a_sum(sentence) or _begins_a_command(sentence) or _doubtful(sentence))


_CORRECTING = ("correct", "former", "hold", "no", "not", "ask")
_POINTING = re.compile(
    r"(?:please )?(?:(?:ask|see|check|refer|consult|look|contact|call|email|fix|change|replace|swap)"
    r" (?:our|the|your|their|my|his|her|with|to|at|us|them|him|that|this|legal|clause|schedule|annex)\b|(?:unclear|unknown|unsure|undecided)\b"
    r"|(?:the )?same (?:as|address|number|one|ones|list)\b|as (?:on|in|per|before|above|agreed|discussed|stated|shown|usual)\b"
    r"|(?:add|drop|remove|delete|strike)\b|(?:the )?(?:first|second|third|last|other) (?:one|two|suggestion)s?\b"
    r"|(?:that|this)(?:['’]s| is| was| looks| sounds)\b|it(?:['’]s| is)\b|none (?:that|which|i|we)\b|i (?:think|guess|suppose|believe)\b|undo\b)",
    re.IGNORECASE,
)
"""How a text begins that points elsewhere, or says what to do with one: `ask our lawyers`, `drop the last`."""
_REMARKING = re.compile(
    r"\b(?:tbc|tbd|maybe|perhaps|to be (?:confirmed|decided|agreed))\b"
    r"|(?:[-–—,;.(]|\band|\bbut) ?(?:please )?(?:tell (?:them|him|her|the)|(?:let|remind) (?:them|me|us)|no,? wait|actually|scratch that|correction|we (?:decide|will|can|may|might))\b"
    r"|[,;] ?(?:without|minus|drop|remove|delete|add)\b",
    re.IGNORECASE,
)
"""A remark beside a text, or in place of one."""
_QUESTIONING = listed(
    "what why how which who whom when where whose is are do does did can could would will should hold"
)
"""Words that begin a question: a text that begins with one is no answer before it was asked about."""
_AGREEING = re.compile(r"y[,wpo]*p|2")
"""Letters of what begins `ok, use …` or `theirs …`."""
_WOULD = re.compile(
    r"(?:we|i)(?:'d|'ll| (?:can|could|would|will|might|may|shall|cannot|can't|won't|wouldn't|couldn't))\b"
)
"""How one begins to say what one would do, which is rather bargaining than a text: `we could live with less`."""
_NUMBERED = re.compile(r"(?:no|nr)\. ?\d", re.IGNORECASE)
"""What begins an address: `No. 12, MG Road`."""


def _same_or_by_chance(sentence: Sentence, value: Reading, otherwise: Reading | None) -> bool:
    """True where what the text would mean elsewhere is the answer itself, or an offer that its words only happen to hold: `12 Back Street`."""
    if otherwise is None or not otherwise.sure:
        return False
    offers = all(isinstance(move, Offering | Packaging) for move in otherwise.moves)
    unknown = bool(otherwise.left_unread) or "X" in sentence.letters
    return otherwise.moves == value.moves or (offers and unknown and not set(sentence.letters) & _BARGAINING)


def _without_name(sentence: Sentence, term: SomeTerm, scene: Scene) -> str:
    """The text without the name of its own term before it, a short one without a please after it, a list without what closes it."""
    text, place = sentence.text, scene.asked_place()
    if term.shape == "list":
        closing = _CLOSING.search(text)
        return text if closing is None else text[: closing.start()].rstrip(" \t\n,;.") or text
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
        return (going(sentence.texts, scene, lead_needed=True) or wish(sentence.texts, scene)) is not None
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


def _begins_a_command(sentence: Sentence) -> bool:
    return bool(sentence.words) and sentence.words[0].text in COMMANDING


def _other_readings(
    sentence: Sentence, scene: Scene, otherwise: Reading | None, rather: Reading | None
) -> tuple[Choice, ...]:
    """What a text may mean beside the answer: what it is rather, a command that was not plain, a place to go to, bargaining elsewhere."""
    if rather is not None and (rather.moves or rather.choices):
        return (scene.choice(*rather.moves),) if rather.sure else rather.choices
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
    if bargains(sentence) or holds_a_sum(sentence) or set(sentence.letters) & _BARGAINING:
        found += _values(sentence, scene) if "P" in sentence.letters else in_play(sentence, scene)
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


def _values(sentence: Sentence, scene: Scene) -> Iterator[Said]:
    """The values of a text that stand beside the name of the term that they are for."""
    pieces = sentence.pieces
    for at, piece in enumerate(pieces):
        if piece.amount is None:
            continue
        beside = [*pieces[max(at - 1, 0) : at], *pieces[at + 1 : at + 2]]
        for name in (one for one in beside if one.letter == "P"):
            place = place_pair(Pair(name.words, piece.amount), scene, ())
            if isinstance(place, Said):
                yield place
                break


def _doubtful(sentence: Sentence) -> bool:
    """True for what may be a question to us or an answer to an offer."""
    letters = sentence.letters.replace(",", "")
    if letters.endswith("?") and set(letters) & set("qmzIayw"):
        return True
    return set(letters) <= _UNCERTAIN
