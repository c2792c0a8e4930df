"""Numbers in words and in figures, whatever the house style."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kpo_tui.understanding.numerals_spelt import spelt_at
from kpo_tui.understanding.numerals_written import written
from kpo_tui.understanding.words import split
from tests.understanding.amounts_said import number_in

SPELT = {
    "half a million": "500000",
    "a quarter million": "250000",
    "three quarters of a million": "750000",
    "half a dozen": "6",
    "two dozen": "24",
    "one and a half": "1.5",
    "six and three quarters": "6.75",
    "one and a half million": "1500000",
    "a million and a half": "1500000",
    "two million and a half": "2500000",
    "two point five million": "2500000",
    "one point two five": "1.25",
    "fifteen thousand five hundred": "15500",
    "twelve hundred": "1200",
    "a hundred and twenty": "120",
    "two hundred and fifty thousand": "250000",
    "two lakh": "200000",
    "two lakh fifty thousand": "250000",
    "three crore twenty lakh": "32000000",
    "thirty grand": "30000",
    "fourty-five": "45",
}


@pytest.mark.parametrize("text", SPELT)
def test_a_number_in_words_is_read(text: str) -> None:
    assert number_in(text) == Decimal(SPELT[text])


@given(st.integers(0, 10**9) | st.integers(0, 3000) | st.sampled_from([10**6, 10**9, 1_000_001, 900_000_100]))
def test_whatever_whole_number_is_written_out_is_read_back(number: int) -> None:
    assert number_in(num2words(number).replace(",", "")) == number


@given(st.integers(0, 999), st.integers(1, 9), st.integers(1, 9))
def test_decimals_that_are_written_out_are_read_back(whole: int, tenths: int, hundredths: int) -> None:
    number = Decimal(f"{whole}.{tenths}{hundredths}")
    assert number_in(num2words(number)) == number


@pytest.mark.parametrize("text", ["thirty forty", "five million two million", "twenty ten", "ninety eleven"])
def test_numbers_that_do_not_make_one_number_are_several(text: str) -> None:
    words = split(text)
    found = spelt_at(words, 0)
    assert found is not None
    assert found.end < len(words)


@pytest.mark.parametrize("text", ["a couple", "half", "quarter", "and", "hundred", "a point"])
def test_words_that_are_no_number_by_themselves_are_none(text: str) -> None:
    assert number_in(text) is None


WRITTEN = {
    "1,200": "1200",
    "1,234,567.89": "1234567.89",
    "1,20,000": "120000",
    "12,34,567.5": "1234567.5",
    "1.250,00": "1250",
    "1.200,50": "1200.5",
    "1.234.567": "1234567",
    "1'200'000": "1200000",
    "1'200.50": "1200.5",
    "1 200 000": "1200000",
    "98,5": "98.5",
    "98,50": "98.5",
    "0,125": "0.125",
    "0.125": "0.125",
    "1234.567": "1234.567",
    "18k": "18000",
    "1.5 lakh": "150000",
    "1 crore 20 lakh": "12000000",
    "3 million 500 thousand": "3500000",
    "2 dozen": None,
    "1½": "1.5",
    "1 ¼": "1.25",
    "2 1/2": "2.5",
    "3 and a half": "3.5",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_number_in_figures_is_read_where_it_can_mean_one_thing_only(text: str) -> None:
    expected = WRITTEN[text]
    assert number_in(text) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    "text", ["1,2345", "1,2,3", "1.2.3", "1'20", "1,200,50", "0,000.0'0", "0,001,000", "12,34,56"]
)
def test_figures_that_nobody_writes_so_are_no_number(text: str) -> None:
    assert written(text, "en").numbers == ()


def test_three_figures_after_the_sign_for_decimals_may_be_thousands() -> None:
    thousands, thirty = Decimal(30000), Decimal(30)
    assert written("30.000", "en").numbers == (thousands, thirty)
    assert written("30,000", "de_DE").numbers == (thousands, thirty)
    assert written("30.000", "de_DE").numbers == (thousands,)
    assert written("30,000", "en").numbers == (thousands,)
    assert written("30.000", "sv").numbers == (thousands, thirty)


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["en", "de_DE", "fr_FR", "en_IN"]))
def test_a_grouped_number_with_decimals_means_the_same_in_every_locale(number: Decimal, locale: str) -> None:
    western = f"{number:,.2f}"
    assert written(western, locale).numbers == (number,)
    assert written(western.translate(str.maketrans(",.", ".,")), locale).numbers == (number,)
