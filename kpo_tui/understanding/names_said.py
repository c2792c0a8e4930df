"""The names in a sentence: runs of words that name clauses, terms and what these are called."""

from collections.abc import Sequence

from kpo_tui.understanding.figures import NUMBER_WORDS, Amount, amount_at
from kpo_tui.understanding.index import SMALL
from kpo_tui.understanding.pieces import Piece, Vocabulary
from kpo_tui.understanding.vocabulary import kinds, lexicon
from kpo_tui.understanding.words import Word, listed, stem

SOFT = frozenset("pole.|~zbmhidI12U")
"""Letters of words that are part of a name when they stand beside other words of one."""
OWNERS = listed("our my their your")
_COUNTED_FROM = listed("after before from following upon")
_AFTER_A_VALUE = _COUNTED_FROM | listed("of within per on at for to in")
COMPARING = listed("up down raise cut halfway twice their our they_say about")
_OWNING = listed("for_us for_them for_client for_provider each_way their they_say our")
_LASTING = listed("for within")
"""Words after which a length of time is the value of what is named: non-solicitation for a year."""
_CURRENCIES = listed("usd eur gbp inr chf jpy")
_ALSO_NAMES = listed("extra additional further another range extend")
_BREAKS = listed("and or if is are to at")
_JOINS = frozenset({"and", "or"})
_PEOPLE = listed("client provider customer supplier vendor team people board management counsel")


class Names:
    """Finds the names in a sentence, each of which ends at the `stops`, where values that are said in words begin."""

    def __init__(
        self,
        words: tuple[Word, ...],
        vocabulary: Vocabulary,
        stops: frozenset[int] = frozenset(),
        cut: tuple[int, ...] = (),
    ) -> None:
        self.words, self.vocabulary, self.stops, self.cut = words, vocabulary, stops, cut
        self.index = vocabulary.index
        self.texts = tuple(word.text for word in words)
        self._values: dict[int, Amount | None] = {}
        self._phrases: list[tuple[str, int] | None] = [None] * len(words)

    def ending_at(self, stops: frozenset[int], cut: tuple[int, ...]) -> "Names":
        """The same with names that end at these places, and phrases that end where the text is `cut`."""
        names = Names(self.words, self.vocabulary, stops, cut)
        names._values = self._values
        names._phrases = names._phrases if cut else self._phrases
        return names

    def value_at(self, at: int) -> Amount | None:
        """The amount at a word; found once, since it is asked for from several sides."""
        if at not in self._values:
            self._values[at] = amount_at(self.words, at, self.vocabulary.locale, self.vocabulary.writing)
        return self._values[at]

    def kind_at(self, at: int) -> tuple[str, int]:
        """The kind of the longest phrase of the vocabulary that begins at a word, and its size; found once."""
        if (known := self._phrases[at]) is None:
            end = next((place for place in self.cut if place > at), None)
            known = lexicon().at(self.texts[:end] if self.cut else self.texts, at)
            if known[0] in ("fine", "fine_with") and self._tells_of_the_past(at):
                known = lexicon().at(self.texts[: at + 1], at)
            known = self._phrases[at] = self._up_to_whose(at, *known)
        return known

    def _tells_of_the_past(self, at: int) -> bool:
        """True for the `were` of `we were happy with it`, which without its subject is a `we're`."""
        return self.texts[at] == "were" and at > 0 and self.words[at - 1].kind == "word"

    def _up_to_whose(self, at: int, kind: str, size: int) -> tuple[str, int]:
        """A comparison without the `than` that says from whose value it is counted: more than the provider gives."""
        last = at + size - 1
        compared = kind in ("up", "down") and size > 1 and self.texts[last] == "than"
        return kind, size - (compared and lexicon().at(self.texts, last)[0] in _OWNING)

    def phrase_at(self, at: int) -> tuple[tuple[str, ...], str]:
        """The phrase itself, and its letter; empty where none begins."""
        kind, size = self.kind_at(at)
        return self.texts[at : at + size], kinds()[kind].letter if size else ""

    def whole_name_at(self, at: int) -> int:
        """How many words from `at` on are a clause's or term's whole name, small words between included."""
        if self._small(at):
            texts = self.texts[at : at + 12]
            begun = self.index.small_first.get(texts[0], ())
            return max((len(name) for name in begun if texts[: len(name)] == name), default=0)
        if stem(self.texts[at]) not in self.index.first:
            return 0
        best, stems = 0, []
        for end in range(at, min(at + 2 * self.index.longest + 2, len(self.words))):
            word = self.words[end]
            if end in self.stops or (end > at and self._owns(end)):
                break
            if word.kind in ("word", "number") and word.text not in SMALL:
                stems.append(stem(word.text))
                name = tuple(stems)
                joined = name in self.index.said_names and not _JOINS.isdisjoint(self.texts[at:end])
                best = end + 1 - at if name in self.index.full and not joined else best
            elif word.kind == "sign" and word.text not in ("-", "_"):
                break
        return best

    def run_at(self, at: int, phrase: Sequence[str], letter: str, before: str) -> Piece | None:
        """The name that begins at a word, which is also the vocabulary's `phrase`; `before` is the letter before."""
        if len(phrase) > 1 or self.words[at].kind != "word":
            return None
        if self._hyphened(at):
            return self.run(at, at + 3, before)
        if self.words[at].text in OWNERS and at + 1 not in self.stops and self._plainly_names(at + 1):
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

    def _owns(self, at: int) -> bool:
        """True where several words begin that say whose something is: `when the client ends it`."""
        kind, size = self.kind_at(at)
        return kind in _OWNING and size > 2

    def _parted(self, end: int, ahead: int) -> bool:
        """True where a phrase that says whose something is begins before the next word of a name."""
        found = (self.kind_at(at) for at in range(end, ahead + 1))
        return any(kind in _OWNING or (size > 1 and kind != "filler") for kind, size in found)

    def _relates(self, at: int) -> bool:
        """True for a word that compares values, which is part of no name that is not said whole."""
        return self.kind_at(at)[0] in COMPARING and self.texts[at] not in _ALSO_NAMES

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
            or self.stops.intersection(range(end, ahead + 1))
            or any(self.texts[n - 1] in _LASTING and self.value_at(n) for n in range(end + 1, ahead))
            or ("with" in self.texts[end:ahead] and self.texts[ahead] in ("client's", "provider's"))
        ):
            return None
        phrase, letter = self.phrase_at(ahead)
        strong = bool(phrase) and (letter not in SOFT or len(phrase) > 1 or self._relates(ahead))
        spelt = self.words[ahead].text in NUMBER_WORDS or self._and_a_half(ahead)
        return None if strong or spelt or not self._belongs(ahead) else ahead

    def _and_a_half(self, at: int) -> bool:
        """True for the unit of `a day and a half`, which is no part of the name before it."""
        if at + 3 >= len(self.words) or self.texts[at + 3] != "half":
            return False
        value = self.value_at(at - 1)
        return value is not None and value.end == at + 4

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
        ahead = range(at, min(at + 2, len(self.texts)))
        follow = [n for n in ahead if self.texts[n] not in SMALL and self.texts[n] != "-"][:1]
        return any(not self.kind_at(n)[1] and self.index.knows(self.texts[n]) for n in follow)

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
