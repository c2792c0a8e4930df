"""Both sides: at one keyboard with a hand-over, and at two screens on one log."""

from pathlib import Path

from textual.pilot import Pilot

from kpo_tui.dialogue.prompts import Ahead, Confirmation, Decision, Done, Prompt, Question, Waiting
from kpo_tui.documents.agreement.draft import draft
from kpo_tui.library import load_playbook, load_positions
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.table.session import begin_session, open_session
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.negotiation.hand_over import HandOver
from kpo_tui.ui.negotiation.prompt_panel import Say
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.understanding.moves import Going, Showing
from tests.builders import NAMES, Ticking, offer
from tests.ui.conftest import SECRETS
from tests.ui.sitting import app_at, painted, said, say, seat, shown, text_of, until


async def test_with_a_shared_keyboard_nobody_sits_before_saying_who_is_there(deal: Path) -> None:
    app = app_at(deal, None)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HandOver)
        await pilot.press(*"someone", "enter")
        assert isinstance(app.screen, HandOver)
        app.screen.query_one("#role").value = ""  # type: ignore[attr-defined]
        await pilot.press(*"Provider", "enter")
        await pilot.pause()
        assert shown(pilot).party == "provider"


async def test_a_button_says_who_is_there_as_well(deal: Path) -> None:
    app = app_at(deal, None)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.click("#client")
        await pilot.pause()
        assert shown(pilot).party == "client"


async def test_one_who_sits_alone_cannot_hand_over(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        seat(pilot)


def everything(app: KpoApp) -> str:
    """All that any widget says, all that is painted, titles and notifications."""
    widgets = "\n".join(text_of(screen) for screen in app.screen_stack)
    inputs = "\n".join(
        str(getattr(w, "value", "")) + str(getattr(w, "placeholder", "")) for w in app.screen.walk_children()
    )
    notes = "\n".join(note.message for note in app._notifications)
    return "\n".join(
        [
            widgets,
            inputs,
            notes,
            app.title,
            app.sub_title,
            app.export_screenshot().replace("&#160;", " "),
            app.clipboard,
        ]
    )


async def test_after_a_hand_over_nothing_private_is_anywhere(deal: Path, ladder: Path) -> None:
    app = app_at(deal, None, {"client": ladder})
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press(*"client", "enter")
        await pilot.pause()
        await say(pilot, "go to payment")
        await say(pilot, "take our preferred for the whole clause")
        await say(pilot, "no")
        await say(pilot, "advice")
        seat(pilot).panels.show("advice")
        seat(pilot).notify("47 days", markup=False)
        await painted(pilot)
        seat(pilot).query_one(Say).value = "58 days, says our PRIVATE-MARK"
        before = everything(app)
        assert any(secret in before for secret in SECRETS)
        await pilot.press("f6")
        await pilot.pause()
        assert isinstance(app.screen, HandOver)
        for moment in ("covered", "at the provider's seat"):
            text = everything(app)
            assert not [secret for secret in SECRETS if secret in text], moment
            await pilot.press(*"provider", "enter")
            await pilot.pause()
        await say(pilot, "go to payment")
        await painted(pilot)
        await say(pilot, "show history")
        assert not [secret for secret in SECRETS if secret in everything(app)]
        await pilot.press("f6")
        await pilot.press(*"client", "enter")
        await pilot.pause()
        assert seat(pilot).query_one(Say).value == "58 days, says our PRIVATE-MARK"
        assert "advice" in said(pilot)


async def test_the_other_sides_opening_stays_covered_until_ones_own_is_in(deal: Path) -> None:
    open_session(deal, Ticking()).perform(offer("liability", cap="173%"), "client")
    app = app_at(deal, "provider")
    async with app.run_test(size=(160, 50)) as pilot:
        await say(pilot, "go to liability")
        await painted(pilot)
        assert "173%" not in everything(app)
        assert "covered" in seat(pilot).query_one("#positions", Lines).text
        await say(pilot, "150%")
        await say(pilot, "yes")
        await say(pilot, "go to liability")
        await painted(pilot)
        assert "173%" in seat(pilot).query_one("#positions", Lines).text


async def test_two_screens_follow_each_other_without_moving_what_is_typed(deal: Path) -> None:
    ours, theirs = app_at(deal, "client"), app_at(deal, "provider")
    async with ours.run_test(size=(100, 30)) as client, theirs.run_test(size=(100, 30)) as provider:
        await say(client, "go to liability")
        await say(client, "150%")
        await say(client, "yes")
        await until(provider, lambda: shown(provider).state.seq == 2 or "client proposed" in said(provider))
        line = seat(client).query_one(Say)
        line.value, line.cursor_position = "half a sent", 4
        clauses = seat(client).query_one(ClauseList)
        seat(client).set_focus(clauses)
        await say(provider, "go to liability")
        await say(provider, "120%")
        await say(provider, "yes")
        await until(client, lambda: "The provider proposed on Liability" in said(client))
        assert (line.value, line.cursor_position) == ("half a sent", 4)
        assert seat(client).focused is clauses
        assert any("provider proposed" in note.message for note in ours._notifications)


async def test_what_the_other_side_did_meanwhile_is_shown_and_asked_again(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="100%"), "client")
    session.perform(offer("liability", cap="120%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await say(pilot, "accept")
        assert isinstance(shown(pilot).prompt, Ahead)
        session.perform(offer("liability", cap="130%"), "provider")
        await say(pilot, "yes")
        assert open_session(deal).state.where("liability") == "offered"
        assert isinstance(shown(pilot).prompt, Decision)
        assert "130%" in text_of(seat(pilot))


async def plays(pilot: Pilot[None], *, typed: int = 6, most: int = 60) -> Prompt:
    """Answer whatever comes with what is suggested, until there is nothing to do; gives the last prompt.

    The first `typed` answers go through the keyboard, the others as what was typed, without repainting each.
    """

    async def answer(turn: int, text: str) -> None:
        if turn < typed:
            await say(pilot, text)
        else:
            seat(pilot).seat.say(text)

    for turn in range(most):
        prompt = shown(pilot).prompt
        match prompt:
            case Question():
                await answer(turn, "take our preferred for the whole clause")
            case Decision():
                await answer(turn, "accept")
            case Ahead():
                await answer(turn, prompt.word or "yes")
            case Confirmation():
                await answer(turn, "confirm")
            case _:
                await pilot.pause()
                return prompt
    raise AssertionError(f"it never came to an end: {prompt}")


async def hand_over_to(pilot: Pilot[None], party: Side) -> None:
    """Hand the keyboard over; the next party says that it is there."""
    await pilot.press("f6", *party, "enter")
    await pilot.pause()


async def test_a_whole_negotiation_of_the_essentials_at_one_keyboard(tmp_path: Path) -> None:
    path = tmp_path / "deal.jsonl"
    begin_session(path, load_playbook("kpo-essentials"), NAMES, clock=Ticking())
    app = app_at(path, None, {party: Path(f"kpo-essentials.{party}") for party in SIDES})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"client", "enter")
        await pilot.pause()
        assert isinstance(await plays(pilot), Waiting)
        await hand_over_to(pilot, "provider")
        await plays(pilot)
        await hand_over_to(pilot, "client")
        assert isinstance(await plays(pilot), Done)
    state = open_session(path).state
    assert state.concluded
    assert not state.unsettled()
    assert "Not yet agreed" not in str(draft(state))


async def test_a_whole_negotiation_of_the_standard_playbook_as_one_package(tmp_path: Path) -> None:
    path, playbook = tmp_path / "deal.jsonl", load_playbook("kpo-standard")
    ours = load_positions(Path("kpo-standard.client"), playbook)
    offers = {clause: Offer(terms=ours.offered(playbook, clause, "preferred")) for clause in playbook.clauses}
    session = begin_session(path, playbook, NAMES, clock=Ticking())
    package = Propose(offers=offers).fitted(session.state, "client", session.state.last_at, {})
    session.perform(package, "client")
    app = app_at(path, None)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"provider", "enter")
        await pilot.pause()
        for clause in playbook.clauses:
            seat(pilot).seat.take((Going(clause=clause), Showing(what="theirs", clause=clause)), "")
        await pilot.pause()
        await plays(pilot)
        assert open_session(path).state.confirmed.keys() == {"provider"}
        await hand_over_to(pilot, "client")
        assert isinstance(await plays(pilot), Done)
    assert open_session(path).state.concluded
