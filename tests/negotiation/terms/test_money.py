"""Amounts of money."""

from decimal import Decimal

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Money, MoneyTerm
from kpo_tui.negotiation.terms.money import is_currency

RATE = MoneyTerm(label="Rate", currency="USD", per="hour", min="5", max="500", client_wants="low")
FEE = MoneyTerm(label="Fee", currency="GBP")


def usd(amount: str) -> Money:
    return Money("USD", Decimal(amount))


def test_an_amount_without_currency_takes_the_terms_own() -> None:
    assert RATE.parse("28") == usd("28")
    assert FEE.parse("28") == Money("GBP", Decimal(28))


def test_dollars_are_the_terms_own_where_it_counts_in_dollars() -> None:
    assert MoneyTerm(label="M", currency="CAD").parse("$5").currency == "CAD"
    assert MoneyTerm(label="M", currency="AUD").parse("5 dollars").currency == "AUD"
    assert FEE.parse("$5").currency == "USD"
    assert MoneyTerm(label="M", currency="CAD").parse("US$5").currency == "USD"


def test_another_currency_is_kept_and_not_held_against_the_bounds() -> None:
    assert RATE.parse("INR 2,000 an hour") == Money("INR", Decimal(2000))
    with pytest.raises(ValueNotUnderstood, match=r"is above the most that makes sense here \(500\)"):
        RATE.parse("2000")
    with pytest.raises(ValueNotUnderstood, match=r"is below the least that makes sense here \(5\)"):
        RATE.parse("$4.99")


def test_an_unknown_currency_is_named() -> None:
    with pytest.raises(ValueNotUnderstood, match=r"names no currency we know \(ZZZ\)"):
        RATE.parse("ZZZ 28")
    with pytest.raises(ValueNotUnderstood, match=r"names no currency we know \(shells\)"):
        RATE.parse("28 shells")


def test_it_is_stored_by_code_and_plain_number() -> None:
    assert RATE.write(usd("28.50")) == "USD 28.5"
    assert RATE.write(usd("1E+2")) == "USD 100"
    for raw in ("28", "$28", "usd 28", "USD 1,000", "USD  28", "USD -5", "USD 28 ", "USD 28 an hour"):
        with pytest.raises(ValueNotUnderstood):
            RATE.read(raw)


def test_it_is_shown_with_decimals_only_where_there_are_any() -> None:
    assert RATE.show(usd("28")) == "USD 28 per hour"
    assert RATE.show(usd("28.5")) == "USD 28.50 per hour"
    assert FEE.show(usd("1234567.5"), "de") == "USD 1.234.567,50"


def test_a_contract_says_it_in_words_and_figures() -> None:
    assert RATE.contract(usd("28")) == "twenty-eight US dollars (USD 28.00) per hour"
    assert FEE.contract(usd("1")) == "one US dollar (USD 1.00)"
    assert FEE.contract(usd("1234.5")) == (
        "one thousand two hundred and thirty-four US dollars and 50/100 (USD 1,234.50)"
    )


def test_amounts_in_two_currencies_do_not_compare() -> None:
    gap = FEE.gap(usd("5"), Money("EUR", Decimal(5)))
    assert (gap.amount, gap.text, gap.closed) == (None, "different currencies", False)
    assert RATE.better_for("client", usd("5"), Money("EUR", Decimal(50))) == 0


def test_a_gap_is_an_amount() -> None:
    assert RATE.gap(usd("28"), usd("35.50")).text == "USD 7.50 per hour"
    assert RATE.gap(usd("28"), usd("28")).closed


def test_a_lower_rate_is_better_for_the_client() -> None:
    assert RATE.better_for("client", usd("28"), usd("35")) == 1
    assert RATE.better_for("provider", usd("28"), usd("35")) == -1


def test_no_money_means_none() -> None:
    assert FEE.is_nil(usd("0"))
    assert not FEE.is_nil(usd("0.01"))


def test_the_example_lies_within_the_bounds() -> None:
    assert FEE.expected() == "an amount of money, such as GBP 28"
    assert MoneyTerm(label="M", currency="USD", max="10").expected() == "an amount of money, such as USD 10"
    assert MoneyTerm(label="M", currency="USD", min="0").expected() == "an amount of money, such as USD 28"


def test_currencies_are_those_of_iso_4217() -> None:
    assert is_currency("USD")
    assert is_currency("INR")
    assert not is_currency("usd")
    assert not is_currency("ZZZ")


def test_a_long_tail_is_refused_and_quickly() -> None:
    for text in ("1 " + "a" * 200_000 + "1", "1 " + "a." * 100_000 + "/", "USD 1" + " " * 200_000 + "x"):
        with pytest.raises(ValueNotUnderstood):
            FEE.parse(text)
