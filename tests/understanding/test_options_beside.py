"""Options that are said beside other values, in words of their own."""

import pytest
from msgspec.structs import replace

from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Reading, offerings
from tests.understanding.situations import situation


def asked(clause: str, term: str) -> AtHand:
    """The client, asked for a term of the standard playbook on which nobody has offered anything."""
    return replace(situation("std-pay"), asked="question", clause=clause, term=term)


def values(reading: Reading) -> dict[str, Raw]:
    """What is read, or asked about first."""
    moves = reading.moves or reading.choices[0].moves
    return {term: raw for one in offerings(moves) for term, raw in one.terms.items()}


@pytest.mark.parametrize(
    ("at", "text", "said"),
    [
        ("breach.notice_hours", "24 hours from suspicion, they pay everything, 12 months credit monitoring", {"notice_hours": "24 hours", "aware_when": "suspicion", "costs": "provider_all", "monitoring_months": "12 months"}),
        ("sla.turnaround_hours", "24 hours, hours run round the clock, reports every month", {"turnaround_hours": "24 hours", "clock": "all_hours", "report_cycle": "monthly"}),
        ("change.assess_days", "5 business days, assessments free of charge", {"assess_days": "5 business days", "estimate_fee": "free"}),
        ("service_credits.at_risk_pct", "15% at risk and earn-back no", {"at_risk_pct": "15%", "earn_back": "no"}),
    ],
)  # fmt: skip
def test_an_option_said_whole_beside_values_is_taken_with_them(
    at: str, text: str, said: dict[str, Raw]
) -> None:
    reading = read(text, asked(*at.split(".")))
    assert reading.sure
    assert values(reading) == said
    assert not reading.left_unread


@pytest.mark.parametrize(
    ("at", "text", "term", "option"),
    [
        ("indexation.cap_pct", "3%, lower of CPI and the cap, first increase after 18 months", "index", "cpi_or_cap"),
        ("personnel.non_solicit_months", "12 months, and a fee lifts the ban", "hire_for_fee", "yes"),
        ("breach.notice_hours", "72 hours once confirmed, root cause in 20 days", "aware_when", "confirmed"),
        ("personnel.key_tenure_months", "15 months, we interview replacements and may object fairly", "replacement", "interview"),
        ("ai.saving_share_pct", "50%, we own what it produces", "output_owner", "client"),
    ],
)  # fmt: skip
def test_an_option_that_is_not_said_whole_is_asked_about_within_the_whole(
    at: str, text: str, term: str, option: str
) -> None:
    reading = read(text, asked(*at.split(".")))
    assert not reading.sure
    assert values(reading)[term] == option
    assert at.partition(".")[2] in values(reading)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("liability.cap_pct", "general cap 150%"),
        ("payment.net_days", "we could pay in 45 days"),
        ("payment.net_days", "45 days, your invoices are always late"),
        ("change.assess_days", "5 business days, feel free to call us"),
        ("acceptance.review_days", "15 business days, silence is golden"),
        ("payment.net_days", "45 days, but not monthly in advance"),
        ("continuity.rto_hours", "8 hours, the second site of the provider is far away"),
        ("payment.net_days", "45 days, because you invoice monthly in advance"),
    ],
)
def test_no_option_is_found_in_names_of_amounts_reasons_and_remarks(at: str, text: str) -> None:
    assert list(values(read(text, asked(*at.split("."))))) == [at.partition(".")[2]]
