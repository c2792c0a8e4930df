"""The notation of the vocabulary: phrases with alternatives, and what each of them means.

    (could|can) (you|we) (please|) ; how about     two phrases, parted by a semicolon; the first stands for eight
    don't                                          with an apostrophe, and without one too

A `Lexicon` finds the longest of its phrases at a word, in time that is linear in the words.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kpo_tui.understanding.words import split

Phrase = tuple[str, ...]


@lru_cache(maxsize=4096)
def key(phrase: str) -> Phrase:
    """A phrase as the words that `split` finds in it."""
    return tuple(word.text for word in split(phrase))


def spoken(patterns: str) -> Iterator[Phrase]:
    """The phrases that patterns stand for, word by word; one with an apostrophe also without it."""
    for pattern in patterns.split(";"):
        for text in _alternatives(" ".join(pattern.split())):
            for spelt in dict.fromkeys((text, text.replace("'", ""))):
                if words := key(spelt):
                    yield words


def _alternatives(pattern: str) -> Iterator[str]:
    """The texts that a pattern stands for. Alternatives hold alternatives only at one level."""
    head, found, rest = pattern.partition("(")
    if not found:
        yield head
        return
    inner, _, tail = rest.partition(")")
    tails = list(_alternatives(tail))
    for one in inner.split("|"):
        for end in tails:
            yield f"{head}{one}{end}"


class Lexicon:
    """Phrases and what they mean. A phrase of two meanings keeps the one that is named last."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        self.meanings: dict[Phrase, str] = {
            phrase: name for name, patterns in tables.items() for phrase in spoken(patterns)
        }
        sizes: dict[str, set[int]] = {}
        for phrase in self.meanings:
            sizes.setdefault(phrase[0], set()).add(len(phrase))
        self._sizes = {word: sorted(found, reverse=True) for word, found in sizes.items()}

    def at(self, words: Sequence[str], at: int) -> tuple[str, int]:
        """The meaning of the longest phrase that begins at the word, and its size; `("", 0)` where none does."""
        for size in self._sizes.get(words[at], ()):
            if (
                size <= len(words) - at
                and (name := self.meanings.get(tuple(words[at : at + size]))) is not None
            ):
                return name, size
        return "", 0

    def whole(self, words: Sequence[str]) -> str:
        """The meaning of all the words together; empty where they have none."""
        return self.meanings.get(tuple(words), "")
