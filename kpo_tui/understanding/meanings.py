"""Words as what they mean, to compare a sentence with labels: roots, synonyms, and what is denied.

A `Meaning` covers some words and stands for one or several roots that are as good as one another. What is denied stands
for the roots with a minus: `without a premium` is `-premium`, and so is `no premium`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.negotiation.party import Side, other
from kpo_tui.understanding.figures import NUMBER_WORDS, UNIT_WORDS
from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.words import Word, listed, split, stem

SMALL_WORDS = listed("""
    a an the of for on to in at by with after before from is are it its as and or that this those these there if when what which who
    how be been being may can do does did will would shall should must has have had up beside under than then so too also
    into within per upon via please kindly pls just simply but while where was were could might like let let's lets them both's
""")
"""Words that mean nothing by themselves in a label or beside one."""
LIGHT = listed("only over further")
"""Words that tell options apart only where nothing else does."""
DENYING = listed(
    "no not without never neither nor cannot can't don't isn't won't doesn't aren't shouldn't mustn't w/o dont isnt wont cant non"
)
NO = "no"
"""The root of a denial that stands alone."""
_OURS = listed("we us our ours my mine i me")
_THEIRS = listed("they them their you your")
_POINTED_AT = listed(
    "this that the which another next last previous first second third fourth any each every other good same"
)
PRONOUNS = _OURS | _THEIRS
_COUNTABLE = listed("month year week quarter day hour")
_FEW = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_REPLACED = frozenset({
    ("rather", "than"), ("instead", "of"), ("in", "place", "of"), ("in", "lieu", "of"),
})  # fmt: skip
"""What leads to that which is not meant, as far as a clause reaches: `arbitration rather than courts`."""
_REPLACING = frozenset(lead[0] for lead in _REPLACED)
_BREAKS = frozenset(",;\n().!?-")
_JOINS = listed("and but while whereas")
_ENDINGS = ("ically", "ally", "ing", "ment", "ance", "ion", "ed", "ly")


class Meaning(NamedTuple):
    """What some words mean: the roots, any of which may be meant; `start` and `end` are the places of the words.

    `segment` counts the parts of a sentence between commas, `and` and `but`. `faint` is true for words such as
    `we` and `say`, which stand in any sentence and alone name nothing.
    """

    roots: frozenset[str]
    start: int
    end: int
    segment: int
    faint: bool = False

    @property
    def denied(self) -> bool:
        """True for what is said not to be."""
        return _is_denied(self.roots)

    @property
    def plain(self) -> frozenset[str]:
        """The roots, whether they are denied or not."""
        return _plain(self.roots)


@lru_cache(maxsize=8192)
def _is_denied(roots: frozenset[str]) -> bool:
    return any(root[0] == "-" and len(root) > 1 for root in roots)


@lru_cache(maxsize=8192)
def _plain(roots: frozenset[str]) -> frozenset[str]:
    return frozenset(root.removeprefix("-") for root in roots)


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """A word without its ending: `accepted`, `accepts` and `accepting` are one."""
    word = stem(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -1 if word.endswith("eed") else -len(ending)] + ("ic" if ending == "ically" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eyi" else word


def meanings_of(words: Sequence[Word], phrases: Lexicon, party: Side | None = None) -> list[Meaning]:
    """What the words mean, in order. For a `party`, `our` and `their` mean the sides."""
    return list(_Reader([w for w in enumerate(words) if not _hyphen(w[1])], phrases, party).read())


def label_of(label: str, phrases: Lexicon) -> tuple[frozenset[str], ...]:
    """The meanings of a label, roots alone."""
    return tuple(meaning.roots for meaning in meanings_of(split(label.replace("_", " ")), phrases))


def _hyphen(word: Word) -> bool:
    return word.text in ("-", "_") and word.glued


class _Reader:
    """Goes over the words once, with what the next one hangs on: a denial, a number before, the segment."""

    def __init__(self, words: list[tuple[int, Word]], phrases: Lexicon, party: Side | None) -> None:
        self.places = [place for place, _ in words]
        self.words = [word for _, word in words]
        self.texts = [word.text for word in self.words]
        self.phrases, self.party = phrases, party
        self.segment = 0
        self.denying: int | None = None  # where the denial stands that nothing followed yet
        self.running = False  # words that are denied were read, and nothing that ends them
        self.counted = False
        self.found: list[Meaning] = []

    def read(self) -> list[Meaning]:
        """The meanings of all words."""
        at = 0
        while at < len(self.words):
            at += self._step(at)
        self._end_denial()
        return self.found

    def _step(self, at: int) -> int:
        word, text = self.words[at], self.texts[at]
        if text in _REPLACING and (led := self._leads_to_what_is_replaced(at)):
            self._part(1)
            self.denying = at + led - 1
            return led
        points = self._points(at)
        name, size = ("", 0) if points else self.phrases.at(self.texts, at)
        if size and not (size == 1 and self._is_count(at)):
            for part in name.split():
                self._add(frozenset(root(one) for one in part.split("|")), at, size)
            self.counted = self.texts[at + size - 1] in _FEW
            return size
        if word.kind == "sign":
            if text in _BREAKS:
                self._part(1)
        elif text in DENYING:
            self._end_denial()
            self.denying, self.running = at, False
        elif points or text in SMALL_WORDS:
            self.running = False
            if text in _JOINS:
                self._part(1)
        else:
            self._add(self._roots(at), at, 1)
            self.counted = word.kind == "number" or text in NUMBER_WORDS
        return 1

    def _leads_to_what_is_replaced(self, at: int) -> int:
        """How many words say that what follows is not meant; 0 where none do, or nothing follows."""
        led = next((len(lead) for lead in _REPLACED if tuple(self.texts[at : at + len(lead)]) == lead), 0)
        return led if at + led < len(self.texts) else 0

    def _points(self, at: int) -> bool:
        """True for the `one` of `that one`, which is no number."""
        return self.texts[at] in ("one", "ones") and bool(at) and self.texts[at - 1] in _POINTED_AT

    def _is_count(self, at: int) -> bool:
        text = stem(self.texts[at])
        return text in _COUNTABLE and (self.counted or self.texts[at] != text)

    def _roots(self, at: int) -> frozenset[str]:
        text = self.texts[at]
        if text in _FEW:
            return frozenset({_FEW[text]})
        if self._is_count(at):
            return frozenset({f"{stem(text)}#"})
        if self.party is not None and (text in _OURS or text in _THEIRS):
            return frozenset({root(self.party if text in _OURS else other(self.party))})
        return frozenset({root(text)})

    def _add(self, roots: frozenset[str], at: int, size: int) -> None:
        if self.denying is not None or self.running:
            roots = frozenset(f"-{one}" for one in roots)
            self.denying, self.running = None, True
        faint = size == 1 and self.texts[at] in _FAINT
        end = self.places[at + size - 1] + 1
        self.found.append(Meaning(roots, self.places[at], end, self.segment, faint))

    def _part(self, by: int) -> None:
        self._end_denial()
        self.running = self.counted = False
        self.segment += by

    def _end_denial(self) -> None:
        """A denial that nothing follows stands for nothing at all: `training: no`."""
        if self.denying is not None:
            at, self.denying = self.denying, None
            none = frozenset({root("none"), root("nothing"), NO})
            self.found.append(Meaning(none, self.places[at], self.places[at] + 1, self.segment))


_FIGURE = re.compile(r"\d")
FILLING = frozenset({*SMALL_WORDS, *_OURS, *_THEIRS, *DENYING}) | listed("""
    want wants like prefer prefers need needs insist propose proposes suggest agree agreed accept fine ok okay good works happy take offer offers
    ask asks go choose say think yes yeah yep should option please thanks thank well make made keep stay stays remains remain put set lets
    only over further at all any our side here now get give use used one ones it's that's we'd we'll i'd i'll we're we've they're they'll they'd you're you'll you'd make thing things
    case cases means mean apply applies applied hereby respectfully basis approach kind way clause point
    full total complete outright absolute strict obviously naturally clearly certainly definitely absolutely course frankly honestly simply indeed
""")
"""Words that need no explanation beside an option: they say nothing of a term."""
_FAINT = (FILLING | LIGHT) - SMALL_WORDS - DENYING - {"one"}


def is_content(word: Word) -> bool:
    """True for a word that says something of a term, so that an option must explain it. Figures are for others to explain."""
    if word.kind != "word" or word.text in FILLING:
        return False
    return word.text not in NUMBER_WORDS and word.text not in UNIT_WORDS and not _FIGURE.search(word.text)
