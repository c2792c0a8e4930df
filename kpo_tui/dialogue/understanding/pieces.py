"""A sentence as pieces: each a letter for what it is, with the words it covers.

The letters are those of `phrases`, and

    P  words that name a clause or a term     j  words that say what a value is counted from
    v  a value                                X  a word that nothing explains
    ,  a comma, semicolon, dash or new line   :  a colon or equals sign
    &  `and`   |  `or`   ?  a question mark   Q  a quotation mark

Filler has no piece. Rules are about the letters alone, so a word that no rule provides for is never overlooked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kpo_tui.dialogue.understanding.figures import Amount, Writing, amount_at
from kpo_tui.dialogue.understanding.index import Index
from kpo_tui.dialogue.understanding.runs import Names
from kpo_tui.dialogue.understanding.spelling import spelt_right
from kpo_tui.dialogue.understanding.words import Word, listed, split

_SIGNS = {
    ",": ",", ";": ",", "\n": ",", "(": ",", ")": ",", ":": ":", "=": ":", "?": "?", "&": "&", "+": "&", '"': "Q", "'": "Q", "/": "|",
}  # fmt: skip
_NAMED_VALUE = re.compile("P+v")
_ENDS = frozenset(".!")
_BETWEEN = listed(": = of at to is")
_VAGUE = listed("about over under around by")
"""Words that make a number vague; elsewhere they mean something else or nothing."""


class Piece(NamedTuple):
    """`letter` says what it is; `words` is what it covers, `start` and `end` their places among the words."""

    letter: str
    words: tuple[str, ...]
    start: int
    end: int
    amount: Amount | None = None


@dataclass(frozen=True)
class Sentence:
    """What was typed, its words and its pieces, filler left out.

    Misspelt words are put right among the `words`; `misspelt` tells that there were some.
    """

    text: str
    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    misspelt: bool = False

    @property
    def letters(self) -> str:
        """The letters of the pieces in order."""
        return "".join(piece.letter for piece in self.pieces)

    @property
    def texts(self) -> tuple[str, ...]:
        """The words themselves."""
        return tuple(word.text for word in self.words)

    def text_from(self, word: int) -> str:
        """What was typed from a word on."""
        return self.text[self.words[word].start :].strip() if word < len(self.words) else ""


@dataclass(frozen=True)
class Vocabulary:
    """What a sentence may hold beside the words of `phrases`.

    `options` are names of options that count as values, `writing` how the playbook's other values are written.
    """

    index: Index
    locale: str
    options: frozenset[tuple[str, ...]]
    writing: Writing

    def without_names_as_options(self) -> "Vocabulary":
        """Beside a figure, a word that is an option and part of a term's name (`discount`) names the term."""
        kept = (name for name in self.options if len(name) > 1 or not self.index.knows(name[0]))
        return replace(self, options=frozenset(kept))


def take_apart(text: str, vocabulary: Vocabulary) -> Sentence:
    """The sentence in pieces."""
    typed = split(text, vocabulary.locale)
    words = spelt_right(typed, vocabulary.index, vocabulary.options)
    if any(amount_at(words, at, vocabulary.locale, vocabulary.writing) for at in range(len(words))):
        vocabulary = vocabulary.without_names_as_options()
    names = Names(words, vocabulary.index, vocabulary.options)
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        piece = _piece_at(words, at, names, vocabulary, pieces[-1].letter if pieces else "")
        at = piece.end
        if piece.letter != ".":
            pieces.append(piece)
    return Sentence(text, words, tuple(_beside_values(pieces)), misspelt=words != typed)


def _beside_values(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces as they are meant beside a value.

    `drop the rate to 27` proposes it and leaves nothing out; `suspension after 60 days` sets no condition.
    """
    letters = "".join(piece.letter for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece.words == ("after",) and letters[at - 1 : at + 2] == "PIv":
            continue
        valued = piece.words == ("drop",) and _NAMED_VALUE.match(letters, at + 1)
        yield piece._replace(letter="p") if valued else piece


def _piece_at(words: tuple[Word, ...], at: int, names: Names, vocabulary: Vocabulary, before: str) -> Piece:
    """The piece at a word: the longest of what it can be; of equals a value, then a name, then a phrase."""
    phrase, letter = names.phrase_at(at)
    value = _value_at(words, at, names, vocabulary)
    whole = names.whole_name_at(at)
    named = whole > 0 and _value_follows(words, at + whole, names, vocabulary)
    option = value is not None and value.kind == "option" and not named
    if value is not None and option and value.end - at > max(len(phrase), min(whole, 1)):
        return _value(words, at, value)
    if whole > max(len(phrase), 1) or (named and not phrase):
        return Piece(*names.run(at, at + whole))
    if value is not None and value.kind != "option" and len(phrase) < 2:
        return _value(words, at, value)
    if words[at].text in _VAGUE and at + 1 < len(words) and _value_at(words, at + 1, names, vocabulary):
        return Piece("~", (words[at].text,), at, at + 1)
    if run := names.run_at(at, phrase, letter, before):
        return Piece(*run)
    if phrase:
        return Piece(letter, phrase, at, at + len(phrase))
    return _sign(words, at) if words[at].kind == "sign" else Piece("X", (words[at].text,), at, at + 1)


def _value_follows(words: tuple[Word, ...], at: int, names: Names, vocabulary: Vocabulary) -> bool:
    """True when a value comes next: then what stands before it is the name of its term, not an option."""
    while at < len(words) and words[at].text in _BETWEEN:
        at += 1
    return at < len(words) and _value_at(words, at, names, vocabulary) is not None


def _value_at(words: tuple[Word, ...], at: int, names: Names, vocabulary: Vocabulary) -> Amount | None:
    """The amount or option at a word; an option only where its name is longer."""
    amount = amount_at(words, at, vocabulary.locale, vocabulary.writing)
    size = names.option_at(at)
    if size == 0 or (amount is not None and amount.end - at >= size):
        return amount
    return Amount(
        "option", " ".join(word.text for word in words[at : at + size]), at + size, vocabulary.locale
    )


def _value(words: tuple[Word, ...], at: int, amount: Amount) -> Piece:
    return Piece("v", tuple(word.text for word in words[at : amount.end]), at, amount.end, amount)


def _sign(words: tuple[Word, ...], at: int) -> Piece:
    """The piece of a sign: full stops and dashes part a sentence only where something follows or is spaced."""
    sign = words[at].text
    letter = _SIGNS.get(sign, "X")
    if sign in _ENDS:
        letter = "," if at + 1 < len(words) else "."
    elif sign == "-":
        letter = "." if words[at].glued else ","
    return Piece(letter, (sign,), at, at + 1)
