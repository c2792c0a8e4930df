"""Rule 9: a parked clause keeps its offers, but none is made or accepted until it is taken up again."""

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import SIDES
from tests.builders import Table, offer, package


def with_payment_parked() -> Table:
    """The client's offer on payment, proposal 2, stands; the provider parked the clause."""
    table = Table()
    table.does("client", offer(net_days="45 days", interest="1%"))
    table.does("provider", Park(clause="payment", reason="waits for the audit"))
    return table


def test_a_parked_clause_keeps_its_offers_and_its_reason() -> None:
    table = with_payment_parked()
    assert table.state.where("payment") == "parked"
    assert table.state.standing("payment", "client") is not None
    assert next_step(table.state, "payment") == "parked by provider: waits for the audit"


def test_a_parked_clause_is_unsettled() -> None:
    assert "payment" in with_payment_parked().state.unsettled()


def test_no_offer_is_made_on_a_parked_clause() -> None:
    table = with_payment_parked()
    assert table.refuses("provider", offer(net_days="30 days")) == (
        "provider cannot propose payment: payment is parked (waits for the audit); unpark it first"
    )


def test_no_package_takes_in_a_parked_clause() -> None:
    table = with_payment_parked()
    said = table.refuses("provider", package(liability={"cap": "100%"}, payment={"net_days": "30 days"}))
    assert "payment is parked" in said


def test_no_offer_is_accepted_on_a_parked_clause() -> None:
    table = with_payment_parked()
    assert table.refuses("provider", Accept(proposal=2)) == (
        "provider cannot accept payment: payment is parked (waits for the audit); unpark it first"
    )


def test_a_package_cannot_be_accepted_while_one_of_its_clauses_is_parked() -> None:
    table = Table()
    table.does("client", package(payment={"net_days": "45 days", "interest": "1%"}, liability={"cap": "1%"}))
    table.does("client", Park(clause="liability", reason="insurer"))
    assert "liability is parked (insurer)" in table.refuses("provider", Accept(proposal=2))


def test_either_party_takes_it_up_again_and_its_offer_can_be_accepted() -> None:
    for party in SIDES:
        table = with_payment_parked()
        table.does(party, Unpark(clause="payment"))
        assert table.state.where("payment") == "offered"
        table.does("provider", Accept(proposal=2))
        assert table.state.where("payment") == "agreed"


def test_offers_on_a_parked_clause_can_still_be_taken_back_or_rejected() -> None:
    table = with_payment_parked()
    table.does("provider", Reject(proposal=2))
    assert table.state.where("payment") == "parked"
    table = with_payment_parked()
    table.does("client", Withdraw(proposal=2))
    assert table.state.proposals == {}


def test_a_parked_clause_can_be_talked_about() -> None:
    table = with_payment_parked()
    table.does("client", Comment(text="How long will it take?", clause="payment"))
    comment = table.state.clauses["payment"].comment
    assert comment is not None
    assert comment.text == "How long will it take?"


def test_a_clause_nobody_spoke_on_can_be_parked() -> None:
    table = Table()
    table.does("client", Park(clause="scope", reason="later"))
    assert table.state.where("scope") == "parked"


def test_other_clauses_go_on_while_one_is_parked() -> None:
    table = with_payment_parked()
    made = table.does("client", Propose(offers={"liability": Offer(terms={"cap": "100%"})}))
    table.does("provider", Accept(proposal=made.seq))
    assert table.state.where("liability") == "agreed"
