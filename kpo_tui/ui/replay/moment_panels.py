"""The panels of a replay, each showing its part of one moment; in tabs where there is no room for all."""

from collections.abc import Callable
from typing import Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import reactive

from kpo_tui.replay.past import Past
from kpo_tui.ui.kit.layout import para
from kpo_tui.ui.kit.panel_tabs import ARRANGEMENTS, Arrangement, PanelTabs, Target, arrangement
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.panels.clause_panels import LOOKING, MadeAside, Panel, painting
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.ui.replay.frame import Frame, change_items, line_items, party_items, position_items
from kpo_tui.ui.replay.gap_chart import GapsPanel

REPLAY_TABS: Final[dict[str, str]] = {
    "change": "Event", "clauses": "Clauses", "positions": "Positions", "gaps": "Gaps", "parties": "Parties",
    "line": "Line",
}  # fmt: skip
"""The panels of a replay with their titles."""
MIDDLE: Final = ("change", "parties", "line")
"""Panels of a replay that share the place in the middle; the others but the clauses share the one at the right."""
RIGHT: Final = ("positions", "gaps")
SOON = 0.04
"""Seconds before a redline is begun, so that running through events does not begin one for each."""
LATE = 0.3
"""Seconds after which the event before is no longer shown while the redline is being made."""
MOST_REDLINES = 64
COMPARING = "Comparing the wordings …"
"""What the panel says while a thread is at work for it."""


class Looked(NamedTuple):
    """A moment, and what is known of the whole log: None until it has been looked through."""

    frame: Frame
    past: Past | None


def _comparing(panel: Panel[Looked], looked: Looked, _top: bool) -> None:
    def say_if_late() -> None:
        if looked is panel.moment and panel.busy:
            panel.show((para(COMPARING, "$quiet"),))

    panel.set_timer(LATE, say_if_late)


def _parties(panel: Panel[Looked], looked: Looked, _top: bool) -> None:
    if looked.past is None:
        panel.show((para(LOOKING, "$quiet"),))
    else:
        panel.show(party_items(looked.frame.state, looked.past.tallies(looked.frame.seq)), top=False)


def in_sight(arranged: Arrangement, tab: str, middle: str, right: str) -> frozenset[str]:
    """The panels of a replay in sight.

    `tab` is the panel chosen last, `middle` and `right` those chosen last in their places.
    """
    return {
        "tabs": frozenset((tab,)),
        "two": frozenset(("clauses", middle if tab == "clauses" else tab)),
        "three": frozenset(("clauses", middle, right)),
        "all": frozenset(REPLAY_TABS),
    }[arranged]


class ReplayPanels(Vertical):
    """All panels; `tab` is the one chosen last. `arranged_anew` is called when others come into sight."""

    tab = reactive("change", init=False)

    def __init__(self, arranged_anew: Callable[[], object]) -> None:
        super().__init__(id="panels")
        self._arranged_anew = arranged_anew
        self._looked: Looked | None = None
        self.arranged: Arrangement = "three"
        self._middle, self._right = MIDDLE[0], RIGHT[0]

    def compose(self) -> ComposeResult:
        yield PanelTabs(REPLAY_TABS, self.tab, id="replay-tabs")
        with Horizontal(id="replay-body"):
            yield ClauseList()
            with Vertical(id="replay-middle"):
                change = MadeAside[Looked](
                    lambda looked, signs: change_items(looked.frame, signs=signs),
                    lambda looked: looked.frame.seq, _comparing, SOON, MOST_REDLINES,
                )  # fmt: skip
                yield Panel("What changed", change, id="change")
                yield Panel("Parties", _parties, id="parties")
                yield Panel[Looked](
                    "Line of the log", painting(lambda looked: line_items(looked.frame)), id="line"
                )
            with Vertical(id="replay-right"):
                yield Panel[Looked](
                    "Positions", painting(lambda looked: position_items(looked.frame)), id="positions"
                )
                yield GapsPanel(id="gaps")

    def present(self, frame: Frame, past: Past | None, *, kept: bool) -> None:
        """Show this moment; `kept` says that the clause at hand stays, whatever the events are about."""
        clauses = self.query_one(ClauseList)
        clauses.show(frame.rows, frame.clause)
        clauses.border_subtitle = "kept: Enter lets go" if kept else ""
        title = line(frame.state.clause(frame.clause).title, limit=60)
        self.query_one("#positions", Panel).border_title = joined(own("Positions: "), title)
        self._looked = Looked(frame, past)
        for panel in self.query(Panel):
            panel.present(self._looked)
        self.query_one(GapsPanel).present(frame, past)

    def fit(self, size: Size) -> None:
        """Arrange the panels for a screen of this size."""
        self.arranged = arrangement(*size)
        for name in ARRANGEMENTS:
            self.set_class(name == self.arranged, f"-{name}")
        self._show()

    @property
    def shown(self) -> frozenset[str]:
        """The panels in sight."""
        return in_sight(self.arranged, self.tab, self._middle, self._right)

    def watch_tab(self, tab: str) -> None:
        if tab in MIDDLE:
            self._middle = tab
        elif tab in RIGHT:
            self._right = tab
        self._show()

    def _show(self) -> None:
        for name in REPLAY_TABS:
            self.query_one(f"#{name}").display = name in self.shown
        self.query_one("#replay-middle").display = not self.shown.isdisjoint(MIDDLE)
        self.query_one("#replay-right").display = not self.shown.isdisjoint(RIGHT)
        self.query_one(PanelTabs).active = self.tab
        self._arranged_anew()
        if self._looked is not None:
            self.query_one(GapsPanel).present(*self._looked)

    @on(PanelTabs.Chosen)
    def _tab_chosen(self, event: PanelTabs.Chosen) -> None:
        self.tab = event.panel

    def step(self, by: int) -> None:
        """Show the next panel."""
        self.tab = self.query_one(PanelTabs).after(self.tab, by)

    def targets(self) -> list[Target]:
        """The panels in sight and the tabs of the others, to jump to."""
        tabs = {target.name: target for target in self.query_one(PanelTabs).targets(*REPLAY_TABS)}
        here = {name: Target(name, self.query_one(f"#{name}").region.offset) for name in self.shown}
        return [here.get(name, tabs[name]) for name in REPLAY_TABS]

    def jump(self, name: str) -> None:
        """Go to one of the targets."""
        self.tab = name
        focus = "steps" if name == "gaps" else name
        self.call_after_refresh(self.query_one(f"#{focus}").focus)
