"""Which term a value is for: the clause at hand, what applies, what it is counted in, the dates on the table."""

import pytest

from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.understanding.at_hand import Asked, AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Offering
from tests.builders import Table, moment
from tests.playbooks.deals import playbook_named
from tests.understanding.readings_told import short
from tests.understanding.situations import situation

OFFERS = {
    "term": "client effective_date=1 March 2029; initial_months=24 months; renewal=automatic; non_renewal_days=60 days",
    "subcontracting": "client consent=affiliates_free | provider consent=free",
    "warranty": "client period_days=180 days; redo_days=5 business days | provider period_days=60 days; redo_days=15 business days",
    "continuity": "client rto_hours=8 hours; rpo_hours=1 hours; tests=4 | provider rto_hours=48 hours; rpo_hours=24 hours; tests=1",
    "indemnity": "client data_claims=all_losses",
    "service_credits": "client at_risk_pct=15%; remedy=not_exclusive; gross_points=4 | provider at_risk_pct=10%; remedy=not_exclusive; gross_points=8; earn_back=no",
    "exit": "client plan_days=60 days; assist_months=6 months; price=rate_card | provider plan_days=120 days; assist_months=3 months; price=rate_card",
    "data_protection": "client subprocessors=objection",
    "volume": "client commit_pct=40%; competitor_months=18 months | provider commit_pct=80%; competitor_months=3 months",
    "liability": "provider cap_pct=100%",
    "insurance": "client tail_months=36 months | provider tail_months=12 months",
}  # fmt: skip


def dealt() -> Table:
    """A deal in which offers stand on many clauses."""
    table = Table(playbook_named("kpo-standard"))
    for clause, offers in OFFERS.items():
        terms = table.state.clause(clause).terms
        for offer in offers.split(" | "):
            side, _, said = offer.partition(" ")
            values = dict(one.split("=") for one in said.split("; "))
            raws = {name: terms[name].canonical(value) for name, value in values.items()}
            party: Side = "client" if side == "client" else "provider"
            table.does(party, Propose(offers={clause: Offer(terms=raws)}))
    return table


STATE = dealt().state


def reading(place: str, text: str, party: Side = "client") -> str:
    """What the text means at a clause, or at the question of one of its terms."""
    clause, _, term = place.partition(".")
    asked: Asked = "question" if term else "decision"
    at_hand = AtHand(state=STATE, party=party, at=moment(5000), asked=asked, clause=clause, term=term or None)
    return short(read(text, at_hand))


@pytest.mark.parametrize(
    ("place", "text", "meant"),
    [
        ("term", "24 months and 90 days notice", "propose term initial_months=24 months | non_renewal_days=90 days"),
        ("continuity", "data loss 4 hours", "propose continuity rpo_hours=4 hours"),
        ("continuity", "12 hours to restore and 6 hours of data loss", "propose continuity rto_hours=12 hours | rpo_hours=6 hours"),
        ("insurance", "5 million professional, kept for 24 months after the end", "propose insurance professional_usd_m=USD 5000000 | tail_months=24 months"),
        ("liability.annual_usd", "1.2 million a year", "propose liability annual_usd=USD 1200000"),
        ("volume", "competitors: Equinor, Vattenfall and Statkraft", "propose volume competitors=Equinor; Vattenfall; Statkraft"),
    ],
)  # fmt: skip
def test_a_value_is_for_the_term_at_hand_that_it_applies_to(place: str, text: str, meant: str) -> None:
    assert reading(place, text) == meant


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("rate card and a premium of 10%, plan in 100 days", "Premium on the rates 10%"),
        ("hiring for a fee of 15%, plan in 100 days", "Fee for hiring on exit 15%"),
    ],
)
def test_only_a_term_that_applies_by_what_is_said_is_offered(text: str, term: str) -> None:
    found = read(text, AtHand(state=STATE, party="client", at=moment(5000), asked="decision", clause="exit"))
    (choice,) = found.choices
    assert term in choice.text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("6 points", "propose service_credits gross_points=6"),
        ("12% and gross at 6 points", "propose service_credits at_risk_pct=12% | gross_points=6"),
        ("12% at risk", "propose service_credits at_risk_pct=12%"),
    ],
)
def test_points_are_for_the_term_that_counts_points(text: str, meant: str) -> None:
    assert reading("service_credits", text) == meant


@pytest.mark.parametrize(
    ("place", "text", "meant"),
    [
        ("warranty", "15 days is fine for the redo", "propose warranty redo_days=15 business days"),
        ("warranty", "your 15 days, 100 days warranty", "propose warranty redo_days=15 business days | period_days=100 days"),
        ("warranty", "7 business days then", "propose warranty redo_days=7 business days"),
        ("warranty.redo_days", "15 days", "propose warranty redo_days=15 business days"),
        ("warranty.redo_days", "7 days", "?"),
        ("warranty.period_days", "15 days", "propose warranty period_days=15 days"),
    ],
)  # fmt: skip
def test_days_are_business_days_where_a_side_says_so_of_just_as_many(
    place: str, text: str, meant: str
) -> None:
    assert reading(place, text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("either of us may end it", "either_ends"), ("either may end the service", "either_ends"), ("neither may end it", "neither"),
        ("neither", "neither"), ("the client may end it", "client_ends"),
    ],
)  # fmt: skip
def test_either_is_not_neither(text: str, meant: str) -> None:
    assert reading("data_protection.refusal", text) == f"propose data_protection refusal={meant}"


@pytest.mark.parametrize(
    ("place", "text", "day"),
    [
        ("term", "start on 1 March as they want", "2029-03-01"), ("term", "start 1 April", "2029-04-01"), ("currency.base_date", "1 April", "2026-04-01"),
        ("currency.base_date", "29 February", "2028-02-29"), ("currency.base_date", "1 January", "2026-01-01"),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_near_the_dates_on_the_table_or_the_next(
    place: str, text: str, day: str
) -> None:
    assert reading(place, text).endswith(f"date={day}")


@pytest.mark.parametrize(
    "text", ["earn-back yes", "yes to earn back", "earn back: yes", "no, yes to earn-back"]
)
def test_a_yes_to_a_term_of_yes_and_no_is_its_value_whatever_the_other_side_says(text: str) -> None:
    assert reading("service_credits", text) == "propose service_credits earn_back=yes"


def test_an_option_that_is_said_beside_a_value_goes_with_it() -> None:
    at_hand = AtHand(
        state=STATE, party="provider", at=moment(5000), asked="decision", clause="volume", term=None
    )
    [offer] = read("75% committed, no exclusivity", at_hand).moves
    assert isinstance(offer, Offering)
    assert offer.terms == {"commit_pct": "75%", "exclusivity": "none"}


def essentials() -> Table:
    """A deal in which the sides differ on confidentiality and on law."""
    table = Table(playbook_named("kpo-essentials"))
    secrecy = table.state.clause("confidentiality").terms
    law = table.state.clause("governing_law").terms
    for side, years, vetting, whose in (
        ("client", "7 years", "seven_years", "clients"),
        ("provider", "2 years", "provider_standard", "providers"),
    ):
        kept = {"term_years": secrecy["term_years"].canonical(years), "vetting": vetting}
        party: Side = "client" if side == "client" else "provider"
        table.does(party, Propose(offers={"confidentiality": Offer(terms=kept)}))
        said = {"law": law["law"].canonical(whose)}
        table.does(party, Propose(offers={"governing_law": Offer(terms=said)}))
    return table


@pytest.mark.parametrize(
    ("clause", "text", "meant"),
    [
        ("confidentiality", "secrecy 5 years", "propose confidentiality term_years=5 years"),
        ("confidentiality", "5 years", "propose confidentiality term_years=5 years"),
        (
            "confidentiality",
            "keep it secret for 5 years, not 2",
            "propose confidentiality term_years=5 years",
        ),
        ("confidentiality", "vetting 5 years", "propose confidentiality vetting=five_years"),
        ("governing_law", "your law rather than a neutral one", "propose governing_law law=providers"),
        ("governing_law", "our law in place of neutral law", "propose governing_law law=clients"),
    ],
)
def test_a_figure_of_an_option_and_an_option_turned_down_give_way(clause: str, text: str, meant: str) -> None:
    at_hand = AtHand(
        state=essentials().state, party="client", at=moment(5000), asked="decision", clause=clause
    )
    assert short(read(text, at_hand)) == meant


def test_an_agreed_clause_that_is_named_is_said_to_be_agreed() -> None:
    asked = read("term: make it 36 months", situation("agreed")).asks
    assert asked is not None
    assert asked.startswith("Term is agreed")
