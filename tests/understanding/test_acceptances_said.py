"""Acceptances that name values: what of them is offered to be accepted."""

import pytest

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from tests.builders import Table
from tests.playbooks.deals import playbook_named, usual
from tests.understanding.situations import LATER


def payment_offered(*left_out: str) -> AtHand:
    """The client's seat, where it offered 60 days and the provider all terms of payment but those left out."""
    table = Table(playbook_named("kpo-essentials"))
    terms = table.state.clause("payment").terms
    theirs = {name: usual("payment", name, term) for name, term in terms.items() if name not in left_out}
    table.does("client", Propose(offers={"payment": Offer(terms={"net_days": "60 days"})}))
    offers = {"payment": Offer(terms={**theirs, "net_days": "30 days"})}
    table.does("provider", Propose(offers=offers).fitted(table.state, "provider", LATER, {}))
    return AtHand(state=table.state, party="client", at=LATER, asked="decision", clause="payment", term=None)


@pytest.mark.parametrize(
    "text",
    [
        "30 days works for us, accept",
        "ok 30 days, accepted",
        "30 days is fine, we accept",
    ],
)
def test_an_acceptance_that_names_a_value_of_theirs_is_offered_as_one(text: str) -> None:
    reading = read(text, payment_offered())
    assert not reading.sure
    assert isinstance(reading.choices[0].moves[0], Accept)


def test_what_nobody_can_accept_yet_is_not_offered_to_be_accepted() -> None:
    reading = read("30 days works for us, accept", payment_offered("late_interest_pct"))
    assert not any(isinstance(move, Accept) for choice in reading.choices for move in choice.moves)
