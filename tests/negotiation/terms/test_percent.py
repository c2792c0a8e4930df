"""Percentages."""

from decimal import Decimal

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import PercentTerm

INTEREST = PercentTerm(label="Interest", per="month", max="5", client_wants="low")
CAP = PercentTerm(label="Cap", of="the yearly charges", client_wants="high")


def test_a_percentage_is_stored_with_its_sign() -> None:
    assert INTEREST.write(Decimal("1.50")) == "1.5%"
    assert INTEREST.read("1.5%") == Decimal("1.5")


def test_it_is_shown_with_its_period() -> None:
    assert INTEREST.show(Decimal("1.5")) == "1.5% per month"
    assert INTEREST.show(Decimal("1.5"), "de") == "1,5% per month"
    assert CAP.show(Decimal(100)) == "100%"


def test_a_contract_says_it_in_words_and_figures() -> None:
    assert INTEREST.contract(Decimal("1.5")) == "one point five per cent (1.5%) per month"
    assert CAP.contract(Decimal(100)) == "one hundred per cent (100%)"


def test_a_period_must_be_the_terms_own() -> None:
    assert INTEREST.parse("1% a month") == 1
    with pytest.raises(ValueNotUnderstood, match="is per year"):
        INTEREST.parse("12% p.a.")
    with pytest.raises(ValueNotUnderstood, match="is per month"):
        CAP.parse("1% a month")


def test_what_it_is_a_share_of_may_be_said() -> None:
    assert CAP.parse("150% of the yearly charges") == 150
    with pytest.raises(ValueNotUnderstood):
        CAP.parse("150% of the monthly charges")
    of_and_per = PercentTerm(label="P", of="the late sum", per="month")
    assert of_and_per.parse("1% per month of the late sum") == 1
    assert of_and_per.parse("1% of the late sum per month") == 1


def test_a_gap_is_in_percentage_points() -> None:
    assert CAP.gap(Decimal(100), Decimal(150)).text == "50 percentage points"
    assert CAP.gap(Decimal(100), Decimal(101)).text == "1 percentage point"
    assert CAP.gap(Decimal(100), Decimal(100)).closed


def test_what_is_better_for_one_is_worse_for_the_other() -> None:
    assert INTEREST.better_for("client", Decimal(1), Decimal(2)) == 1
    assert INTEREST.better_for("provider", Decimal(1), Decimal(2)) == -1


def test_the_example_is_one_that_would_be_taken() -> None:
    assert INTEREST.expected() == "a percentage per month, such as 5% per month"
    assert CAP.expected() == "a percentage of the yearly charges, such as 10%"
    usual = PercentTerm(label="P", per="month", usual="1.5% a month")
    assert usual.expected() == "a percentage per month, such as 1.5% a month"


def test_no_percent_means_none() -> None:
    assert INTEREST.is_nil(Decimal(0))
