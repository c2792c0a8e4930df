"""Amounts in a sentence: figures and number words with their units, currencies and periods; dates."""

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from kpo_tui.dialogue.understanding.words import Word
from kpo_tui.negotiation.terms.duration import UNITS
from kpo_tui.negotiation.terms.number import PERIODS

Kind: TypeAlias = Literal["bare", "time", "percent", "money", "count", "date", "option"]

_UNITS = {name: unit for unit, names in UNITS.items() for name in names}
_PERIODS = {name: period for period, names in PERIODS.items() for name in names}
_PERCENT = frozenset({"%", "percent", "pct", "percentage", "pc"})
_CURRENCIES = frozenset({
    "$", "€", "£", "₹", "¥", "usd", "eur", "gbp", "inr", "chf", "jpy", "cad", "aud", "sgd", "php", "pln", "sek", "nok",
    "dkk", "aed", "zar", "dollar", "dollars", "euro", "euros", "pound", "pounds", "sterling", "rupee", "rupees", "rs", "yen", "franc", "francs",
})  # fmt: skip
_MAGNITUDES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "mio": 6,
    "million": 6,
    "millions": 6,
    "bn": 9,
    "billion": 9,
}
_SMALL = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
_BIG = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
MONTHS = frozenset("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec
""".split())  # fmt: skip
NUMBER_WORDS = frozenset(_SMALL) | frozenset(_BIG) | {"half", "quarter", "point"}
UNIT_WORDS = (
    frozenset(word for name in _UNITS for word in name.split())
    | frozenset(_PERIODS)
    | {"percent", "dollars", "euros"}
)
_POINTED_AT = frozenset(
    {
        "this",
        "that",
        "the",
        "which",
        "another",
        "next",
        "last",
        "previous",
        "first",
        "no",
        "any",
        "each",
        "every",
        "other",
        "good",
    }
)


class Amount(NamedTuple):
    """A value as said: `text` is what a term parses, numbers in the writing of `locale`.

    `end` is the place of the first word after it; `unit` is the unit of a count or a length of time.
    """

    kind: Kind
    text: str
    end: int
    locale: str
    unit: str = ""


class _Figure(NamedTuple):
    text: str
    end: int
    locale: str
    spelt: bool


def amount_at(words: tuple[Word, ...], at: int, locale: str, units: frozenset[str]) -> Amount | None:
    """The amount that begins at the word `at`, if one does. `units` are the playbook's own, such as `fte`."""
    if date := _date(words, at, locale):
        return date
    start, currency = at, ""
    if words[at].text in _CURRENCIES or (words[at].text == "us" and _text(words, at + 1) == "$"):
        currency = "us$" if words[at].text == "us" else words[at].text
        start = at + (2 if words[at].text == "us" else 1)
        if start >= len(words):
            return None
    figure = _figure(words, start, locale) or (None if currency else _lone_article(words, start))
    if figure is None:
        return None
    return _with_unit(words, figure, currency, units)


def _text(words: tuple[Word, ...], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _date(words: tuple[Word, ...], at: int, locale: str) -> Amount | None:
    if words[at].kind == "date":
        return Amount("date", words[at].text, at + 1, locale)
    day, end = at, at + 1
    if words[at].text in MONTHS and words[at].kind == "word":
        end = _past_ordinal(words, at + 2)
        month, day = words[at].text, at + 1
    elif words[at].kind == "number":
        end = _past_ordinal(words, at + 1)
        end += _text(words, end) == "of"
        month = _text(words, end)
        end += 1
    else:
        return None
    if month not in MONTHS or not _text(words, day).isdigit():
        return None
    end += _text(words, end) == ","
    year = _text(words, end)
    if not (year.isdigit() and len(year) == 4):
        return None
    return Amount("date", f"{words[day].text} {month} {year}", end + 1, locale)


def _past_ordinal(words: tuple[Word, ...], at: int) -> int:
    return at + (_text(words, at) in ("st", "nd", "rd", "th"))


def _lone_article(words: tuple[Word, ...], at: int) -> _Figure | None:
    """`a month`, `an hour`: one of it."""
    if words[at].text in ("a", "an") and _text(words, at + 1) in _UNITS and len(_text(words, at + 1)) > 2:
        return _Figure("1", at + 1, "en", True)
    return None


def _figure(words: tuple[Word, ...], at: int, locale: str) -> _Figure | None:
    if words[at].kind == "number":
        end = at + 1
        sign = "-" if at and words[at - 1].text == "-" and not words[at - 1].glued and words[at].glued else ""
        if _text(words, end) == "and" and _text(words, end + 1) == "a" and _text(words, end + 2) == "half":
            return _Figure(f"{words[at].text}.5", end + 3, "en", True)
        magnitude = _text(words, end)
        if magnitude in _MAGNITUDES and (magnitude != "m" or words[end].glued):
            return _Figure(f"{sign}{words[at].text} {magnitude}", end + 1, locale, False)
        return _Figure(sign + words[at].text, end, locale, False)
    spelt = _spelt(words, at)
    return None if spelt is None else _Figure(f"{spelt[0]:f}", spelt[1], "en", True)


def _spelt(words: tuple[Word, ...], at: int) -> tuple[Decimal, int] | None:
    """The number that is spelt out from `at` on: `one and a half`, `a hundred and fifty`, `half a`."""
    first = words[at].text
    if first == "half":
        after = _text(words, at + 1)
        unit_at = at + 2 if after in ("a", "an") else at + 1
        unit = _text(words, unit_at)
        return (Decimal("0.5"), unit_at) if unit in _PERCENT or unit in _UNITS or unit == "per" else None
    if first == "one" and (
        _text(words, at - 1) in _POINTED_AT or _text(words, at + 1) in ("of", "thing", "moment")
    ):
        return None
    start = at + 1 if first == "a" and _text(words, at + 1) in (*_BIG, "dozen") else at
    total, current, end = (
        Decimal(0),
        Decimal(1 if start > at and _text(words, start) != "dozen" else 0),
        start,
    )
    seen = False
    while end < len(words):
        word = words[end].text
        if word in _SMALL and (
            not seen
            or current == 0
            or current % 100 == 0
            or (current % 10 == 0 and current % 100 >= 20 and 0 < _SMALL[word] < 10)
        ):
            current += _SMALL[word]
        elif word == "hundred" and (seen or start > at):
            current *= 100
        elif word in _BIG and (seen or start > at):
            total, current = total + current.scaleb(_BIG[word]), Decimal(0)
        elif (
            word in ("and", "-")
            and seen
            and _text(words, end + 1) in _SMALL
            and _text(words, end - 1) in (_BIG if word == "and" else _SMALL)
        ):
            end += 1
            continue
        else:
            break
        seen, end = True, end + 1
    if not seen:
        return None
    number = total + current
    if [_text(words, end + n) for n in range(3)] == ["and", "a", "half"]:
        return number + Decimal("0.5"), end + 3
    if _text(words, end) == "point" and _text(words, end + 1) in _SMALL:
        number, end = _decimals(words, end + 1, number)
        if _text(words, end) in _BIG:
            number, end = number.scaleb(_BIG[_text(words, end)]), end + 1
    return number, end


def _decimals(words: tuple[Word, ...], at: int, whole: Decimal) -> tuple[Decimal, int]:
    digits = ""
    while at < len(words) and words[at].text in _SMALL and _SMALL[words[at].text] < 10:
        digits, at = digits + str(_SMALL[words[at].text]), at + 1
    return (Decimal(f"{whole}.{digits}") if digits else whole), at


def _with_unit(
    words: tuple[Word, ...], figure: _Figure, currency: str, units: frozenset[str]
) -> Amount | None:
    at = figure.end
    if figure.spelt and _text(words, at) == "-":
        at += 1
    while _text(words, at) == "-" and words[at].glued and _unit(words, at + 1):
        at += 1  # 45-day
    if not currency and (_text(words, at) in _CURRENCIES):
        currency, at = words[at].text, at + 1
        if currency == "us" and _text(words, at) in ("$", "dollar", "dollars"):
            at += 1
    if not currency and _text(words, at) == "us" and _text(words, at + 1) in ("dollars", "dollar"):
        currency, at = "usd", at + 2
    if currency:
        period, at = _period(words, at)
        text = (
            f"{currency} {figure.text}{period}" if not figure.spelt else f"{currency} {figure.text}{period}"
        )
        return Amount("money", text, at, figure.locale)
    sign = (
        2
        if _text(words, at) == "per" and _text(words, at + 1) == "cent"
        else int(_text(words, at) in _PERCENT)
    )
    if sign:
        period, at = _period(words, at + sign)
        return Amount("percent", f"{figure.text}%{period}", at, figure.locale)
    if unit := _unit(words, at):
        name, at = unit
        return Amount("time", f"{figure.text} {name}", at, figure.locale, name)
    if stem_end := _own_unit(words, at, units):
        return Amount(
            "count", figure.text, stem_end, figure.locale, " ".join(w.text for w in words[at:stem_end])
        )
    period, at = _period(words, at)
    if period:
        return Amount("money", f"{figure.text}{period}", at, figure.locale)
    return Amount("bare", figure.text, at, figure.locale)


def _unit(words: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """The unit of time at `at`, and the place after it."""
    two = f"{_text(words, at)} {_text(words, at + 1)}"
    if two in _UNITS:
        return _UNITS[two], at + 2
    if two in ("business hours", "business hour", "working hours", "working hour"):
        return None
    one = _text(words, at)
    return (_UNITS[one], at + 1) if one in _UNITS else None


def _own_unit(words: tuple[Word, ...], at: int, units: frozenset[str]) -> int | None:
    for size in (2, 1):
        if at + size <= len(words) and " ".join(w.text for w in words[at : at + size]) in units:
            return at + size
    return None


def _period(words: tuple[Word, ...], at: int) -> tuple[str, int]:
    """The period that an amount is per, as text to add: `a month`, `/hour`, `monthly`; and the place after it."""
    lead = _text(words, at)
    period = _text(words, at + 1)
    if lead in ("a", "an", "per", "each", "every", "/") and period in _PERIODS:
        return f" per {_PERIODS[period]}", at + 2
    if lead in _PERIODS and lead.endswith(("ly", "annum")):
        return f" per {_PERIODS[lead]}", at + 1
    if lead == "p" and [_text(words, at + n) for n in range(1, 3)] == [".", "a"]:
        return " per year", at + 3 + (_text(words, at + 3) == ".")
    return "", at
