"""Players who are asked back."""

from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision
from kpo_tui.dialogue.talk import remembering
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Choice
from tests.builders import Table, offer
from tests.dialogue.players import Player

YES = (
    "y", "yes", "Yep.", "ok", "okay", "sure", "fine", "right", "correct", "that's it", "yes please", "send", "do it", "agreed", "deal",
    "accept", "perfect", "go ahead", "👍", "👍🏽", "+1", "accept it", "sounds good", "exactly", "confirm", "ok, send it",
)  # fmt: skip


def offered_60() -> Player:
    """The client, with the provider's cap of 60% to decide on and its own of 200% standing before."""
    table = Table()
    table.does("client", offer("liability", cap="200%"))
    table.does("provider", offer("liability", cap="60%"))
    client = Player(table, "client")
    client.takes(said.Going(clause="liability"))
    assert isinstance(client.prompt(), Decision)
    return client


def caps(*values: str) -> AskingBack:
    """Asks whether a cap of these is meant."""
    choices = tuple(
        Choice(f"Cap {value}", (said.Offering(clause="liability", terms={"cap": value}),)) for value in values
    )
    return AskingBack(asks="I am not sure what you mean. Is it this?", choices=choices)


def asked(*values: str) -> Player:
    """The same client, asked back."""
    client = offered_60()
    client.talk = remembering(client.talk, client.talk.moved(asking=caps(*values)))
    return client


def proposed(player: Player) -> list[str]:
    """What is ahead, in words."""
    found = player.prompt()
    return list(found.says) if isinstance(found, Ahead) else []
