"""Dates as people write them, whole (`1 Feb 27`, `the 1st of March 2027`) or with a part left open (`mid-June`)."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kpo_tui.understanding.amounts import Amount, glued_at, name_at, text_at
from kpo_tui.understanding.words import Word, listed

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
    "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS = frozenset(_MONTHS)
_LEAP = 9
"""Years among which one has a 29th of February."""
_ORDINALS = listed("st nd rd th")
_FIRST_DAYS = {"first": 1, "second": 2, "third": 3, "last": 31}
_EDGES = {"start": 1, "beginning": 1, "begin": 1, "end": 31}
_ROUGHLY = listed("mid middle early late")
FIRST_OF_DATES = MONTHS | _FIRST_DAYS.keys() | _EDGES.keys() | _ROUGHLY
"""Words that a date may begin with."""
_BEFORE_A_DAY = listed("the on by from until till before since to starting")
_AFTER_A_DAY = listed(
    "is was works for and or at then please but if instead will would suits it of as , . ; ? ! )"
)
_SOON = listed("be also not do work come well have still even")
"""Words that show that `may` before them is no month."""


class Day(NamedTuple):
    """A date that may lack parts, which are 0, and the place after it. `rough`: it says no single day."""

    day: int
    month: int
    year: int
    end: int
    rough: bool = False


def date_at(words: Sequence[Word], at: int, locale: str) -> Amount | None:
    """The date that begins at a word; one that lacks its year, its month or its day is in doubt."""
    if words[at].kind == "date":
        return _in_figures(words, at, locale)
    found = day_at(words, at)
    if found is None:
        return None
    said = _as_said(words, at, found.end)
    if found.rough or not found.day:
        return _doubtful(said, found.end, locale, f"which day is meant by {said}")
    if not found.month:
        return _doubtful(said, found.end, locale, f"{said} of which month")
    if not found.year:
        of_no_year = _doubtful(said, found.end, locale, f"{said} of which year")
        return of_no_year._replace(unit=f"{found.month:02}-{found.day:02}")
    if found.day > monthrange(found.year, found.month)[1]:
        return _doubtful(said, found.end, locale, f"{said} is not in the calendar")
    return Amount("date", date(found.year, found.month, found.day).isoformat(), found.end, locale)


def _as_said(words: Sequence[Word], at: int, end: int) -> str:
    return "".join(("" if word.glued else " ") + word.text for word in words[at:end]).strip()


def _doubtful(said: str, end: int, locale: str, doubt: str, either: tuple[str, ...] = ()) -> Amount:
    return Amount("date", f"{said}?", end, locale, doubt=doubt, either=either)


def _in_figures(words: Sequence[Word], at: int, locale: str) -> Amount:
    """`2027-02-01`, `1.2.2027`, `1/2/27`: where the locale does not say which figure is the day, either may be."""
    said = words[at].text
    parts = [int(part) for part in said.replace(".", "-").replace("/", "-").split("-")]
    if parts[0] > 31:
        found = [_ordered(parts[2], parts[1], parts[0])]
    else:
        year = parts[2] + (2000 if parts[2] < 100 else 0)
        orders = [(parts[0], parts[1]), (parts[1], parts[0])]
        if (order := _day_first(locale)) is not None:
            orders = orders[:1] if order else orders[1:]
        found = [_ordered(day, month, year) for day, month in orders]
    days = tuple(dict.fromkeys(day for day in found if day))
    if len(days) == 1:
        return Amount("date", days[0], at + 1, locale)
    doubt = " or ".join(days) if days else f"{said} is not in the calendar"
    return _doubtful(said, at + 1, locale, doubt, days)


def _ordered(day: int, month: int, year: int) -> str:
    """The date in ISO writing; empty where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _day_first(locale: str) -> bool | None:
    """Whether the day comes before the month; None for plain English, which is written both ways."""
    if locale == "en":
        return None
    from babel.core import UnknownLocaleError
    from babel.dates import get_date_format

    try:
        pattern = str(get_date_format("short", locale=locale).pattern)
    except (UnknownLocaleError, ValueError):
        return None
    return pattern.index("d") < pattern.index("M")


def with_year(amount: Amount, known: Iterable[str], at: str) -> Amount:
    """A day that was said without its year (its `unit`) as the one nearest to dates that are `known`, else as the next; none before `at`."""
    month, day = (int(part) for part in amount.unit.split("-"))
    first = int(at[:4])
    days = [one for year in range(first, first + _LEAP) if (one := _ordered(day, month, year)) >= at[:10]]
    said = [date.fromisoformat(one) for one in known]

    def away(one: str) -> int:
        return min((abs((date.fromisoformat(one) - other).days) for other in said), default=0)

    return amount._replace(text=min(days, key=away), unit="", doubt="") if days else amount


def day_at(words: Sequence[Word], at: int) -> Day | None:
    """The day that begins at a word, in words or with a month in words; parts may be missing."""
    return (
        _edge(words, at) or _month_first(words, at) or _day_first_in_words(words, at) or _day_alone(words, at)
    )


def _edge(words: Sequence[Word], at: int) -> Day | None:
    """`end of March 2027`, `start of February`, `Feb start`, `mid-June`."""
    lead, end = text_at(words, at), at + 1
    if lead in _EDGES or lead in _ROUGHLY:
        end += text_at(words, end) in ("of", "-", "in")
        end += text_at(words, end) == "the" and text_at(words, end + 1) in _MONTHS
        month = _MONTHS.get(text_at(words, end), 0)
        if not month or (lead == "end" and text_at(words, end) == "may" and text_at(words, end - 1) != "of"):
            return None
        year, end = _year(words, end + 1)
        return _at_edge(lead, month, year, end)
    month, edge = _MONTHS.get(lead, 0), text_at(words, end)
    if not month or (edge not in _EDGES and edge not in ("early", "late", "mid")) or lead in ("may", "march"):
        return None
    year, end = _year(words, end + 1)
    return _at_edge(edge, month, year, end)


def _at_edge(edge: str, month: int, year: int, end: int) -> Day:
    if edge in _ROUGHLY:
        return Day(0, month, year, end, rough=True)
    last = monthrange(year or 2001, month)[1]
    return Day(min(_EDGES[edge], last), month, year, end)


def _month_first(words: Sequence[Word], at: int) -> Day | None:
    """`January 4th, 2027`, `Jan 4`, `January 2027`."""
    month = _MONTHS.get(text_at(words, at), 0)
    if not month:
        return None
    at += 1
    at += text_at(words, at) == "." and glued_at(words, at)
    year, end = _year(words, at)
    if year > 999 and len(text_at(words, end - 1)) == 4:
        return Day(0, month, year, end)
    at += text_at(words, at) in ("the", "-")
    day, end = _day(words, at)
    if not day or (text_at(words, at - 1) == "may" and end == at + 1 and not _year(words, end)[0]):
        return None
    year, end = _year(words, end)
    return None if not year and _counted(words, end) else Day(day, month, year, end)


def _day_first_in_words(words: Sequence[Word], at: int) -> Day | None:
    """`4 January 2027`, `the 1st of March`, `4-Jan-27`, `first of March`."""
    day, end = _day(words, at)
    if not day:
        spelt = _FIRST_DAYS.get(text_at(words, at), 0) if text_at(words, at + 1) in ("of", "day") else 0
        day, end = spelt, at + 1 + (text_at(words, at + 1) == "day")
        if not day:
            return None
    plain = end == at + 1
    of = end + (text_at(words, end) in ("of", "-"))
    month = _MONTHS.get(text_at(words, of), 0)
    if not month or (plain and text_at(words, of) == "may" and text_at(words, of + 1) in _SOON):
        return None
    end = of + 1
    end += text_at(words, end) == "." and glued_at(words, end) and _year(words, end + 1)[0] > 0
    year, end = _year(words, end)
    if day == 31:
        day = min(day, monthrange(year or 2001, month)[1]) if text_at(words, at) == "last" else day
    return Day(day, month, year, end)


def _day_alone(words: Sequence[Word], at: int) -> Day | None:
    """`the 25th`, which is a day of a month that is not said; `the 2nd offer` is none."""
    day, end = _day(words, at)
    ordinal = day > 0 and end == at + 2
    after = text_at(words, end)
    if not ordinal or text_at(words, at - 1) not in _BEFORE_A_DAY or (after and after not in _AFTER_A_DAY):
        return None
    return Day(day, 0, 0, end)


def ordinal_at(words: Sequence[Word], at: int) -> bool:
    """True for a figure that counts off: `25th`, `2nd`."""
    return words[at].kind == "number" and text_at(words, at + 1) in _ORDINALS and glued_at(words, at + 1)


def _day(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The day of a month at a place, 0 if there is none, and the place after it."""
    text = text_at(words, at)
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= 31 or not text.isascii():
        return 0, at
    return int(text), at + 1 + ordinal_at(words, at)


def _year(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The year at a place, of four figures or two, 0 if there is none, and the place after it."""
    start = at
    at += text_at(words, at) in (",", "of", "-", "'") and at + 1 < len(words)
    text = text_at(words, at)
    whole = len(text) == 4 and text.isdecimal() and 1900 <= int(text) < 2200
    short = len(text) == 2 and text.isdecimal() and 20 <= int(text) < 80 and text_at(words, start) != ","
    if not text.isascii() or not (whole or short) or _counted(words, at + 1):
        return 0, start
    return int(text) + (0 if whole else 2000), at + 1


_COUNTS = listed(
    "% percent pct per hour hours hrs day days week weeks month months year years usd eur $ € dollars euros fte"
)


def _counted(words: Sequence[Word], at: int) -> bool:
    """True where what stands before is a number of something, so no day and no year: `march 30 days`."""
    business = {"business days", "business day", "working days", "working day", "calendar days", "per cent"}
    return text_at(words, at) in _COUNTS or name_at(words, at, business) is not None
