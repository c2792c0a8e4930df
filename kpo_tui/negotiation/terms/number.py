"""Numbers with a unit, and percentages."""

import re
import string
from decimal import Decimal
from typing import ClassVar

from kpo_tui.negotiation.terms.base import Amounts, Raw, SomeTerm, Term
from kpo_tui.negotiation.terms.numerals import (
    NotANumber,
    fits,
    halves,
    in_words,
    may_mean_thousands,
    read_plain,
    show_number,
    split_amount,
    write_plain,
)

PERIODS: dict[str, frozenset[str]] = {
    "hour": frozenset({"h", "hr", "hour", "hourly"}),
    "day": frozenset({"d", "day", "daily"}),
    "week": frozenset({"w", "wk", "week", "weekly"}),
    "month": frozenset({"mo", "mth", "month", "monthly", "pm", "p.m."}),
    "year": frozenset({"y", "yr", "year", "yearly", "annum", "annually", "annual", "pa", "p.a."}),
}
"""Periods that a percentage or a price can be per, with the words people write for them."""

_EACH = re.compile(r"(?:/|\b(?:per|an?|each|every))$", re.IGNORECASE)
_FILLER = frozenset({"", "at", "of", "net"})


def split_period(text: str) -> tuple[str, str | None]:
    """`text` without the period at its end, and that period: `% a month` gives `("%", "month")`."""
    text = text.strip()
    rest = text.rstrip(string.ascii_letters + ".")
    word = text[len(rest) :].lower()
    for period, words in PERIODS.items():
        if word in words:
            return without_each(rest), period
    return text, None


def without_each(text: str) -> str:
    """`text` without the `per`, `a`, `each` or `/` at its end that leads to a period or a unit."""
    return _EACH.sub("", text.rstrip()).rstrip()


def amount_typed(term: SomeTerm, text: str, locale: str) -> tuple[str, Decimal, str]:
    """The first number in what was typed for a term, with what stands around it. Raises ValueNotUnderstood."""
    try:
        return split_amount(text, locale)
    except NotANumber:
        raise term.misunderstood(text) from None


class Bounded(Term[Decimal], frozen=True, kw_only=True):
    """A term whose value is one number."""

    min: str | None = None
    max: str | None = None
    whole: bool = False

    charted: ClassVar[bool] = True
    _SIGN: ClassVar[str] = ""

    def within(self, number: Decimal, text: str) -> Decimal:
        """`number` if it can be stored and lies within the bounds; raises ValueNotUnderstood."""
        if not fits(number):
            raise self.misunderstood(text, "is too large or too precise")
        if self.whole and number != int(number):
            raise self.misunderstood(text, "is not a whole number")
        if why := self.beyond(number):
            raise self.misunderstood(text, why)
        return number

    def read(self, raw: Raw) -> Decimal:
        text = self.stored_text(raw)
        try:
            return self.within(read_plain(text.removesuffix(self._SIGN)), text)
        except NotANumber:
            raise self.misunderstood(text) from None

    def write(self, value: Decimal) -> Raw:
        return f"{write_plain(value)}{self._SIGN}"

    def measure(self, value: Decimal) -> Decimal:
        return value

    def middle(self, mine: Decimal, theirs: Decimal) -> Decimal:
        return (mine + theirs) / 2

    def example(self) -> str:
        """A value to show in messages."""
        return self.usual or self.show(Decimal(self.near("10")))


class NumberTerm(Bounded, frozen=True, kw_only=True, tag="number"):
    """A count or measure: 12 FTE, 2 cycles. `unit` is its name in the plural, `one` in the singular."""

    unit: str = ""
    one: str = ""

    amounts: ClassVar[frozenset[Amounts]] = frozenset({"count", "bare"})
    around_figure: ClassVar[tuple[int, int]] = (0, 4)

    def units(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in (self.unit, self.one) if name)

    def counted_in(self, unit: str) -> bool:
        return unit in (self.unit.casefold(), self.one.casefold())

    def associated(self) -> str:
        return f"{self.unit} {self.one}"

    def middles(self, mine: Decimal, theirs: Decimal) -> tuple[Decimal, ...]:
        return halves(mine, theirs, wholes=self.whole)

    def parse(self, text: str, locale: str = "en") -> Decimal:
        before, number, after = amount_typed(self, text, locale)
        units = {"", self.unit.casefold(), self.one.casefold()}
        if before.casefold() not in _FILLER or after.casefold() not in units:
            raise self.misunderstood(text)
        if may_mean_thousands(number):
            raise self.misunderstood(text, "could mean thousands or decimals")
        return self.within(number, text)

    def _unit(self, number: Decimal) -> str:
        unit = self.one if abs(number) == 1 and self.one else self.unit
        return f" {unit}" if unit else ""

    def show(self, value: Decimal, locale: str = "en") -> str:
        return show_number(value, locale) + self._unit(value)

    def contract(self, value: Decimal) -> str:
        return f"{in_words(value)} ({show_number(value)}){self._unit(value)}"

    def distance(self, amount: Decimal) -> str:
        return self.show(amount)

    def expected(self) -> str:
        return f"a number{f' of {self.unit}' if self.unit else ''}, such as {self.example()}"


class PercentTerm(Bounded, frozen=True, kw_only=True, tag="percent"):
    """A percentage; `per` is its period where it has one (`month`), `of` what it is a share of."""

    per: str | None = None
    of: str = ""

    amounts: ClassVar[frozenset[Amounts]] = frozenset({"percent", "bare"})
    around_figure: ClassVar[tuple[int, int]] = (0, 2)
    _SIGN: ClassVar[str] = "%"
    _SIGNS: ClassVar[frozenset[str]] = frozenset({"", "%", "percent", "per cent", "pct", "percentage", "pc"})

    def associated(self) -> str:
        return f"{self.of} {self.per or ''}"

    def parse(self, text: str, locale: str = "en") -> Decimal:
        before, number, after = amount_typed(self, text, locale)
        after = self._without_of(after)
        sign, period = (after, None) if after in self._SIGNS else split_period(after)
        if before.casefold() not in _FILLER or self._without_of(sign) not in self._SIGNS:
            raise self.misunderstood(text)
        if period and period != self.per:
            raise self.misunderstood(text, f"is per {period}")
        return self.within(number, text)

    def _without_of(self, text: str) -> str:
        """`text` in lower case without what it is a share of: `% of the charges` gives `%`."""
        folded = text.casefold()
        if not self.of or not folded.endswith(self.of.casefold()):
            return folded
        return folded.removesuffix(self.of.casefold()).rstrip().removesuffix("of").rstrip()

    def show(self, value: Decimal, locale: str = "en") -> str:
        return f"{show_number(value, locale)}%{self._period()}"

    def _period(self) -> str:
        return f" per {self.per}" if self.per else ""

    def contract(self, value: Decimal) -> str:
        return f"{in_words(value)} per cent ({show_number(value)}%){self._period()}"

    def distance(self, amount: Decimal) -> str:
        points = "point" if amount == 1 else "points"
        return f"{show_number(amount)} percentage {points}"

    def expected(self) -> str:
        return f"a percentage{f' of {self.of}' if self.of else ''}{self._period()}, such as {self.example()}"
