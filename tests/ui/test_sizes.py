"""A screen is laid out for the size that the terminal has, in whatever order it is told of sizes."""

from pathlib import Path

from textual.events import Resize
from textual.geometry import Size

from tests.ui.sitting import app_at, seat


async def test_a_word_of_a_size_that_is_over_changes_nothing(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        for stale in (Size(80, 25), Size(200, 60)):
            app.screen.post_message(Resize(stale, stale))
            await pilot.pause()
            assert app.screen.size == Size(80, 24)
            assert seat(pilot).panels.arranged == "tabs"
