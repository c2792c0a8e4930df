"""What is private goes out as a reason or a comment only with the word that takes; what is for one's own side never does."""

import pytest

from kpo_tui.dialogue.prompts import Ahead
from tests.builders import Table, offer
from tests.dialogue.players import Player, both, lines


def at_an_offer() -> Player:
    """The client, at the provider's offer of 30 days."""
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    client, _ = both(table)
    return client


@pytest.mark.parametrize(
    "text",
    [
        "park this, CFO will approve it but I don't want to show it yet",
        "park, we still have room on the interest",
        "reject, legal would accept it if pressed",
        "park it, we can't go above that without the CFO",
        "park this - the board only signed off on less",
        "park payment: our budget is 40 days",
        "reject, we can go down to 20 days at most",
        "reject, 37 days might be fair",
        "comment: 37 days might be fair",
    ],
)
def test_what_gives_a_position_away_takes_a_word_to_tell(text: str) -> None:
    client = at_an_offer()
    client.says(text)
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.word == "disclose"
    assert "The other side will read this" in " ".join(found.warnings)
    assert not client.says("yes").acts


@pytest.mark.parametrize(
    "text",
    [
        "reject, 30 days is too short",
        "park it, waiting for the audit on 12 June",
        "park it, legal has to look at clause 4",
    ],
)
def test_a_plain_reason_takes_a_plain_yes(text: str) -> None:
    client = at_an_offer()
    client.says(text)
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.word == ""


@pytest.mark.parametrize(
    "text",
    [
        "for our side only: 35 ok",
        "comment to my team: we can go to 35",
        "private: 35 is ok for us",
        "note to self: 35 ok",
        "internal: 35 ok",
    ],
)
def test_what_is_for_one_s_own_side_is_not_taken(text: str) -> None:
    client = at_an_offer()
    before = client.prompt()
    assert "Nothing that is said here is private" in lines(client.says(text))
    assert client.prompt() == before
