"""Instants as people say them: `Friday`, `tomorrow noon`, `5 pm on 3 March`, `the end of next week`, `in 5 days`.

They are computed from a moment that is given, never from a clock, and in UTC. A day without a time of day is meant
whole: the instant is its last second, 23:59:59.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import MAXYEAR, UTC, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.negotiation.terms.numerals import NotANumber, split_amount
from kpo_tui.understanding.amounts import Writing, glued_at, text_at
from kpo_tui.understanding.figures import amount_at
from kpo_tui.understanding.words import Word, listed
from kpo_tui.understanding.written_dates import date_at, day_at

_WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0, "tue": 1, "tues": 1,
    "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_LAST_SECOND = time(23, 59, 59)
_PARTS_OF_DAY = {
    "noon": time(12), "midday": time(12), "lunchtime": time(12), "morning": time(12), "afternoon": time(18), "evening": _LAST_SECOND,
    "night": _LAST_SECOND, "midnight": _LAST_SECOND,
}  # fmt: skip
"""When a part of a day is over."""
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1}
_LONGEST_WAIT = 3650
"""Days to the latest instant that anybody means."""
_UTC = listed("utc gmt z")
_ZONES = listed("ist est cet pst bst et pt cst edt pdt cest eet jst sgt hkt")
"""Zones that a time of day may be said in, which we do not convert: some of these names mean several."""
_END_OF_DAY = (
    ("end", "of", "the", "business", "day"), ("end", "of", "business"), ("close", "of", "business"), ("end", "of", "the", "day"),
    ("end", "of", "day"), ("close", "of", "play"), ("end", "of", "play"), ("cob",), ("eod",), ("eob",),
)  # fmt: skip
_END_OF = (("end", "of"), ("close", "of"))
_END_OF_LONGER = {"eow": "week", "eom": "month", "eoy": "year"}
_LONGER = listed("week month year")


class Instant(NamedTuple):
    """A moment in time, and the place of the first word after what names it.

    `near` where it is named by the day of the week, from today, or by the time of day alone, as no value of a term is.
    """

    at: datetime
    end: int
    near: bool = False


class _Clock(NamedTuple):
    """A time of day, and the place after it."""

    time: time
    end: int


def instant_at(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """The instant that begins at a word, seen from `now`; a weekday is the next such day.

    None where it could be several: `next Friday` on a Monday, the time of another zone.
    """
    found = _in_a_while(words, at, now) or _on_a_day(words, at, now)
    return None if found is None or text_at(words, found.end) in _ZONES else found


def _on_a_day(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """A day with a time of day before it, after it or not at all; or a time of day alone, when it comes next."""
    clock = _time_at(words, at)
    start = at if clock is None else clock.end
    whole = _past(words, start, _END_OF_DAY) if clock is None else None
    day = _day(words, _past_on(words, start if whole is None else whole), now)
    if day is None:
        if whole is not None:
            return Instant(_at(now, _LAST_SECOND), whole, near=True)
        if clock is None:
            return None
        then = _at(now, clock.time)
        return Instant(then if then > now else then + timedelta(days=1), clock.end, near=True)
    after = None if clock else _time_at(words, day.end)
    if after is None and clock is None:
        end = _past(words, day.end, _END_OF_DAY)
        return day if end is None else day._replace(end=end)
    said = clock or after
    if said is None:
        return None
    return day._replace(at=_at(day.at, said.time), end=after.end if after else day.end)


def _past_on(words: Sequence[Word], at: int) -> int:
    return at + (text_at(words, at) in ("on", "of", ","))


def _past(words: Sequence[Word], at: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """The place after the one of the phrases that begins at a place."""
    at += text_at(words, at) in ("at", "by", "the", ",")
    for phrase in phrases:
        if tuple(text_at(words, at + n) for n in range(len(phrase))) == phrase:
            return at + len(phrase)
    return None


def _at(day: datetime, moment: time) -> datetime:
    return datetime.combine(day.date(), moment, UTC)


def _day(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """The last second of a day, week or month that begins at a word."""
    text = text_at(words, at)
    if (begins := _past(words, at, _END_OF)) is not None and text_at(words, begins) in (*_WEEKDAYS, *_DAYS):
        return _day(words, begins, now)
    if text in ("this", "coming") and text_at(words, at + 1) in _WEEKDAYS:
        at, text = at + 1, text_at(words, at + 1)
    if text == "next" and text_at(words, at + 1) in _WEEKDAYS:
        found = _weekday(words, at + 1, now)
        soon = found is None or found.at <= _end_of("week", now, 0)  # it may be the one a week later
        return None if soon else found
    if text in _WEEKDAYS:
        return _weekday(words, at, now)
    if text in _DAYS:
        return Instant(_at(now + timedelta(days=_DAYS[text]), _LAST_SECOND), at + 1, near=True)
    if tuple(text_at(words, at + n) for n in range(4)) == ("the", "day", "after", "tomorrow"):
        return Instant(_at(now + timedelta(days=2), _LAST_SECOND), at + 4, near=True)
    return _longer(words, at, now) or _calendar_day(words, at, now)


def _weekday(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """The next such day; with a date after it, that date, unless the two contradict each other."""
    weekday = _WEEKDAYS[text_at(words, at)]
    after = at + 1 + (text_at(words, at + 1) == ",")
    if (dated := _calendar_day(words, after, now)) is not None:
        return dated._replace(near=True) if dated.at.weekday() == weekday else None
    ahead = (weekday - now.weekday() - 1) % 7 + 1
    return Instant(_at(now + timedelta(days=ahead), _LAST_SECOND), at + 1, near=True)


def _longer(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """A week, month or year: `this week`, `the end of the month`, `end of next week`, `eow`."""
    text = text_at(words, at)
    if text in _END_OF_LONGER:
        return Instant(_end_of(_END_OF_LONGER[text], now, 0), at + 1)
    at += text == "the" and text_at(words, at + 1) == "end"
    ends = text_at(words, at) == "end"
    at += (1 + (text_at(words, at + 1) == "of")) if ends else 0
    which, unit = text_at(words, at), text_at(words, at + 1)
    if unit not in _LONGER or which not in (("this", "the", "next") if ends else ("this", "next")):
        return None
    return Instant(_end_of(unit, now, which == "next"), at + 2)


def _end_of(unit: str, now: datetime, later: int) -> datetime:
    """The last second of the week (on Sunday), month or year, or of the next."""
    if unit == "week":
        return _at(now + timedelta(days=6 - now.weekday() + 7 * later), _LAST_SECOND)
    months = later if unit == "month" else 12 - now.month + 12 * later
    first = _months_later(now.replace(day=1), months)
    return _at(first.replace(day=monthrange(first.year, first.month)[1]), _LAST_SECOND)


def _months_later(day: datetime, months: int) -> datetime:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _calendar_day(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """A date; one without a year, or without month and year, is the next such day."""
    at += text_at(words, at) == "the"
    if at >= len(words):
        return None
    whole = date_at(words, at, "en")
    if whole is not None and not whole.doubt:
        day = datetime.combine(datetime.fromisoformat(whole.text).date(), _LAST_SECOND, UTC)
        return Instant(day, whole.end)
    part = day_at(words, at) if words[at].kind != "date" else None
    if part is None or part.rough or not part.day or part.year:
        return None
    for months in range(12 * 8):
        first = _months_later(now.replace(day=1), months)
        last = monthrange(first.year, first.month)[1]
        fits = part.month in (0, first.month) and (part.day <= last or text_at(words, at) in ("end", "last"))
        if fits and (day := _at(first.replace(day=min(part.day, last)), _LAST_SECOND)) > now:
            return Instant(day, part.end)
    return None


def _time_at(words: Sequence[Word], at: int) -> _Clock | None:
    """`noon`, `at 5 pm`, `17:00`, `in the evening`; a time of day that names its zone is UTC, or not understood."""
    at += text_at(words, at) in ("at", "in", ",") or (
        text_at(words, at) == "the" and _said_in_part(words, at + 1)
    )
    at += text_at(words, at) == "the" and _said_in_part(words, at + 1)
    if _said_in_part(words, at):
        return _Clock(_PARTS_OF_DAY[text_at(words, at)], at + 1)
    text, end, minute = text_at(words, at), at + 1, 0
    if not text.isdecimal() or len(text) > 2 or int(text) > 23:
        return None
    hour, exact = int(text), False
    if text_at(words, end) == ":" and glued_at(words, end) and text_at(words, end + 1).isdecimal():
        minute, end, exact = int(text_at(words, end + 1)), end + 2, True
    half, past = _half_at(words, end)
    if half and 1 <= hour <= 12:
        hour, end, exact = hour % 12 + (12 if half == "p" else 0), past, True
    if not exact or minute > 59:
        return None
    return _Clock(time(hour, minute), end + (text_at(words, end) in _UTC))


def _said_in_part(words: Sequence[Word], at: int) -> bool:
    return text_at(words, at) in _PARTS_OF_DAY


def _half_at(words: Sequence[Word], at: int) -> tuple[str, int]:
    """`a` or `p` for the half of the day said at a place, empty for none, and the place after it."""
    text = text_at(words, at)
    if text in ("am", "pm"):
        return text[0], at + 1
    if text in ("a", "p") and text_at(words, at + 1) == "." and text_at(words, at + 2) == "m":
        return text, at + 3 + (text_at(words, at + 3) == ".")
    return "", at


def _in_a_while(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """`5 days`, `the next two weeks`, `10 business days`, `48 hours`: so long after now."""
    at += text_at(words, at) == "the" and text_at(words, at + 1) in ("next", "coming", "following")
    at += (
        text_at(words, at) in ("next", "another", "coming", "following")
        and text_at(words, at + 1) not in _LONGER
    )
    if at >= len(words):
        return None
    amount = amount_at(words, at, "en", Writing())
    if amount is None or amount.kind != "time" or amount.doubt:
        return None
    try:
        number = split_amount(amount.text)[1]
    except NotANumber:
        return None
    then = _later(now, number, amount.unit)
    return None if then is None else Instant(then, amount.end)


def _later(now: datetime, number: Decimal, unit: str) -> datetime | None:
    """So long after a moment: hours to the second, all else to the last second of its day."""
    days = {
        "hours": number / 24,
        "days": number,
        "weeks": number * 7,
        "months": number * 31,
        "years": number * 366,
    }
    if not 0 < days.get(unit, number * 2) <= _LONGEST_WAIT:
        return None
    if unit == "hours":
        return (now + timedelta(hours=float(number))).replace(microsecond=0)
    if unit == "business days":
        return _at(_working_days_later(now, int(number)), _LAST_SECOND) if number == int(number) else None
    months = {"months": number, "years": number * 12}.get(unit)
    if months is not None:
        return _at(_months_later(now, int(months)), _LAST_SECOND) if months == int(months) else None
    return _at(now + timedelta(days=float(days[unit])), _LAST_SECOND)


def _working_days_later(now: datetime, number: int) -> datetime:
    """So many days later, Saturdays and Sundays not counted."""
    while number > 0:
        now += timedelta(days=1)
        number -= now.weekday() < 5
    return now
