"""Runs of words that name a clause or a term: `late interest`, `our notice`, `from receipt of the invoice`."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kpo_tui.dialogue.understanding import lexicon
from kpo_tui.dialogue.understanding.index import Index
from kpo_tui.dialogue.understanding.places import SMALL
from kpo_tui.dialogue.understanding.spelt import NUMBER_WORDS
from kpo_tui.dialogue.understanding.words import Word, listed, stem

SOFT = frozenset("pole.|~zbmhidI12U")
"""Letters of words that are part of a name when they stand beside other words of one."""
_OWNERS = listed("our my their your")
_COUNTED_FROM = listed("after before from following upon")
_AFTER_A_VALUE = _COUNTED_FROM | listed("of within per on at for to in")
_BREAKS = listed("and or if is are to at")
_PEOPLE = listed("client provider customer supplier vendor team people board management counsel")


class Run(NamedTuple):
    """A name from `start` to `end`. `letter` is P; j for what is counted from; z for people alone."""

    letter: str
    words: tuple[str, ...]
    start: int
    end: int


class Names:
    """Finds the names in a sentence. `options` are names of options, at which a name ends."""

    def __init__(self, words: Sequence[Word], index: Index, options: AbstractSet[tuple[str, ...]]) -> None:
        self.words, self.index, self.options = words, index, options

    def phrase_at(self, at: int) -> tuple[tuple[str, ...], str]:
        """The longest phrase of the vocabulary at a word, and its letter; empty where there is none."""
        table = lexicon.letters()
        for size in range(min(lexicon.longest(), len(self.words) - at), 0, -1):
            phrase = tuple(word.text for word in self.words[at : at + size])
            if phrase in table:
                return phrase, table[phrase]
        return (), ""

    def option_at(self, at: int) -> int:
        """How many words the longest name of an option at a word has."""
        texts = tuple(word.text for word in self.words[at : at + 12])
        return max((len(name) for name in self.options if texts[: len(name)] == name), default=0)

    def whole_name_at(self, at: int) -> int:
        """How many words from `at` on are a clause's or term's whole name, small words between included."""
        if self._small(at):
            texts = tuple(word.text for word in self.words[at : at + 12])
            begun = self.index.small_first.get(texts[0], ())
            return max((len(name) for name in begun if texts[: len(name)] == name), default=0)
        best, stems = 0, []
        for end in range(at, min(at + 2 * self.index.longest + 2, len(self.words))):
            word = self.words[end]
            if word.kind in ("word", "number") and word.text not in SMALL:
                stems.append(stem(word.text))
                best = end + 1 - at if tuple(stems) in self.index.full else best
            elif word.kind == "sign" and word.text not in ("-", "_"):
                break
        return best

    def run_at(self, at: int, phrase: Sequence[str], letter: str, before: str) -> Run | None:
        """The name that begins at a word, which is also the vocabulary's `phrase`; `before` is the letter before."""
        if len(phrase) > 1 or self.words[at].kind != "word":
            return None
        if self.words[at].text in _OWNERS and self._plainly_names(at + 1):
            return self.run(at, at + 2)
        strong = bool(phrase) and (letter not in SOFT or (letter == "p" and before in "wlmh,"))
        return None if strong or not self._begins(at, bool(phrase), before) else self.run(at, at + 1)

    def run(self, at: int, end: int) -> Run:
        """The run of words of names from `at` on, which reaches at least to `end`."""
        while (ahead := self._next(end)) is not None:
            end = ahead + 1
        said = tuple(word.text for word in self.words[at:end] if word.kind in ("word", "number"))
        stems = {stem(word) for word in said if word not in SMALL}
        letter = "j" if said and said[0] in _COUNTED_FROM else "z" if stems and stems <= _PEOPLE else "P"
        return Run(letter, said, at, end)

    def _next(self, end: int) -> int | None:
        """The place of the word that goes on with a name that ends at `end`; None where none does."""
        ahead = end
        while ahead < len(self.words) and self._between(ahead):
            ahead += 1
        if ahead >= len(self.words) or self._small(ahead):
            return None
        phrase, letter = self.phrase_at(ahead)
        strong = bool(phrase) and (letter not in SOFT or len(phrase) > 1)
        option = any(self.option_at(at) for at in range(end, ahead + 1))
        spelt = self.words[ahead].text in NUMBER_WORDS
        return None if strong or option or spelt or not self._belongs(ahead) else ahead

    def _begins(self, at: int, phrase: bool, before: str) -> bool:
        """True when a name begins here: the word names something by itself, or beside a word that does."""
        word = self.words[at].text
        if word in _AFTER_A_VALUE and before == "v":
            follow = next(
                (n for n in range(at + 1, min(at + 4, len(self.words))) if self.words[n].text not in SMALL),
                None,
            )
            return follow is not None and self._belongs(follow)
        if word in SMALL:
            return False
        if phrase and word != "net":
            return self.index.knows(word) and (before == "P" or self._plainly_names(at + 1))
        return word == "net" or self.index.knows(word) or (before in ("P", "v") and self._belongs(at))

    def _plainly_names(self, at: int) -> bool:
        """True when the next word but small ones names something and means nothing else."""
        follow = [word for word in self.words[at : at + 2] if word.text not in SMALL and word.text != "-"]
        return (
            bool(follow) and (follow[0].text,) not in lexicon.letters() and self.index.knows(follow[0].text)
        )

    def _belongs(self, at: int) -> bool:
        word = self.words[at]
        return word.kind == "word" and (
            self.index.knows(word.text) or stem(word.text) in self.index.also_words
        )

    def _small(self, at: int) -> bool:
        return self.words[at].kind != "word" or self.words[at].text in SMALL

    def _between(self, at: int) -> bool:
        word = self.words[at]
        return (word.text in SMALL and word.text not in _BREAKS) or (word.text in ("-", "_") and word.glued)
