"""A screen is laid out for the size that the terminal has, in whatever order it is told of sizes."""

import asyncio
from pathlib import Path

from textual.events import Resize
from textual.geometry import Size

from tests.ui.sitting import PATIENCE, app_at, seat


async def test_a_word_of_a_size_that_is_over_changes_nothing(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        for stale in (Size(80, 25), Size(200, 60)):
            app.screen.post_message(Resize(stale, stale))
            await pilot.pause()
            assert app.screen.size == Size(80, 24)
            assert seat(pilot).arranged == "tabs"


async def test_while_a_window_is_dragged_the_last_size_holds(deal: Path) -> None:
    app = app_at(deal)
    laid_out: list[Size] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.screen_layout_refresh_signal.subscribe(
            app.screen, lambda screen: laid_out.append(screen.size)
        )
        async with asyncio.timeout(PATIENCE):  # it never came to rest
            for width in (100, 200, 90, 160):
                size = Size(width, 50)
                app.post_message(Resize(size, size))
                app.screen.post_message(Resize(size, size))
                app.screen.call_later(app.screen.refresh)
            await pilot.resize_terminal(160, 50)
            await pilot.pause()
        laid_out.clear()
        await pilot.pause()
        assert app.screen.size == Size(160, 50)
        assert laid_out == []
