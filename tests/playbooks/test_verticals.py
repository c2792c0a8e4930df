"""Each vertical changes of kpo-standard only what `tests/data/verticals.tsv` says, and what the domain asks for."""

import csv
from decimal import Decimal

import pytest

from kpo_tui.library import read_toml
from kpo_tui.machine.resources import folder
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import ListTerm, PercentTerm, SomeTerm
from tests.playbooks.deals import playbook_named
from tests.playbooks.domain import DATA, DEADLOCKS, gap_at_walk_aways, sample, term_of

STANDARD = playbook_named("kpo-standard")

VERTICALS = (
    "kpo-research-analytics",
    "kpo-legal-process",
    "kpo-financial-research",
    "kpo-clinical-pharma",
    "kpo-engineering-design",
    "kpo-ip-search",
    "kpo-market-research",
    "kpo-data-annotation",
)

USUAL = {
    "kpo-research-analytics": {"sla.accuracy_pct": "98.5%"},
    "kpo-legal-process": {
        "ip.foreground": "client_on_creation",
        "data_protection.residency": "eea_uk_adequate",
        "volume.competitor_months": "6 months",
        "legal_supervision.review_levels": "two_and_sample",
        "conflicts.conflict_check": "each_matter",
    },
    "kpo-financial-research": {
        "ip.foreground": "client_on_creation",
        "data_protection.residency": "eea_uk_adequate",
        "volume.competitor_months": "6 months",
        "research_production.critical_errors": "0",
        "research_production.authorship": "not_named",
    },
    "kpo-clinical-pharma": {
        "breach.notice_hours": "24 hours",
        "audit.per_year": "2",
        "security.vetting": "seven_years",
        "liability.data_supercap_pct": "400%",
    },
    "kpo-engineering-design": {
        "warranty.period_days": "180 days",
        "insurance.professional_usd_m": "USD 5m",
        "sla.rework_pct": "3%",
        "compliance.export_controlled": "yes",
    },
    "kpo-ip-search": {
        "ai.use": "banned",
        "ai.training": "banned",
        "compliance.export_controlled": "yes",
        "sla.turnaround_hours": "120 hours",
    },
    "kpo-market-research": {"payment.pricing": "per_unit", "fieldwork.reject_pct": "5%"},
    "kpo-data-annotation": {
        "ai.training": "banned",
        "payment.pricing": "per_unit",
        "annotation_quality.gold_items": "300",
        "ontology.ontology_change": "change_order",
    },
}
"""Values at the market norm that the domain asks for, vertical by vertical."""


def listed(name: str, what: str) -> dict[str, str]:
    """The rows of the data file for a playbook: name to keys (of a clause, where it stands)."""
    with (DATA / "verticals.tsv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file, delimiter="\t") if line["playbook"] == name]
    return {line["name"]: line["keys"] for line in lines if line["what"] == what}


def keys_that_differ(mine: object, theirs: object) -> str:
    """The fields in which two clauses or terms differ, sorted; a clause's terms are looked at one by one."""
    fields = [key for key in getattr(mine, "__struct_fields__", ()) if key != "terms"]
    return " ".join(sorted(key for key in fields if getattr(mine, key) != getattr(theirs, key)))


def changes(playbook: Playbook) -> dict[str, str]:
    """What the playbook changes in clauses and terms of kpo-standard, with the keys."""
    found: dict[str, str] = {}
    for clause_id, clause in playbook.clauses.items():
        if (parent := STANDARD.clauses.get(clause_id)) is None:
            continue
        found[clause_id] = keys_that_differ(clause, parent)
        terms: dict[str, SomeTerm] = {**clause.terms}
        for term_id, term in terms.items():
            before: SomeTerm | None = parent.terms.get(term_id)
            found[f"{clause_id}.{term_id}"] = "new" if before is None else keys_that_differ(term, before)
    return {name: keys for name, keys in found.items() if keys}


@pytest.fixture(params=VERTICALS)
def vertical(request: pytest.FixtureRequest) -> Playbook:
    return playbook_named(str(request.param))


def test_a_vertical_says_only_what_differs(vertical: Playbook) -> None:
    assert read_toml(folder("playbooks") / f"{vertical.id}.toml")["extends"] == "kpo-standard"
    assert changes(vertical) == listed(vertical.id, "changed")


def test_a_vertical_takes_nothing_out(vertical: Playbook) -> None:
    assert set(STANDARD.clauses) <= set(vertical.clauses)
    assert all(
        set(clause.terms) <= set(vertical.clauses[name].terms) for name, clause in STANDARD.clauses.items()
    )
    assert set(STANDARD.names) <= set(vertical.names)
    assert (vertical.checks, vertical.trades, vertical.groups) == (
        STANDARD.checks,
        STANDARD.trades,
        STANDARD.groups,
    )


def test_its_own_clauses_stand_in_their_place(vertical: Playbook) -> None:
    order = list(vertical.clauses)
    places = {name: f"after {order[at - 1]}" for at, name in enumerate(order) if name not in STANDARD.clauses}
    assert places == listed(vertical.id, "clause")
    assert [name for name in order if name in STANDARD.clauses] == list(STANDARD.clauses)


def test_its_own_clauses_are_complete(vertical: Playbook) -> None:
    added = {name: clause for name, clause in vertical.clauses.items() if name not in STANDARD.clauses}
    assert 2 <= len(added) <= 3
    terms = {
        f"{name}.{term_id}": term for name, clause in added.items() for term_id, term in clause.terms.items()
    }
    assert list(terms) == list(listed(vertical.id, "term"))
    for clause in added.values():
        assert 4 <= len(clause.terms) <= 8
        assert clause.guidance
        assert clause.group in vertical.groups
        assert clause.priority
        assert clause.owner.client
        assert clause.owner.provider
    empty = [
        name
        for name, term in terms.items()
        if not all((term.ask.client, term.ask.provider, term.why, term.norm, term.source, term.usual))
    ]
    assert empty == []


def test_its_own_clauses_have_follow_ups(vertical: Playbook) -> None:
    added = [clause for name, clause in vertical.clauses.items() if name not in STANDARD.clauses]
    assert sum(bool(term.when) for clause in added for term in clause.terms.values()) >= 2


def test_both_sides_have_positions_on_what_it_adds(vertical: Playbook) -> None:
    names = {
        f"{clause_id}.{term_id}" for clause_id, clause in vertical.clauses.items() for term_id in clause.terms
    }
    positions = sample(vertical.id, vertical)
    for held in positions.values():
        assert held.playbook == vertical.id
        assert {f"{clause}.{term}" for clause, terms in held.clauses.items() for term in terms} == names
    assert {name for name in names if gap_at_walk_aways(vertical, positions, name)} == DEADLOCKS


def test_the_norms_that_the_domain_asks_for(vertical: Playbook) -> None:
    for name, text in USUAL[vertical.id].items():
        term = term_of(vertical, name)
        assert term.parse(term.usual) == term.parse(text), name


def test_the_accuracy_of_coding_has_a_floor() -> None:
    term = term_of(playbook_named("kpo-clinical-pharma"), "sla.accuracy_pct")
    assert isinstance(term, PercentTerm)
    assert Decimal(term.min or 0) == 95


def test_questions_on_law_and_export_are_mandatory_in_patent_work() -> None:
    playbook = playbook_named("kpo-ip-search")
    assert playbook.clauses["governing_law"].priority == playbook.clauses["compliance"].priority == "must"
    for name in ("compliance.sector_rules", "compliance.licences"):
        term = term_of(playbook, name)
        assert isinstance(term, ListTerm)
        assert term.at_least == 1
    export = playbook.clauses["export_clearance"]
    assert export.priority == "must"
    assert not any(term.optional for term in export.terms.values())


def test_training_is_the_key_question_in_annotation() -> None:
    assert playbook_named("kpo-data-annotation").clauses["ai"].priority == "must"
