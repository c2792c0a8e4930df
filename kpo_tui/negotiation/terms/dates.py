"""Calendar dates."""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from kpo_tui.negotiation.terms.base import Amounts, Raw, Term

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d]+)\.?,?\s+(\d{4})")
_NAMED_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


class DateTerm(Term[date], frozen=True, kw_only=True, tag="date"):
    """A calendar date. `1/2/2027` is refused where the locale does not say which figure is the day."""

    charted: ClassVar[bool] = True
    amounts: ClassVar[frozenset[Amounts]] = frozenset({"date"})
    around_figure: ClassVar[tuple[int, int]] = (1, 2)

    def parse(self, text: str, locale: str = "en") -> date:
        typed = " ".join(text.split())
        try:
            if match := _ISO.fullmatch(typed):
                return date(int(match[1]), int(match[2]), int(match[3]))
            if match := _NAMED.fullmatch(typed):
                return date(int(match[3]), self._month(match[2], locale, text), int(match[1]))
            if match := _NAMED_FIRST.fullmatch(typed):
                return date(int(match[3]), self._month(match[1], locale, text), int(match[2]))
            if match := _FIGURES.fullmatch(typed):
                day, month = self._day_and_month(int(match[1]), int(match[2]), locale, text)
                return date(int(match[3]), month, day)
        except ValueError:
            raise self.misunderstood(text, "is not in the calendar") from None
        raise self.misunderstood(text)

    def _month(self, name: str, locale: str, text: str) -> int:
        from babel.dates import get_month_names

        for language in dict.fromkeys(("en", locale)):
            for width in ("wide", "abbreviated"):
                for number, month in get_month_names(width, locale=language).items():
                    if name.casefold() == month.casefold().rstrip("."):
                        return int(number)
        raise self.misunderstood(text)

    def _day_and_month(self, first: int, second: int, locale: str, text: str) -> tuple[int, int]:
        if first > 12 or first == second:
            return first, second
        if second > 12:
            return second, first
        if locale == "en":
            raise self.misunderstood(text, "could mean two dates")
        from babel.dates import get_date_format

        pattern = str(get_date_format("short", locale=locale).pattern)
        return (first, second) if pattern.index("d") < pattern.index("M") else (second, first)

    def read(self, raw: Raw) -> date:
        text = self.stored_text(raw)
        if not _ISO.fullmatch(text):
            raise self.misunderstood(text)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.misunderstood(text, "is not in the calendar") from None

    def write(self, value: date) -> Raw:
        return value.isoformat()

    def show(self, value: date, locale: str = "en") -> str:
        from babel.dates import format_date

        return str(format_date(value, "d MMMM y", locale=locale))

    def measure(self, value: date) -> Decimal:
        return Decimal(value.toordinal())

    def is_nil(self, value: date) -> bool:
        return False

    def distance(self, amount: Decimal) -> str:
        return "1 day" if amount == 1 else f"{amount} days"

    def expected(self) -> str:
        return f"a date, such as {self.usual or '2027-01-31'} or 31 January 2027"
