"""Parts of a replay by themselves: charts, sparks, the line of the log, the draft with its sources."""

from functools import cache

import pytest
from textual.content import Content

from kpo_tui.log.playback import Recording
from kpo_tui.replay.past import Past
from kpo_tui.ui.kit.fitted_screen import Field
from kpo_tui.ui.kit.layout import laid_out
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.panels.clauses import ClauseRows
from kpo_tui.ui.replay.blame_screen import BlameScreen
from kpo_tui.ui.replay.frame import Frame, change_items, frame_of, line_items
from kpo_tui.ui.replay.gap_chart import chart_of, spark, ticks
from kpo_tui.ui.replay.moment_panels import REPLAY_TABS, in_sight
from kpo_tui.ui.replay.spots import Spot, Spots, blame_items, blamed_at
from kpo_tui.ui.start.start_screen import StartScreen
from tests.logs.making import log_named
from tests.ui.negotiation.test_hostile_text import harmless
from tests.ui.replaying import opened, panel, replay_of, settled, watched
from tests.ui.sitting import until

QUICK, LONG, HOSTILE = log_named("quick"), log_named("everything"), log_named("hostile")


@cache
def played() -> tuple[Recording, Past]:
    recording = Recording(LONG)
    return recording, Past(recording.beside())


def frame_at(seq: int) -> Frame:
    return frame_of(played()[0], seq, ClauseRows("client"), "")


def text_of(items: object, width: int = 100) -> str:
    return "\n".join(content.plain for content in laid_out(items, width))  # type: ignore[arg-type]


def test_a_chart_holds_each_offer_until_the_next() -> None:
    history = next(one for one in played()[1].histories(113) if one.term.label == "Hourly rate")
    chart = chart_of(history, 14)
    assert chart is not None
    client = chart.curves["client"]
    assert client.rounds == (1, 13, 13, 14)
    assert client.values == (18, 18, 24, 24)
    assert ticks(chart, 50)[0] == (18.0, "USD 18 per hour")
    assert len(ticks(chart, 2)) <= 2


def test_a_spark_is_high_where_the_gap_is_wide_and_ticked_where_it_is_agreed() -> None:
    for history in played()[1].histories(327):
        bars = spark(history)
        assert len(bars) <= 15
        assert bars.endswith("✓") == history.steps[-1].agreed


def test_only_paragraphs_around_a_change_are_shown() -> None:
    shown = text_of(change_items(frame_at(40), signs=True))
    assert "…" in shown
    assert "[+10%+]" in shown or "[-5-]" in shown or "[+" in shown
    assert len(shown.splitlines()) < 60


def test_the_line_of_the_log_is_shown_character_by_character() -> None:
    recording, _ = played()
    shown = text_of(line_items(frame_at(40)), 10_000)
    spread = "".join(text.strip() for text in shown.split("bytes", 1)[1].split("\n")[1:])
    assert spread.replace('": ', '":') == recording.line_at(40).decode().replace('": ', '":')


@pytest.mark.parametrize("arranged", ["tabs", "two", "three", "all"])
def test_the_panel_that_was_chosen_is_in_sight(arranged: str) -> None:
    for tab in REPLAY_TABS:
        middle = tab if tab in ("change", "parties", "line") else "change"
        right = tab if tab in ("positions", "gaps") else "positions"
        assert tab in in_sight(arranged, tab, middle, right)  # type: ignore[arg-type]


def test_every_spot_of_an_agreed_draft_says_where_it_comes_from() -> None:
    recording = Recording(QUICK)
    found = blamed_at(recording, 82)
    values = [spot for spot in found.spots() if spot.run is not None]
    assert values
    for spot in values:
        blames = found.blames(spot)
        assert blames, spot
        assert all(blame.source and blame.accepted_by for blame in blames)
    assert "wording of the playbook" in text_of(blame_items(found.blames(Spot(1)), lambda _: Content("")))


async def test_the_draft_is_walked_through_by_keys_and_by_clicks() -> None:
    app = replay_of(QUICK, "82")
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, BlameScreen) and app.screen.query_one(Spots).text)
        draft, blame = app.screen.query_one(Spots), app.screen.query_one("#blame", Lines)
        await pilot.press("down", "right", "right")
        assert draft.spot.run is not None
        assert "accepted in event" in blame.text
        assert "put forward in proposal" in blame.text
        before = draft.spot
        await pilot.press("down")
        assert draft.spot == Spot(before.block + 1)
        await pilot.press("end")
        assert draft.spot.block == max(spot.block for spot in draft._spots)
        await pilot.press("home")
        line = next(at for at, (_, text) in enumerate(draft._lines) if "4471920" in text.plain)
        column = draft._lines[line][1].plain.index("4471920")
        await pilot.click(draft, offset=(column + 3, line + 1))
        assert draft.spot.run is not None
        assert "4471920" in blame.text
        await pilot.press("escape")
        await pilot.pause()
        assert watched(pilot).walk.seq == 82


async def test_a_hostile_log_is_plain_text_in_every_panel() -> None:
    app = replay_of(HOSTILE)
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await opened(pilot)
        for seq in range(1, len(screen.walk.recording) + 1, 3):
            screen.walk.go(seq)
            await settled(pilot)
            harmless(app)
    async with replay_of(HOSTILE, "13").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "[red]" in await panel(pilot, "change")
        await pilot.press("f2")
        await until(pilot, lambda: pilot.app.screen.query(Spots) and pilot.app.screen.query_one(Spots).text)
        harmless(pilot.app)  # type: ignore[arg-type]


async def test_without_colour_changes_stand_between_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with replay_of(LONG, "40").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        assert "[+" in await panel(pilot, "change")


async def test_a_log_is_replayed_from_the_start_screen_and_back() -> None:
    from kpo_tui.ui.app import KpoApp

    app = KpoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", *"none", "enter")
        await pilot.pause()
        assert "There is no file none" in str(app.screen.query_one("#problem").render())
        app.screen.query_one("#file", Field).value = str(QUICK)
        await pilot.press("enter")
        await opened(pilot)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
