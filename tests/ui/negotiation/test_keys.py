"""Keys at the screen: those that come together, those that are held down, and a word where a yes is too little."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import open_session
from kpo_tui.ui.negotiation.prompt_panel import Picks, Say
from tests.builders import Ticking, offer
from tests.ui.sitting import app_at, said, say, seat, shown


async def together(pilot: Pilot[None], *keys: str) -> None:
    """Press keys so fast that the second is there before anything came of the first."""
    for key in keys:
        pilot.app.post_message(events.Key(key, "\r" if key == "enter" else key))
    await pilot.pause()
    await pilot.pause()


def offered(deal: Path) -> None:
    """The client's cap of 100% and the provider's of 120%."""
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")


async def test_a_digit_right_behind_enter_picks_and_does_not_stay_on_the_line(deal: Path) -> None:
    offered(deal)
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await together(pilot, "enter", "3")
        assert seat(pilot).query_one(Say).value == ""
        found = shown(pilot).prompt
        assert isinstance(found, Ahead)
        assert "Reject" in found.says[0]


async def test_a_digit_that_is_held_down_takes_one_pick_and_records_nothing(deal: Path) -> None:
    offered(deal)
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await pilot.press("enter")
        seat(pilot).query_one(Picks).enter()
        await pilot.pause()
        await together(pilot, "1", "1", "1", "1")
        assert isinstance(shown(pilot).prompt, Ahead)
        assert open_session(deal).state.seq == 3
        await together(pilot, "enter", "1", "enter", "enter", "1")
        assert open_session(deal).state.seq == 3


async def test_a_yes_that_is_said_again_at_once_records_nothing_more(deal: Path) -> None:
    offered(deal)
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        await say(pilot, "45 days")
        await say(pilot, "back")
        await say(pilot, "go to liability")
        await say(pilot, "accept")
        await together(pilot, "y", "enter", "y", "enter", "y", "enter")
        assert open_session(deal).state.seq == 4, said(pilot)


async def test_one_key_settles_a_question_that_was_asked_back(deal: Path) -> None:
    offered(deal)
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await say(pilot, "perhaps a cap of 150%")
        assert isinstance(shown(pilot).prompt, AskingBack)
        await pilot.press("9")
        assert seat(pilot).query_one(Say).value == "9", "there is no such choice, so it may begin a value"
        seat(pilot).query_one(Say).value = ""
        await together(pilot, "1", "1", "1")
        found = shown(pilot).prompt
        assert isinstance(found, Ahead)
        assert "150%" in found.says[1]
        assert open_session(deal).state.seq == 3


async def test_past_the_walk_away_only_its_word_records(deal: Path, ladder: Path) -> None:
    app = app_at(deal, positions={"client": ladder})
    async with app.run_test(size=(100, 40)) as pilot:
        await say(pilot, "go to payment")
        await say(pilot, "net 30, interest 1.25%")
        found = shown(pilot).prompt
        assert isinstance(found, Ahead)
        assert found.word == "walk-away"
        assert [pick.label for pick in seat(pilot).query_one(Picks).picks] == ["No, not yet"]
        for text in ("y", "yes", "approved", "go ahead"):
            await say(pilot, text)
            assert open_session(deal).state.seq == 1
        assert "Type walk-away to record this past your walk-away" in said(pilot)
        await say(pilot, "walk-away")
        assert open_session(deal).state.seq == 2


async def test_a_confidence_in_a_comment_is_warned_of_and_takes_its_word(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "tell them our walk-away is 111%")
        found = shown(pilot).prompt
        assert isinstance(found, Ahead)
        assert isinstance(found.moves[0], Comment)
        await say(pilot, "y")
        assert open_session(deal).state.seq == 1
        await say(pilot, "disclose")
        assert open_session(deal).state.seq == 2


async def test_a_bare_yes_at_a_decision_is_told_the_word(deal: Path) -> None:
    offered(deal)
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await say(pilot, "y")
        assert isinstance(shown(pilot).prompt, Decision)
        assert "To accept their offer on Liability, say accept." in said(pilot)
