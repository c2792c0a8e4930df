"""Amounts in a sentence: figures and number words with their units, currencies and periods; dates; multiples."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kpo_tui.negotiation.terms import Amounts
from kpo_tui.negotiation.terms.numerals import EXACT, fits, may_mean_thousands, write_plain
from kpo_tui.understanding.amounts import Amount, Writing, text_at
from kpo_tui.understanding.document_numbers import not_a_value, part_of_a_name
from kpo_tui.understanding.measures import (
    FIRST_OF_CURRENCIES,
    UNIT_WORDS,
    Measure,
    currency_at,
    measure_at,
    period_at,
)
from kpo_tui.understanding.multiples import FIRST_OF_MULTIPLES, multiple, multiple_at, times_at
from kpo_tui.understanding.number_at import FIRST_OF_FIGURES, Figure, figure_at, part_at
from kpo_tui.understanding.numerals_spelt import NUMBER_WORDS
from kpo_tui.understanding.words import Word, listed
from kpo_tui.understanding.written_dates import FIRST_OF_DATES, MONTHS, date_at, ordinal_at

__all__ = ["MONTHS", "NUMBER_WORDS", "UNIT_WORDS", "Amount", "Writing", "amount_at", "not_a_value"]

_LONGEST_NOTATION = 8
"""Words of the longest value that a notation is looked for in."""
_WITH_CENTS = ("dollar", "dollars", "euro", "euros", "pound", "pounds")
_PAST_CENTS = listed(
    "an a per for each every and or but please as at by if instead not then from with would is"
)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_MONTHS = 12
_DECIMAL = ("percent", "time")
"""Kinds of amounts in whose figures a term takes three decimals for what they are."""
_US_DOLLARS = ("$", "dollar", "dollars", "usd")


_FIRST = FIRST_OF_DATES | FIRST_OF_CURRENCIES | FIRST_OF_MULTIPLES | FIRST_OF_FIGURES | {"an"}
"""Words and signs that an amount may begin with, unless it is a notation."""


class Measured(NamedTuple):
    """A figure and what it is counted in, not yet an amount."""

    figure: Figure
    kind: Amounts
    unit: str
    end: int
    parts: Decimal = Decimal(1)


def amount_at(words: Sequence[Word], at: int, locale: str, writing: Writing) -> Amount | None:
    """The amount that begins at the word `at`, if one does. Numbers that name something are none."""
    if words[at].kind in ("word", "sign") and words[at].text not in _FIRST:
        return _noted(words, at, locale, writing.notations)
    if found := date_at(words, at, locale) or _noted(words, at, locale, writing.notations):
        return found
    if ordinal_at(words, at) or (words[at].kind == "number" and part_of_a_name(words, at)):
        return None
    measured = _measured(words, at, locale, writing)
    if found := _multiple(words, at, measured):
        return found._replace(text=_as_typed(words, at, found.end))
    if measured is None or (measured.kind == "bare" and not_a_value(words, at)):
        return None
    measured = _confirmed(words, measured, locale, writing)
    period, end = period_at(words, measured.end, measured.kind in ("money", "percent"))
    if not period or measured.kind in ("time", "count"):
        return _amount(words, at, measured, measured.end)
    kind: Amounts = "money" if measured.kind == "bare" else measured.kind
    return _amount(words, at, measured._replace(kind=kind), end, f" per {period}")


def _multiple(words: Sequence[Word], at: int, measured: Measured | None) -> Amount | None:
    """The multiple at `at`, where it is said in words or begins with the bare figure that was found there."""
    if measured is None:
        return multiple_at(words, at)
    if measured.kind != "bare":
        return None
    if (found := multiple_at(words, at)) and found.end > measured.end:
        return found  # two thirds of
    numbers, end = measured.figure.numbers, times_at(words, measured.end)
    return multiple(Fraction(numbers[-1]), end) if end and numbers else None


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


def _measured(words: Sequence[Word], at: int, locale: str, writing: Writing) -> Measured | None:
    """The figure at `at` with the currency before it, or with the currency, sign or unit after it."""
    currency, start = currency_at(words, at)
    if currency:
        figure = figure_at(words, start, locale, priced=True) if start < len(words) else None
        if figure is None:
            return None
        return _with_cents(
            words, Measured(figure, "money", currency, _past_name(words, figure.end, currency))
        )
    if part := _part_of_unit(words, at, writing):
        return part
    figure = figure_at(words, at, locale)
    if figure is None:
        return _one(words, at)
    measure = measure_at(words, figure.end, writing.units)
    if measure is None:
        return Measured(figure, "bare", "", figure.end)
    return _with_cents(words, _and_more_of_a_year(words, _of(figure, measure)))


def _past_name(words: Sequence[Word], at: int, currency: str) -> int:
    """The place after the name of a currency whose sign stood before the figure: `$28 dollars`, `$28 USD`."""
    after, end = currency_at(words, at)
    return end if currency == "$" and after in ("usd", "dollars") else at


def _of(figure: Figure, measure: Measure) -> Measured:
    kinds: dict[str, Amounts] = {"money": "money", "count": "count", "percent": "percent", "time": "time"}
    return Measured(figure, kinds[measure.kind], measure.unit, measure.end, measure.parts)


def _part_of_unit(words: Sequence[Word], at: int, writing: Writing) -> Measured | None:
    """`half a percent`, `three quarters of a point`, `half a year`, `1/2 %`."""
    part = part_at(words, at)
    if part is None:
        return None
    unit_at = part.end + (text_at(words, part.end) == "of")
    unit_at += text_at(words, unit_at) in ("a", "an", "one")
    measure = measure_at(words, unit_at, writing.units)
    if measure is None or (measure.kind == "money" and not measure.unit.isalpha()):
        return None
    return _of(part, measure)


_COMPARED = listed("higher lower more less up down above below better off over under")


def _one(words: Sequence[Word], at: int) -> Measured | None:
    """`a month`, `an hour`, `a percentage point`, `a dollar`: one of it."""
    measure = measure_at(words, at + 1, frozenset())
    after = text_at(words, at + 1) if measure is None else text_at(words, measure.end - 1)
    if words[at].text not in ("a", "an") or len(after) < 3 or after in ("per", "points"):
        return None
    if (
        text_at(words, at + 1) == "point"
        and text_at(words, at - 1) != "by"
        and text_at(words, at + 2) not in _COMPARED
    ):
        return None  # that is a point to discuss
    if measure is None or (len(after) == 3 and measure.kind in ("money", "percent")):
        return None
    return _with_cents(
        words, _and_more_of_a_year(words, _of(Figure((Decimal(1),), "1", at + 1, "en"), measure))
    )


_GOING_ON = listed("of for on to notice")
"""Words after months that make them a value of their own: two years and six months for hiring."""


def _and_more_of_a_year(words: Sequence[Word], measured: Measured) -> Measured:
    """With the half, or the months, that are said after years: `a year and a half`, `a year and three months`."""
    end, numbers = measured.end, measured.figure.numbers
    start = end + (text_at(words, end) == "and")
    if measured.unit != "years" or measured.parts != 1 or len(numbers) != 1 or start >= len(words):
        return _and_a_half(words, measured)
    more = figure_at(words, start, "en")
    unit = None if more is None else measure_at(words, more.end, frozenset())
    if more is None or unit is None or unit.unit != "months" or text_at(words, unit.end) in _GOING_ON:
        return _and_a_half(words, measured)
    if len(more.numbers) != 1 or not 0 < more.numbers[0] < _MONTHS:
        return measured
    figure = Figure((numbers[0] * _MONTHS + more.numbers[0],), "", unit.end, "en")
    return measured._replace(figure=figure, unit="months", end=unit.end)


def _and_a_half(words: Sequence[Word], measured: Measured) -> Measured:
    """With the part of one that is said after the unit: `a year and a half`."""
    end, numbers = measured.end, measured.figure.numbers
    part = _PARTS.get(text_at(words, end + 2))
    led = (text_at(words, end), text_at(words, end + 1))
    if part is None or led != ("and", "a") or measure_at(words, end + 3, frozenset()) or len(numbers) != 1:
        return measured
    if text_at(words, end + 3) == "of" and measured.kind != "time":
        return measured
    figure = Figure((numbers[0] + part,), "", end, "en")
    return measured._replace(figure=figure, end=end + 3)


def _with_cents(words: Sequence[Word], measured: Measured) -> Measured:
    """With cents after whole dollars: `28 dollars and 50 cents`, `28 dollars 50`."""
    at, numbers = measured.end, measured.figure.numbers
    if measured.kind != "money" or measured.parts != 1 or len(numbers) != 1:
        return measured
    if not fits(numbers[0]) or numbers[0] % 1:
        return measured
    start = at + (text_at(words, at) == "and")
    cents = figure_at(words, start, "en") if start < len(words) else None
    if cents is None or len(cents.numbers) != 1 or not 0 < cents.numbers[0] < 100 or cents.numbers[0] % 1:
        return measured
    named = measure_at(words, cents.end, frozenset())
    if named is not None and named.kind == "money" and named.parts == 100:
        end = named.end
    elif (
        named is None
        and start == at
        and measured.unit in _WITH_CENTS
        and _two_figures(words, start, cents.end)
    ):
        end = cents.end
    else:
        return measured
    figure = Figure((numbers[0] + cents.numbers[0] / 100,), "", end, "en")
    return measured._replace(figure=figure, end=end)


def _two_figures(words: Sequence[Word], at: int, end: int) -> bool:
    """True for cents of two figures, or in words, that count nothing else: 28 dollars 50, twenty-eight dollars fifty."""
    text, after = text_at(words, at), text_at(words, end)
    return (len(text) == 2 or text.isalpha()) and (not after.isalpha() or after in _PAST_CENTS)


def _confirmed(words: Sequence[Word], measured: Measured, locale: str, writing: Writing) -> Measured:
    """With the same once more in brackets, as contracts say it: `thirty dollars (USD 30)`, `sixty days (60)`."""
    if text_at(words, measured.end) != "(" or measured.end + 1 >= len(words):
        return measured
    again = _measured(words, measured.end + 1, locale, writing)
    if again is None or text_at(words, again.end) != ")":
        return measured
    if "bare" not in (measured.kind, again.kind) and measured.kind != again.kind:
        return measured
    units = {one.unit for one in (measured, again) if one.kind != "bare"}
    if len(units) > 1 and not units <= set(_US_DOLLARS):
        return measured
    named = again if measured.kind == "bare" or again.unit == "usd" else measured
    return named._replace(figure=measured.figure.beside(again.figure), end=again.end + 1)


def _amount(words: Sequence[Word], at: int, measured: Measured, end: int, period: str = "") -> Amount:
    """The amount; in doubt where the figure is, or where no term can hold it."""
    figure, kind, unit = measured.figure, measured.kind, measured.unit
    numbers = figure.numbers
    left_to_terms = figure.thousands_or_decimals and figure.plain and kind == "bare" and not period
    if left_to_terms or (figure.thousands_or_decimals and kind == "percent"):
        numbers = numbers[-1:]  # nobody groups the figures of a percentage, and a bare number may be one
    values = [EXACT.divide(number, measured.parts) for number in numbers]
    if kind == "time" and unit == "years" and all(part < 1 and not part * 12 % 1 for part in values):
        values, unit = [part * 12 for part in values], "months"
    told = unit if kind in ("time", "count") or unit == "point" else ""
    if len(values) != 1 or not _holds(kind, values[0]):
        either = tuple(_text(kind, _figures(kind, one), unit) + period for one in values if _holds(kind, one))
        return _in_doubt(_as_typed(words, at, end, numbers), kind, end, told, either)
    decimals = kind in _DECIMAL or left_to_terms or not may_mean_thousands(values[0])
    typed = figure.plain and values[0] == numbers[0] and decimals
    said = figure.said if typed else _figures(kind, values[0])
    return Amount(kind, _text(kind, said, unit) + period, end, figure.locale if typed else "en", told)


def _in_doubt(said: str, kind: Amounts, end: int, told: str, either: tuple[str, ...]) -> Amount:
    """What was said, with a question mark, so that no term takes it for a value."""
    if len(either) > 1:
        return Amount(kind, f"{said}?", end, "en", told, " or ".join(either), either)
    return Amount(kind, f"{said}?", end, "en", told, f"{said} is no value that can be recorded")


def _as_typed(words: Sequence[Word], at: int, end: int, numbers: Sequence[Decimal] = ()) -> str:
    """The words of an amount, with the minus that stands before a figure."""
    said = "".join(("" if word.glued else " ") + word.text for word in words[at:end]).lstrip()
    return f"-{said}" if any(number < 0 for number in numbers) else said


def _figures(kind: Amounts, value: Decimal) -> str:
    """The canonical figures; with a zero after three decimals where a term would take them for thousands."""
    plain = write_plain(value)
    return f"{plain}0" if kind not in _DECIMAL and may_mean_thousands(Decimal(plain)) else plain


def _holds(kind: Amounts, value: Decimal) -> bool:
    return fits(value) and (value >= 0 or kind in ("percent", "bare"))


def _text(kind: Amounts, figure: str, unit: str) -> str:
    """An amount as people write it: `USD 28`, `$28`, `28 dollars`, `1%`, `30 days`."""
    if kind == "percent":
        return f"{figure}%"
    if kind == "time":
        return f"{figure} {unit}"
    if kind != "money" or not unit:
        return figure
    if not unit.isalpha():
        return f"{unit}{figure}"
    return f"{unit.upper()} {figure}" if len(unit) == 3 else f"{figure} {unit}"
