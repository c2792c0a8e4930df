"""The tables of phrases made ready: from words to what they mean."""

from collections.abc import Sequence
from functools import lru_cache

from kpo_tui.understanding import wish_lexicon
from kpo_tui.understanding.grammar import spoken
from kpo_tui.understanding.vocabulary import kinds, lexicon
from kpo_tui.understanding.vocabulary import letters as letters
from kpo_tui.understanding.wish_phrases import LEADS, RUNGS
from kpo_tui.understanding.words import split

Key = tuple[str, ...]


def key(phrase: str) -> Key:
    """A phrase as the words that `split` finds in it."""
    return tuple(word.text for word in split(phrase))


@lru_cache(maxsize=1)
def wishes() -> dict[Key, str]:
    """The phrases that wishes are made of, with the kind of wish that each of them is found in first."""
    return wish_lexicon.patterns().parts


@lru_cache(maxsize=1)
def rungs() -> dict[Key, str]:
    """Names of the rungs of a party's positions."""
    return {phrase: name for name, patterns in RUNGS.items() for phrase in spoken(patterns)}


@lru_cache(maxsize=3)
def leading(letter: str) -> frozenset[Key]:
    """The phrases of one of the letters of LEADS, which are looked up for a whole sentence."""
    return frozenset(spoken(LEADS[letter]))


def phrase_at(words: Sequence[str], at: int) -> tuple[Key, str]:
    """The longest phrase within sentences that begins at the word `at`, and its letter; empty where none does."""
    name, size = lexicon().at(words, at)
    return tuple(words[at : at + size]), kinds()[name].letter if size else ""


@lru_cache(maxsize=1)
def longest_wish() -> int:
    """The number of words of the longest phrase that takes a value or leads to a place."""
    tables = (rungs(), *(leading(letter) for letter in LEADS))
    return max(len(words) for table in tables for words in table)
