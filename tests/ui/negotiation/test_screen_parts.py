"""Small parts of the screen: hints, arrangement, following a file, colours."""

import threading
from pathlib import Path

import pytest
import watchfiles
from textual.color import Color

from kpo_tui.dialogue.replies import Line
from kpo_tui.ui.kit.fitted_screen import Hint, KeyLine, fitting
from kpo_tui.ui.kit.layout import laid_out
from kpo_tui.ui.kit.lines import Growing, Lines
from kpo_tui.ui.kit.panel_tabs import arrangement
from kpo_tui.ui.negotiation.prompt_panel import Picks
from kpo_tui.ui.negotiation.seat import follow
from kpo_tui.ui.panels.snapshot import talk_items
from kpo_tui.ui.themes import THEMES, next_theme
from tests.builders import offer
from tests.ui.sitting import app_at, painted, say, seat, until

HINTS = [Hint("f1", "Help", "f1"), Hint("^o", "Jump", "ctrl+o"), Hint("^q", "Quit", "ctrl+q")]


def test_hints_stand_as_far_apart_as_fits_and_the_last_is_kept() -> None:
    assert fitting(HINTS, 80) == (HINTS, 3)
    assert fitting(HINTS, 26) == (HINTS, 1)
    assert fitting(HINTS, 17) == ([HINTS[0], HINTS[2]], 1)


async def test_a_hint_is_clicked(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        hints = seat(pilot).query_one(KeyLine).hints()
        assert [hint.does for hint in hints][-1] == "Quit"
        await pilot.click(KeyLine, offset=(2, 0))
        await pilot.pause()
        assert type(app.screen).__name__ == "Help"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((80, 24), "tabs"),
        ((100, 30), "two"),
        ((120, 40), "two"),
        ((140, 40), "three"),
        ((160, 50), "all"),
        ((200, 20), "three"),
    ],
)
def test_panels_are_arranged_by_size(size: tuple[int, int], expected: str) -> None:
    assert arrangement(*size) == expected


def followed(path: Path, act: object) -> None:
    """Follow `path`, do `act`, and see that it is told."""
    told, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=follow, args=(path, stop, told.set))
    thread.start()
    try:
        deadline = 60
        while not told.wait(0.2) and deadline:
            assert callable(act)
            act()
            deadline -= 1
        assert told.is_set()
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_a_change_of_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deal.jsonl"
    path.write_bytes(b"")
    followed(path, lambda: path.write_bytes(path.read_bytes() + b"x"))


def test_where_the_system_tells_of_nothing_the_folder_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = watchfiles.watch, []

    def watch(*paths: Path, force_polling: bool | None = None, **options: object) -> object:
        asked.append(force_polling)
        if force_polling is None:
            raise OSError(28, "no more watches")
        return real(*paths, force_polling=force_polling, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watchfiles, "watch", watch)
    path = tmp_path / "deal.jsonl"
    path.write_bytes(b"")
    followed(path, lambda: path.write_bytes(path.read_bytes() + b"x"))
    assert asked == [None, True]


def luminance(colour: Color) -> float:
    parts = [c / 255 for c in colour.rgb]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_its_background(theme: object) -> None:
    least = 7.0 if "contrast" in theme.name else 4.5  # type: ignore[attr-defined]
    names = ("ours", "theirs", "agreed", "yours", "gap", "private", "quiet", "inserted", "deleted", "moved")
    colours = {name: theme.variables[name] for name in names} | {"text": theme.foreground}  # type: ignore[attr-defined]
    for background in (theme.background, theme.surface, theme.panel):  # type: ignore[attr-defined]
        low = {
            name: round(contrast(c, background), 1)
            for name, c in colours.items()
            if contrast(c, background) < least
        }
        assert not low, background


def test_themes_go_round() -> None:
    assert [next_theme(theme.name) for theme in THEMES] == [THEMES[1].name, THEMES[2].name, THEMES[0].name]


async def test_without_colours_nothing_is_coloured_and_changes_have_brackets(
    deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    from kpo_tui.table.session import open_session

    session = open_session(deal)
    session.perform(offer(net_days="60 days", interest="1%"), "client")
    session.perform(offer(net_days="30 days", interest="1%"), "provider")
    app = app_at(deal)
    async with app.run_test(size=(160, 50)) as pilot:
        await say(pilot, "go to payment")
        await painted(pilot)
        wording = seat(pilot).query_one("#wording", Lines)
        assert "[-sixty (60) days-]" in " ".join(wording.text.split())
        assert app.native_ansi_color
        await pilot.press("down")
        await pilot.pause()
        highlighted = seat(pilot).query_one(Picks).get_component_rich_style("option-list--option-highlighted")
        assert highlighted.reverse


def test_the_conversation_shows_who_speaks_without_colour() -> None:
    lines = (
        "45 days",
        Line("says", "Fine."),
        Line("refused", "No."),
        Line("says", "Yours alone.", private=True),
    )
    assert [content.plain for content in laid_out(talk_items(lines), 40)] == [
        "", "›  45 days", "   Fine.", "✗  No.", "▏  Yours alone.",
    ]  # fmt: skip


async def test_the_conversation_stays_small_however_long_it_lasts(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        log = seat(pilot).query_one("#log", Growing)
        for turn in range(1200):
            log.add(talk_items((f"turn {turn}",)))
        await until(pilot, lambda: "turn 1199" in log.text)
        assert len(log.text.splitlines()) <= 2 * Growing.MOST
        await until(pilot, lambda: log.is_vertical_scroll_end)
