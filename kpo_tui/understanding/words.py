"""A sentence split into words, with where each stands in what was typed."""

import re
from functools import lru_cache
from typing import NamedTuple

MOST_CHARACTERS = 600
"""Longer sentences are not taken apart: nobody says a command in that many."""

_ALIKE = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-",
    "—": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\t": " ",
})  # fmt: skip
_FIGURES = r"\d+(?:[.,']\d+)*|\.\d+"
_SPACED = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)"
_IN_GROUPS = r"\d{1,3}(?: \d{3}){2,5}(?:[.,]\d+)?(?![\d-]| \d)"
_DATES = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/)\d{2}(?![\d./])"
)
PARTS = "¼½¾⅛⅜⅝⅞"
"""Signs for parts of one, which stand by themselves among the words."""
_LETTER = rf"[^\W\d_{PARTS}]"
_WORD = rf"{_LETTER}+(?:'{_LETTER}+)*"
_OTHER = r"\n|[^\s]"


class Word(NamedTuple):
    """A word, a number or a sign: lower case, and its place in what was typed.

    `kind` is `word`, `number`, `date` or `sign`; `glued` is True where nothing stands before it but the
    word before.
    """

    text: str
    kind: str
    start: int
    end: int
    glued: bool


def listed(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


def levelled(text: str) -> str:
    """`text` with typographic signs replaced by plain ones, character for character."""
    return text.translate(_ALIKE)


@lru_cache(maxsize=8)
def _splitter(spaced: bool) -> re.Pattern[str]:
    figures = f"{_SPACED}|{_FIGURES}" if spaced else f"{_IN_GROUPS}|{_FIGURES}"
    return re.compile(f"(?P<date>{_DATES})|(?P<number>{figures})|(?P<word>{_WORD})|(?P<sign>{_OTHER})")


@lru_cache(maxsize=256)
def split(text: str, locale: str = "en") -> tuple[Word, ...]:
    """The words of a sentence. Three groups of figures between spaces are one number, two where the locale writes so."""
    found: list[Word] = []
    end = -1
    for match in _splitter(_groups_by_spaces(locale)).finditer(levelled(text)):
        kind = match.lastgroup or "sign"
        found.append(Word(match.group().lower(), kind, match.start(), match.end(), match.start() == end))
        end = match.end()
    return tuple(found)


@lru_cache(maxsize=16)
def _groups_by_spaces(locale: str) -> bool:
    if locale.startswith("en"):
        return False
    from babel.core import UnknownLocaleError
    from babel.numbers import get_group_symbol

    try:
        return get_group_symbol(locale).isspace()
    except (UnknownLocaleError, ValueError):
        return False


_ENDINGS = ("ingly", "ation", "ment", "tion", "ing", "ion", "ed", "er", "al", "es", "e")
_LEAST_ROOT = 4


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """A word without the ending that makes it a verb, a noun or a participle: `dispute` and `disputing` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_ROOT:
            kept = word[: -len(ending)]
            return kept[:-1] if len(kept) > _LEAST_ROOT and kept[-1] == kept[-2] else kept
    return word


def akin(one: str, other: str) -> bool:
    """True for two words of one root: `committed` and `commitment`."""
    return one != other and len(one) > _LEAST_ROOT and len(other) > _LEAST_ROOT and root(one) == root(other)


_KEEPS_S = re.compile(r"(?:ss|us|is|as|os)$")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without possessive and plural, to compare by: `client's`, `clients` and `client` are one."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not _KEEPS_S.search(word):
        return word[:-1]
    return word
