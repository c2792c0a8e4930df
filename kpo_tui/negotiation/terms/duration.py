"""Lengths of time: hours, days, business days, weeks, months, years."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from kpo_tui.negotiation.terms.base import Amounts, Composed, Fault, Gap, Raw, Term
from kpo_tui.negotiation.terms.numerals import (
    EXACT,
    NotANumber,
    fits,
    halves,
    in_words,
    read_plain,
    show_number,
    split_amount,
    write_plain,
)

UNITS: dict[str, frozenset[str]] = {
    "hours": frozenset({"h", "hr", "hrs", "hour", "hours"}),
    "days": frozenset({"d", "day", "days", "calendar day", "calendar days"}),
    "business days": frozenset(
        {"bd", "bds", "business day", "business days", "working day", "working days", "workday", "workdays"}
    ),
    "weeks": frozenset({"w", "wk", "wks", "week", "weeks"}),
    "months": frozenset({"mo", "mos", "mth", "mths", "month", "months"}),
    "years": frozenset({"y", "yr", "yrs", "year", "years"}),
}
"""Units with the words people write for them. A lone `m` is left out: minutes, months or millions."""

_HOURS = {
    "hours": Decimal(1),
    "days": Decimal(24),
    "weeks": Decimal(168),
    "months": Decimal("730.5"),
    "years": Decimal(8766),
    "business days": Decimal("33.6"),
}
"""Length in hours, used to compare. Mean Gregorian month and year (365.25 days); five business days a week."""

_EXACT = (("days", "weeks"), ("months", "years"), ("hours", "days"), ("hours", "weeks"))
_STORED = re.compile(r"([0-9]+(?:\.[0-9]+)?) ((?:business )?(?:hour|day|week|month|year))s?")
_LEAD_IN = frozenset({"", "net", "within", "in", "after", "for"})


class Duration(Composed, frozen=True):
    """A length of time in one of the units of `UNITS`."""

    amount: Decimal
    unit: str


class DurationTerm(Term[Duration], frozen=True, kw_only=True, tag="duration"):
    """A length of time, counted in `unit`; `basis` says from when or how often (`after the invoice`).

    `min` and `max` are inclusive amounts in `unit`. A value typed in another unit is converted where
    that is exact (2 weeks are 14 days) and kept as typed where it is not (1 month is not 30 days).
    """

    unit: str
    basis: str = ""
    min: str | None = None
    max: str | None = None

    charted: ClassVar[bool] = True
    amounts: ClassVar[frozenset[Amounts]] = frozenset({"time", "bare"})
    around_figure: ClassVar[tuple[int, int]] = (0, 2)

    def counted_in(self, unit: str) -> bool:
        return unit == self.unit

    def associated(self) -> str:
        return self.basis

    def faults_of_measure(self) -> Iterator[Fault]:
        if self.unit not in UNITS:
            yield Fault("unit", f"is one of {', '.join(UNITS)}")

    def parse(self, text: str, locale: str = "en") -> Duration:
        try:
            before, amount, after = split_amount(re.sub(r"\ban?\s+(?=[a-z])", "1 ", text.lower()), locale)
        except NotANumber:
            raise self.misunderstood(text) from None
        if re.search(r"\d\s*m\b", text, re.IGNORECASE):
            raise self.misunderstood(text, "does not say whether it means minutes, months or millions")
        after = " ".join(after.replace("-", " ").split()).removesuffix(self.basis.casefold()).strip(" .")
        if before not in _LEAD_IN:
            raise self.misunderstood(text)
        unit = self.unit if not after else unit_called(after)
        if unit is None:
            raise self.misunderstood(text)
        if self.unit == "business days" and after in ("d", "day", "days"):
            raise self.misunderstood(text, "does not say whether it means business days or calendar days")
        return self._within(self._converted(Duration(amount, unit)), text)

    def _converted(self, value: Duration) -> Duration:
        if (self.unit, value.unit) in _EXACT or (value.unit, self.unit) in _EXACT:
            amount = EXACT.divide(EXACT.multiply(value.amount, _HOURS[value.unit]), _HOURS[self.unit])
            if amount == amount.to_integral_value():
                return Duration(amount.to_integral_value(), self.unit)
        return value

    def _within(self, value: Duration, text: str) -> Duration:
        if not fits(value.amount) or value.amount < 0:
            raise self.misunderstood(text, "is negative, too large or too precise")
        if why := self.beyond(self.measure(value), self._shown_bound):
            raise self.misunderstood(text, why)
        return value

    def _shown_bound(self, bound: str) -> str:
        return self.show(Duration(read_plain(bound), self.unit))

    def read(self, raw: Raw) -> Duration:
        text = self.stored_text(raw)
        match = _STORED.fullmatch(text)
        if match is None or f"{match[2]}s" not in UNITS:
            raise self.misunderstood(text)
        try:
            return self._within(Duration(read_plain(match[1]), f"{match[2]}s"), text)
        except NotANumber:
            raise self.misunderstood(text) from None

    def write(self, value: Duration) -> Raw:
        return f"{write_plain(value.amount)} {counted(value)}"

    def show(self, value: Duration, locale: str = "en") -> str:
        return f"{show_number(value.amount, locale)} {counted(value)}"

    def contract(self, value: Duration) -> str:
        unit = counted(value)
        unit = unit.title() if value.unit == "business days" else unit
        return f"{in_words(value.amount)} ({show_number(value.amount)}) {unit}"

    def measure(self, value: Duration) -> Decimal:
        if value.unit == self.unit:
            return value.amount
        return value.amount * _HOURS[value.unit] / _HOURS[self.unit]

    def common(self, value: Duration) -> Decimal:
        """The length in hours."""
        return value.amount * _HOURS[value.unit]

    def is_nil(self, value: Duration) -> bool:
        return value.amount == 0

    def middle(self, mine: Duration, theirs: Duration) -> Duration | None:
        """A whole number where both ends are: nobody pays within 37.5 days."""
        middles = self.middles(mine, theirs)
        return next((middle for middle in middles if len(middles) == 1 or not middle.amount % 2), None)

    def middles(self, mine: Duration, theirs: Duration) -> tuple[Duration, ...]:
        if mine.unit != theirs.unit:
            return ()
        return tuple(Duration(half, mine.unit) for half in halves(mine.amount, theirs.amount, wholes=True))

    def apart(self, mine: Duration, theirs: Duration) -> Gap:
        if mine.unit == theirs.unit:
            apart = Duration(abs(mine.amount - theirs.amount), mine.unit)
            return Gap(self.measure(apart), self.show(apart))
        between = abs(self.measure(mine) - self.measure(theirs))
        if not between:
            return Gap(None, "about the same length in another unit")
        return Gap(between, f"about {self.show(Duration(round(between, 1), self.unit))}")

    def expected(self) -> str:
        example = self.usual or self._shown_bound(self.near("30"))
        return f"a length of time in {self.unit}, such as {example}"


def unit_called(name: str) -> str | None:
    """The unit that `name` means, or None."""
    folded = name.strip(" .").casefold()
    return next((unit for unit, names in UNITS.items() if folded in names), None)


def counted(value: Duration) -> str:
    """The unit in the singular for exactly one, in the plural otherwise."""
    return value.unit[:-1] if value.amount == 1 else value.unit
