"""A sentence as pieces: each a letter for what it is, with the words it covers.

The letters are those of `phrases`, and

    P  words that name a clause or a term     v  a value          X  a word that nothing explains
    ,  a comma, semicolon, dash or new line   :  a colon or equals sign   &  `and`   ?  a question mark
    Q  a quotation mark

Filler has no piece. Rules are about the letters alone, so a word that no rule provides for is never overlooked.
"""

from typing import NamedTuple

from kpo_tui.dialogue.understanding import lexicon
from kpo_tui.dialogue.understanding.figures import NUMBER_WORDS, Amount, amount_at
from kpo_tui.dialogue.understanding.places import SMALL, Index
from kpo_tui.dialogue.understanding.words import Word, split, stem

_SIGNS = {
    ",": ",",
    ";": ",",
    "\n": ",",
    ":": ":",
    "=": ":",
    "?": "?",
    "&": "&",
    "+": "&",
    '"': "Q",
    "/": "|",
    "(": ",",
    ")": ",",
}
_ENDS = frozenset(".!")
_SOFT = frozenset("pole.|~zbmhidI")
"""Letters of words that are part of a name when they stand beside other words of one."""
_NET = frozenset({"net"})
_VAGUE = frozenset({"about", "over", "under", "around"})
_OWNERS = frozenset({"our", "my", "their", "your"})
_COUNTED_FROM = frozenset({"after", "before", "from", "following", "upon"})
_TRAILING = frozenset(
    {"after", "before", "from", "of", "within", "per", "on", "at", "for", "to", "in", "following", "upon"}
)


class Piece(NamedTuple):
    """`letter` says what it is; `words` is what it covers, `start` and `end` their places among the words."""

    letter: str
    words: tuple[str, ...]
    start: int
    end: int
    amount: Amount | None = None
    corrected: bool = False


class Sentence(NamedTuple):
    """What was typed, its words (misspellings corrected) and its pieces, filler left out."""

    text: str
    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    corrected: frozenset[int]

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


def take_apart(
    text: str, index: Index, locale: str, options: frozenset[tuple[str, ...]], units: frozenset[str]
) -> Sentence:
    """The sentence in pieces. `options` are option names that count as values, `units` the playbook's own units."""
    words, corrected = _spelt_right(split(text, locale), index, options)
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        piece = _piece_at(words, at, index, locale, options, units, pieces[-1].letter if pieces else "")
        if piece.letter not in (".", ""):
            wrong = any(n in corrected for n in range(piece.start, piece.end))
            pieces.append(piece._replace(corrected=wrong))
        at = piece.end
    return Sentence(text, words, tuple(pieces), corrected)


def _spelt_right(
    words: tuple[Word, ...], index: Index, options: frozenset[tuple[str, ...]]
) -> tuple[tuple[Word, ...], frozenset[int]]:
    option_words = frozenset(word for name in options for word in name)
    also = index.spelling | option_words
    known = lexicon.spellings()
    corrected: set[int] = set()
    found: list[Word] = []
    for at, word in enumerate(words):
        if word.kind == "word" and not (
            word.text in known
            or word.text in also
            or index.knows(word.text)
            or (word.text,) in lexicon.letters()
            or stem(word.text) in also
        ):
            right = lexicon.meant(word.text, also)
            if right is not None:
                corrected.add(at)
                word = word._replace(text=right)
        found.append(word)
    return tuple(found), frozenset(corrected)


def _piece_at(
    words: tuple[Word, ...],
    at: int,
    index: Index,
    locale: str,
    options: frozenset[tuple[str, ...]],
    units: frozenset[str],
    before: str,
) -> Piece:
    phrase, letter = _phrase_at(words, at)
    option = _option_at(words, at, options)
    name = _full_name_at(words, at, index)
    amount = amount_at(words, at, locale, units)
    if amount is not None and amount.end - at >= option:
        option = 0
    if option > max(len(phrase), 1) or (option == 1 and not phrase and name <= 1):
        text = " ".join(w.text for w in words[at : at + option])
        return Piece(
            "v",
            tuple(w.text for w in words[at : at + option]),
            at,
            at + option,
            Amount("option", text, at + option, locale),
        )
    if name > max(len(phrase), 1):
        return _place(words, at, index, at + name, options)
    if len(phrase) < 2 and amount is not None:
        return Piece("v", tuple(w.text for w in words[at : amount.end]), at, amount.end, amount)
    word = words[at]
    if word.text in _VAGUE and at + 1 < len(words) and amount_at(words, at + 1, locale, units):
        return Piece("~", (word.text,), at, at + 1)
    if word.text in _OWNERS and len(phrase) < 2 and (named := _owned(words, at, index, options)):
        return named
    if len(phrase) < 2 and word.kind == "word":
        strong = bool(phrase) and (letter not in _SOFT or (letter == "p" and before in "wlmh,"))
        if not strong and _in_a_name(words, at, index, before, bool(phrase)):
            return _place(words, at, index, at + 1, options)
    if phrase:
        return Piece(letter, phrase, at, at + len(phrase))
    if word.kind == "sign":
        return _sign(words, at)
    return Piece("X", (word.text,), at, at + 1)


def _owned(
    words: tuple[Word, ...], at: int, index: Index, options: frozenset[tuple[str, ...]]
) -> Piece | None:
    """`our notice`: a name with whose it is."""
    if (
        at + 1 >= len(words)
        or not index.knows(words[at + 1].text)
        or (words[at + 1].text,) in lexicon.letters()
    ):
        return None
    place = _place(words, at + 1, index, at + 2, options)
    return place._replace(start=at, words=(words[at].text, *place.words))


def _phrase_at(words: tuple[Word, ...], at: int) -> tuple[tuple[str, ...], str]:
    table = lexicon.letters()
    for size in range(min(lexicon.longest(), len(words) - at), 0, -1):
        phrase = tuple(word.text for word in words[at : at + size])
        if phrase in table:
            return phrase, table[phrase]
    return (), ""


def _option_at(words: tuple[Word, ...], at: int, options: frozenset[tuple[str, ...]]) -> int:
    best = 0
    for name in options:
        size = len(name)
        if size > best and tuple(word.text for word in words[at : at + size]) == name:
            best = size
    return best


def _full_name_at(words: tuple[Word, ...], at: int, index: Index) -> int:
    """How many words from `at` on are a clause's or term's whole name, small words between included."""
    if words[at].kind != "word" or words[at].text in SMALL:
        return 0
    best, stems = 0, []
    for end in range(at, min(at + 2 * index.longest + 2, len(words))):
        if words[end].kind == "word" and words[end].text not in SMALL:
            stems.append(stem(words[end].text))
            if tuple(stems) in index.full:
                best = end + 1 - at
        elif words[end].kind != "word" and words[end].text not in ("-", "_"):
            break
    return best


def _in_a_name(words: tuple[Word, ...], at: int, index: Index, before: str, phrase: bool) -> bool:
    """True when the word is part of a name: it names something by itself, or stands beside a word that does."""
    word = words[at].text
    if word in _NET:
        return True
    if word in _TRAILING and before == "v":
        follow = next((w for w in words[at + 1 : at + 4] if w.text not in SMALL), None)
        return follow is not None and follow.kind == "word" and _belongs(follow.text, index)
    if word in SMALL:
        return False
    if not phrase:
        return index.knows(word) or (before in ("P", "v") and _belongs(word, index))
    return index.knows(word) and (before == "P" or _names_next(words, at, index))


def _belongs(word: str, index: Index) -> bool:
    return index.knows(word) or stem(word) in index.also_words


def _names_next(words: tuple[Word, ...], at: int, index: Index) -> bool:
    follow = next((w for w in words[at + 1 : at + 3] if w.text not in SMALL and w.text != "-"), None)
    return follow is not None and (follow.text,) not in lexicon.letters() and index.knows(follow.text)


def _place(
    words: tuple[Word, ...], at: int, index: Index, end: int, options: frozenset[tuple[str, ...]]
) -> Piece:
    """The run of words of names from `at` on, which reaches at least to `end`."""
    while end < len(words):
        ahead = end
        while ahead < len(words) and (
            words[ahead].text in SMALL
            and words[ahead].text not in ("and", "or", "if", "is", "are", "not", "no", "to", "at")
            or (words[ahead].text in ("-", "_") and words[ahead].glued)
        ):
            ahead += 1
        if ahead >= len(words) or words[ahead].kind != "word" or words[ahead].text in SMALL:
            break
        phrase, letter = _phrase_at(words, ahead)
        strong = bool(phrase) and (letter not in _SOFT or len(phrase) > 1)
        spelt = words[ahead].text in NUMBER_WORDS
        if (
            strong
            or spelt
            or _starts_option(words, end, ahead, options)
            or not _belongs(words[ahead].text, index)
        ):
            break
        end = ahead + 1
    said = tuple(w.text for w in words[at:end] if w.kind == "word")
    stems = {stem(w) for w in said if w not in SMALL}
    if said and said[0] in _COUNTED_FROM:
        return Piece("j", said, at, end)
    people = {
        "client",
        "provider",
        "customer",
        "supplier",
        "vendor",
        "team",
        "people",
        "board",
        "management",
        "counsel",
    }
    return Piece("z" if stems and stems <= people else "P", said, at, end)


def _starts_option(
    words: tuple[Word, ...], start: int, ahead: int, options: frozenset[tuple[str, ...]]
) -> bool:
    return any(_option_at(words, at, options) for at in range(start, ahead + 1))


def _sign(words: tuple[Word, ...], at: int) -> Piece:
    sign = words[at].text
    if sign in _ENDS:
        return Piece("," if at + 1 < len(words) else ".", (sign,), at, at + 1)
    if sign == "-":
        spaced = not words[at].glued
        return Piece("," if spaced else ".", (sign,), at, at + 1)
    if sign == "'":
        return Piece("Q", (sign,), at, at + 1)
    return Piece(_SIGNS.get(sign, "X"), (sign,), at, at + 1)
