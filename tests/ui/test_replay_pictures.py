"""Pictures of a replay, compared as those of the other screens are."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kpo_tui.ui.replay.blame_screen import BlameScreen
from kpo_tui.ui.replay.spots import Spots
from kpo_tui.ui.themes import LIGHT
from tests.logs.making import log_named
from tests.ui.replaying import opened, replay_of, settled
from tests.ui.sitting import until
from tests.ui.test_pictures import HERE, LARGE, SMALL, WHOLE, compare

pytestmark = pytest.mark.long

LOG = log_named("everything")


async def to_gaps(pilot: Pilot[None]) -> None:
    await pilot.press("shift+f5", "shift+f5", "shift+f5")
    await settled(pilot)


async def to_comparing(pilot: Pilot[None]) -> None:
    pilot.app.theme = LIGHT
    await pilot.press("a", "r", "r", "b")
    await settled(pilot)


async def to_blame(pilot: Pilot[None]) -> None:
    await pilot.press("f2")
    await until(
        pilot, lambda: isinstance(pilot.app.screen, BlameScreen) and pilot.app.screen.query_one(Spots).text
    )
    await pilot.press("down", "down", "right")


async def nothing(pilot: Pilot[None]) -> None:
    """Leave it as it opens."""


PICTURES = {
    "replay-80": (SMALL, "40", nothing),
    "replay-gaps-80": (SMALL, "113", to_gaps),
    "replay-light-120": (LARGE, "200", to_comparing),
    "replay-160": (WHOLE, "113", nothing),
    "replay-blame-80": (SMALL, "327", to_blame),
}


@pytest.mark.parametrize("name", PICTURES)
async def test_a_replay_looks_as_it_did(name: str) -> None:
    size, at, doing = PICTURES[name]
    async with replay_of(Path(LOG), at).run_test(size=size) as pilot:
        await opened(pilot)
        await settled(pilot)
        await doing(pilot)
        await pilot.pause()
        await compare(pilot, HERE / f"{name}.svg")
