"""kpo-essentials covers the whole article, and its terms from the domain table have the table's values."""

import pytest

from tests.playbooks.deals import playbook_named
from tests.playbooks.domain import (
    Row,
    faults_of_ladder,
    faults_of_shape,
    gap_at_walk_aways,
    missing_from,
    rows,
    sample,
    term_of,
)

ESSENTIALS = playbook_named("kpo-essentials")
POSITIONS = sample("kpo-essentials", ESSENTIALS)

HOMES = {
    "volume.commit_pct": "scope.commit_pct",
    "change.assess_days": "scope.assess_days",
    "governance.ops_meeting": "sla.ops_meeting",
    "security.assurance": "confidentiality.assurance",
    "security.pen_tests": "confidentiality.pen_tests",
    "security.workplace": "confidentiality.workplace",
    "security.vetting": "confidentiality.vetting",
    "breach.notice_hours": "confidentiality.breach_notice_hours",
    "breach.root_cause_days": "confidentiality.root_cause_days",
    "breach.costs": "confidentiality.breach_costs",
    "exit.plan_days": "termination.exit_plan_days",
    "exit.assist_months": "termination.assist_months",
    "exit.price": "termination.exit_price",
    "exit.data_return_days": "termination.data_return_days",
    "exit.staff_hire": "termination.staff_hire",
    "disputes.escalation_days": "governing_law.escalation_days",
    "disputes.forum": "governing_law.forum",
    "disputes.keep_working": "governing_law.keep_working",
}
"""Where terms of the table live that kpo-essentials keeps in another clause."""

HERE = [row for row in rows() if ESSENTIALS.term("", HOMES.get(row.name, row.name))]

ARTICLE: dict[str, tuple[str, ...]] = {
    "scope: type of services": ("scope.services",),
    "scope: expected outcome": ("scope.outcome_basis", "scope.deliverables"),
    "scope: level of effort": ("scope.min_fte", "scope.volume_band_pct", "scope.commit_pct"),
    "scope: timelines": ("scope.delivery_days", "scope.milestones"),
    "scope: additional services": ("scope.extra_work_price", "scope.free_change_hours", "scope.assess_days"),
    "sla: turnaround": ("sla.turnaround_hours", "sla.urgent_hours", "sla.on_time_pct"),
    "sla: quality": ("sla.accuracy_pct", "sla.rework_pct", "sla.qc_sample_pct"),
    "sla: communication channels": ("sla.channels", "sla.query_reply_hours"),
    "sla: reporting structure": ("sla.report_cycle", "sla.reporting_line", "sla.ops_meeting"),
    "confidentiality: protective measures": (
        "confidentiality.assurance",
        "confidentiality.workplace",
        "confidentiality.vetting",
        "confidentiality.pen_tests",
    ),
    "confidentiality: duties after a breach": (
        "confidentiality.breach_notice_hours",
        "confidentiality.root_cause_days",
        "confidentiality.breach_costs",
        "confidentiality.client_duties",
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
    "termination: consequences": (
        "termination.early_fee_months",
        "termination.assist_months",
        "termination.exit_price",
        "termination.data_return_days",
        "termination.staff_hire",
        "confidentiality.return_days",
    ),
    "conclusion: avoid disputes, work together": (
        "governing_law.escalation_days",
        "governing_law.forum",
        "governing_law.keep_working",
    ),
}


def test_every_home_is_a_term() -> None:
    assert [home for home in HOMES.values() if ESSENTIALS.term("", home) is None] == []


def test_many_terms_come_from_the_table() -> None:
    assert len(HERE) >= 60


@pytest.mark.parametrize("row", HERE, ids=lambda row: row.name)
def test_a_row_of_the_table(row: Row) -> None:
    home = HOMES.get(row.name, row.name)
    term = term_of(ESSENTIALS, home)
    assert faults_of_shape(row, term) == []
    for positions in POSITIONS.values():
        assert faults_of_ladder(row, term, positions, home) == []


def test_only_planned_deadlocks_do_not_meet() -> None:
    apart = {
        row.name for row in HERE if gap_at_walk_aways(ESSENTIALS, POSITIONS, HOMES.get(row.name, row.name))
    }
    assert apart == {"liability.data_supercap_pct", "termination.lock_in_months", "ip.tool_improvements"}


def test_every_point_of_the_article_has_its_terms() -> None:
    assert len(ARTICLE) == 22
    assert missing_from(ESSENTIALS, ARTICLE) == []
