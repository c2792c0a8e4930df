"""Watching a replay in tests: an app that replays a log, and its screen."""

from pathlib import Path

from textual.pilot import Pilot

from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.panels.clause_panels import LOOKING, Panel
from kpo_tui.ui.replay.frame import Frame
from kpo_tui.ui.replay.loader import Replaying
from kpo_tui.ui.replay.replay_screen import ReplayScreen
from tests.ui.sitting import until


def replay_of(path: Path, at: str | None = None, speed: float = 1.0) -> KpoApp:
    """An app that replays the log at `path`."""
    return KpoApp(replaying=Replaying(path, at, speed))


async def opened(pilot: Pilot[None]) -> ReplayScreen:
    """The replay screen, once the log has been read and its first moment is shown."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ReplayScreen) and pilot.app.screen.walk.frame)
    return watched(pilot)


def watched(pilot: Pilot[None]) -> ReplayScreen:
    """The replay screen at hand."""
    screen = pilot.app.screen
    assert isinstance(screen, ReplayScreen), screen
    return screen


def frame(pilot: Pilot[None]) -> Frame:
    """The moment on the screen."""
    found = watched(pilot).walk.frame
    assert found is not None
    return found


async def panel(pilot: Pilot[None], name: str) -> str:
    """What a panel says once threads have made it; the panel is brought into sight."""
    screen = watched(pilot)
    screen.panels.tab = name
    await pilot.pause()
    lines = screen.query_one("#steps" if name == "gaps" else f"#{name}", Lines)
    await settled(pilot)
    return lines.text


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the panels show the moment at hand."""
    screen = watched(pilot)

    def at_rest() -> bool:
        waits = any(panel.busy for panel in screen.query(Panel) if panel.size)
        return not waits and LOOKING not in [
            lines.text.strip() for lines in screen.query(Lines) if lines.size
        ]

    await until(pilot, at_rest)
    await pilot.pause()
