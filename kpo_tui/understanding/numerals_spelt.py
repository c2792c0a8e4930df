"""Numbers in words: `ninety-nine point five`, `two and a half million`, `half a million`, `three lakh`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.understanding.amounts import text_at
from kpo_tui.understanding.words import Word, listed

_SMALL = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
LARGE = {
    "thousand": 3, "grand": 3, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "million": 6, "millions": 6, "crore": 7, "crores": 7,
    "billion": 9, "billions": 9,
}  # fmt: skip
"""Words for large numbers, with their zeros."""
_BIG = {"hundred": 2, **LARGE}
NUMBER_WORDS = (
    frozenset(_SMALL)
    | (frozenset(_BIG) - {"grand", "lac", "lacs"})
    | {"half", "quarter", "quarters", "point"}
)
_POINTED_AT = listed("this that the which another next last previous first no any each every other good")
_NOT_COUNTED = listed("of thing moment")
_LONGEST = 24
"""Words of the longest number that is looked for."""
_FRACTIONS = {
    ("half",): Decimal("0.5"), ("a", "half"): Decimal("0.5"), ("one", "half"): Decimal("0.5"), ("a", "quarter"): Decimal("0.25"),
    ("one", "quarter"): Decimal("0.25"), ("three", "quarters"): Decimal("0.75"), ("three", "quarter"): Decimal("0.75"),
    ("quarter",): Decimal("0.25"),
}  # fmt: skip
_MORE = listed("another further extra additional")
FIRST_OF_NUMBERS = frozenset({"a", *_SMALL, *_BIG, *(said[0] for said in _FRACTIONS)})
"""Words that a number may begin with."""


class Spelt(NamedTuple):
    """A number, and the place of the first word after it."""

    number: Decimal
    end: int


def spelt_at(words: Sequence[Word], at: int) -> Spelt | None:
    """The number that is spelt out from the word `at` on. The `one` of `this one` is none."""
    if words[at].text not in FIRST_OF_NUMBERS:
        return None
    texts = [word.text for word in words[at : at + _LONGEST]]
    if large := _part_of_large(texts):
        return Spelt(large.number, at + large.end)
    if texts[0] == "one" and ((at and words[at - 1].text in _POINTED_AT) or _NOT_COUNTED & set(texts[1:2])):
        return None
    article = texts[0] == "a" and texts[1:2] and texts[1] in {*_BIG, "dozen"} and texts[1] != "grand"
    another = at > 0 and words[at - 1].text in _MORE and texts[0] in _BIG
    found = _whole(texts[1:] if article else texts, Decimal(1) if article or another else None)
    if found is None:
        return None
    found = _with_fraction(texts, Spelt(found.number, found.end + 1) if article else found)
    return Spelt(found.number, at + found.end)


def fraction_at(words: Sequence[Word], at: int) -> Spelt | None:
    """A half or quarters that begin at `at`: `half`, `a quarter`, `three quarters`."""
    return _fraction([text_at(words, at), text_at(words, at + 1), text_at(words, at + 2)], at)


def _fraction(texts: Sequence[str], at: int) -> Spelt | None:
    place = 1 if texts[1:2] == ["-"] else 0  # three-quarters
    for said in ((texts[0], *texts[1 + place : 2 + place]), tuple(texts[:1])):
        if said in _FRACTIONS:
            return Spelt(_FRACTIONS[said], at + len(said) + (place if len(said) > 1 else 0))
    return None


def _part_of_large(texts: Sequence[str]) -> Spelt | None:
    """`half a million`, `three quarters of a million`, `a quarter million`."""
    part = _fraction(texts, 0)
    if part is None:
        return None
    end = part.end + (texts[part.end : part.end + 1] == ["of"])
    end += texts[end : end + 1] in (["a"], ["one"])
    large = texts[end] if end < len(texts) else ""
    if large == "dozen" and part.number == Decimal("0.5"):
        return Spelt(Decimal(6), end + 1)
    return Spelt(part.number.scaleb(LARGE[large]), end + 1) if large in LARGE else None


def _whole(texts: Sequence[str], before: Decimal | None) -> Spelt | None:
    """The whole number at the beginning; `before` is the 1 that an article stands for."""
    total, current, end, bound = Decimal(0), before, 0, 99
    while end < len(texts):
        word = texts[end]
        if word in _SMALL and _may_follow(current, _SMALL[word]):
            current = (
                (current or Decimal(1)) * 12 if word == "dozen" else (current or Decimal(0)) + _SMALL[word]
            )
        elif word == "hundred" and current is not None and 0 < current < 100:
            current *= 100
        elif word in LARGE and current and LARGE[word] < bound:
            total, current, bound = total + current.scaleb(LARGE[word]), Decimal(0), LARGE[word]
        elif not (end and word in ("and", "-") and _joins(word, texts[end - 1], texts[end + 1 : end + 2])):
            break
        end += 1
    return None if end == 0 or current is None else Spelt(total + current, end)


def _may_follow(current: Decimal | None, small: int) -> bool:
    """True where a small number can come next: `twenty` and `five`, `a hundred` and `fifty`; `two` and `dozen`."""
    if current is None or current == 0 or small == 12 or current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and 0 < small < 10


def _joins(sign: str, before: str, after: Sequence[str]) -> bool:
    return bool(after) and after[0] in _SMALL and before in (_BIG if sign == "and" else _SMALL)


def _with_fraction(texts: Sequence[str], whole: Spelt) -> Spelt:
    """With `and a half`, or `point five`, and a magnitude after that."""
    number, end = whole
    if texts[end : end + 1] == ["and"] and (part := _fraction(texts[end + 1 :] or [""], end + 1)):
        if texts[end + 1] not in ("half", "quarter"):
            return _scaled(texts, Spelt(number + _of_its_size(part.number, texts[end - 1]), part.end))
        return whole
    digits = ""
    if texts[end : end + 1] == ["point"]:
        while end + 1 < len(texts) and _SMALL.get(texts[end + 1], 10) < 10:
            digits, end = digits + str(_SMALL[texts[end + 1]]), end + 1
    return _scaled(texts, Spelt(Decimal(f"{number:f}.{digits}"), end + 1)) if digits else whole


def _of_its_size(part: Decimal, last: str) -> Decimal:
    """A part of what was counted last: `two million and a half` has half a million more."""
    return part.scaleb(LARGE.get(last, 0))


def _scaled(texts: Sequence[str], found: Spelt) -> Spelt:
    magnitude = LARGE.get(texts[found.end], 0) if found.end < len(texts) else 0
    return Spelt(found.number.scaleb(magnitude), found.end + bool(magnitude))
