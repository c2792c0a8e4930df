"""While nothing comes next by itself, it is said whose move it is and on what."""

from kpo_tui.dialogue.awaited import awaited
from kpo_tui.dialogue.prompts import Waiting
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.reopening import Reopen
from tests.builders import Table, offer, package
from tests.dialogue.players import Player, both, lines


def said(player: Player) -> list[str]:
    """What is awaited, in words: `!` where the player can act itself."""
    player.prompt()
    found = awaited(player.seat, player.talk)
    return [f"{'! ' if one.yours else ''}{one.what}: {', '.join(one.titles)}" for one in found]


def test_own_offers_await_the_other_side_each_with_its_number() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="45 days", interest="1%"))
    table.does("client", offer("liability", cap="100%"))
    client.says("next")
    assert said(client) == [
        "! You put off your opening on: Scope",
        "The provider has to answer your offers on: Payment (2), Liability (3)",
    ]


def test_what_was_put_off_is_the_party_s_own_to_take_up() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="45 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    table.does("provider", offer("liability", cap="50%"))
    for _ in range(3):
        client.says("next")
    found = client.prompt()
    assert isinstance(found, Waiting)
    assert said(client)[:3] == [
        "! You put off your opening on: Scope",
        "! You put off answering the provider’s offers on: Payment (3)",
        "! You put off your opening, after which you see the provider’s, on: Liability",
    ]


def test_a_package_that_is_covered_is_no_reason_to_say_that_nothing_is_to_do() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does(
        "provider", package(payment={"net_days": "30 days", "interest": "1%"}, liability={"cap": "50%"})
    )
    assert any(text.startswith("! A package is shown once") and "Payment" in text for text in said(client))


def test_consent_to_reopen_and_the_other_confirmation_are_awaited() -> None:
    table = Table()
    client, provider = both(table)
    for act in (
        offer("scope", services=["Reports"]),
        offer(net_days="45 days", interest="1%"),
        offer("liability", cap="1%"),
    ):
        number = table.does("client", act).seq
        table.does("provider", Accept(proposal=number))
    table.does("client", Confirm())
    assert said(client) == ["The provider has still to confirm the whole text: "]
    assert said(provider) == []
    table.does("client", Reopen(clause="payment", reason="Our bank asks."))
    assert said(client) == ["The provider has to answer your request to reopen: Payment"]


def test_a_parked_clause_is_named() -> None:
    table = Table()
    client, _ = both(table)
    table.does("provider", Park(clause="liability", reason="Insurance."))
    assert "! Set aside for now: Liability" in said(client)


def test_a_clause_left_for_later_comes_back_when_the_other_side_remarks_on_it() -> None:
    table = Table()
    client, _ = both(table)
    client.says("go to payment")
    assert "left for later" in lines(client.says("next"))
    table.does("provider", Comment(clause="payment", text="We can talk about days."))
    client.looks_up()
    for _ in range(2):
        found = client.prompt()
        if getattr(found, "clause", "") == "payment":
            break
        client.says("next")
    assert getattr(client.prompt(), "clause", "") == "payment"
