"""kpo-standard is the domain table in full: every row, both sides' ladders, the article and the trades."""

import pytest

from kpo_tui.negotiation.terms import ChoiceTerm, ListTerm
from tests.playbooks.deals import playbook_named
from tests.playbooks.domain import (
    DEADLOCKS,
    Row,
    faults_of_ladder,
    faults_of_shape,
    gap_at_walk_aways,
    missing_from,
    option_ids,
    rows,
    sample,
    term_of,
)

STANDARD = playbook_named("kpo-standard")
POSITIONS = sample("kpo-standard", STANDARD)
ROWS = rows()

ARTICLE: dict[str, tuple[str, ...]] = {
    "scope: type of services": ("scope.services",),
    "scope: expected outcome": ("scope.outcome_basis", "scope.deliverables"),
    "scope: level of effort": ("scope.min_fte", "scope.volume_band_pct", "volume.commit_pct"),
    "scope: timelines": ("scope.delivery_days", "scope.milestones"),
    "scope: additional services": ("scope.extra_work_price", "scope.free_change_hours", "change.assess_days"),
    "sla: turnaround": ("sla.turnaround_hours", "sla.urgent_hours", "sla.on_time_pct"),
    "sla: quality": ("sla.accuracy_pct", "sla.rework_pct", "sla.qc_sample_pct"),
    "sla: communication channels": ("sla.channels", "sla.query_reply_hours"),
    "sla: reporting structure": ("sla.report_cycle", "governance.reporting_line", "governance.ops_meeting"),
    "confidentiality: protective measures": (
        "security.assurance",
        "security.workplace",
        "security.vetting",
        "security.pen_tests",
    ),
    "confidentiality: duties after a breach": (
        "breach.notice_hours",
        "breach.root_cause_days",
        "breach.costs",
        "breach.client_duties",
    ),
    "confidentiality: consequences of non-compliance": (
        "confidentiality.sanction",
        "liability.data_supercap_pct",
        "termination.reasons",
    ),
    "ip: the provider's own tools and methods": (
        "ip.background_list",
        "ip.background_licence",
        "ip.tool_improvements",
    ),
    "ip: ownership of what is created": ("ip.foreground",),
    "payment: structure": ("payment.pricing", "payment.rate_usd_hour", "payment.setup_fee_usd"),
    "payment: invoicing process": (
        "payment.invoice_cycle",
        "payment.invoice_evidence",
        "payment.dispute_days",
    ),
    "payment: timelines": ("payment.net_days", "payment.early_discount_pct"),
    "payment: late penalties": ("payment.late_interest_pct", "payment.suspend_after_days"),
    "termination: notice": ("termination.client_notice_days", "termination.provider_notice_days"),
    "termination: reasons": (
        "termination.reasons",
        "termination.cure_days",
        "termination.nonpay_cure_days",
        "termination.control_change",
    ),
    "termination: consequences": ("termination.early_fee_months", "exit.*", "confidentiality.return_days"),
    "conclusion: avoid disputes, work together": ("governance.*", "disputes.*"),
}

LISTS = (
    "scope.services",
    "scope.deliverables",
    "sla.channels",
    "governance.reporting_line",
    "breach.client_duties",
    "termination.reasons",
    "ip.background_list",
    "payment.invoice_evidence",
    "liability.uncapped_list",
    "insurance.policies",
    "compliance.standards",
)


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 131
    assert len({row.name for row in ROWS}) == 131
    assert len([row for row in ROWS if row.wants == "first"]) == 53


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_of_the_table(row: Row) -> None:
    term = term_of(STANDARD, row.name)
    assert faults_of_shape(row, term) == []
    for positions in POSITIONS.values():
        assert faults_of_ladder(row, term, positions, row.name) == []


def test_options_stand_in_the_order_of_the_table() -> None:
    found = {row.name: term_of(STANDARD, row.name) for row in ROWS if row.type == "choice"}
    held = {name: list(term.options) for name, term in found.items() if isinstance(term, ChoiceTerm)}
    assert held == option_ids()


def test_only_the_planned_deadlocks_do_not_meet() -> None:
    assert {row.name for row in ROWS if gap_at_walk_aways(STANDARD, POSITIONS, row.name)} == DEADLOCKS


def test_every_point_of_the_article_has_its_terms() -> None:
    assert len(ARTICLE) == 22
    assert missing_from(STANDARD, ARTICLE) == []


def test_what_is_named_as_a_list_is_one() -> None:
    assert [name for name in LISTS if not isinstance(term_of(STANDARD, name), ListTerm)] == []


def test_every_term_is_filled_in() -> None:
    missing = [
        f"{clause_id}.{term_id}: {what}"
        for clause_id, clause in STANDARD.clauses.items()
        for term_id, term in clause.terms.items()
        for what, text in (
            ("label", term.label),
            ("question to the client", term.ask.client),
            ("question to the provider", term.ask.provider),
            ("why", term.why),
            ("norm", term.norm),
            ("source", term.source),
            ("usual", term.usual),
        )
        if not text.strip()
    ]
    assert missing == []


def test_every_term_has_a_position_on_both_sides() -> None:
    names = {
        (clause_id, term_id) for clause_id, clause in STANDARD.clauses.items() for term_id in clause.terms
    }
    for positions in POSITIONS.values():
        held = {(clause_id, term_id) for clause_id, terms in positions.clauses.items() for term_id in terms}
        assert held == names


def test_all_trades_are_there() -> None:
    assert len(STANDARD.trades) == 24
    for trade in STANDARD.trades.values():
        assert trade.client_gets
        assert trade.provider_gets
        assert trade.why
        assert trade.terms


def test_every_deadlock_has_a_trade_that_resolves_it() -> None:
    resolved = {name for trade in STANDARD.trades.values() if "deadlock" in trade.why for name in trade.terms}
    assert resolved >= DEADLOCKS
