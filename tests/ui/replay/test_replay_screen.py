"""The replay screen: every moment of a log, by any way, and what is shown of it."""

import asyncio
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.errors import BadInput, Usage
from kpo_tui.log.playback import Recording
from kpo_tui.log.record import Folding
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.ui.kit.fitted_screen import Field
from kpo_tui.ui.kit.keys import key_groups
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.panels.clauses import ClauseList, ClauseRows
from kpo_tui.ui.panels.help_screen import Help
from kpo_tui.ui.panels.preview import PreviewScreen
from kpo_tui.ui.replay.gap_chart import GapChart, GapsPanel
from kpo_tui.ui.replay.replay_screen import ReplayScreen
from kpo_tui.ui.replay.timeline import LABEL, PlaceLine, Timeline, ToldLine
from tests.logs.making import log_named
from tests.ui import sitting
from tests.ui.replaying import frame, opened, panel, replay_of, settled, watched
from tests.ui.sitting import app_at, until

QUICK, LONG = log_named("quick"), log_named("everything")
KEYS = ("right", "left", "r", "R", "p", "P", "m", "M", "full_stop", "comma", "home", "end", "shift+right",
        "ctrl+left", "n", "a", "f5", "t")  # fmt: skip


@cache
def states() -> tuple[Negotiation, ...]:
    """The states that folding each prefix of the quick log leads to."""
    folding, found = Folding(), []
    for line in QUICK.read_bytes().splitlines():
        folding.add(line)
        assert folding.state is not None
        found.append(folding.state)
    return tuple(found)


@settings(max_examples=4, deadline=None)
@given(st.lists(st.sampled_from(KEYS), min_size=4, max_size=10))
def test_any_keys_show_what_folding_that_prefix_gives(keys: list[str]) -> None:
    async def play() -> None:
        async with replay_of(QUICK, "30").run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            for key in keys:
                await pilot.press(key)
                shown = frame(pilot)
                state = states()[shown.seq - 1]
                assert shown.state == state
                assert shown.rows == ClauseRows("client").rows(state, state.last_at, {})
                assert watched(pilot).query_one(Timeline).seq == shown.seq

    asyncio.run(play())


async def test_steps_go_forward_and_back_by_any_measure() -> None:
    outline = Recording(QUICK).outline
    async with replay_of(QUICK).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert frame(pilot).seq == 1
        await pilot.press("right", "right", "left")
        assert frame(pilot).seq == 2
        await pilot.press("end")
        assert frame(pilot).seq == len(outline)
        await pilot.press("R")
        assert frame(pilot).seq == outline.rounds[-1]
        await pilot.press("home", "p")
        assert outline[frame(pilot).seq].party == "client"
        await pilot.press("p")
        assert outline[frame(pilot).seq].party == "provider"
        clause = frame(pilot).clause
        await pilot.press("full_stop")
        assert clause in outline[frame(pilot).seq].clauses
        assert frame(pilot).clause == clause


async def test_a_step_that_leads_nowhere_says_so_and_stays() -> None:
    app = replay_of(QUICK, "82")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("right")
        assert frame(pilot).seq == 82
        assert next(iter(app._notifications)).message == "There is no event after this event."


async def test_a_clause_that_is_chosen_stays_at_hand_until_it_is_let_go() -> None:
    async with replay_of(QUICK, "3").run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        clauses = screen.query_one(ClauseList)
        clauses.focus()
        await pilot.press("end", "enter")
        kept = clauses.rows[-1].clause
        assert frame(pilot).clause == kept
        screen.set_focus(screen.query_one(Timeline))
        await pilot.press("right", "right")
        assert frame(pilot).clause == kept
        await pilot.press("full_stop")
        assert kept in screen.walk.recording.outline[frame(pilot).seq].clauses
        clauses.focus()
        await pilot.press("enter")
        screen.set_focus(screen.query_one(Timeline))
        await pilot.press("home", *["right"] * 4)
        assert frame(pilot).clause in screen.walk.recording.outline[5].clauses


async def test_it_plays_to_the_end_and_says_what_it_shortens() -> None:
    async with replay_of(QUICK, "1", speed=0.01).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        assert screen.walk.playing
        assert screen.query_one(PlaceLine).status.endswith("later, shortened")
        await pilot.press("space")
        assert not screen.walk.playing
    async with replay_of(QUICK, "60", speed=1000).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        await until(pilot, lambda: frame(pilot).seq == 82 and not screen.walk.playing)
        assert screen.walk.status == "the end"
        await pilot.press("minus", "minus")
        assert screen.walk.status == "speed 32×"


async def test_going_to_a_number_a_time_and_a_text() -> None:
    app = replay_of(QUICK)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("g", *"#40", "enter")
        await pilot.pause()
        assert frame(pilot).seq == 40
        await pilot.press("g", *"400", "enter")
        await pilot.pause()
        assert "events 1 to 82" in str(app.screen.query_one("#problem").render())
        app.screen.query_one("#moment", Field).value = screen.walk.recording.event_at(20).at
        await pilot.press("enter")
        await pilot.pause()
        assert frame(pilot).seq == 20
        await pilot.press("home", "slash", *"thank", "enter")
        await until(pilot, lambda: frame(pilot).seq != 1)
        found = frame(pilot).seq
        assert "thank" in frame(pilot).line.decode().casefold()
        await pilot.press("n")
        await until(pilot, lambda: screen.walk.status == "")
        await pilot.press("N")
        await until(pilot, lambda: screen.walk.status == "")
        assert frame(pilot).seq <= found


async def test_a_click_and_a_drag_on_the_timeline_go_there() -> None:
    async with replay_of(LONG).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        timeline = screen.query_one(Timeline)
        scale = timeline.scale
        await pilot.click(timeline, offset=(1 + LABEL + 40, 1))
        assert frame(pilot).seq == scale.nearest(40)
        await pilot.mouse_down(timeline, offset=(1 + LABEL + 10, 0))
        await pilot.hover(timeline, offset=(1 + LABEL + 60, 0))
        assert frame(pilot).seq == scale.nearest(60)
        await pilot.mouse_up(timeline, offset=(1 + LABEL + 60, 0))
        await pilot.hover(timeline, offset=(1 + LABEL + 5, 0))
        assert frame(pilot).seq == scale.nearest(60)


async def test_what_an_event_changed_its_line_and_its_words_are_shown() -> None:
    async with replay_of(LONG, "40").run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        change = await panel(pilot, "change")
        assert "Price of extra work" in change
        assert "5%" in change
        assert "10%" in change
        assert "counters 35" in screen.query_one(ToldLine).render().plain
        assert "23 hours later" in screen.query_one(PlaceLine).render().plain
        shown = await panel(pilot, "line")
        assert "is the hash of line 39: checked" in shown
        head = screen.walk.recording.state_at(40).head
        assert head[:32] in shown
        assert head[32:] in shown
        assert '"seq": 40' in shown


async def test_positions_gaps_and_parties_follow_the_moment() -> None:
    async with replay_of(LONG, "120").run_test(size=(160, 50)) as pilot:
        screen = await opened(pilot)
        await settled(pilot)
        positions = await panel(pilot, "positions")
        assert "proposal 120 is on the table" in positions
        gaps = await panel(pilot, "gaps")
        assert "client closer: USD 24 per hour" in gaps
        assert "round 13, event 113" in gaps
        assert screen.query_one(GapChart).display
        term = screen.query_one(GapsPanel).term
        await pilot.press("t")
        assert screen.query_one(GapsPanel).term != term
        await pilot.press("T")
        assert screen.query_one(GapsPanel).term == term
        assert "46" in await panel(pilot, "parties")
        await pilot.press("home")
        await pilot.pause()
        assert "46" not in await panel(pilot, "parties")


async def test_two_moments_are_compared_and_the_comparison_can_be_exported(tmp_path: Path) -> None:
    async with replay_of(QUICK, "10").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("a", "end", "b", "d")
        document = await sitting.opened(pilot)
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert "Agreed" in document.text
        await pilot.press("e")
        path = tmp_path / "between.html"
        pilot.app.screen.query_one("#path", Field).value = str(path)
        await pilot.press("enter")
        await until(pilot, path.is_file)
        assert "Event 10 against event 82" in path.read_text(encoding="utf-8")


async def test_what_if_goes_on_in_a_copy_that_can_be_negotiated(tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    app = replay_of(QUICK, "12")
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("w")
        app.screen.query_one("#copy", Field).value = str(QUICK)
        await pilot.press("enter")
        await until(pilot, lambda: "already" in str(app.screen.query_one("#problem").render()))
        app.screen.query_one("#copy", Field).value = str(copy)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one("#seats").display)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, NegotiationScreen))
        assert sitting.seat(pilot).seat.desk.party == "provider"
        assert Recording(copy).end.origin is not None
        assert sitting.shown(pilot).heading.note == "what-if copy"
        assert not any(isinstance(screen, ReplayScreen) for screen in app.screen_stack)


async def test_a_damaged_log_is_played_up_to_there_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "damaged.jsonl"
    lines = QUICK.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:20], lines[20].replace(b'"seq":21', b'"seq":23'), *lines[21:]]))
    async with replay_of(path).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("end")
        assert frame(pilot).seq == 20
        trouble = str(screen.query_one(".trouble").render())
        assert "damaged at line 21" in trouble
        assert "up to event 20" in trouble


async def test_a_torn_log_says_that_its_last_line_was_never_recorded() -> None:
    async with replay_of(log_named("torn")).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "never recorded" in str(screen.query_one(".trouble").render())


async def test_a_log_that_is_replaced_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "deal.jsonl"
    path.write_bytes(LONG.read_bytes())
    app = replay_of(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        path.write_bytes(b"x" * 100)
        await pilot.press("end")
        assert frame(pilot).seq == 1
        assert "open it again" in next(iter(app._notifications)).message


@pytest.mark.parametrize(("at", "error"), [(None, BadInput), ("999", Usage), ("yesterday", Usage)])
async def test_what_cannot_be_opened_ends_with_the_reason(
    at: str | None, error: type, tmp_path: Path
) -> None:
    app = replay_of(QUICK if at else tmp_path / "none.jsonl", at)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.failure is not None)
    assert isinstance(app.failure, error)


async def test_the_help_lists_the_keys_that_are_bound() -> None:
    app = replay_of(QUICK)
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await opened(pilot)
        bound = {app.get_key_display(active.binding) for active in screen.active_bindings.values()}
        here = next(group for group in key_groups(app, screen) if group.title == "On this screen")
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        text = app.screen.query_one(Lines).text
        for key in here.keys:
            assert set(key.keys.split()) <= bound
            assert key.does in text


async def test_escape_pauses_then_goes_to_the_timeline_then_leaves() -> None:
    app = replay_of(QUICK, "5", speed=0.01)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space", "escape")
        assert not screen.walk.playing
        screen.query_one("#change").focus()
        await pilot.press("escape")
        assert screen.focused is screen.query_one(Timeline)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ReplayScreen)


async def test_a_replay_from_the_table_warns_before_it_uncovers_an_opening(deal: Path) -> None:

    from kpo_tui.negotiation.events import Offer
    from kpo_tui.table.session import open_session
    from kpo_tui.ui.word.plain_yes import Uncovering

    opening = Offer(terms={"net_days": "30 days", "interest": "2%"})
    open_session(deal).perform(Propose(offers={"payment": opening}), "provider")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, Uncovering)
        await pilot.press("enter")
        await opened(pilot)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, NegotiationScreen))
