"""Help says what is so: keys come from the bindings, sentences are read as the conversation reads them."""

from pathlib import Path

import pytest
from textual.binding import Binding

from kpo_tui.correspondence.post import asked_for
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.ui.kit.keys import key_groups, meaning
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.panels.help_screen import SAYINGS, Help
from kpo_tui.understanding import moves as m
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import AnyMove
from tests.builders import Table, offer
from tests.ui.sitting import app_at, seat

MEANT: dict[str, type[AnyMove]] = {
    "45 days": m.Offering, "accept": Accept, "ok but 45 days": m.Offering,
    "counter: net 45, interest 1%": m.Offering, "park it, waiting for our CFO": Park, "why?": m.AskingWhy,
    "what's normal?": m.AskingNorm, "take our fallback": m.TakingRung, "take the usual": m.TakingUsual, "leave that to them": m.LeavingToThem, "skip": m.Skipping, "back": m.GoingBack,
    "undo": m.Undoing, "go to liability": m.Going, "show redline": m.Showing, "what's still open?": m.Showing,
    "send": m.Sending, "withdraw": Withdraw, "reopen, our treasury asks": Reopen, "quit": m.Quitting,
}  # fmt: skip


def at_a_decision() -> AtHand:
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="2%"))
    at = table.state.last_at
    return AtHand(
        state=table.state, party="client", at=at, asked="decision", clause="payment", term="net_days"
    )


def at_an_agreed_clause() -> AtHand:
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", Accept(proposal=2))
    return AtHand(
        state=table.state, party="client", at=table.state.last_at, asked="standing", clause="payment"
    )


@pytest.mark.parametrize("sentence", [say for say, _ in SAYINGS])
def test_what_one_can_say_is_understood(sentence: str) -> None:
    if sentence.endswith(".docx"):
        asked = asked_for(sentence)
        assert asked is not None
        assert f"{asked[0]} {asked[1]}" == sentence
        return
    reading = read(sentence, at_an_agreed_clause() if sentence.startswith("reopen") else at_a_decision())
    assert reading.sure
    assert [type(move) for move in reading.moves] == [MEANT[sentence]]


async def test_the_help_lists_every_key_of_the_screen_and_no_other(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        groups = key_groups(app, seat(pilot))
        told = {key.does: key.keys for group in groups for key in group.keys}
        for binding in Binding.make_bindings(NegotiationScreen.BINDINGS):
            if binding.action == "hand_over":
                assert meaning(binding) not in told
            else:
                assert app.get_key_display(binding) in told[meaning(binding)]
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        text = app.screen.query_one(Lines).text
        for does, keys in told.items():
            assert does in text
            assert keys in text


async def test_a_shared_keyboard_adds_the_key_to_hand_over(deal: Path) -> None:
    app = app_at(deal, None)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"client", "enter")
        await pilot.pause()
        told = [key.does for group in key_groups(app, seat(pilot)) for key in group.keys]
        assert "Hand the keyboard to the other side" in told


async def test_keys_that_are_told_are_bound_on_the_screen(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        bound = {app.get_key_display(active.binding) for active in seat(pilot).active_bindings.values()}
        shown = next(group for group in key_groups(app, seat(pilot)) if group.title == "On this screen")
        for key in shown.keys:
            assert set(key.keys.split()) <= bound


async def test_the_palette_knows_commands_and_clauses(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p", *"liability")
        await pilot.pause(0.3)
        await pilot.press("enter", "enter")
        await pilot.pause()
        snapshot = seat(pilot).seat.snapshot
        assert snapshot is not None
        assert snapshot.clause == "liability"
