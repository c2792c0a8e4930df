"""Rows of tables in sentences: led by the name of their table, plainly rows, or said loosely at its question."""

import pytest
from msgspec.structs import replace

from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from tests.understanding.readings_told import short
from tests.understanding.situations import situation


def at(clause: str, term: str) -> AtHand:
    """Asked for a table of the standard playbook."""
    return replace(situation("std"), asked="question", clause=clause, term=term)


CARD = "propose payment rate_card=Analyst, Manila, USD 25.75; Team lead, Manila, USD 40"


@pytest.mark.parametrize(
    "where",
    [situation("std-pay"), at("payment", "rate_card"), at("payment", "net_days")],
    ids=["decision", "its question", "another question"],
)
@pytest.mark.parametrize(
    "text",
    [
        "rate card: Analyst | Manila | USD 25.75; Team lead | Manila | USD 40", "rate card = Analyst | Manila | 25.75; Team lead | Manila | 40",
        "set the rate card to Analyst | Manila | USD 25.75; Team lead | Manila | USD 40", "Rate card:\nAnalyst | Manila | USD 25.75\nTeam lead | Manila | USD 40",
        "please change our rate card to Analyst, Manila, USD 25.75; Team lead, Manila, USD 40",
        "the rate card would be Analyst 25.75, Team lead 40, all Manila", "rate card: Analyst in Manila 25.75 and Team lead in Manila 40",
        "Analyst | Manila | USD 25.75; Team lead | Manila | USD 40", "Analyst\tManila\tUSD 25.75\nTeam lead\tManila\tUSD 40",
    ],
)  # fmt: skip
def test_rows_are_rows_of_the_table_that_is_named_or_that_they_alone_fit(where: AtHand, text: str) -> None:
    assert short(read(text, where)) == CARD


@pytest.mark.parametrize(
    ("clause", "term", "text", "rows"),
    [
        ("service_credits", "weights", "on time 40 %, accuracy 40 %, rework 20 %", "on time, 40%; accuracy, 40%; rework, 20%"),
        ("service_credits", "weights", "40 % on time, 40 % accuracy and 20 % rework", "on time, 40%; accuracy, 40%; rework, 20%"),
        ("payment", "unit_prices", "USD 40 per contract, USD 250 per memo", "contract, USD 40; memo, USD 250"),
        ("payment", "rate_card", "Analyst, Pune, India, USD 28 per hour; Lead, Pune, India, USD 40 per hour", "Analyst, Pune, India, USD 28; Lead, Pune, India, USD 40"),
        ("payment", "rate_card", "analyst 32, senior 42, all Manila", "analyst, Manila, USD 32; senior, Manila, USD 42"),
    ],
)  # fmt: skip
def test_words_with_one_figure_each_are_rows_at_their_question(
    clause: str, term: str, text: str, rows: str
) -> None:
    assert short(read(text, at(clause, term))) == f"propose {clause} {term}={rows}"


@pytest.mark.parametrize("text", ["Senior analyst 26 dollars", "USD 19 for an analyst, 26 for a senior"])
def test_a_row_without_its_place_is_no_hourly_rate_but_asked_for_whole(text: str) -> None:
    reading = read(text, at("payment", "rate_card"))
    assert "has no Location" in str(reading.asks)
    assert not reading.choices


def test_what_may_be_a_row_or_the_value_of_a_term_is_asked_with_both() -> None:
    reading = read("accuracy 100 %", at("service_credits", "weights"))
    assert [short(replace(reading, sure=True, moves=choice.moves)) for choice in reading.choices] == [
        "propose service_credits weights=accuracy, 100%",
        "propose sla accuracy_pct=100%",
    ]


@pytest.mark.parametrize(
    "text", ["accept the rate card and 45 days", "the rate card is fine", "net 30; rate USD 26, interest 1%"]
)
def test_what_only_names_a_table_or_lists_values_is_no_row(text: str) -> None:
    assert "rate_card" not in short(read(text, situation("std-pay")))


def test_a_sentence_behind_rows_is_asked_about_and_told_as_left_out() -> None:
    reading = read(
        "rate card Analyst, Manila, 25.75; Team lead, Manila, 40. And 12 days warning is fine",
        situation("std-pay"),
    )
    assert not reading.sure
    assert short(replace(reading, sure=True, moves=reading.choices[0].moves)) == CARD
    assert reading.left_unread == ("And 12 days warning is fine",)
