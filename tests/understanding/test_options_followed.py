"""An option with what it opens, said in one breath at its question: a text, or values of other terms."""

import pytest
from msgspec.structs import replace

from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from tests.understanding.readings_told import short
from tests.understanding.situations import situation


def at(place: str) -> AtHand:
    """Asked for a choice of the standard playbook while payment, service levels and termination are open."""
    clause, _, term = place.partition(".")
    return replace(situation("std-pay"), asked="question", clause=clause, term=term)


@pytest.mark.parametrize(
    ("place", "text", "terms"),
    [
        ("governing_law.law", "neutral law, Singapore", "law=neutral | law_place=Singapore"),
        ("governing_law.law", "a neutral law: England and Wales please", "law=neutral | law_place=England and Wales"),
        ("data_protection.residency", "named countries only: Norway, India", "residency=named_countries | countries=Norway; India"),
        ("disputes.forum", "arbitration, seat London", "forum=arbitration | seat=London"),
        ("disputes.forum", "our courts, Oslo", "forum=client_courts | court_place=Oslo"),
        ("liability.indirect", "excluded, listed losses are direct: fines, cost of cover", "indirect=listed_direct | deemed_direct=fines; cost of cover"),
        ("ip.tool_improvements", "exclusive to client in its field: electricity trading", "tool_improvements=provider_exclusive_field | exclusive_field=electricity trading"),
        ("currency.invoice_currency", "client currency: Norwegian kroner", "invoice_currency=client_currency | currency_name=Norwegian kroner"),
        ("disputes.forum", "arbitration, three arbitrators", "forum=arbitration | arbitrators=three"),
        ("payment.pricing", "per FTE, usd 32 an hour for an analyst, net 30", "pricing=fte | rate_usd_hour=USD 32 | net_days=30 days"),
    ],
)  # fmt: skip
def test_an_option_and_what_it_opens_are_both_read(place: str, text: str, terms: str) -> None:
    clause = place.partition(".")[0]
    assert short(read(text, at(place))) == f"propose {clause} {terms}"


@pytest.mark.parametrize(
    ("place", "text"),
    [("disputes.forum", "arbitration, London"), ("currency.invoice_currency", "the client's currency, euro")],
)
def test_what_may_be_one_text_or_another_or_none_is_asked(place: str, text: str) -> None:
    reading = read(text, at(place))
    assert not reading.sure
    assert len(reading.choices) > 1


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("neutral law, please", "neutral"),
        ("our law, as always", "clients"),
        ("neutral law, obviously", "neutral"),
    ],
)
def test_courtesy_and_remarks_behind_an_option_are_no_text(text: str, option: str) -> None:
    assert short(read(text, at("governing_law.law"))) == f"propose governing_law law={option}"


def test_words_behind_an_option_that_open_nothing_are_told_as_left_out() -> None:
    reading = read("monthly in arrears, Singapore", at("payment.invoice_cycle"))
    assert short(reading) == "propose payment invoice_cycle=monthly_arrears"
    assert reading.left_unread == ("Singapore",)


@pytest.mark.parametrize(
    "text", ["arbitration, but not in London", "neutral law, not theirs", "neutral law, why?"]
)
def test_denials_and_questions_behind_an_option_are_no_text(text: str) -> None:
    place = "disputes.forum" if "arbitration" in text else "governing_law.law"
    assert not read(text, at(place)).sure
