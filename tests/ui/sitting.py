"""Sitting at the screen in tests: a table, an app, and somebody who types."""

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from kpo_tui.documents.word import House
from kpo_tui.negotiation.party import Side
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.kit.lines import Growing, Lines
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.negotiation.prompt_panel import Say
from kpo_tui.ui.negotiation.seat import Table
from kpo_tui.ui.panels.clause_panels import LOOKING, Panel
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.ui.panels.preview import PreviewScreen
from kpo_tui.ui.panels.snapshot import Snapshot
from tests.builders import Ticking

SIZES = [(80, 24), (100, 30), (160, 50)]
"""The smallest screen, one of a laptop, and a large one."""

PATIENCE = 20.0
"""Seconds after which waiting for something that does not come is given up."""


def app_at(
    path: Path,
    party: Side | None = "client",
    positions: Mapping[Side, Path] | None = None,
    house: House | None = None,
) -> KpoApp:
    """An app whose table is the log at `path`, on a clock that ticks."""
    return KpoApp(Table(path, party, positions or {}, clock=Ticking(), house=house))


def seat(pilot: Pilot[None]) -> NegotiationScreen:
    """The negotiation screen at hand."""
    screen = pilot.app.screen
    assert isinstance(screen, NegotiationScreen), screen
    return screen


def shown(pilot: Pilot[None]) -> Snapshot:
    """The snapshot on the screen."""
    return seat(pilot).seat.snapshot


def said(pilot: Pilot[None]) -> str:
    """The conversation as text."""
    return seat(pilot).query_one("#log", Growing).text


async def say(pilot: Pilot[None], text: str) -> None:
    """Type a sentence and send it."""
    line = seat(pilot).query_one(Say)
    seat(pilot).set_focus(line)
    line.value = text
    await pilot.press("enter")
    await pilot.pause()


async def until(pilot: Pilot[None], true: object) -> None:
    """Wait until something becomes true: for what threads and the system do in their own time."""
    assert callable(true)
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        await asyncio.sleep(0.01)
        await pilot.pause()


async def painted(pilot: Pilot[None]) -> None:
    """Wait until the panels have what threads make for them."""

    def at_rest() -> bool:
        busy = [w for w in pilot.app.workers if w.group in ("wording", "history") and not w.is_finished]
        waiting = [
            p for p in pilot.app.screen.query(Panel) if p.size and (p.busy or p.text.strip() == LOOKING)
        ]
        return not busy and not waiting

    await pilot.pause()
    await until(pilot, at_rest)


async def opened(pilot: Pilot[None]) -> Lines:
    """The document that was asked for, once it is put together."""
    screen = pilot.app.screen
    assert isinstance(screen, PreviewScreen), screen
    document = screen.query_one("#document", Lines)
    await until(pilot, lambda: "One moment" not in document.text)
    return document


def text_of(widget: Widget) -> str:
    """All that a widget says: its lines, its title, and what its parts say."""
    own = widget.text if isinstance(widget, Lines | ClauseList) else ""
    titles = [str(title) for title in (widget.border_title, widget.border_subtitle) if title]
    return "\n".join([own, *titles, *(text_of(child) for child in widget.children)])
