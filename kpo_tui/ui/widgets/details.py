"""The panels for the clause at hand, side by side, stacked or behind tabs."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from kpo_tui.log.by_clause import ClauseHistory
from kpo_tui.ui.presenting.snapshot import Snapshot
from kpo_tui.ui.widgets.panel_tabs import PanelTabs
from kpo_tui.ui.widgets.panels import AdvicePanel, HistoryPanel, Panel, PositionsPanel, WordingPanel

DETAILS = {"positions": "Positions", "wording": "Wording", "history": "History", "advice": "Advice"}


class Details(Vertical):
    """Shows one of its panels, or all of them where `every` is set."""

    active = reactive("positions", init=False)
    every = reactive(default=False, init=False)

    def __init__(self, history: ClauseHistory, *, every: bool) -> None:
        super().__init__(id="details")
        self._history = history
        self.set_reactive(Details.every, every)

    def compose(self) -> ComposeResult:
        yield PanelTabs(DETAILS, self.active, id="detail-tabs")
        panels = (
            PositionsPanel(id="positions"),
            WordingPanel(id="wording"),
            HistoryPanel(self._history, id="history"),
            AdvicePanel(id="advice"),
        )
        for panel in panels:
            panel.display = self.every or panel.id == self.active
            yield panel

    def present(self, snapshot: Snapshot) -> None:
        """Show this snapshot in the panels that are in sight; the others take it up when they are."""
        for panel in self.query(Panel):
            panel.present(snapshot)

    def watch_active(self) -> None:
        self._arrange()

    def watch_every(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        self.query_one(PanelTabs).active = self.active
        for panel in self.query(Panel):
            panel.display = self.every or panel.id == self.active
