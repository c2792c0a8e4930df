"""Rules 1, 2, 3 and 7: what stands, what lapses, what crosses, and what is common ground."""

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from tests.builders import Table, moment, offer


def test_an_offer_stands_with_everything_it_said() -> None:
    table = Table()
    made = table.does("client", offer(net_days="45 days", interest="1%"))
    assert table.state.where("payment") == "offered"
    standing: object = table.state.standing("payment", "client")
    assert standing is made
    assert table.state.offer("payment", "client") == Offer(terms={"net_days": "45 days", "interest": "1%"})


def test_a_partys_newer_offer_replaces_its_older_one() -> None:
    table = Table()
    old = table.does("client", offer(net_days="45 days"))
    new = table.does("client", offer(net_days="30 days"))
    assert list(table.state.proposals) == [new.seq]
    assert f"proposal {old.seq} does not stand" in table.refuses("provider", Accept(proposal=old.seq))


def test_a_party_has_at_most_one_standing_offer_for_each_clause() -> None:
    table = Table()
    table.does("client", offer("payment", net_days="45 days"))
    on_liability = table.does("client", offer("liability", cap="100%"))
    again = table.does("client", offer("payment", net_days="30 days"))
    assert set(table.state.proposals) == {on_liability.seq, again.seq}


def test_openings_cross_and_both_stand() -> None:
    table = Table()
    ours = table.does("client", offer(net_days="60 days", interest="1%"))
    theirs = table.does("provider", offer(net_days="30 days", interest="2%"))
    assert isinstance(theirs, Proposed)
    assert isinstance(ours, Proposed)
    assert theirs.answers == ()
    assert table.state.standing("payment", "client") is ours
    assert table.state.standing("payment", "provider") is theirs


def test_either_of_two_crossed_openings_can_be_accepted() -> None:
    ways: list[tuple[Side, int]] = [("provider", 2), ("client", 3)]
    for accepting, number in ways:
        table = Table()
        table.does("client", offer(net_days="60 days", interest="1%"))
        table.does("provider", offer(net_days="30 days", interest="2%"))
        table.does(accepting, Accept(proposal=number))
        agreed = table.state.clauses["payment"].agreed
        assert agreed is not None
        assert agreed.proposal == number
        assert table.state.proposals == {}


def test_a_counter_proposal_makes_the_answered_one_lapse() -> None:
    table = Table()
    opening = table.does("client", offer(net_days="60 days", interest="1%"))
    counter = table.does(
        "provider",
        Propose(offers={"payment": Offer(terms={"net_days": "30 days"})}, answering=opening.seq),
    )
    assert isinstance(counter, Proposed)
    assert counter.answers == (opening.seq,)
    assert table.state.standing("payment", "client") is None
    assert table.state.standing("payment", "provider") is counter


def test_what_lapsed_is_still_what_the_party_said_last() -> None:
    table = Table()
    opening = table.does("client", offer(net_days="60 days"))
    table.does("provider", Propose(offers={"payment": Offer()}, answering=opening.seq, rest_as_offered=True))
    assert table.state.offer("payment", "client") == Offer(terms={"net_days": "60 days"})


def test_a_second_offer_counters_the_crossed_opening() -> None:
    table = Table()
    table.does("client", offer(net_days="60 days"))
    theirs = table.does("provider", offer(net_days="30 days"))
    second = table.does("client", offer(net_days="50 days"))
    assert isinstance(second, Proposed)
    assert second.answers == (theirs.seq,)
    assert list(table.state.proposals) == [second.seq]


def test_after_a_counter_proposal_openings_no_longer_cross() -> None:
    table = Table()
    opening = table.does("client", offer(net_days="60 days"))
    lower = Offer(terms={"interest": "1%"})
    counter = table.does("provider", Propose(offers={"payment": lower}, answering=opening.seq))
    table.does("provider", Withdraw(proposal=counter.seq))
    again = table.does("client", offer(net_days="55 days"))
    late = table.does("provider", offer(net_days="30 days"))
    assert isinstance(late, Proposed)
    assert late.answers == (again.seq,)


def test_an_offer_after_a_rejection_does_not_bring_the_rejected_one_back() -> None:
    table = Table()
    opening = table.does("client", offer(net_days="60 days"))
    table.does("provider", Reject(proposal=opening.seq, reason="too long"))
    assert table.state.where("payment") == "open"
    made = table.does("provider", offer(net_days="30 days"))
    assert list(table.state.proposals) == [made.seq]


def test_two_offers_that_say_the_same_are_common_ground_and_need_one_acceptance() -> None:
    table = Table()
    table.does("client", offer(net_days="45 days", interest="1%"))
    theirs = table.does("provider", offer(net_days="45 days", interest="1%"))
    assert table.state.where("payment") == "common ground"
    assert table.state.clauses["payment"].agreed is None
    assert "payment" in table.state.unsettled()
    table.does("client", Accept(proposal=theirs.seq))
    assert table.state.where("payment") == "agreed"


def test_offers_that_differ_only_in_wording_are_not_common_ground() -> None:
    table = Table()
    table.does("client", offer(net_days="45 days"))
    own = Offer(terms={"net_days": "45 days"}, wording="The Client shall pay.")
    table.does("provider", Propose(offers={"payment": own}))
    assert table.state.where("payment") == "offered"


def test_an_expired_offer_makes_no_common_ground() -> None:
    table = Table()
    table.does(
        "client", Propose(offers={"payment": Offer(terms={"net_days": "45 days"})}, valid_until=moment(10))
    )
    table.does("provider", offer(net_days="45 days"))
    assert table.state.where("payment", moment(10)) == "common ground"
    assert table.state.where("payment", moment(11)) == "offered"


def test_an_expired_offer_need_not_be_answered() -> None:
    table = Table()
    table.does("provider", offer(net_days="30 days"))
    gone = table.does(
        "client", Propose(offers={"payment": Offer(terms={"net_days": "60 days"})}, valid_until=moment(3))
    )
    table.seconds = 10
    assert table.state.to_answer("provider", moment(10)) == []
    fresh = table.does("provider", offer(net_days="35 days"))
    assert isinstance(fresh, Proposed)
    assert fresh.answers == ()
    assert gone.seq in table.state.proposals
    assert table.state.live("payment", "client", moment(12)) is None


def test_proposals_to_answer_come_oldest_first_and_only_those_of_the_other() -> None:
    table = Table()
    first = table.does("client", offer("scope", services=["Reports"]))
    table.does("provider", offer("liability", cap="100%"))
    second = table.does("client", offer("payment", net_days="45 days"))
    assert [proposal.seq for proposal in table.state.to_answer("provider", moment(9))] == [
        first.seq,
        second.seq,
    ]


def test_the_rest_as_offered_is_taken_from_what_the_other_side_has_standing() -> None:
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    counter = table.does(
        "provider", Propose(offers={"payment": Offer(terms={"interest": "2%"})}, rest_as_offered=True)
    )
    assert isinstance(counter, Proposed)
    assert counter.clauses["payment"].terms == {"net_days": "60 days", "interest": "2%"}
    assert counter.answers == (2,)
