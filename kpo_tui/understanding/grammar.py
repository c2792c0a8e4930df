"""The notation of the vocabulary: phrases with alternatives, and what each of them means.

    (could|can) (you|we) (please|) ; how about     two phrases, parted by a semicolon; the first stands for eight
    don't                                          with an apostrophe, and without one too
    ~lower                                         a verb in its regular forms: lower, lowers, lowering, lowered

A `Lexicon` finds the longest of its phrases at a word, in time that is linear in the words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kpo_tui.understanding.words import split

Phrase = tuple[str, ...]
_LONG = 5
"""Letters of a verb of more than one syllable, the end of which is not doubled."""


@lru_cache(maxsize=4096)
def key(phrase: str) -> Phrase:
    """A phrase as the words that `split` finds in it; most have no sign in them, and need no looking for any."""
    words = tuple(phrase.lower().split())
    return words if all(map(str.isalpha, words)) else tuple(word.text for word in split(phrase))


def spoken(patterns: str) -> Iterator[Phrase]:
    """The phrases that patterns stand for, word by word; one with an apostrophe also without it."""
    for pattern in patterns.split(";"):
        for text in _alternatives(_FORMS.sub(_forms, " ".join(pattern.split()))):
            for spelt in dict.fromkeys((text, text.replace("'", ""))):
                if words := key(spelt):
                    yield words


_FORMS = re.compile(r"~([a-z-]+)")
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnpt]")
"""How a short verb ends whose last letter is written twice: cut, cutting; drop, dropped."""


def _forms(found: re.Match[str]) -> str:
    """The regular forms of a verb as alternatives, in brackets unless they stand among others."""
    verb, before = found[1], found.string[: found.start()]
    stem = verb.removesuffix("e")
    if len(verb) < _LONG and _DOUBLING.fullmatch(verb[-3:]):
        stem += verb[-1]
    past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{stem}ed"
    said = f"{verb}|{verb}s|{stem}ing|{past}"
    return said if before.count("(") > before.count(")") else f"({said})"


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
