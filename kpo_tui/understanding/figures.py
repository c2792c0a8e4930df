"""Amounts in a sentence: figures and number words with their units, currencies and periods; dates."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.negotiation.terms import Amounts
from kpo_tui.negotiation.terms.duration import UNITS
from kpo_tui.negotiation.terms.number import PERIODS
from kpo_tui.understanding.words import Word, listed

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


_UNITS = {name: unit for unit, names in UNITS.items() for name in names}
_PERIODS = {name: period for period, names in PERIODS.items() for name in names}
_PERCENT = listed("% percent pct percentage pc") | {"per cent"}
_CURRENCIES = listed("""
    $ € £ ₹ ¥ usd eur gbp inr chf jpy cad aud sgd php pln sek nok dkk aed zar dollar dollars euro euros pound pounds sterling
    rupee rupees rs yen franc francs
""")
_MAGNITUDES = listed("k thousand m mn mio million millions bn billion")
MONTHS = listed("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec
""")
_LONGEST_NOTATION = 8
"""Words of the longest value that a notation is looked for in."""
UNIT_WORDS = (
    frozenset(word for name in _UNITS for word in name.split()) | frozenset(_PERIODS) | {"percent", "dollars"}
)


class Amount(NamedTuple):
    """A value as said: `text` is what a term parses, numbers in the writing of `locale`.

    `end` is the place of the first word after it; `unit` is the unit of a count or a length of time.
    """

    kind: Amounts
    text: str
    end: int
    locale: str
    unit: str = ""


class Writing(NamedTuple):
    """How a playbook's terms write values: its own units, such as `fte`, and notations that are no plain numbers."""

    units: frozenset[str] = frozenset()
    notations: tuple[re.Pattern[str], ...] = ()


def amount_at(words: Sequence[Word], at: int, locale: str, writing: Writing) -> Amount | None:
    """The amount that begins at the word `at`, if one does."""
    if found := _date(words, at, locale) or _noted(words, at, locale, writing.notations):
        return found
    currency, start = _currency(words, at)
    figure = _figure(words, start, locale) if start < len(words) else None
    if figure is None and not currency:
        figure = _one_or_half(words, at)
    return None if figure is None else _with_unit(words, figure, currency, writing.units)


def _noted(
    words: Sequence[Word], at: int, locale: str, notations: Sequence[re.Pattern[str]]
) -> Amount | None:
    """What matches a notation, up to the end of a word."""
    said, ends = "", {0: at}
    for place, word in enumerate(words[at : at + _LONGEST_NOTATION] if notations else (), at + 1):
        said += f"{'' if word.glued or not said else ' '}{word.text}"
        ends[len(said)] = place
    found = (notation.match(said) for notation in notations)
    noted = next((match for match in found if match and match.end() in ends), None)
    return None if noted is None else Amount("notation", noted[0], ends[noted.end()], locale)


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _currency(words: Sequence[Word], at: int) -> tuple[str, int]:
    """The currency at `at`, empty if there is none, and the place after it."""
    if _text(words, at) == "us" and _text(words, at + 1) in ("$", "dollar", "dollars"):
        return "usd", at + 2
    return (_text(words, at), at + 1) if _text(words, at) in _CURRENCIES else ("", at)


def _date(words: Sequence[Word], at: int, locale: str) -> Amount | None:
    """A date: in figures, `4 January 2027`, `January 4th, 2027`."""
    if words[at].kind == "date":
        return Amount("date", words[at].text, at + 1, locale)
    if words[at].text in MONTHS:
        month, day, end = words[at].text, _text(words, at + 1), _past_ordinal(words, at + 2)
    else:
        end = _past_ordinal(words, at + 1)
        end += _text(words, end) == "of"
        day, month, end = words[at].text, _text(words, end), end + 1
    end += _text(words, end) == ","
    year = _text(words, end)
    if month not in MONTHS or not day.isdigit() or not year.isdigit() or len(year) != 4:
        return None
    return Amount("date", f"{day} {month} {year}", end + 1, locale)


def _past_ordinal(words: Sequence[Word], at: int) -> int:
    return at + (_text(words, at) in ("st", "nd", "rd", "th"))


def _one_or_half(words: Sequence[Word], at: int) -> Amount | None:
    """`a month`, `an hour`: one of it; `half a percent`, `half a year`."""
    lead, after = words[at].text, _text(words, at + 1)
    if lead in ("a", "an") and after in _UNITS and len(after) > 2:
        return Amount("bare", "1", at + 1, "en")
    if lead == "half":
        unit_at = at + 2 if after in ("a", "an") else at + 1
        unit = _text(words, unit_at)
        if unit in _PERCENT or unit in _UNITS or unit == "per":
            return Amount("bare", "0.5", unit_at, "en")
    return None


def _figure(words: Sequence[Word], at: int, locale: str) -> Amount | None:
    if words[at].kind != "number":
        spelt = spelt_at(words, at)
        return None if spelt is None else Amount("bare", f"{spelt.number:f}", spelt.end, "en")
    if tuple(_text(words, at + n) for n in (1, 2, 3)) == ("and", "a", "half"):
        return Amount("bare", f"{words[at].text}.5", at + 4, "en")
    minus = at > 0 and words[at - 1].text == "-" and not words[at - 1].glued and words[at].glued
    figures, magnitude = ("-" if minus else "") + words[at].text, _text(words, at + 1)
    if magnitude in _MAGNITUDES and (magnitude != "m" or words[at + 1].glued):
        return Amount("bare", f"{figures} {magnitude}", at + 2, locale)
    return Amount("bare", figures, at + 1, locale)


def _with_unit(words: Sequence[Word], figure: Amount, currency: str, units: frozenset[str]) -> Amount:
    """The amount of the figure with the currency before it, or with the currency, sign or unit after it."""
    at = figure.end
    at += _text(words, at) == "-" and _name_at(words, at + 1, _UNITS) is not None  # 45-day
    if not currency:
        currency, at = _currency(words, at)
    if currency:
        return _per(words, Amount("money", _priced(currency, figure.text), at, figure.locale))
    if own := _name_at(words, at, units - _UNITS.keys()):
        return Amount("count", figure.text, own[1], figure.locale, own[0])
    if sign := _name_at(words, at, _PERCENT):
        return _per(words, Amount("percent", f"{figure.text}%", sign[1], figure.locale))
    if unit := _name_at(words, at, _UNITS):
        return Amount("time", f"{figure.text} {_UNITS[unit[0]]}", unit[1], figure.locale, _UNITS[unit[0]])
    priced = _per(words, figure)
    return priced if priced is figure else priced._replace(kind="money")


def _priced(currency: str, figure: str) -> str:
    """An amount of money as people write it: `USD 28`, `$28`, `28 dollars`."""
    if not currency.isalpha():
        return f"{currency}{figure}"
    return f"{currency.upper()} {figure}" if len(currency) == 3 else f"{figure} {currency}"


def _name_at(words: Sequence[Word], at: int, names: Collection[str]) -> tuple[str, int] | None:
    """The one of the names that begins at `at`, of two words or of one, and the place after it."""
    said = ((" ".join(_text(words, at + n) for n in range(size)), at + size) for size in (2, 1))
    return next((found for found in said if found[0] in names), None)


def _per(words: Sequence[Word], amount: Amount) -> Amount:
    """The amount with the period that follows it: `a month`, `/hour`, `monthly`, `p.a.`."""
    lead, after = _text(words, amount.end), _text(words, amount.end + 1)
    if lead in ("a", "an", "per", "each", "every", "/") and after in _PERIODS:
        return amount._replace(text=f"{amount.text} per {_PERIODS[after]}", end=amount.end + 2)
    if lead in _PERIODS and lead.endswith(("ly", "annum")):
        return amount._replace(text=f"{amount.text} per {_PERIODS[lead]}", end=amount.end + 1)
    if lead == "p" and after == "." and _text(words, amount.end + 2) == "a":
        end = amount.end + 3
        return amount._replace(text=f"{amount.text} per year", end=end + (_text(words, end) == "."))
    return amount
