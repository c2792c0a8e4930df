"""A sentence as pieces: each a letter for what it is, with the words it covers.

The letters are those of `phrases`, and

    P  words that name a clause or a term     j  words that say what a value is counted from
    v  a value                                X  a word that nothing explains
    ,  a comma, semicolon, dash or new line   :  a colon or equals sign
    &  `and`   |  `or`   ?  a question mark   Q  a quotation mark

Filler has no piece. Rules are about the letters alone, so a word that no rule provides for is never overlooked.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kpo_tui.negotiation.party import Parties
from kpo_tui.understanding import lexicon as phrases
from kpo_tui.understanding.deadlines import deadline_in
from kpo_tui.understanding.figures import NUMBER_WORDS, Amount, Writing, amount_at
from kpo_tui.understanding.index import SMALL, Index, TermPlace
from kpo_tui.understanding.misspellings import spelt_right
from kpo_tui.understanding.owners import companies_in
from kpo_tui.understanding.ready_values import Ready, ready_in
from kpo_tui.understanding.vocabulary import lexicon
from kpo_tui.understanding.words import Word, listed, split, stem

SOFT = frozenset("pole.|~zbmhidI12U")
"""Letters of words that are part of a name when they stand beside other words of one."""
_OWNERS = listed("our my their your")
_COUNTED_FROM = listed("after before from following upon")
_AFTER_A_VALUE = _COUNTED_FROM | listed("of within per on at for to in")
_COMPARING = listed("up down raise cut halfway twice their our they_say about")
_OWNING = listed("for_us for_them for_client for_provider each_way their they_say our")
_CURRENCIES = listed("usd eur gbp inr chf jpy")
_SAYING = listed("said says has wants offers offered asks asked proposes proposed put wrote quoted")
_ALSO_NAMES = listed("extra additional further another range extend")
_BREAKS = listed("and or if is are to at")
_PEOPLE = listed("client provider customer supplier vendor team people board management counsel")
_SIGNS = {
    ",": ",", ";": ",", "\n": ",", "(": ",", ")": ",", ":": ":", "=": ":", "?": "?", "&": "&", "+": "&", '"': "Q", "'": "Q", "/": "|",
}  # fmt: skip
_NAMED_VALUE = re.compile("P+v")
_ENDS = frozenset(".!")
_BETWEEN = listed(": = of at to is")
_VAGUE = listed("about over under around by")
"""Words that make a number vague; elsewhere they mean something else or nothing."""


class Piece(NamedTuple):
    """`letter` and `kind` say what it is; `words` is what it covers, `start` and `end` their places among the words.

    Of a value, `others` are all that may be meant where it may be one of several; `ready` is one that is said in words.
    """

    letter: str
    words: tuple[str, ...]
    start: int
    end: int
    amount: Amount | None = None
    kind: str = ""
    others: tuple[Amount, ...] = ()
    ready: Ready | None = None


@dataclass(frozen=True)
class Sentence:
    """What was typed, its words and its pieces, filler left out; `tokens` are the pieces with what filler tells of values.

    Misspelt words are put right among the `words`; `misspelt` tells that there were some. `until` is the time limit said in it.
    """

    text: str
    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    misspelt: bool = False
    tokens: tuple[Piece, ...] = ()
    until: str | None = None

    @property
    def letters(self) -> str:
        """The letters of the pieces in order."""
        return "".join(piece.letter for piece in self.pieces)

    @property
    def texts(self) -> tuple[str, ...]:
        """The words themselves."""
        return tuple(word.text for word in self.words)


@dataclass(frozen=True)
class Vocabulary:
    """What a sentence may hold beside the words of `phrases`.

    `options` are names of options, for their spelling, `writing` how the playbook's other values are written. Values said
    in words are those of the `clause`, as the `party` says them; names end at the `stops`, where such values begin. Terms `elsewhere` are in play on other clauses, `companies` the parties by name. `at` is the moment at which it is said.
    """

    index: Index
    locale: str
    options: frozenset[tuple[str, ...]]
    writing: Writing
    clause: str | None = None
    party: str = "client"
    stops: frozenset[int] = frozenset()
    said_of: Callable[[TermPlace], bool] = lambda _: False
    elsewhere: tuple[TermPlace, ...] = ()
    at: str = ""
    companies: Parties | None = None


class Names:
    """Finds the names in a sentence."""

    def __init__(self, words: tuple[Word, ...], vocabulary: Vocabulary) -> None:
        self.words, self.vocabulary = words, vocabulary
        self.index = vocabulary.index
        self.texts = tuple(word.text for word in words)
        self._values: dict[int, Amount | None] = {}

    def value_at(self, at: int) -> Amount | None:
        """The amount at a word; found once, since it is asked for from several sides."""
        if at not in self._values:
            self._values[at] = amount_at(self.words, at, self.vocabulary.locale, self.vocabulary.writing)
        return self._values[at]

    def whole_name_at(self, at: int) -> int:
        """How many words from `at` on are a clause's or term's whole name, small words between included."""
        if self._small(at):
            texts = self.texts[at : at + 12]
            begun = self.index.small_first.get(texts[0], ())
            return max((len(name) for name in begun if texts[: len(name)] == name), default=0)
        best, stems = 0, []
        for end in range(at, min(at + 2 * self.index.longest + 2, len(self.words))):
            word = self.words[end]
            if end in self.vocabulary.stops:
                break
            if word.kind in ("word", "number") and word.text not in SMALL:
                stems.append(stem(word.text))
                best = end + 1 - at if tuple(stems) in self.index.full else best
            elif word.kind == "sign" and word.text not in ("-", "_"):
                break
        return best

    def run_at(self, at: int, phrase: Sequence[str], letter: str, before: str) -> Piece | None:
        """The name that begins at a word, which is also the vocabulary's `phrase`; `before` is the letter before."""
        if len(phrase) > 1 or self.words[at].kind != "word":
            return None
        if self._hyphened(at):
            return self.run(at, at + 3, before)
        if (
            self.words[at].text in _OWNERS
            and at + 1 not in self.vocabulary.stops
            and self._plainly_names(at + 1)
        ):
            return self.run(at, at + 2, before)
        strong = bool(phrase) and (
            letter not in SOFT or (letter == "p" and before in "wlmh,") or self._relates(at)
        )
        return None if strong or not self._begins(at, bool(phrase), before) else self.run(at, at + 1, before)

    def _hyphened(self, at: int) -> bool:
        """True for two words of names that a hyphen joins: set-up."""
        pair = self.words[at + 1 : at + 3]
        joined = len(pair) == 2 and pair[0].text == "-" and pair[0].glued and pair[1].glued
        return joined and self.index.knows(self.texts[at]) and self.index.knows(pair[1].text)

    def _parted(self, end: int, ahead: int) -> bool:
        """True where a phrase that says whose something is begins before the next word of a name."""
        found = (lexicon().at(self.texts, at) for at in range(end, ahead + 1))
        return any(kind in _OWNING or (size > 1 and kind != "filler") for kind, size in found)

    def _relates(self, at: int) -> bool:
        """True for a word that compares values, which is part of no name that is not said whole."""
        return lexicon().at(self.texts, at)[0] in _COMPARING and self.texts[at] not in _ALSO_NAMES

    def run(self, at: int, end: int, before: str = "") -> Piece:
        """The run of words of names from `at` on, which reaches at least to `end`; after a value it ends at a `for`."""
        while (ahead := self._next(end)) is not None and not (
            before == "v" and "for" in self.texts[end:ahead]
        ):
            end = ahead + 1
        said = tuple(word.text for word in self.words[at:end] if word.kind in ("word", "number"))
        stems = {stem(word) for word in said if word not in SMALL}
        letter = "j" if said and said[0] in _COUNTED_FROM else "z" if stems and stems <= _PEOPLE else "P"
        return Piece(letter, said, at, end)

    def _next(self, end: int) -> int | None:
        """The place of the word that goes on with a name that ends at `end`; None where none does."""
        ahead = end
        while ahead < len(self.words) and self._between(ahead):
            ahead += 1
        if (
            ahead >= len(self.words)
            or self._small(ahead)
            or self._parted(end, ahead)
            or self.vocabulary.stops.intersection(range(end, ahead + 1))
        ):
            return None
        phrase, letter = phrases.phrase_at(self.texts, ahead)
        strong = bool(phrase) and (letter not in SOFT or len(phrase) > 1 or self._relates(ahead))
        spelt = self.words[ahead].text in NUMBER_WORDS
        return None if strong or spelt or not self._belongs(ahead) else ahead

    def _begins(self, at: int, phrase: bool, before: str) -> bool:
        """True when a name begins here: the word names something by itself, or beside a word that does."""
        word = self.words[at].text
        if word in _AFTER_A_VALUE and before == "v":
            ahead = range(at + 1, min(at + 4, len(self.words)))
            return any(self._belongs(n) for n in [n for n in ahead if self.texts[n] not in SMALL][:1])
        if word in SMALL:
            return False
        if phrase and word != "net":
            return self.index.knows(word) and (before == "P" or self._plainly_names(at + 1))
        return word == "net" or self.index.knows(word) or (before in ("P", "v") and self._belongs(at))

    def _plainly_names(self, at: int) -> bool:
        """True when the next word but small ones names something and means nothing else."""
        follow = [text for text in self.texts[at : at + 2] if text not in SMALL and text != "-"][:1]
        return any((text,) not in phrases.letters() and self.index.knows(text) for text in follow)

    def _belongs(self, at: int) -> bool:
        text = self.texts[at]
        if text in _CURRENCIES and at + 1 < len(self.words) and self.words[at + 1].kind == "number":
            return False
        known = self.index.knows(text) or stem(text) in self.index.also_words
        return self.words[at].kind == "word" and known

    def _small(self, at: int) -> bool:
        return self.words[at].kind != "word" or self.words[at].text in SMALL

    def _between(self, at: int) -> bool:
        word = self.words[at]
        return (word.text in SMALL and word.text not in _BREAKS) or (word.text in ("-", "_") and word.glued)


def take_apart(text: str, vocabulary: Vocabulary) -> Sentence:
    """The sentence in pieces."""
    typed = split(text, vocabulary.locale)
    words = spelt_right(typed, vocabulary.index, vocabulary.options)
    ready = {
        one.start: one
        for one in ready_in(
            text,
            words,
            vocabulary.clause,
            vocabulary.index,
            vocabulary.writing,
            vocabulary.party,
            vocabulary.said_of,
            vocabulary.elsewhere,
        )
    }
    owners = (
        {}
        if vocabulary.companies is None
        else {one.start: one for one in companies_in(typed, vocabulary.companies)}
    )
    parks = any(
        lexicon().at(texts, at)[0] == "verb k"
        for texts in (tuple(word.text for word in words),)
        for at in range(len(words))
    )
    limit = deadline_in(words, vocabulary.at) if vocabulary.at and not parks else None
    ready = _beside_names(ready, Names(words, vocabulary))
    names = Names(words, replace(vocabulary, stops=frozenset(ready)))
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        if limit is not None and at == limit.start:
            at = limit.end
            continue
        if at in owners and at not in ready:
            one = owners[at]
            said = one.end < len(words) and words[one.end].text in _SAYING
            if said and pieces and pieces[-1].kind == "ask" and pieces[-1].end == at:
                pieces.pop()  # what Acme said
            end = one.end + said
            pieces.append(Piece("z", names.texts[at:end], at, end, None, f"for_{one.side}"))
            at = end
            continue
        piece = (
            _said_in_words(words, ready[at], vocabulary.locale)
            if at in ready
            else _piece_at(names, at, pieces[-1].letter if pieces else "")
        )
        at = piece.end
        if piece.letter != "." or piece.kind not in ("", "filler"):
            pieces.append(piece)
    tokens = tuple(_beside_values(pieces))
    plain = tuple(piece for piece in tokens if piece.letter != ".")
    return Sentence(text, words, plain, words != typed, tokens, None if limit is None else limit.at)


def _beside_names(ready: dict[int, Ready], names: Names) -> dict[int, Ready]:
    """The values said in words, without those with which the whole name of another term begins, before its own value: `fee for hiring 10%`."""
    sizes = {at: names.whole_name_at(at) for at in ready}
    spans = [
        (at, at + size)
        for at, size in sizes.items()
        if at + size > ready[at].end and _value_follows(names, at + size)
    ]
    return {at: one for at, one in ready.items() if not any(start <= at < end for start, end in spans)}


def _said_in_words(words: tuple[Word, ...], one: Ready, locale: str) -> Piece:
    texts = tuple(word.text for word in words[one.start : one.end])
    amount = Amount("option", " ".join(texts), one.end, locale)
    return Piece("v", texts, one.start, one.end, amount, "in words", ready=one)


def _beside_values(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces as they are meant beside a value.

    `drop the rate to 27` proposes it and leaves nothing out; `suspension after 60 days` sets no condition.
    """
    letters = "".join(piece.letter for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece.words == ("after",) and letters[at - 1 : at + 2] == "PIv":
            continue
        valued = piece.words == ("drop",) and _NAMED_VALUE.match(letters, at + 1)
        yield piece._replace(letter="p", kind="propose") if valued else piece


def _piece_at(names: Names, at: int, before: str) -> Piece:
    """The piece at a word: the longest of what it can be; of equals a value, then a name, then a phrase."""
    words = names.words
    phrase, letter = phrases.phrase_at(names.texts, at)
    value = names.value_at(at)
    whole = names.whole_name_at(at)
    named = whole > 0 and _value_follows(names, at + whole)
    title = whole > 0 and letter == "!"
    if whole > max(len(phrase), 1) or (named and not phrase) or title:
        return names.run(at, at + whole, before)
    if value is not None and (len(phrase) < 2 or value.end > at + len(phrase)):
        return _value(words, at, value)
    if words[at].text in _VAGUE and at + 1 < len(words) and names.value_at(at + 1):
        return Piece(
            "~", (words[at].text,), at, at + 1, None, "about" if words[at].text in ("about", "around") else ""
        )
    if run := names.run_at(at, phrase, letter, before):
        return run
    if (
        phrase
        and kind_of(names, at) in _COMPARING
        and len(phrase) == 1
        and at > 0
        and words[at].glued
        and words[at - 1].text == "-"
        and words[at - 1].glued
    ):
        return Piece("X", phrase, at, at + 1)  # the second half of one word: run-off
    if phrase:
        return Piece(letter, phrase, at, at + len(phrase), None, lexicon().at(names.texts, at)[0])
    return _sign(words, at) if words[at].kind == "sign" else Piece("X", (words[at].text,), at, at + 1)


def kind_of(names: Names, at: int) -> str:
    """The kind of the phrase that begins at a word."""
    return lexicon().at(names.texts, at)[0]


def _value_follows(names: Names, at: int) -> bool:
    """True when a value comes next: then what stands before it is the name of its term, not an option."""
    while at < len(names.words) and names.texts[at] in _BETWEEN:
        at += 1
    return at < len(names.words) and names.value_at(at) is not None


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
