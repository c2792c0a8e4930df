"""The panels of a negotiation by themselves."""

from pathlib import Path

from textual.app import App, ComposeResult

from kpo_tui.ui.negotiation.seat import Table
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.ui.panels.details import NegotiationPanels


async def test_panels_stand_in_tabs_or_side_by_side_without_a_screen_of_their_own(deal: Path) -> None:
    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield NegotiationPanels(Table(deal, "client", {}).history)

    app = Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        panels = app.query_one(NegotiationPanels)
        assert not panels.query_one(ClauseList).display
        panels.step(1)
        assert panels.query_one(ClauseList).display
        assert [target.name for target in panels.targets()][:2] == ["say", "clauses"]
        await pilot.pause()
