"""Numbers spelt out: `forty-five`, `a hundred and fifty`, `one and a half`, `one point five million`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.dialogue.understanding.words import Word, listed

_SMALL = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
_BIG = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
NUMBER_WORDS = frozenset(_SMALL) | frozenset(_BIG) | {"half", "quarter", "point"}
_POINTED_AT = listed("this that the which another next last previous first no any each every other good")
_NOT_COUNTED = listed("of thing moment")


class Spelt(NamedTuple):
    """A number, and the place of the first word after it."""

    number: Decimal
    end: int


def spelt_at(words: Sequence[Word], at: int) -> Spelt | None:
    """The number that is spelt out from the word `at` on. The `one` of `this one` is none."""
    texts = [word.text for word in words[at : at + 12]]
    if texts[0] == "one" and ((at and words[at - 1].text in _POINTED_AT) or _NOT_COUNTED & set(texts[1:2])):
        return None
    article = texts[0] == "a" and texts[1:2] and texts[1] in {*_BIG, "dozen"}
    found = _whole(texts[1:] if article else texts, Decimal(1) if article else None)
    if found is None:
        return None
    found = _with_fraction(texts, Spelt(found.number, found.end + 1) if article else found)
    return Spelt(found.number, at + found.end)


def _whole(texts: Sequence[str], before: Decimal | None) -> Spelt | None:
    """The whole number at the beginning; `before` is the 1 that an article stands for."""
    total, current, end = Decimal(0), before, 0
    while end < len(texts):
        word = texts[end]
        if word in _SMALL and _may_follow(current, _SMALL[word]):
            current = Decimal(_SMALL[word]) if word == "dozen" else (current or 0) + Decimal(_SMALL[word])
        elif word == "hundred" and current is not None:
            current *= 100
        elif word in _BIG and current is not None:
            total, current = total + current.scaleb(_BIG[word]), Decimal(0)
        elif not (end and word in ("and", "-") and _joins(word, texts[end - 1], texts[end + 1 : end + 2])):
            break
        end += 1
    return None if end == 0 or current is None else Spelt(total + current, end)


def _may_follow(current: Decimal | None, small: int) -> bool:
    """True where a small number can come next: `twenty` and `five`, `a hundred` and `fifty`."""
    if current is None or current == 0 or small == 12:
        return True
    if current % 100 == 0:
        return current >= 100
    return current % 10 == 0 and current % 100 >= 20 and 0 < small < 10


def _joins(sign: str, before: str, after: Sequence[str]) -> bool:
    return bool(after) and after[0] in _SMALL and before in (_BIG if sign == "and" else _SMALL)


def _with_fraction(texts: Sequence[str], whole: Spelt) -> Spelt:
    """With `and a half`, or `point five`, and a magnitude after that."""
    number, end = whole
    if tuple(texts[end : end + 3]) == ("and", "a", "half"):
        return Spelt(number + Decimal("0.5"), end + 3)
    digits = ""
    if texts[end : end + 1] == ["point"]:
        while end + 1 < len(texts) and _SMALL.get(texts[end + 1], 10) < 10:
            digits, end = digits + str(_SMALL[texts[end + 1]]), end + 1
    if not digits:
        return whole
    number, end = Decimal(f"{number}.{digits}"), end + 1
    magnitude = _BIG.get(texts[end], 0) if end < len(texts) else 0
    return Spelt(number.scaleb(magnitude), end + bool(magnitude))
