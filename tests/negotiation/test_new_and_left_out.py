"""Rules 11 and 12: the agenda grows and shrinks by proposals, and terms may be left unsaid."""

from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.values import applying_terms, missing_terms
from tests.builders import Table, offer, package

AUDIT = Offer(title="Audit", wording="The Client may audit once a year.")


def with_audit_proposed() -> Table:
    """The client proposes a clause that the playbook lacks, as proposal 2."""
    table = Table()
    table.does("client", Propose(offers={"audit": AUDIT}))
    return table


def test_a_clause_the_playbook_lacks_can_be_proposed_and_agreed() -> None:
    table = with_audit_proposed()
    assert table.state.where("audit") == "offered"
    assert table.state.on_agenda() == ["scope", "payment", "liability", "audit"]
    assert table.state.clause("audit").title == "Audit"
    table.does("provider", Accept(proposal=2))
    assert table.state.where("audit") == "agreed"


def test_a_rejected_or_withdrawn_new_clause_leaves_the_agenda() -> None:
    ways: list[tuple[Side, Act]] = [("provider", Reject(proposal=2)), ("client", Withdraw(proposal=2))]
    for party, act in ways:
        table = with_audit_proposed()
        table.does(party, act)
        assert table.state.where("audit") == "dropped"
        assert "audit" not in table.state.on_agenda()


def test_a_dropped_clause_can_be_proposed_again() -> None:
    table = with_audit_proposed()
    table.does("provider", Reject(proposal=2))
    table.does("provider", Propose(offers={"audit": Offer(title="Audits", wording="Twice a year.")}))
    assert table.state.where("audit") == "offered"
    assert table.state.clause("audit").title == "Audits"


def test_a_counter_proposal_on_a_new_clause_keeps_title_and_wording_left_unsaid() -> None:
    table = with_audit_proposed()
    counter = table.does("provider", Propose(offers={"audit": Offer()}, answering=2, rest_as_offered=True))
    assert isinstance(counter, Proposed)
    assert counter.clauses["audit"] == AUDIT


def test_the_title_that_was_agreed_is_the_title_of_the_clause() -> None:
    table = with_audit_proposed()
    table.does("provider", Propose(offers={"audit": Offer(title="Inspections", wording="Never.")}))
    table.does("provider", Accept(proposal=2))
    assert table.state.clause("audit").title == "Audit"


def test_any_clause_can_be_left_out_by_agreement() -> None:
    table = Table()
    made = table.does("provider", Propose(offers={"liability": Offer(left_out=True)}))
    assert table.state.where("liability") == "offered"
    table.does("client", Accept(proposal=made.seq))
    assert table.state.where("liability") == "left out"
    assert "liability" not in table.state.unsettled()


def test_an_offer_to_leave_out_keeps_what_the_party_said_before() -> None:
    table = Table()
    table.does("client", offer("liability", cap="100%"))
    table.does("client", Propose(offers={"liability": Offer(left_out=True)}))
    assert table.state.offer("liability", "client") == Offer(terms={"cap": "100%"})


def test_leaving_out_is_countered_like_any_other_offer() -> None:
    table = Table()
    out = table.does("provider", Propose(offers={"liability": Offer(left_out=True)}))
    table.does("client", Propose(offers={"liability": Offer(terms={"cap": "50%"})}, answering=out.seq))
    assert table.state.standing("liability", "provider") is None


def test_an_opening_to_leave_out_crosses_once_and_the_next_offer_counters() -> None:
    table = Table()
    table.does("client", Propose(offers={"liability": Offer(left_out=True)}))
    theirs = table.does("provider", offer("liability", cap="50%"))
    assert isinstance(theirs, Proposed)
    assert theirs.answers == ()
    second = table.does("client", offer("liability", cap="100%"))
    assert isinstance(second, Proposed)
    assert second.answers == (theirs.seq,)


def test_a_new_clause_can_be_left_out_in_a_package_with_others() -> None:
    table = with_audit_proposed()
    offers = {"audit": Offer(left_out=True), "liability": Offer(terms={"cap": "50%"})}
    made = table.does("provider", Propose(offers=offers, answering=2))
    table.does("client", Accept(proposal=made.seq))
    assert table.state.where("audit") == "left out"
    assert table.state.where("liability") == "agreed"


def test_terms_left_unsaid_keep_the_partys_own_last_values() -> None:
    table = Table()
    table.does("client", offer(net_days="45 days", interest="1%"))
    moved = table.does("client", offer(interest="2%"))
    assert isinstance(moved, Proposed)
    assert moved.clauses["payment"].terms == {"net_days": "45 days", "interest": "2%"}


def test_an_incomplete_offer_stands_but_the_refusal_to_accept_lists_what_is_missing() -> None:
    table = Table()
    made = table.does("client", Propose(offers={"payment": Offer(wording="We pay.")}))
    assert table.state.where("payment") == "offered"
    assert table.refuses("provider", Accept(proposal=made.seq)) == (
        "provider cannot accept payment: proposal 2 leaves net_days and interest of payment without a value"
    )


def test_a_term_that_applies_because_of_another_value_is_missing_too() -> None:
    table = Table()
    table.does("client", offer(net_days="90 days", interest="1%"))
    assert "leaves deposit of payment without a value" in table.refuses("provider", Accept(proposal=2))
    full = table.does("client", offer(deposit="USD 500"))
    table.does("provider", Accept(proposal=full.seq))
    assert table.state.where("payment") == "agreed"


def test_a_value_of_a_term_that_does_not_apply_is_not_carried_along() -> None:
    table = Table()
    table.does("client", offer(net_days="90 days", interest="1%", deposit="USD 500"))
    shorter = table.does("client", offer(net_days="30 days"))
    assert isinstance(shorter, Proposed)
    assert shorter.clauses["payment"].terms == {"net_days": "30 days", "interest": "1%"}


def test_missing_terms_are_the_applying_ones_without_a_value() -> None:
    state = Table().state
    said = Offer(terms={"net_days": "90 days"})
    assert list(applying_terms(state, "payment", said, "client")) == ["net_days", "interest", "deposit"]
    assert missing_terms(state, "payment", said, "client") == ["interest", "deposit"]
    assert missing_terms(state, "payment", Offer(left_out=True), "client") == []


def test_after_reopening_terms_left_unsaid_keep_what_was_agreed() -> None:
    table = Table()
    table.does("client", package(liability={"cap": "100%"}))
    table.does("provider", Accept(proposal=2))
    table.does("client", Reopen(clause="liability"))
    table.does("provider", Reopen(clause="liability"))
    again = table.does("provider", Propose(offers={"liability": Offer(wording="Capped at {{ cap }}.")}))
    assert isinstance(again, Proposed)
    assert again.clauses["liability"].terms == {"cap": "100%"}
