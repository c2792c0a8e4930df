"""What was said that nothing of a reading explains: it is told as left out, so that no piece of a sentence is lost in silence.

A value is explained by a term that takes it, a name by a term or a clause that is spoken of, every other word by the
vocabulary. What the reading tells or asks about is told already. It is looked at what came out, and not how it was
found, so that no way of reading can forget it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import one_line
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import SMALL, ClausePlace, Index, TermPlace
from kpo_tui.understanding.meanings import FILLING, root
from kpo_tui.understanding.moves import AnyMove, Offering, Reading, TakingRung, TakingUsual, offerings
from kpo_tui.understanding.option_names import LITTLE, choice_of
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.plain_values import NEEDED
from kpo_tui.understanding.rests import is_rest
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import BASIS, SHARES
from kpo_tui.understanding.term_amounts import as_value
from kpo_tui.understanding.value_targets import GENERIC, match_of, stems_of
from kpo_tui.understanding.vocabulary import letters
from kpo_tui.understanding.words import stem

_WORD = re.compile(r"[\w']+")
_FIGURE = re.compile(r"\d[\d.]*")
_PARTIES = frozenset({"client", "provider"})
_IDLE = SMALL | FILLING | LITTLE | NEEDED | _PARTIES


class Explained(NamedTuple):
    """What a reading explains: values of terms, the clauses they are of, what it tells or asks about and the stems of that.

    `known` are places of words that are explained; `others` are stems of names of the terms beside them; `rest` is True where the rest takes values of its own, `worked` where values were worked out.
    """

    values: tuple[tuple[TermPlace, Raw], ...]
    clauses: tuple[ClausePlace, ...]
    told: str
    stems: frozenset[str]
    known: frozenset[int]
    rest: bool
    worked: bool
    others: frozenset[str]
    within: Index

    def tells(self, text: str) -> bool:
        """True where the text is among what is told or asked about, not within a word."""
        text, told = text.casefold(), f" {self.told} "
        at = told.find(text)
        while at > 0 and (told[at - 1].isalnum() or told[at + len(text)].isalnum()):
            at = told.find(text, at + 1)
        return at > 0

    def takes(self, piece: Piece) -> bool:
        """True for a value of a term that it takes."""
        return _is_taken(piece, self)


def explained_by(moves: Sequence[AnyMove], scene: Scene, *, worked: bool = False) -> Explained:
    """What moves explain; `worked` where values of theirs were worked out."""
    notes = ("worked out",) if worked else ()
    return _said(Reading(moves=tuple(moves), notes=notes), offerings(moves), scene, ())


def with_left_out(
    reading: Reading, parts: Sequence[Part], scene: Scene, known: Collection[int] = ()
) -> Reading:
    """The reading of the parts, with what it does not explain of them told as left out; the words at places `known` are explained."""
    offers = offerings((*reading.moves, *(move for choice in reading.choices for move in choice.moves)))
    if not offers:
        return reading
    said = _said(reading, offers, scene, known)
    corrected = max((at for at, part in enumerate(parts) if _corrects(part)), default=0)
    left = [text for at, part in enumerate(parts) for text in _left_in(part, said, replaced=at < corrected)]
    told = dict.fromkeys((*reading.left_unread, *(one_line(text, 200) for text in left)))
    return replace(reading, left_unread=tuple(told))


def _corrects(part: Part) -> bool:
    """True for a part that replaces a value said before it."""
    return part.join == "correct" or "correct" in part.kinds or part.kinds == {"no"}


def _said(reading: Reading, offers: Sequence[Offering], scene: Scene, known: Collection[int]) -> Explained:
    values = tuple(
        (scene.index.place(one.clause, term), raw) for one in offers for term, raw in one.terms.items()
    )
    told = " ".join((reading.asks or "", *reading.left_unread)).casefold()
    clauses = tuple(scene.index.clauses[name] for name in {one.clause for one in offers})
    stems = frozenset(stem(word) for word in _WORD.findall(told))
    choices = (move for choice in reading.choices for move in choice.moves)
    rest = any(one.rest_as_offered for one in offers) or any(
        isinstance(move, TakingRung | TakingUsual) for move in (*reading.moves, *choices)
    )
    named = frozenset[str]().union(*(place.label | place.also for place, _ in values))
    here = (place for one in clauses for place in scene.index.terms_of(one.id))
    others = frozenset[str]().union(*(place.label for place in here)) - named
    return Explained(
        values, clauses, told, stems, frozenset(known), rest, bool(reading.notes), others, scene.index
    )


def _left_in(part: Part, said: Explained, *, replaced: bool) -> Iterator[str]:
    """What nothing explains in a part: all of it where nothing in it is explained, else its pieces one by one.

    Values that another one `replaced` are not left out.
    """
    if said.tells(part.text) or (said.rest and is_rest(part, None)):
        return
    valued = any(_is_taken(piece, said) for piece in part.values)
    telling = [piece for piece in part.pieces if piece.letter in ("vPX" if valued else "vPjX")]
    named = _is_named(part.names, said)
    lost = [
        piece
        for piece in telling
        if not ((named and piece.letter == "P") or _is_explained(piece, part, said, valued=valued))
        and not (replaced and piece.letter == "v" and _fits(piece, said))
    ]
    beside = any(piece.letter == "P" for piece in lost)
    if lost and all(piece in lost for piece in telling if not (beside and _is_bare(piece))):
        yield part.text  # with a bare number that only happens to be a value here, too: 3 penetration tests
    else:
        yield from (part.typed(piece) for piece in lost)
        for piece in telling:
            if piece.ready is not None and piece not in lost:
                yield from (word for word in piece.ready.left if not _says_nothing_more(word, said))


def _is_explained(piece: Piece, part: Part, said: Explained, *, valued: bool) -> bool:
    """True where nothing is lost with the piece of a part, which may have a value that is taken."""
    if said.known.issuperset(range(piece.start, piece.end)) or said.tells(part.typed(piece)):
        return True
    if piece.letter == "v" and piece.ready is None:
        return _is_taken(piece, said) or _is_each_of_a_time(piece, part) or said.tells(_amount(piece))
    if piece.letter == "v" and _is_taken(piece, said):
        return True
    idle = BASIS | SHARES | GENERIC if valued else GENERIC
    return _is_named(piece.words, said) or all(
        stem(word) in idle or _says_nothing_more(word, said) for word in piece.words
    )


def _is_bare(piece: Piece) -> bool:
    return piece.amount is not None and piece.amount.kind == "bare"


def _is_named(words: Sequence[str], said: Explained) -> bool:
    """True where all of the words name one term that takes a value."""
    names = [name for name in stems_of([word.removesuffix("'s") for word in words]) if name not in _PARTIES]
    if not names or said.others.issuperset(names):
        return False
    return any(_names(names, place, said) for place, _ in said.values)


def _amount(piece: Piece) -> str:
    return " ".join(piece.words) if piece.amount is None else piece.amount.text


def _is_each_of_a_time(piece: Piece, part: Part) -> bool:
    """True for the `a year` of `two audits a year`."""
    return piece.words[0] in ("a", "an") and len(piece.words) == 2 and piece.start > part.pieces[0].start


def _is_taken(piece: Piece, said: Explained) -> bool:
    if piece.ready is not None:
        return any(way in said.values for way in piece.ready.ways)
    amounts = piece.others or ((piece.amount,) if piece.amount is not None else ())
    if said.worked or any(one.times for one in amounts):
        return True  # twice, tripled: it is told how it was worked out, or it counts
    return any(_is_value(one, place, raw) for place, raw in said.values for one in amounts)


def _is_value(amount: Amount, place: TermPlace, raw: Raw) -> bool:
    """True for the value that the term takes, or one of which only the unit or the year was found out."""
    found = as_value(place.term, amount)
    if not isinstance(found, ValueNotUnderstood) and (found == raw or amount.kind != "bare"):
        return found == raw
    dated = amount.kind == "date" and "date" in place.term.amounts
    timed = amount.kind in ("time", "bare") and "time" in place.term.amounts
    figures = _FIGURE.findall(amount.text)
    return dated or (timed and figures == _FIGURE.findall(str(raw)) != [])


def _fits(piece: Piece, said: Explained) -> bool:
    """True for a value of a term that takes another one."""
    one = piece.amount
    return one is not None and any(
        not isinstance(as_value(place.term, one), ValueNotUnderstood) for place, _ in said.values
    )


def _names(names: Sequence[str], place: TermPlace, said: Explained) -> bool:
    return match_of(names, place, said.within) is not None


def _says_nothing_more(word: str, said: Explained) -> bool:
    """True for a word of the vocabulary, one that is told, or that belongs to a value or a clause that is spoken of."""
    if word.removesuffix("'s") in _IDLE or (word,) in letters() or stem(word) in said.stems:
        return True
    if any(stem(word) in clause.words for clause in said.clauses):
        return True
    return any(_belongs(word, place, raw, said) for place, raw in said.values)


def _belongs(word: str, place: TermPlace, raw: Raw, said: Explained) -> bool:
    """True for a word of the term's name, of the option it takes or of the text it takes."""
    if _names((stem(word),), place, said) or word in _WORD.findall(str(raw).casefold()):
        return True
    if not place.term.options:
        return False
    choice = choice_of(place)
    option = (one for name in choice.names if name.option == str(raw) for one in name.words)
    return root(word) in choice.beside.union(*option)
