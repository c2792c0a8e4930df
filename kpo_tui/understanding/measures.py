"""What figures are counted in: currencies, units of time, percent and points, periods."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.negotiation.terms.duration import UNITS
from kpo_tui.negotiation.terms.number import PERIODS
from kpo_tui.understanding.amounts import glued_at, name_at, text_at
from kpo_tui.understanding.words import Word, listed

_UNITS = {name: unit for unit, names in UNITS.items() for name in names}
_PERIODS = {name: period for period, names in PERIODS.items() for name in names}
_PERCENT = listed("% percent pct percentage pc") | {"per cent"}
_POINTS = listed("pp pps ppt point points") | {
    "percentage point",
    "percentage points",
    "percent points",
    "% points",
    "% point",
}
_BASIS_POINTS = listed("bp bps") | {"basis point", "basis points"}
_OTHER_TIMES: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("minute", "minutes", "min", "mins"), ("hours", Decimal(60))),
    **dict.fromkeys(("fortnight", "fortnights"), ("weeks", Decimal("0.5"))),
}
"""Units that no term counts in: the one it is told in, and how many of them are one of that."""
CURRENCIES = listed("""
    $ € £ ₹ ¥ usd eur gbp inr chf jpy cad aud sgd php pln sek nok dkk aed zar dollar dollars euro euros pound pounds sterling
    rupee rupees rs yen franc francs
""")
_CENTS = {"cent": "", "cents": "", "¢": "", "pence": "GBP", "paise": "INR"}
_SLANG = {"buck": "dollars", "bucks": "dollars", "quid": "pounds"}
_DOLLARS = {
    "us": "USD", "ca": "CAD", "c": "CAD", "au": "AUD", "a": "AUD", "s": "SGD", "sg": "SGD", "hk": "HKD", "nz": "NZD",
}  # fmt: skip
FIRST_OF_CURRENCIES = CURRENCIES | _SLANG.keys() | _DOLLARS.keys()
"""Words and signs that a currency may begin with."""
UNIT_WORDS = (
    frozenset(word for name in _UNITS for word in name.split())
    | frozenset(_PERIODS)
    | {"percent", "percentage", "dollars", "bucks", "cents", "minutes", "fortnight", "points", "basis"}
)
_BEFORE_TIMES = listed("- full whole entire")
"""What may stand before a unit of time and changes nothing: 45-day, a full day."""
_LEADS = ("a", "an", "per", "each", "every", "/")


class Measure(NamedTuple):
    """What a figure is counted in, and the place after it; `parts` of it are one of what a term counts in."""

    kind: str
    unit: str
    end: int
    parts: Decimal = Decimal(1)


def currency_at(words: Sequence[Word], at: int) -> tuple[str, int]:
    """The currency at `at`, empty if there is none, and the place after it."""
    text, after = text_at(words, at), text_at(words, at + 1)
    if text in _DOLLARS and after == "$" and glued_at(words, at + 1):
        return _DOLLARS[text].lower(), at + 2
    if text == "us" and after in ("$", "dollar", "dollars"):
        return "usd", at + 2
    if text in _SLANG:
        return _SLANG[text], at + 1
    if text not in CURRENCIES:
        return "", at
    return text, at + 1 + (text == "rs" and after == "." and glued_at(words, at + 1))


def measure_at(words: Sequence[Word], at: int, own: frozenset[str]) -> Measure | None:
    """The unit, sign or currency at a place; `own` are units of the playbook, which count things."""
    at += text_at(words, at) in _BEFORE_TIMES and _time_at(words, at + 1) is not None
    currency, end = currency_at(words, at)
    if currency:
        return Measure("money", currency, end)
    if found := name_at(words, at, own - _UNITS.keys()):
        return Measure("count", found[0], found[1])
    if found := name_at(words, at, _BASIS_POINTS):
        return Measure("percent", "point", found[1], Decimal(100))
    if found := name_at(words, at, _POINTS):
        return Measure("percent", "point", found[1])
    if found := name_at(words, at, _PERCENT):
        return Measure("percent", "", found[1])
    if text_at(words, at) in _CENTS:
        return Measure("money", _CENTS[text_at(words, at)], at + 1, Decimal(100))
    return _time_at(words, at)


def _time_at(words: Sequence[Word], at: int) -> Measure | None:
    """A unit of time, also as what it belongs to: `eighteen months' charges`, `a year's fees`."""
    if found := name_at(words, at, _UNITS):
        return Measure("time", _UNITS[found[0]], found[1])
    name = text_at(words, at).removesuffix("'s")
    if name in _OTHER_TIMES and not (name == "min" and glued_at(words, at + 1)):
        unit, parts = _OTHER_TIMES[name]
        return Measure("time", unit, at + 1, parts)
    return Measure("time", _UNITS[name], at + 1) if name in _UNITS and len(name) > 2 else None


def period_at(words: Sequence[Word], at: int, counted: bool) -> tuple[str, int]:
    """The period at `at`, empty if there is none: `a month`, `/hour`, `monthly`, `p.a.`; and the place after it.

    `counted` is True after a percentage or money, where `p.m.` is no time of day.
    """
    lead, after = text_at(words, at), text_at(words, at + 1)
    if lead in _LEADS and after in _PERIODS:
        return _PERIODS[after], at + 2
    if lead in _LEADS and after == "calendar" and text_at(words, at + 2) in _PERIODS:
        return _PERIODS[text_at(words, at + 2)], at + 3
    if lead in _PERIODS and (lead.endswith(("ly", "annum")) or (counted and lead in ("pa", "pm"))):
        return _PERIODS[lead], at + 1
    last = text_at(words, at + 2)
    if lead == "p" and after == "." and (last == "a" or (last == "m" and counted)):
        end = at + 3
        return _PERIODS[f"p.{last}."], end + (text_at(words, end) == ".")
    return "", at
