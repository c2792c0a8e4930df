"""At the screen: questions, picks, decisions, panels, and what is recorded. By keys and typing."""

from pathlib import Path

import pytest
from textual.events import Paste

from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision, Question, Waiting
from kpo_tui.dialogue.replies import Line
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.table.session import open_session
from kpo_tui.ui.kit.lines import Growing, Lines
from kpo_tui.ui.negotiation.prompt_panel import Picks, Say
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.ui.panels.details import Details
from tests.builders import Ticking, offer
from tests.ui.sitting import SIZES, app_at, painted, said, say, seat, shown, until


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_answered_and_sent_only_after_a_yes(deal: Path, size: tuple[int, int]) -> None:
    app = app_at(deal)
    async with app.run_test(size=size) as pilot:
        await say(pilot, "go to liability")
        assert isinstance(shown(pilot).prompt, Question)
        await say(pilot, "150%")
        assert isinstance(shown(pilot).prompt, Ahead)
        assert open_session(deal).state.seq == 1
        await say(pilot, "yes")
        assert "Recorded: You proposed on Liability" in said(pilot)
    assert open_session(deal).state.standing("liability", "client") is not None


async def test_a_pick_is_taken_with_down_and_a_digit(deal: Path, ladder: Path) -> None:
    app = app_at(deal, positions={"client": ladder})
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        assert seat(pilot).query_one(Picks).picks[0].note == "your preferred value"
        await pilot.press("down", "1")
        await pilot.pause()
        assert shown(pilot).lines[0].working == "61 days"
        assert seat(pilot).focused is seat(pilot).query_one(Say)


@pytest.mark.parametrize("typed", ["1", "1.", "#1", "the first", "take 1"])
async def test_a_pick_is_taken_by_its_number_on_the_line(deal: Path, ladder: Path, typed: str) -> None:
    app = app_at(deal, positions={"client": ladder})
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        await say(pilot, typed)
        assert shown(pilot).lines[0].working == "61 days"
        assert "Payment period: 61 days" in said(pilot)


async def test_the_last_pick_of_a_question_and_the_values_beyond_it(deal: Path, ladder: Path) -> None:
    app = app_at(deal, positions={"client": ladder})
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        assert [pick.label for pick in seat(pilot).query_one(Picks).picks] == [
            "61 days",
            "Leave this for later",
        ]
        await say(pilot, "2")
        assert "left open for now" in said(pilot)
        await say(pilot, "3")
        assert isinstance(shown(pilot).prompt, AskingBack)
        await pilot.press("1")  # one key settles it
        await pilot.pause()
        assert shown(pilot).lines[1].working == "3% per month"


async def test_a_menu_of_decisions_takes_its_numbers_but_recording_takes_a_yes_alone(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await say(pilot, "2")
        assert seat(pilot).query_one(Say).value == "counter: "
        await say(pilot, "1")
        assert isinstance(shown(pilot).prompt, Ahead)
        for typed in ("1", "2"):
            await say(pilot, typed)
            assert isinstance(shown(pilot).prompt, Ahead)
        assert "Say yes to record it, or no." in said(pilot)
        assert open_session(deal).state.seq == 3
        await say(pilot, "yes")
    assert open_session(deal).state.where("liability") == "agreed"


async def test_a_pick_is_taken_with_a_click(deal: Path, ladder: Path) -> None:
    app = app_at(deal, positions={"client": ladder})
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        await pilot.click(Picks, offset=(3, 0))
        await pilot.pause()
        assert shown(pilot).lines[0].working == "61 days"


async def test_an_empty_line_answers_nothing_but_goes_to_the_suggestions(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        before = shown(pilot).prompt
        await pilot.press("enter")
        await pilot.pause()
        assert shown(pilot).prompt == before
        assert seat(pilot).focused is seat(pilot).query_one(Picks)
        await pilot.press("x")
        assert seat(pilot).focused is seat(pilot).query_one(Say)
        assert seat(pilot).query_one(Say).value == "x"


async def test_a_clause_is_gone_to_with_enter_or_a_click_in_the_list(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        clauses = seat(pilot).query_one(ClauseList)
        await pilot.click(ClauseList, offset=(6, 3))
        await pilot.pause()
        assert shown(pilot).clause == "liability"
        seat(pilot).set_focus(clauses)
        await pilot.press("home", "down", "enter")
        await pilot.pause()
        assert shown(pilot).clause == "payment"


async def test_a_proposal_of_the_other_side_is_accepted_by_a_pick_and_a_yes(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        assert isinstance(shown(pilot).prompt, Decision)
        await pilot.press("down", "1")
        await pilot.pause()
        assert isinstance(shown(pilot).prompt, Ahead)
        await say(pilot, "yes")
    assert open_session(deal).state.where("liability") == "agreed"


@pytest.mark.parametrize("size", SIZES)
async def test_the_end_of_the_conversation_stays_in_sight_whatever_the_card_takes(
    deal: Path, size: tuple[int, int]
) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=size) as pilot:
        log = seat(pilot).query_one("#log", Growing)
        for text in ("why?", "go to liability", "what's normal?", "accept", "no", "why?", "accept", "yes"):
            await say(pilot, text)
            await until(pilot, lambda: log.is_vertical_scroll_end)
            assert log.size.height >= 2
        if log.max_scroll_y:
            await pilot.press("pageup")
            await pilot.pause()
            seat(pilot).said((Line("notice", "The provider countered."),))
            await pilot.pause()
            assert not log.is_vertical_scroll_end, "whoever scrolled back reads on undisturbed"
            await say(pilot, "why?")
            await until(pilot, lambda: log.is_vertical_scroll_end)


async def test_what_was_said_is_brought_back_with_up(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "why?")
        await pilot.press("up")
        assert seat(pilot).query_one(Say).value == "why?"
        await pilot.press("down")
        assert seat(pilot).query_one(Say).value == ""


async def test_undo_takes_back_what_is_not_sent(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        await say(pilot, "45 days")
        assert shown(pilot).lines[0].working == "45 days"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert shown(pilot).lines[0].working == ""


async def test_the_panels_show_the_clause_at_hand(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer(net_days="60 days", interest="1%"), "client")
    session.perform(offer(net_days="30 days", interest="1%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(160, 50)) as pilot:
        await say(pilot, "go to payment")
        await painted(pilot)
        text = {
            name: seat(pilot).query_one(f"#{name}", Lines).text
            for name in ("positions", "wording", "history")
        }
        assert "30 days" in text["positions"]
        assert "(30) days" in text["wording"]
        assert "They proposed" in text["history"]
        await say(pilot, "go to liability")
        await painted(pilot)
        assert "Nothing was said" in seat(pilot).query_one("#history", Lines).text


async def test_on_a_small_screen_the_panels_are_tabs_and_one_can_always_type(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = seat(pilot)
        assert not screen.query_one(ClauseList).display
        for expected in ("clauses", "positions", "wording", "history", "advice", "talk"):
            await pilot.press("f5")
            await pilot.pause()
            assert screen.panels.tab == expected
            assert screen.query_one(Say).region.height == 1
            assert screen.query_one(Say).region.bottom <= 24
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        assert screen.query_one(Details).every
        assert screen.query_one(ClauseList).display


async def test_when_there_is_nothing_to_do_the_screen_says_on_whom_one_waits(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("scope", services=["research"]), "client")
    session.perform(offer(net_days="45 days", interest="1%"), "client")
    session.perform(offer("liability", cap="100%"), "client")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        assert isinstance(shown(pilot).prompt, Waiting)


async def test_a_panel_is_copied_with_c(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    app = app_at(deal)
    async with app.run_test(size=(160, 50)) as pilot:
        await say(pilot, "go to liability")
        seat(pilot).panels.show("positions")
        await pilot.pause()
        await pilot.press("c")
        assert app.clipboard == "Term\tYou\tThey\tGap\nCap\t100%\t–\t–"


async def test_enter_alone_leads_to_no_yes_however_often_it_is_pressed(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        for _ in range(12):
            await pilot.press("enter")
        await pilot.pause()
        assert isinstance(shown(pilot).prompt, Decision)
        await say(pilot, "accept")
        seat(pilot).query_one(Say).value = "y"
        await pilot.press(*["enter"] * 12)
        await pilot.pause()
        assert said(pilot).count("› y") <= 1
    assert open_session(deal).state.seq <= 4


async def test_a_yes_is_taken_once_the_end_of_what_is_recorded_was_in_sight(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("scope", services=[f"Service {number}" for number in range(9)]), "client")
    long = Propose(
        offers={"scope": Offer(terms={"services": ["Reports"]}, wording="word " * 120)}, note="note " * 200
    )
    session.perform(long, "provider")
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "go to scope")
        await say(pilot, "accept")
        assert isinstance(shown(pilot).prompt, Ahead)
        card = seat(pilot).query_one("#card", Lines)
        if card.max_scroll_y == 0:
            card.show([*card._items, *card._items * 12])
            await pilot.pause()
        tries = 0
        while open_session(deal).state.seq == 3 and tries < 40:
            at_the_end = card.scroll_offset.y >= card.max_scroll_y
            await say(pilot, "yes")
            tries += 1
            assert (open_session(deal).state.seq == 4) == at_the_end
        assert tries > 1
    assert open_session(deal).state.where("scope") == "agreed"


async def test_a_yes_that_was_half_typed_is_not_one_enter_away_after_coming_back(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await say(pilot, "accept")
        await pilot.press("y")
        await pilot.pause()
        app.exit()
    again = app_at(deal)
    async with again.run_test(size=(100, 30)) as pilot:
        assert isinstance(shown(pilot).prompt, Ahead)
        assert seat(pilot).query_one(Say).value == ""
        assert "You were typing: y" in said(pilot)
        await pilot.press("enter", "enter")
    assert open_session(deal).state.seq == 3


async def test_an_e_mail_that_is_pasted_is_read_whole(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to payment")
        mail = "Hi Ben,\nwe can pay after 45 days.\nThe cap would be 150%.\n\nBest,\nAnna\n"
        pilot.app.post_message(Paste(mail))
        await pilot.pause()
        assert seat(pilot).query_one(Say).value.startswith("Hi Ben, ⏎ we can pay after 45 days. ⏎ The cap")
        await pilot.press("enter")
        await pilot.pause()
        prompt = shown(pilot).prompt
        assert isinstance(prompt, AskingBack | Ahead), prompt
        assert "45 days" in str(prompt)
        assert "150%" in str(prompt)
        await pilot.press("up")
        await pilot.pause()
        assert "150%. ⏎" in seat(pilot).query_one(Say).value
    assert open_session(deal).state.seq == 1


async def test_what_is_half_typed_of_a_paste_is_kept_in_its_lines(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        pilot.app.post_message(Paste("Analyst | India | USD 28\nSenior | India | USD 40"))
        await pilot.pause()
        pilot.app.screen.keep_typing()  # type: ignore[attr-defined]
    again = app_at(deal)
    async with again.run_test(size=(100, 30)) as pilot:
        assert seat(pilot).query_one(Say).value == "Analyst | India | USD 28 ⏎ Senior | India | USD 40"
