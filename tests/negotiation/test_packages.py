"""Rule 6: a package is accepted or rejected whole; what ends it on one clause ends it on all."""

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table, moment, offer, package

PAYMENT: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}
LIABILITY: dict[str, Raw] = {"cap": "100%"}


def with_package() -> Table:
    """The client has a package on payment and liability standing, as proposal 2."""
    table = Table()
    table.does("client", package(payment=PAYMENT, liability=LIABILITY))
    return table


def test_accepting_a_package_agrees_every_clause_of_it() -> None:
    table = with_package()
    table.does("provider", Accept(proposal=2))
    for clause_id in ("payment", "liability"):
        agreed = table.state.clauses[clause_id].agreed
        assert agreed is not None
        assert (agreed.proposal, agreed.proposed_by, agreed.accepted_by, agreed.accepted_seq) == (
            2,
            "client",
            "provider",
            3,
        )
    assert table.state.proposals == {}


def test_rejecting_a_package_ends_it_on_every_clause() -> None:
    table = with_package()
    table.does("provider", Reject(proposal=2))
    assert table.state.proposals == {}
    assert table.state.where("payment") == table.state.where("liability") == "open"
    assert table.state.offer("liability", "client") == Offer(terms=LIABILITY)


def test_withdrawing_a_package_ends_it_on_every_clause() -> None:
    table = with_package()
    table.does("client", Withdraw(proposal=2))
    assert table.state.standing("payment", "client") is None
    assert table.state.standing("liability", "client") is None


def test_a_newer_offer_on_one_clause_ends_the_partys_package_on_all() -> None:
    table = with_package()
    newer = table.does("client", offer("payment", net_days="30 days"))
    assert list(table.state.proposals) == [newer.seq]
    assert table.state.standing("liability", "client") is None


def test_a_counter_proposal_on_one_clause_ends_the_package_on_all() -> None:
    table = with_package()
    table.does("provider", Propose(offers={"payment": Offer(terms={"net_days": "30 days"})}, answering=2))
    assert table.state.standing("liability", "client") is None
    assert table.state.clauses["payment"].countered
    assert not table.state.clauses["liability"].countered


def test_one_package_can_counter_several_proposals() -> None:
    table = Table()
    first = table.does("client", offer("payment", **PAYMENT))
    second = table.does("client", offer("liability", **LIABILITY))
    both = table.does(
        "provider",
        Propose(offers={"payment": Offer(), "liability": Offer()}, rest_as_offered=True),
    )
    assert isinstance(both, Proposed)
    assert both.answers == (first.seq, second.seq)
    assert list(table.state.proposals) == [both.seq]


def test_agreeing_one_clause_otherwise_ends_a_package_about_it() -> None:
    table = with_package()
    alone = table.does("provider", offer("payment", net_days="30 days", interest="2%"))
    table.does("client", Accept(proposal=alone.seq))
    assert table.state.where("payment") == "agreed"
    assert table.state.proposals == {}
    assert table.state.where("liability") == "open"


def test_a_package_that_lacks_a_value_on_one_clause_is_accepted_on_none() -> None:
    table = Table()
    table.does("client", package(payment={"net_days": "45 days"}, liability=LIABILITY))
    said = table.refuses("provider", Accept(proposal=2))
    assert said == (
        "provider cannot accept payment, liability: proposal 2 leaves interest of payment without a value"
    )
    assert table.state.clauses["liability"].agreed is None


def test_a_package_past_its_time_is_accepted_on_no_clause() -> None:
    table = Table()
    offers = {"payment": Offer(terms=dict(PAYMENT)), "liability": Offer(terms=dict(LIABILITY))}
    table.does("client", Propose(offers=offers, valid_until=moment(5)))
    table.seconds = 5
    said = table.refuses("provider", Accept(proposal=2))
    assert said == (
        "provider cannot accept payment, liability: proposal 2 was valid until 2026-01-01T00:00:05.000Z"
    )
