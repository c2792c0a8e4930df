"""Rule 8: an agreed clause reopens only when one party asks and the other consents."""

import pytest

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.reopening import (
    DeclineReopening,
    Reopen,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
)
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table, offer

TERMS: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}


def with_payment_agreed() -> Table:
    """The client's offer on payment, proposal 2, was accepted."""
    table = Table()
    table.does("client", offer("payment", **TERMS))
    table.does("provider", Accept(proposal=2))
    return table


@pytest.mark.parametrize("party", ["client", "provider"])
def test_a_clause_reopens_when_one_party_asks_and_the_other_consents(party: Side) -> None:
    table = with_payment_agreed()
    asked = table.does(party, Reopen(clause="payment", reason="new facts"))
    assert isinstance(asked, ReopeningAsked)
    assert table.state.where("payment") == "agreed"
    assert table.state.clauses["payment"].reopening == party
    assert isinstance(table.does(other(party), Reopen(clause="payment")), Reopened)
    assert table.state.where("payment") == "open"
    assert table.state.clauses["payment"].agreed is None
    assert table.state.clauses["payment"].reopening is None


def test_after_reopening_both_parties_go_on_from_what_was_agreed() -> None:
    table = with_payment_agreed()
    table.does("provider", Reopen(clause="payment"))
    table.does("client", Reopen(clause="payment"))
    for party in SIDES:
        assert table.state.offer("payment", party) == Offer(terms=TERMS)
    moved = table.does("provider", offer(interest="2%"))
    assert isinstance(moved, Proposed)
    assert moved.clauses["payment"].terms == {"net_days": "45 days", "interest": "2%"}


def test_openings_do_not_cross_on_a_reopened_clause() -> None:
    table = with_payment_agreed()
    table.does("provider", Reopen(clause="payment"))
    table.does("client", Reopen(clause="payment"))
    first = table.does("client", offer(interest="0.5%"))
    second = table.does("provider", offer(interest="2%"))
    assert isinstance(second, Proposed)
    assert second.answers == (first.seq,)


@pytest.mark.parametrize("party", ["client", "provider"])
def test_the_other_may_decline_and_the_asking_party_may_drop_it(party: Side) -> None:
    table = with_payment_agreed()
    table.does("client", Reopen(clause="payment"))
    declined = table.does(party, DeclineReopening(clause="payment", reason="it is fine"))
    assert isinstance(declined, ReopeningDeclined)
    assert table.state.where("payment") == "agreed"
    assert table.state.clauses["payment"].reopening is None
    assert isinstance(table.does(other(party), Reopen(clause="payment")), ReopeningAsked)


def test_the_asking_party_cannot_consent_to_itself() -> None:
    table = with_payment_agreed()
    table.does("client", Reopen(clause="payment"))
    assert table.refuses("client", Reopen(clause="payment")) == (
        "client cannot reopen payment: reopening payment has been asked for already"
    )


def test_a_clause_left_out_by_agreement_reopens_with_what_each_party_said_before() -> None:
    table = Table()
    table.does("provider", offer(net_days="30 days"))
    table.does("client", Propose(offers={"payment": Offer(left_out=True)}, answering=2))
    table.does("provider", Accept(proposal=3))
    assert table.state.where("payment") == "left out"
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    assert table.state.where("payment") == "open"
    assert table.state.offer("payment", "provider") == Offer(terms={"net_days": "30 days"})
    assert table.state.offer("payment", "client") is None
    again = table.does("provider", offer(net_days="35 days"))
    answer = table.does("client", offer(net_days="60 days"))
    assert isinstance(answer, Proposed)
    assert answer.answers == (again.seq,)


@pytest.mark.parametrize("left_out", [False, True])
def test_a_reopened_clause_of_our_own_stays_on_the_agenda(left_out: bool) -> None:
    table = Table()
    made = table.does(
        "client", Propose(offers={"audit": Offer(title="Audit", wording="The Client may audit.")})
    )
    if left_out:
        made = table.does("client", Propose(offers={"audit": Offer(left_out=True)}))
    table.does("provider", Accept(proposal=made.seq))
    table.does("client", Reopen(clause="audit"))
    table.does("provider", Reopen(clause="audit"))
    assert table.state.where("audit") == "open"
    assert "audit" in table.state.unsettled()


def test_an_agreed_clause_takes_no_offer_until_it_is_reopened() -> None:
    table = with_payment_agreed()
    assert table.refuses("client", offer(net_days="30 days")) == (
        "client cannot propose payment: payment is agreed; ask to reopen it first"
    )


def test_a_request_to_reopen_keeps_the_parties_from_confirming() -> None:
    table = Table()
    for clause_id in ("scope", "payment", "liability"):
        made = table.does("client", Propose(offers={clause_id: Offer(left_out=True)}))
        table.does("provider", Accept(proposal=made.seq))
    table.does("provider", Reopen(clause="scope"))
    assert table.refuses("client", Confirm()) == (
        "client cannot confirm: reopening scope is asked for; answer that first"
    )
    table.does("client", DeclineReopening(clause="scope"))
    table.does("client", Comment(text="Now we can confirm."))
    table.does("client", Confirm())
    assert list(table.state.confirmed) == ["client"]
