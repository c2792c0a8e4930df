"""Terms by what negotiators call them, and values said with a name: yes and no, texts, sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.negotiation.party import Parties
from kpo_tui.understanding.named_values import text_for, yes_no_in
from kpo_tui.understanding.owners import companies_in
from kpo_tui.understanding.term_names import terms_called
from kpo_tui.understanding.words import split
from tests.playbooks.deals import names
from tests.understanding.test_options import index_for

STANDARD = "kpo-standard"
NAMES = Parties(client="Acme Holdings Ltd", provider="Globex Analytics Pvt Ltd")


def called(text: str, playbook: str = STANDARD) -> list[str]:
    """The terms that a text names."""
    return [
        f"{place.clause}.{place.id}"
        for place in terms_called(split(text), index_for(playbook).terms, "client")
    ]


def answered(text: str) -> list[tuple[str, str]]:
    """The yes and no that a text says."""
    found = yes_no_in(split(text), index_for(STANDARD).terms, "client")
    return [(one.place.id, "yes" if one.yes else "no") for one in found]


def worded(text: str) -> list[tuple[str, str]]:
    """The texts that a text says for named terms."""
    return [
        (one.place.id, one.text) for one in text_for(text, split(text), index_for(STANDARD).terms, "client")
    ]


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("credit period", "payment.net_days"), ("days to pay", "payment.net_days"), ("payment window", "payment.net_days"),
        ("penalty interest", "payment.late_interest_pct"), ("default interest", "payment.late_interest_pct"),
        ("hourly price", "payment.rate_usd_hour"), ("the analyst rate", "payment.rate_usd_hour"),
        ("overall cap", "liability.cap_pct"), ("aggregate cap", "liability.cap_pct"), ("cap on liability", "liability.cap_pct"),
        ("super cap", "liability.data_supercap_pct"), ("super-cap", "liability.data_supercap_pct"),
        ("supercap", "liability.data_supercap_pct"), ("data cap", "liability.data_supercap_pct"), ("enhanced cap", "liability.data_supercap_pct"),
        ("PI", "insurance.professional_usd_m"), ("professional indemnity", "insurance.professional_usd_m"),
        ("E&O cover", "insurance.professional_usd_m"), ("cyber cover", "insurance.cyber_usd_m"),
        ("secrecy", "confidentiality.term_years"), ("no-poach", "personnel.non_solicit_months"), ("non-solicit", "personnel.non_solicit_months"),
        ("attrition", "personnel.attrition_cap_pct"), ("staff turnover", "personnel.attrition_cap_pct"),
        ("lock-in", "termination.lock_in_months"), ("minimum term", "termination.lock_in_months"), ("auto-renewal", "term.renewal"),
        ("SLA credits", "service_credits.at_risk_pct"), ("earn-back", "service_credits.earn_back"), ("benchmarking", "benchmarking.right"),
        ("governing law", "governing_law.law"), ("seat", "disputes.seat"), ("venue", "disputes.seat"), ("rto", "continuity.rto_hours"),
        ("our notice", "termination.client_notice_days"), ("the supplier's notice", "termination.provider_notice_days"),
        ("guarantee period", "warranty.period_days"), ("cure period", "termination.cure_days"), ("break fee", "termination.early_fee_months"),
        ("interest", "payment.late_interest_pct"), ("exit help", "exit.assist_months"), ("breach notification", "breach.notice_hours"),
    ],
)  # fmt: skip
def test_what_negotiators_call_a_term_names_it(said: str, term: str) -> None:
    assert called(said) == [term]


def test_the_same_words_serve_another_playbook() -> None:
    assert called("credit period", "kpo-essentials") == ["payment.net_days"]
    assert called("super cap", "kpo-essentials") == ["liability.data_supercap_pct"]
    assert called("overall cap", "kpo-essentials") == ["liability.cap_pct"]


def test_turnaround_alone_names_both_and_is_for_the_caller_to_ask() -> None:
    assert set(called("TAT")) == {"sla.turnaround_hours", "sla.urgent_hours"}


@pytest.mark.parametrize("said", ["we", "dinner", "the payment dinner", "good morning", "", "it"])
def test_a_word_that_names_nothing_leaves_nothing_named(said: str) -> None:
    assert called(said) == []


@pytest.mark.parametrize("playbook", names())
def test_every_label_names_its_term(playbook: str) -> None:
    index = index_for(playbook)
    for place in index.terms:
        terms = index.terms_of(place.clause)
        found = terms_called(split(place.term.label.lower()), terms)
        assert place in found, place.term.label
        assert {other.term.label for other in found} == {place.term.label}, place.term.label


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("earn-back: no", [("earn_back", "no")]), ("no earn-back", [("earn_back", "no")]), ("earn-back yes", [("earn_back", "yes")]),
        ("12% at risk, without earn-back", [("earn_back", "no")]), ("earn-back is out", [("earn_back", "no")]),
        ("we want earn-back", [("earn_back", "yes")]), ("we don't want earn-back", [("earn_back", "no")]),
        ("earn-back is not needed", [("earn_back", "no")]), ("please, no earnback.", [("earn_back", "no")]),
        ("a SOC 2 report in place of a visit: yes", [("soc2_instead", "yes")]), ("private proceedings, yes", [("private", "yes")]),
        ("private proceedings, no", [("private", "no")]), ("no leaving within the lock-in for a fee", [("lock_in_buyout", "no")]),
        ("successors agreed now: no", [("reorganisation", "no")]), ("one wage review no", [("wage_review", "no")]),
        ("no earn-back, and no benchmarking", [("earn_back", "no"), ("right", "no")]),
    ],
)  # fmt: skip
def test_a_yes_or_no_to_a_named_term_is_for_that_term(text: str, found: list[tuple[str, str]]) -> None:
    assert answered(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "no thanks",
        "earn-back",
        "no lock-in",
        "no, 45 days",
        "we want net 45",
        "no problem with earn-back",
        "why earn-back?",
    ],
)
def test_no_yes_or_no_is_read_into_other_words(text: str) -> None:
    assert answered(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seat: Geneva", [("seat", "Geneva")]), ("the seat of the arbitration is The Hague", [("seat", "The Hague")]),
        ("seat = Paris", [("seat", "Paris")]), ("the seat shall be Oslo.", [("seat", "Oslo")]), ("venue to be Vienna", [("seat", "Vienna")]),
        ("reviewer: Head of Analytics", [("reviewer", "Head of Analytics")]),
        ("language of the arbitration: English", [("language", "English")]),
        ("working hours: 9 to 6 IST, Monday to Friday", [("working_hours", "9 to 6 IST, Monday to Friday")]),
        ("purpose of the outputs: internal pricing decisions", [("purpose", "internal pricing decisions")]),
        ("LCIA rules, seat London, language English", [("seat", "London"), ("language", "English")]),
        ("seat: Geneva, language: French and place of the courts Paris", [("seat", "Geneva"), ("language", "French"), ("court_place", "Paris")]),
        ("seat should be Paris, net 30 days", [("seat", "Paris")]), ("our registered office: 5 Data Park, London", [("client_address", "5 Data Park, London")]),
        ("payment period: 30 days, seat: Oslo", [("seat", "Oslo")]),
    ],
)  # fmt: skip
def test_a_text_for_a_named_term_is_taken_as_typed(text: str, found: list[tuple[str, str]]) -> None:
    assert worded(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Geneva",
        "the rate is USD 30",
        "liability is Something",
        "seat",
        "seat:",
        "we are in London",
        "it is Fine",
        "Head of Analytics",
        "LCIA rules",
    ],
)
def test_no_text_is_read_where_none_was_named(text: str) -> None:
    assert worded(text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Acme's days", ["client"]), ("Globex Analytics' rate", ["provider"]), ("globex", ["provider"]),
        ("acme's days and globex's rate", ["client", "provider"]), ("our rate", []), ("the rate", []), ("holdings and limited", []),
    ],
)  # fmt: skip
def test_companies_are_known_by_their_names(text: str, sides: list[str]) -> None:
    assert [one.side for one in companies_in(split(text), NAMES)] == sides


def test_a_first_word_that_both_companies_have_names_neither() -> None:
    alike = Parties(client="Acme Ltd", provider="Acme India Pvt Ltd")
    assert companies_in(split("acme pays"), alike) == []


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_and_texts_are_what_was_typed(text: str) -> None:
    terms = index_for(STANDARD).terms_of("disputes")
    for one in text_for(text, split(text), terms):
        assert one.text in text
    yes_no_in(split(text), terms)
    companies_in(split(text), NAMES)
