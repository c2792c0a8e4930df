"""Numbers in figures, in any house style: `1,200.50`, `1.200,50`, `1,20,000`, `1'200'000`, `98,5`.

Signs that group figures differ between countries, and so does what marks decimals. Where both signs stand in a
number, or a group has no three figures, it can mean one thing only, whatever the locale; else the locale decides, and
where even that leaves two meanings, both are given.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.negotiation.terms.numerals import MOST_DIGITS

_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:'\d{3})+|(?: \d{3})+)")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_ONE_SIGN = re.compile(r"(\d*)([.,])(\d+)")
_SIGNS = re.compile(r"[.,' ]")


class Written(NamedTuple):
    """What figures may mean: one number, several, or none. `plain` if a term reads them so in that locale, the last of several."""

    numbers: tuple[Decimal, ...]
    plain: bool = False


class Signs(NamedTuple):
    """The signs of a locale: between groups of figures, and before decimals."""

    group: str
    decimal: str


def written(figures: str, locale: str) -> Written:
    """What figures mean in a locale; they hold digits and the signs `.`, `,`, `'` and blanks only."""
    if sum(map(str.isdecimal, figures)) > MOST_DIGITS:
        return Written(())
    if figures.isdecimal():
        return Written((Decimal(figures),), figures.isascii())
    signs = signs_of(locale)
    if match := _ONE_SIGN.fullmatch(figures):
        return _one_sign(match[1], match[2], match[3], signs)
    at = len(figures) if _is_grouped(figures) else max(figures.rfind("."), figures.rfind(","))
    whole, mark, decimals = figures[:at], figures[at : at + 1], figures[at + 1 :]
    if not _is_grouped(whole) or (mark and (mark in whole or not decimals.isdecimal())):
        return Written(())
    number = Decimal(_SIGNS.sub("", whole) + (f".{decimals}" if mark else ""))
    as_locale = signs.group in whole and mark in ("", signs.decimal) and not _INDIAN.fullmatch(whole)
    return Written((number,), as_locale and figures.isascii())


def _is_grouped(figures: str) -> bool:
    grouped = _GROUPED.fullmatch(figures) or _INDIAN.fullmatch(figures)
    return grouped is not None and int(figures[0]) > 0


def _one_sign(whole: str, mark: str, last: str, signs: Signs) -> Written:
    """A number with one sign: decimals, unless three figures follow, which may be a group."""
    decimal, as_locale = Decimal(f"{whole or 0}.{last}"), mark == signs.decimal and whole.isascii()
    if len(last) == 3 and 0 < len(whole) <= 3 and int(whole[0]) > 0:
        thousands = Decimal(whole + last)
        sure = mark == signs.group
        ascii_only = last.isascii() and whole.isascii()
        return (
            Written((thousands,), ascii_only)
            if sure
            else Written((thousands, decimal), as_locale and ascii_only)
        )
    if mark == "," and len(last) > 2 and not as_locale and int(whole or 0):
        return Written(())
    return Written((decimal,), as_locale and bool(whole) and last.isascii())


@lru_cache(maxsize=16)
def signs_of(locale: str) -> Signs:
    """The signs that a locale writes numbers with; those of English for one that nobody knows."""
    if locale == "en":
        return Signs(",", ".")
    from babel.core import UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        group = get_group_symbol(locale)
        return Signs(" " if group.isspace() else group.replace("’", "'"), get_decimal_symbol(locale))
    except (UnknownLocaleError, ValueError):
        return Signs(",", ".")
