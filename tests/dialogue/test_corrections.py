"""A correction just behind a recording is about what was recorded, not about what comes next."""

import pytest

from kpo_tui.dialogue.prompts import Ahead, AskingBack
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.understanding.moves import Offering
from tests.builders import Table, offer
from tests.dialogue.players import Player, both, lines


def having_offered_sixty_days() -> Player:
    """The client, having just recorded a payment period of 60 days in answer to 30."""
    table = Table()
    table.does("client", offer(net_days="90 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="2%"))
    client, _ = both(table)
    client.says("60 days")
    assert client.says("yes").acts
    return client


@pytest.mark.parametrize("text", ["I mean 45 days", "sorry, 45", "actually 45 days", "oops, I meant 45 days"])
def test_a_value_behind_an_apology_is_offered_for_what_was_recorded(text: str) -> None:
    client = having_offered_sixty_days()
    client.says(text)
    asked = client.prompt()
    assert isinstance(asked, AskingBack)
    assert "recorded as Payment period 60 days" in asked.asks
    (choice,) = asked.choices
    assert choice.moves == (Offering(clause="payment", terms={"net_days": "45 days"}),)
    client.says("yes")
    assert isinstance(client.prompt(), Ahead)
    (act,) = client.says("yes").acts
    assert isinstance(act, Propose)
    assert act.offers["payment"].terms["net_days"] == "45 days"


def test_a_no_leaves_what_was_recorded() -> None:
    client = having_offered_sixty_days()
    client.says("sorry, 45 days")
    assert lines(client.says("no")) == "Let us leave that."


def test_only_what_was_just_recorded_is_corrected() -> None:
    client = having_offered_sixty_days()
    client.says("go to liability")
    client.says("sorry, 45 days")
    asked = client.prompt()
    assert not isinstance(asked, AskingBack) or "recorded" not in asked.asks
