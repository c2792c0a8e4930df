"""Amounts of money, with ISO 4217 currencies."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.terms.base import Amounts, Composed, Fault, Gap, Raw, Term
from kpo_tui.negotiation.terms.number import amount_typed, split_period, without_each
from kpo_tui.negotiation.terms.numerals import (
    NotANumber,
    fits,
    in_words,
    may_mean_thousands,
    read_plain,
    show_number,
    write_plain,
)
from kpo_tui.text import one_line

_STORED = re.compile(r"([A-Z]{3}) ([0-9]+(?:\.[0-9]+)?)")
_COMMON_NAMES = {
    "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "rupee": "INR",
    "rupees": "INR", "rs": "INR", "rs.": "INR", "yen": "JPY", "franc": "CHF", "francs": "CHF",
}  # fmt: skip
_DOLLARS = frozenset({"$", "dollar", "dollars"})
_IN_USE = frozenset(re.findall("[A-Z]{3}", """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
    SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
    WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""))  # fmt: skip
"""The currencies in use. Babel knows them too, and those of the past, but takes a while to load."""


class Money(Composed, frozen=True):
    """An amount in a currency, by its ISO 4217 code."""

    currency: str
    amount: Decimal


class MoneyTerm(Term[Money], frozen=True, kw_only=True, tag="money"):
    """An amount of money; `currency` is assumed when none is typed, `per` is its period or unit.

    `min` and `max` are inclusive amounts in `currency`; another currency is not held against them.
    """

    currency: str
    per: str | None = None
    min: str | None = None
    max: str | None = None

    charted: ClassVar[bool] = True
    amounts: ClassVar[frozenset[Amounts]] = frozenset({"money", "bare"})
    around_figure: ClassVar[tuple[int, int]] = (1, 6)

    def associated(self) -> str:
        return self.per or ""

    def faults_of_measure(self) -> Iterator[Fault]:
        if not is_currency(self.currency):
            yield Fault("currency", f"'{one_line(self.currency, 40)}' is not an ISO 4217 code such as USD")

    def parse(self, text: str, locale: str = "en") -> Money:
        before, amount, after = amount_typed(self, text, locale)
        after, period = self._without_period(after)
        if period and period != self.per:
            raise self.misunderstood(text, f"is per {period}")
        named = [name for name in (before, after) if name]
        if len(named) > 1:
            raise self.misunderstood(text)
        code = self._currency(named[0]) if named else self.currency
        if code is None:
            raise self.misunderstood(text, f"names no currency we know ({named[0][:20]})")
        if may_mean_thousands(amount):
            raise self.misunderstood(text, "could mean thousands or decimals")
        return self._within(Money(code, amount), text)

    def _without_period(self, after: str) -> tuple[str, str | None]:
        if self.per and after.casefold().endswith(self.per.casefold()):
            return without_each(after[: -len(self.per)]), self.per
        return (after, None) if self._currency(after) else split_period(after)

    def _currency(self, name: str) -> str | None:
        folded = name.casefold()
        if folded in _DOLLARS:
            return self.currency if currency_symbol(self.currency).endswith("$") else "USD"
        if len(name) == 3 and name.isascii() and name.isalpha() and is_currency(name.upper()):
            return name.upper()
        return _COMMON_NAMES.get(folded) or _by_symbol().get(folded)

    def _within(self, money: Money, text: str) -> Money:
        if not fits(money.amount) or money.amount < 0:
            raise self.misunderstood(text, "is negative, too large or too precise")
        if money.currency == self.currency and (why := self.beyond(money.amount)):
            raise self.misunderstood(text, why)
        return money

    def read(self, raw: Raw) -> Money:
        text = self.stored_text(raw)
        match = _STORED.fullmatch(text)
        if match is None:
            raise self.misunderstood(text)
        try:
            return self._within(Money(match[1], read_plain(match[2])), text)
        except NotANumber:
            raise self.misunderstood(text) from None

    def write(self, value: Money) -> Raw:
        return f"{value.currency} {write_plain(value.amount)}"

    def show(self, value: Money, locale: str = "en") -> str:
        decimals = 0 if value.amount == int(value.amount) else 2
        return f"{value.currency} {show_number(value.amount, locale, decimals)}" + self._per()

    def _per(self) -> str:
        return f" per {self.per}" if self.per else ""

    def contract(self, value: Money) -> str:
        whole = int(value.amount)
        fraction = value.amount - whole
        words = f"{in_words(Decimal(whole))} {currency_name(value.currency, 1 if whole == 1 else 2)}"
        if fraction:
            words += f" and {write_plain(fraction * 100)}/100"
        return f"{words} ({value.currency} {show_number(value.amount, decimals=2)}){self._per()}"

    def measure(self, value: Money) -> Decimal:
        return value.amount

    def is_nil(self, value: Money) -> bool:
        return value.amount == 0

    def scale(self, value: Money) -> str:
        return value.currency

    def middle(self, mine: Money, theirs: Money) -> Money | None:
        same = mine.currency == theirs.currency
        return Money(mine.currency, (mine.amount + theirs.amount) / 2) if same else None

    def apart(self, mine: Money, theirs: Money) -> Gap:
        if mine.currency != theirs.currency:
            return Gap(None, "different currencies")
        between = abs(mine.amount - theirs.amount)
        return Gap(between, self.show(Money(mine.currency, between)))

    def better_for(self, party: Side, a: Money, b: Money) -> int:
        return super().better_for(party, a, b) if a.currency == b.currency else 0

    def expected(self) -> str:
        example = self.usual or f"{self.currency} {self.near('28')}"
        return f"an amount of money{self._per()}, such as {example}"


def is_currency(code: str) -> bool:
    """True for an ISO 4217 code."""
    if code in _IN_USE:
        return True
    from babel.numbers import is_currency as known

    return bool(known(code, "en"))


@lru_cache(maxsize=64)
def currency_name(code: str, count: int) -> str:
    """The currency's English name for `count` of it: `US dollars`."""
    from babel.numbers import get_currency_name

    return str(get_currency_name(code, count=count, locale="en"))


@lru_cache(maxsize=64)
def currency_symbol(code: str) -> str:
    """The currency's symbol in English writing: `$`, `CA$`, `€`."""
    from babel.numbers import get_currency_symbol

    return str(get_currency_symbol(code, locale="en"))


@lru_cache(maxsize=1)
def _by_symbol() -> dict[str, str]:
    from babel import Locale

    english = Locale("en")
    names = {str(symbol).casefold(): str(code) for code, symbol in english.currency_symbols.items()}
    for code in names.copy().values():
        names.setdefault(currency_name(code, 1).casefold(), code)
        names.setdefault(currency_name(code, 2).casefold(), code)
    return {"us$": "USD", **names}
