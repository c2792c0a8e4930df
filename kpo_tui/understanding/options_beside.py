"""Options said beside other values in words of their own: what came to nothing of a sentence, as options of the terms not yet given.

Each run of words between values is compared with the options of the clauses spoken of. One that is clearly ahead of the
others is taken; it is asked about, as part of the whole reading, where its name was not said whole or words are left.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.grounds import is_reason
from kpo_tui.understanding.index import TermPlace, named
from kpo_tui.understanding.meanings import DENYING, PRONOUNS, SMALL_WORDS, is_content, root
from kpo_tui.understanding.moves import AnyMove, Choice, Offering, Packaging, Reading, offerings
from kpo_tui.understanding.option_names import LITTLE, choice_of, roots_of
from kpo_tui.understanding.options import Found, Speech, options_among
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.polarity import ASKING
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.targets import fitting
from kpo_tui.understanding.value_targets import GENERIC
from kpo_tui.understanding.verdicts import turned_down
from kpo_tui.understanding.words import split, stem
from kpo_tui.understanding.yes_no_statements import statement_of

_LEAST = 1.0
"""How well an option must fit to be meant by words that it explains."""
_LEAST_BESIDE = 2.0
"""How well it must fit where a word is left that it does not explain."""
_AHEAD = 0.4
"""How far it must be ahead of every other."""
_A_WORD = 0.6
"""What a word is worth that its term explains after all."""
_LONG = 2
"""Words of a name, of more than which it is enough that each is meant."""
_SAID = 2.0
"""How well a yes or no fits that is said of its term."""
_ALIKE = 6
"""Letters in which words begin alike that are of one root: `disclose` and `disclosure`."""
_ASKED = 0.7
"""What it is worth that the term was asked for."""
_HANGING = frozenset({"because", "if", "unless", "or"})
_ONCE = frozenset({"once", "when", "as soon as"})
_NOT_SAID = frozenset("?Qxd")
_DOUBTFUL = frozenset({"figure_of_speech", "hypothesis", "hedge", "perhaps", "hold", "past", "ask"})

Values: TypeAlias = Mapping[tuple[str, str], Raw]
_Fit: TypeAlias = tuple[float, Found, tuple[str, ...]]


_MANY = 12
"""So many parts a sentence or two have; more are a mail."""


class _Beside(NamedTuple):
    """An option that the pieces of some parts say; `plain` where nothing else can be meant, `left` words it does not explain."""

    place: TermPlace
    raw: Raw
    text: str
    pieces: frozenset[int]
    score: float
    plain: bool
    left: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """The clause and the term."""
        return self.place.clause, self.place.id


def with_options_beside(
    reading: Reading, parts: Sequence[Part], scene: Scene, read: Callable[[Sequence[Part]], Reading | None]
) -> Reading:
    """The reading of the parts, and of what came to nothing in them as options, where the rest says as much without it."""
    if reading.sure and not reading.left_unread:
        return reading
    given = _values(reading)
    found = _said_beside(parts, given, scene, reading.left_unread)
    unread = tuple(one for one in found if one.text in reading.left_unread)
    for some in (found, unread) if len(unread) < len(found) else (found,):
        if not some:
            break
        less = read(_without(parts, some))
        if less is None or not (less.moves or less.choices) or not _keeps(given, _values(less)):
            continue
        if not any(one.key in _values(less) for one in some):
            return _together(less, some, scene)
    return reading


def _values(reading: Reading) -> Values:
    """What the reading offers, or its first choice."""
    moves = reading.moves or (reading.choices[0].moves if reading.choices else ())
    return {(one.clause, term): raw for one in offerings(moves) for term, raw in one.terms.items()}


def _keeps(given: Values, now: Values) -> bool:
    return all(now.get(place) == raw for place, raw in given.items())


def _without(parts: Sequence[Part], said: Sequence[_Beside]) -> list[Part]:
    """The parts without the pieces that say options."""
    gone = frozenset[int]().union(*(one.pieces for one in said))
    kept = (part.having(piece for piece in part.pieces if id(piece) not in gone) for part in parts)
    return [now for now, before in zip(kept, parts, strict=True) if now.pieces or not before.pieces]


def _said_beside(
    parts: Sequence[Part], given: Values, scene: Scene, unread: Sequence[str]
) -> tuple[_Beside, ...]:
    """The options that runs of the parts say, of terms that have no value, each but once."""
    clauses = {clause for clause, _ in given} | ({scene.focus} if scene.focus is not None else set())
    places = [place for clause in sorted(clauses) for place in scene.index.terms_of(clause)]
    found: list[_Beside] = []
    before: tuple[Part, tuple[Piece, ...], _Beside | None] | None = None
    if len(parts) > _MANY:  # of a long text only what came to nothing is looked at
        parts = [part for part in parts if any(text in part.text or part.text in text for text in unread)]
    for part, run in _runs(parts, unread):
        one = _beside(part, run, places, scene)
        if before is not None and part.join in ("and", "but") and _go_on(before[0], before[1], part, run):
            both = _beside(part, (*before[1], *run), places, scene)
            singles = [single for single in (before[2], one) if single is not None]
            if both is not None and all(
                single.place is both.place and single.score < both.score for single in singles
            ):
                found = [single for single in found if single not in singles]
                one = both
        if one is not None:
            found.append(one)
        before = part, run, one
    found = [one for one in found if not _names_another(one, given, scene)]
    keys = [one.key for one in found]
    return tuple(one for one in found if one.key not in given and keys.count(one.key) == 1)


def _go_on(part: Part, run: Sequence[Piece], after: Part, following: Sequence[Piece]) -> bool:
    """True for runs of the same sentence with nothing but a joining word between them."""
    beside = run[-1] is part.pieces[-1] and following[0] is after.pieces[0]
    return beside and part.sentence is after.sentence


def _names_another(one: _Beside, given: Values, scene: Scene) -> bool:
    """True for words that are in the name of a term that has its value: the `general cap` that is 150%."""
    said = {stem(word.text) for word in split(one.text, scene.at_hand.locale) if is_content(word)}
    places = (scene.index.place(*key) for key in given)
    return any(said <= place.label for place in places if place is not one.place)


def _runs(parts: Sequence[Part], unread: Sequence[str]) -> Iterator[tuple[Part, tuple[Piece, ...]]]:
    """The runs of pieces between values of parts that are no reasons, conditions or words of the other side; all of a part that is `unread`."""
    reason = False
    for part in parts:
        reason = is_reason(part, going_on=reason and part.join != ".")
        hangs = part.join in _HANGING and part.lead not in _ONCE
        if reason or hangs or "they_say" in part.kinds:
            continue
        run: list[Piece] = []
        for piece in (*part.pieces, None):
            if piece is not None and (piece.letter != "v" or (piece.amount is None and part.text in unread)):
                run.append(piece)
            elif run:
                yield part, tuple(run)
                run = []


def _beside(part: Part, run: Sequence[Piece], places: Sequence[TermPlace], scene: Scene) -> _Beside | None:
    """The option, or the yes or no, that a run of pieces says."""
    words = part.sentence.words
    text = part.sentence.text[words[run[0].start].start : words[run[-1].end - 1].end]
    if any(piece.letter in _NOT_SAID for piece in run):
        return None
    if turned_down(part, run[0].start, run[-1].end, worded=True):
        return None
    said = Sentence(text, words[run[0].start : run[-1].end], tuple(run))
    pieces = frozenset(map(id, run))
    told = statement_of(said, scene)
    if told is not None and told.sure and isinstance(move := told.moves[0], Offering):
        ((term, raw),) = move.terms.items()
        return _Beside(scene.index.place(move.clause, term), raw, text, pieces, _SAID, plain=True)
    if (called := _affirmed_by_name(said, places)) is not None:
        return _Beside(called, "yes", text, pieces, _SAID, plain=False)
    choices = [place for place in places if len(place.term.options) > 1]
    clear = _clear(said, choices, scene)
    if clear is None:
        return None
    score, best, left = clear
    before = part.words[max(run[0].start - 2, 0) : run[0].start]
    spelt, name = _is_spelt(best, said, scene), _is_named(best, said)
    if any(piece.amount is not None for piece in part.pieces):
        if not spelt or _tells_the_amount(best, said, part, before, places, scene):
            return None
    elif not (spelt or name or _tells_apart(best, said, choices)) or (
        not name and _is_called_so(best, said, places)
    ):
        return None
    whole = best.exact and not left and (spelt or name)
    plain = whole and not part.asks and part.join not in _HANGING and not _DOUBTFUL & part.kinds
    plain = plain and ASKING.isdisjoint((said.texts[0], *before))
    return _Beside(best.place, best.option, text, pieces, score, plain, left)


def _clear(sentence: Sentence, choices: Sequence[TermPlace], scene: Scene) -> _Fit | None:
    """The option that fits well and clearly better than all others."""
    said = Speech(sentence.words, scene.at_hand.party)
    ranked = sorted((_fit(one, scene) for one in options_among(choices, said)), key=lambda one: -one[0])
    if not ranked or not _says_it(ranked[0][1], sentence):
        return None
    score, best, left = ranked[0]
    others = [other for other, one, _ in ranked[1:] if (one.place, one.option) != (best.place, best.option)]
    unclear = any(score - other < _AHEAD for other in others)
    return None if len(left) > 1 or unclear or score < (_LEAST_BESIDE if left else _LEAST) else ranked[0]


def _affirmed_by_name(sentence: Sentence, places: Sequence[TermPlace]) -> TermPlace | None:
    """The term of yes and no of which the name is all that is said: `a fee lifts the ban`."""
    said = {stem(word.text) for word in sentence.words if is_content(word)}
    denied = not DENYING.isdisjoint(sentence.texts)
    found = [place for place in places if place.term.yes_or_no and said == set(named(place.term.label))]
    return found[0] if len(found) == 1 and len(said) > 1 and not denied else None


def _says_it(one: Found, sentence: Sentence) -> bool:
    """True unless it is a denial alone that says the option."""
    return any(text not in DENYING for text in sentence.texts[one.start : one.end])


def _is_spelt(one: Found, sentence: Sentence, scene: Scene) -> bool:
    """True where all words of the option's name are there, or what all of a long one mean."""
    meanings = Speech(sentence.words, scene.at_hand.party).meanings
    words = next(name.words for name in choice_of(one.place).names if name.option == one.option)
    if len(words) > _LONG and all(any(word & meaning.roots for meaning in meanings) for word in words):
        return True
    spelt = set(named(one.place.term.options[one.option]))
    alone = len(spelt) > 1 or sum(is_content(word) for word in sentence.words) == 1
    return alone and spelt <= set(map(stem, sentence.texts))


def _is_named(one: Found, sentence: Sentence) -> bool:
    """True where a word of the term's own is there, which is not the option's too."""
    option = named(one.place.term.options[one.option])
    return not (one.place.words - GENERIC).difference(option).isdisjoint(map(stem, sentence.texts))


def _is_called_so(one: Found, sentence: Sentence, places: Sequence[TermPlace]) -> bool:
    """True for words that are the whole name of another term."""
    said = {stem(word.text) for word in sentence.words[one.start : one.end] if is_content(word)}
    owned = not PRONOUNS.isdisjoint(sentence.texts[one.start : one.end])
    return not owned and any(said == place.label for place in places if place is not one.place)


def _tells_the_amount(
    one: Found,
    sentence: Sentence,
    part: Part,
    before: Sequence[str],
    places: Sequence[TermPlace],
    scene: Scene,
) -> bool:
    """True for words that say what the amount beside them is: `general cap 150%`, `a month's notice`."""
    if sum(map(is_content, sentence.words)) == 1 and SMALL_WORDS.isdisjoint(before[-1:]):
        return True
    said = {stem(word.text) for word in sentence.words[one.start : one.end] if is_content(word)}
    said -= scene.index.clauses[one.place.clause].words
    amounts = [piece.amount for piece in part.pieces if piece.amount is not None]
    others = (place for place in places if place is not one.place and said <= place.label)
    return any(fitting(amount)(place) for place in others for amount in amounts)


def _tells_apart(one: Found, sentence: Sentence, choices: Sequence[TermPlace]) -> bool:
    """True for two words of the option, or one that no other term has among its options or in its name."""
    said = {root(text) for text in sentence.texts[one.start : one.end] if text not in SMALL_WORDS | PRONOUNS}
    having = [sum(word in choice_of(place).roots for place in choices) for word in said]
    return len(having) > 1 or having == [1]


def _fit(one: Found, scene: Scene) -> _Fit:
    """How well an option fits by all that is said of its term, and the words that even this does not explain."""
    term = one.place.term
    about = {word[:_ALIKE] for word in roots_of((term.label, str(term.ask.client), str(term.ask.provider)))}
    left = tuple(word for word in one.left if word not in LITTLE and root(word)[:_ALIKE] not in about)
    asked = _ASKED if one.place is scene.asked_place() else 0.0
    return one.score + _A_WORD * (len(one.left) - len(left)) + asked, one, left


def _together(less: Reading, said: Sequence[_Beside], scene: Scene) -> Reading:
    """A reading with options beside it: sure where it is and all of them are plain, else asked about."""
    left = (*less.left_unread, *(word for one in said for word in one.left))
    unclear = [one for one in said if not one.plain]
    if less.sure and not unclear:
        return replace(less, moves=_with(less.moves, said), left_unread=left)
    if not less.sure:
        choices = tuple(_told(choice, said, scene) for choice in less.choices)
        return replace(less, choices=choices, left_unread=left)
    words = one_line(", ".join(one.text for one in unclear), 80)
    plain = _with(less.moves, [one for one in said if one.plain])
    choices = (scene.choice(*_with(less.moves, said)), scene.choice(*plain))
    asks = f"I am not sure what you mean by '{words}'. Is it all of this?"
    return replace(less, moves=(), sure=False, asks=asks, choices=choices, left_unread=left)


def _told(choice: Choice, said: Sequence[_Beside], scene: Scene) -> Choice:
    """A choice with the options, and with what was told of how it was worked out."""
    moves = _with(choice.moves, said)
    _, apart, how = choice.text.partition("; the middle")
    return Choice(scene.choice(*moves).text + apart + how, moves)


def _with(moves: Sequence[AnyMove], said: Sequence[_Beside]) -> tuple[AnyMove, ...]:
    """The moves with the options among what they offer, in one proposal or one package."""
    offers = {one.clause: one for one in offerings(moves)}
    for one in said:
        offer = offers.get(one.place.clause, Offering(clause=one.place.clause, terms={}))
        offers[offer.clause] = replace(offer, terms={**offer.terms, one.place.id: one.raw})
    several = tuple(offers.values())
    until = next((one.valid_until for one in moves if isinstance(one, Offering | Packaging)), None)
    offered: AnyMove = several[0] if len(several) == 1 else Packaging(offers=several, valid_until=until)
    return (offered, *(move for move in moves if not isinstance(move, Offering | Packaging)))
