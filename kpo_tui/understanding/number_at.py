"""The number at a place in a sentence, in figures or in words, whatever is counted."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.negotiation.terms.numerals import EXACT
from kpo_tui.understanding.amounts import glued_at, text_at
from kpo_tui.understanding.numerals_spelt import FIRST_OF_NUMBERS, Spelt, fraction_at, spelt_at
from kpo_tui.understanding.numerals_written import written
from kpo_tui.understanding.words import Word

_MAGNITUDES = {
    "k": 3, "thousand": 3, "grand": 3, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "m": 6, "mm": 6, "mn": 6, "mio": 6, "mln": 6,
    "million": 6, "millions": 6, "cr": 7, "crore": 7, "crores": 7, "bn": 9, "billion": 9, "billions": 9, "hundred": 2,
}  # fmt: skip
_ONLY_GLUED = ("m", "mm", "cr")
"""Magnitudes that mean something else where they stand alone, unless a currency came before."""
_KNOWN_TO_TERMS = ("k", "thousand", "m", "mn", "mio", "million", "millions", "bn", "billion")
_SIGNS = {
    "¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75"), "⅛": Decimal("0.125"), "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip
FIRST_OF_FIGURES = FIRST_OF_NUMBERS | _SIGNS.keys()
"""Words and signs that a number may begin with."""
_MOST_PARTS = 3
"""How many numbers of falling size make one: `1 crore 20 lakh 5 thousand`."""


class Figure(NamedTuple):
    """What a number may be, one where it is sure; `end` is the place after it.

    `said` is it as typed; where `plain`, a term reads it so in the writing of `locale`, of several the last.
    """

    numbers: tuple[Decimal, ...]
    said: str
    end: int
    locale: str
    plain: bool = False
    thousands_or_decimals: bool = False

    def beside(self, other: "Figure") -> "Figure":
        """What it is when it is said twice: what both may be; what either may be where they contradict."""
        both = tuple(number for number in self.numbers if number in other.numbers)
        numbers = both or tuple(dict.fromkeys((*self.numbers, *other.numbers)))
        return Figure(numbers, self.said, other.end, self.locale, self.plain and numbers == self.numbers)


def figure_at(words: Sequence[Word], at: int, locale: str, *, priced: bool = False) -> Figure | None:
    """The number at `at`, with the same in brackets after it; `priced` where a currency stands before it."""
    figure = _once(words, at, locale, priced)
    if figure is None or text_at(words, figure.end) != "(" or figure.end + 1 >= len(words):
        return figure
    again = _once(words, figure.end + 1, locale, priced)
    if again is None or text_at(words, again.end) != ")":
        return figure
    return figure.beside(again)._replace(end=again.end + 1)


def part_at(words: Sequence[Word], at: int) -> Figure | None:
    """A part of one: `half`, `three quarters`, `½`, `1/2`."""
    if spelt := fraction_at(words, at):
        return Figure((spelt.number,), "", spelt.end, "en")
    return _sign_at(words, at)


def _once(words: Sequence[Word], at: int, locale: str, priced: bool) -> Figure | None:
    if words[at].kind == "number":
        return _in_figures(words, at, locale, priced)
    if words[at].text in _SIGNS:
        return _sign_at(words, at)
    spelt = spelt_at(words, at)
    return None if spelt is None else _with_hundredths(words, spelt)


def _with_hundredths(words: Sequence[Word], whole: Spelt) -> Figure:
    """With a second number of two figures right behind the first, which are hundredths, or are not: `thirty-two fifty`."""
    after = spelt_at(words, whole.end) if whole.end < len(words) else None
    number = whole.number
    if (
        after is None
        or not (20 < number < 100 and 10 <= after.number < 100)
        or number % 1
        or after.number % 1
    ):
        return Figure((number,), "", whole.end, "en")
    return Figure((number + after.number / 100, number * 100 + after.number), "", after.end, "en")


def _sign_at(words: Sequence[Word], at: int) -> Figure | None:
    """`½`, `1/2`: parts that everyone counts in, of one."""
    text = text_at(words, at)
    if text in _SIGNS:
        return Figure((_SIGNS[text],), "", at + 1, "en")
    below = text_at(words, at + 2)
    glued = glued_at(words, at + 1) and glued_at(words, at + 2)
    if text_at(words, at + 1) != "/" or below not in ("2", "4", "8") or not glued:
        return None
    if not text.isdecimal() or len(text) > 1 or int(text) >= int(below):
        return None
    return Figure((Decimal(text) / Decimal(below),), "", at + 3, "en")


def _in_figures(words: Sequence[Word], at: int, locale: str, priced: bool) -> Figure:
    text, end = words[at].text, at + 1
    minus = at > 0 and words[at - 1].text == "-" and not words[at - 1].glued and words[at].glued
    numbers, plain = written(text, locale)
    said = ("-" if minus else "") + text
    either = len(numbers) > 1
    if text.isdecimal() and (part := _part_after(words, end)):
        numbers, end, said = (Decimal(text) + part.numbers[0],), part.end, ""
    elif _a_group(words, at):
        numbers = (Decimal(text + words[end].text), Decimal(text))
        said, end = f"{text} {words[end].text}", end + 1
    if minus:
        numbers = tuple(-number for number in numbers)
    found = Figure(numbers, said, end, locale, plain and bool(said), either)
    return _with_magnitude(words, found, priced)


def _part_after(words: Sequence[Word], at: int) -> Figure | None:
    """What is added to a whole number: `1½`, `1 ¼`, `2 1/2`, `3 and a half`."""
    if text_at(words, at) == "and" and text_at(words, at + 1) in ("a", "one", "three"):
        spelt = fraction_at(words, at + 1)
        return Figure((spelt.number,), "", spelt.end, "en") if spelt else None
    sign = _sign_at(words, at)
    return None if sign is None or (glued_at(words, at) and text_at(words, at) not in _SIGNS) else sign


def _a_group(words: Sequence[Word], at: int) -> bool:
    """True where three figures follow after a blank: `1 200` may be one number, or two."""
    text, after = words[at].text, text_at(words, at + 1)
    short = len(text) <= 3 and text.isdecimal() and not text.startswith("0")
    return short and len(after) == 3 and after.isdecimal() and words[at + 1].kind == "number"


def _with_magnitude(words: Sequence[Word], figure: Figure, priced: bool) -> Figure:
    """With the magnitude after it, and what goes on in a smaller one: `3.5 million`, `1 crore 20 lakh`."""
    zeros = _magnitude(words, figure.end, priced)
    if not zeros:
        return figure
    name = text_at(words, figure.end)
    plain = figure.plain and name in _KNOWN_TO_TERMS
    numbers = tuple(number.scaleb(zeros, EXACT) for number in figure.numbers)
    said, end = f"{figure.said} {name}", figure.end + 1
    for _ in range(_MOST_PARTS):
        after = end + (text_at(words, end) == "and")
        smaller = _magnitude(words, after + 1, priced)
        if not smaller or smaller >= zeros or not text_at(words, after).isdecimal():
            break
        more = Decimal(text_at(words, after)).scaleb(smaller, EXACT)
        numbers, zeros, end, plain = tuple(number + more for number in numbers), smaller, after + 2, False
    if end == figure.end + 1 and tuple(text_at(words, end + n) for n in range(3)) == ("and", "a", "half"):
        numbers, end, plain = tuple(n + Decimal("0.5").scaleb(zeros) for n in numbers), end + 3, False
    return Figure(numbers, said, end, figure.locale, plain)


def _magnitude(words: Sequence[Word], at: int, priced: bool) -> int:
    """The zeros of a magnitude at a place; 0 if there is none."""
    name = text_at(words, at)
    alone = name in _ONLY_GLUED and not (priced or glued_at(words, at))
    return 0 if alone else _MAGNITUDES.get(name, 0)
