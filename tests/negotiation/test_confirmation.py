"""Rule 10: nothing binds until both parties confirm the same text."""

import pytest

from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.outlook import overall_step
from kpo_tui.negotiation.party import Side
from tests.builders import Table, offer

ENDED = "both parties have confirmed the agreement; only reopening a clause is possible"


def all_settled() -> Table:
    """Every clause is agreed, or agreed to be left out."""
    table = Table()
    made = table.does("client", offer(net_days="45 days", interest="1%"))
    table.does("provider", Accept(proposal=made.seq))
    for clause_id in ("scope", "liability"):
        made = table.does("provider", Propose(offers={clause_id: Offer(left_out=True)}))
        table.does("client", Accept(proposal=made.seq))
    return table


def concluded() -> Table:
    """Both parties have confirmed."""
    table = all_settled()
    table.does("client", Confirm())
    table.does("provider", Confirm())
    return table


def test_both_confirmations_conclude_the_negotiation() -> None:
    table = all_settled()
    assert not table.state.concluded
    table.does("client", Confirm())
    assert not table.state.concluded
    assert overall_step(table.state) == "Every clause is settled; provider has still to confirm."
    table.does("provider", Confirm())
    assert table.state.concluded
    assert overall_step(table.state) == "Both parties have confirmed the agreement."


def test_a_confirmation_names_the_head_it_was_made_on() -> None:
    table = all_settled()
    head = table.state.head
    table.does("client", Confirm(head=head))
    assert table.state.confirmed == {"client": head}
    assert table.refuses("provider", Confirm(head=head)) == (
        "provider cannot confirm: the text has moved on from log head 00000000000… to 000000000000; read it again"
    )
    table.does("provider", Confirm(head=table.state.head))
    assert table.state.concluded


@pytest.mark.parametrize(
    "act",
    [Comment(text="Wait."), Comment(text="Wait.", clause="payment"), Reopen(clause="payment")],
    ids=["a remark", "a remark on a clause", "a request to reopen"],
)
@pytest.mark.parametrize("party", ["client", "provider"])
def test_any_other_act_of_either_party_voids_the_first_confirmation(party: Side, act: Act) -> None:
    table = all_settled()
    table.does("client", Confirm())
    table.does(party, act)
    assert table.state.confirmed == {}


def test_after_a_voided_confirmation_both_have_to_confirm_anew() -> None:
    table = all_settled()
    table.does("client", Confirm())
    table.does("provider", Comment(text="One moment."))
    table.does("provider", Confirm())
    assert not table.state.concluded
    table.does("client", Confirm())
    assert table.state.concluded


def test_a_new_clause_proposed_after_the_first_confirmation_voids_it() -> None:
    table = all_settled()
    table.does("client", Confirm())
    table.does("provider", Propose(offers={"audit": Offer(title="Audit", wording="We may audit.")}))
    assert table.state.confirmed == {}
    assert table.refuses("client", Confirm()) == (
        "client cannot confirm: audit is not agreed yet; agree on it, or agree to leave it out"
    )


def test_nothing_but_reopening_is_possible_once_both_have_confirmed() -> None:
    table = concluded()
    tried: list[tuple[Act, str]] = [
        (offer("liability", cap="1%"), "propose liability"),
        (Accept(proposal=2), "accept"),
        (Reject(proposal=2), "reject"),
        (Withdraw(proposal=2), "withdraw"),
        (Park(clause="payment", reason="x"), "park payment"),
        (Unpark(clause="payment"), "unpark payment"),
        (Comment(text="Thank you."), "comment"),
        (Confirm(), "confirm"),
    ]
    for act, called in tried:
        assert table.refuses("client", act) == f"client cannot {called}: {ENDED}"


def test_what_was_confirmed_holds_until_the_other_party_consents_to_reopening() -> None:
    table = concluded()
    table.does("client", Reopen(clause="payment"))
    assert table.state.concluded
    table.does("provider", DeclineReopening(clause="payment"))
    assert table.state.concluded
    table.does("provider", Reopen(clause="payment"))
    table.does("client", Reopen(clause="payment"))
    assert not table.state.concluded
    assert table.state.confirmed == {}
    assert table.state.unsettled() == ["payment"]


def test_a_reopened_agreement_can_be_confirmed_again() -> None:
    table = concluded()
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    made = table.does("client", offer(interest="2%"))
    table.does("provider", Accept(proposal=made.seq))
    table.does("provider", Confirm())
    table.does("client", Confirm())
    assert table.state.concluded


def test_a_dropped_clause_does_not_keep_the_parties_from_confirming() -> None:
    table = all_settled()
    made = table.does("client", Propose(offers={"audit": Offer(title="Audit", wording="We may audit.")}))
    table.does("provider", Reject(proposal=made.seq))
    assert table.state.where("audit") == "dropped"
    table.does("client", Confirm())
    table.does("provider", Confirm())
    assert table.state.concluded
