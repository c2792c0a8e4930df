"""Amounts in a sentence: figures and number words with their units, currencies and periods; dates."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kpo_tui.dialogue.understanding.spelt import spelt_at
from kpo_tui.dialogue.understanding.words import Word, listed
from kpo_tui.negotiation.terms import Amounts
from kpo_tui.negotiation.terms.duration import UNITS
from kpo_tui.negotiation.terms.number import PERIODS

_UNITS = {name: unit for unit, names in UNITS.items() for name in names}
_PERIODS = {name: period for period, names in PERIODS.items() for name in names}
_PERCENT = listed("% percent pct percentage pc")
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


class _Figure(NamedTuple):
    """A number as a term parses it, without currency or unit."""

    text: str
    end: int
    locale: str


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


def _one_or_half(words: Sequence[Word], at: int) -> _Figure | None:
    """`a month`, `an hour`: one of it; `half a percent`, `half a year`."""
    lead, after = words[at].text, _text(words, at + 1)
    if lead in ("a", "an") and after in _UNITS and len(after) > 2:
        return _Figure("1", at + 1, "en")
    if lead == "half":
        unit_at = at + 2 if after in ("a", "an") else at + 1
        unit = _text(words, unit_at)
        if unit in _PERCENT or unit in _UNITS or unit == "per":
            return _Figure("0.5", unit_at, "en")
    return None


def _figure(words: Sequence[Word], at: int, locale: str) -> _Figure | None:
    if words[at].kind != "number":
        spelt = spelt_at(words, at)
        return None if spelt is None else _Figure(f"{spelt.number:f}", spelt.end, "en")
    if tuple(_text(words, at + n) for n in (1, 2, 3)) == ("and", "a", "half"):
        return _Figure(f"{words[at].text}.5", at + 4, "en")
    minus = at > 0 and words[at - 1].text == "-" and not words[at - 1].glued and words[at].glued
    figures, magnitude = ("-" if minus else "") + words[at].text, _text(words, at + 1)
    if magnitude in _MAGNITUDES and (magnitude != "m" or words[at + 1].glued):
        return _Figure(f"{figures} {magnitude}", at + 2, locale)
    return _Figure(figures, at + 1, locale)


def _with_unit(words: Sequence[Word], figure: _Figure, currency: str, units: frozenset[str]) -> Amount:
    """The amount of the figure with the currency before it, or with the currency, sign or unit after it."""
    at = figure.end
    at += _text(words, at) == "-" and _unit(words, at + 1) is not None  # 45-day
    if not currency:
        currency, at = _currency(words, at)
    if currency:
        return _per(words, Amount("money", _priced(currency, figure.text), at, figure.locale))
    if end := _own_unit(words, at, units):
        return Amount("count", figure.text, end, figure.locale, " ".join(word.text for word in words[at:end]))
    if sign := _percent(words, at):
        return _per(words, Amount("percent", f"{figure.text}%", at + sign, figure.locale))
    if unit := _unit(words, at):
        return Amount("time", f"{figure.text} {unit[0]}", unit[1], figure.locale, unit[0])
    bare = Amount("bare", figure.text, figure.end, figure.locale)
    priced = _per(words, bare)
    return priced._replace(kind="money") if priced is not bare else bare


def _priced(currency: str, figure: str) -> str:
    """An amount of money as people write it: `USD 28`, `$28`, `28 dollars`."""
    if not currency.isalpha():
        return f"{currency}{figure}"
    return f"{currency.upper()} {figure}" if len(currency) == 3 else f"{figure} {currency}"


def _percent(words: Sequence[Word], at: int) -> int:
    """How many words the percent sign at `at` has; 0 where there is none."""
    if _text(words, at) == "per" and _text(words, at + 1) == "cent":
        return 2
    return int(_text(words, at) in _PERCENT)


def _unit(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The unit of time at `at`, and the place after it."""
    for size in (2, 1):
        name = " ".join(_text(words, at + n) for n in range(size))
        if name in _UNITS:
            return _UNITS[name], at + size
    return None


def _own_unit(words: Sequence[Word], at: int, units: frozenset[str]) -> int | None:
    """The place after one of the playbook's own units at `at`; those of time are known anyway."""
    for size in (2, 1):
        name = " ".join(word.text for word in words[at : at + size])
        if name in units and name not in _UNITS:
            return at + size
    return None


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
