"""What the parties do, said in place of the name of a term."""

import pytest

from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.deeds import DEEDS
from kpo_tui.understanding.deeds_said import deeds
from kpo_tui.understanding.interpretation import read
from tests.builders import Table, moment
from tests.playbooks.deals import playbook_named
from tests.understanding.readings_told import short

OFFERS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "warranty": ({"period_days": "120 days", "redo_days": "5 business days"}, {"period_days": "30 days", "redo_days": "15 business days"}),
    "confidentiality": ({"term_years": "10 years", "return_days": "14 days"}, {"term_years": "3 years", "return_days": "60 days"}),
    "exit": ({"plan_days": "60 days", "assist_months": "9 months", "data_return_days": "10 days"}, {"plan_days": "180 days", "assist_months": "3 months", "data_return_days": "50 days"}),
    "personnel": ({"key_tenure_months": "24 months", "non_solicit_months": "6 months"}, {"key_tenure_months": "9 months", "non_solicit_months": "24 months"}),
    "volume": ({"commit_pct": "40%", "competitor_months": "12 months"}, {"commit_pct": "80%", "competitor_months": "2 months"}),
    "indexation": ({"cap_pct": "2%", "first_month": "24 months"}, {"cap_pct": "6%", "first_month": "6 months"}),
    "payment": ({"net_days": "60 days", "rate_usd_hour": "USD 24"}, {"net_days": "30 days", "rate_usd_hour": "USD 32"}),
}  # fmt: skip
"""What the client and the provider offer."""


def provider_at(clause: str) -> AtHand:
    """The provider at a clause on which both sides have made their offers."""
    table = Table(playbook_named("kpo-standard"))
    for side, terms in zip(SIDES, OFFERS[clause], strict=True):
        table.does(side, Propose(offers={clause: Offer(terms=dict(terms))}))
    return AtHand(state=table.state, party="provider", at=moment(5000), asked="decision", clause=clause)


@pytest.mark.parametrize(
    ("clause", "said", "meant"),
    [
        ("warranty", "We stand behind each deliverable for 90 days after delivery.", "period_days=90 days"),
        ("warranty", "We make good any defect within 12 business days.", "redo_days=12 business days"),
        ("confidentiality", "Your secrets stay secret for six years once the contract is over.", "term_years=6 years"),
        ("confidentiality", "You get your documents back within 30 days.", "return_days=30 days"),
        ("exit", "What we are offering is five months of support on the way out.", "assist_months=5 months"),
        ("personnel", "Key people stay for a year.", "key_tenure_months=12 months"),
        ("personnel", "There should be no ban on hiring people.", "non_solicit_months=0 months"),
        ("volume", "In return for a 65% volume commitment we will keep the team off your competitors for six months.", "commit_pct=65% | competitor_months=6 months"),
        ("indexation", "Let prices rise by up to 5% a year and we will hold them for the first 18 months.", "cap_pct=5% | first_month=18 months"),
    ],
)  # fmt: skip
def test_what_a_party_does_names_the_term(clause: str, said: str, meant: str) -> None:
    assert short(read(said, provider_at(clause))) == f"propose {clause} {meant}"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("We give you a 10% discount on our hourly rate.", "rate_usd_hour=USD 28.8"),
        ("A rebate of 10% on our rate.", "rate_usd_hour=USD 28.8"),
        ("2% discount for early payment", "early_discount_pct=2%"),
        ("Our $32 comes down to $31.", "rate_usd_hour=USD 31"),
        ("I prefer our $32 to your $24, but let's do $29 for the hourly rate.", "rate_usd_hour=USD 29"),
        ("Further to your letter (ref. 2026/118) we suggest 45 days to pay.", "net_days=45 days"),
        ("No more games: 45 days to pay.", "net_days=45 days"),
    ],
)
def test_values_that_are_only_mentioned_are_not_offered(said: str, meant: str) -> None:
    assert short(read(said, provider_at("payment"))) == f"propose payment {meant}"


def test_a_value_that_is_called_too_long_is_not_offered() -> None:
    assert short(read("You want 60 days, which is too long.", provider_at("payment"))) == "?"


def test_each_phrase_stands_for_words_of_a_name() -> None:
    assert all(label == label.casefold() for label in DEEDS)
    assert deeds().begins("stand")
    assert not deeds().begins("xyzzy")
