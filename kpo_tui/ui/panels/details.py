"""The panels of a negotiation: the clauses, the conversation, and the clause at hand; in tabs where there is no room."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.reactive import reactive

from kpo_tui.log.playback import ClauseHistory
from kpo_tui.ui.kit.lines import Growing
from kpo_tui.ui.kit.panel_tabs import ARRANGEMENTS, Arrangement, PanelTabs, Target, arrangement
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.negotiation.prompt_panel import Asking, Picks, Say
from kpo_tui.ui.panels.clause_panels import DETAILS, Panel, detail_panels
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.ui.panels.snapshot import Snapshot

TABS = {"talk": "Talk", "clauses": "Clauses", **DETAILS}


class Details(Vertical):
    """The panels for the clause at hand: shows the `active` one, or all where `every` is set."""

    def __init__(self, history: ClauseHistory, *, every: bool) -> None:
        super().__init__(id="details")
        self._history = history
        self.active, self.every = "positions", every

    def compose(self) -> ComposeResult:
        yield PanelTabs(DETAILS, self.active, id="detail-tabs")
        for panel in detail_panels(self._history):
            panel.display = self.every or panel.id == self.active
            yield panel

    def present(self, snapshot: Snapshot) -> None:
        """Show this snapshot in the panels that are in sight; the others take it up when they are."""
        self.border_title = line(snapshot.state.clause(snapshot.clause).title, limit=60)
        for panel in self.query(Panel):
            panel.present(snapshot)

    def bring(self, panel: str, *, every: bool) -> None:
        """Bring a panel into sight, or all."""
        self.active, self.every = panel, every
        self.query_one(PanelTabs).active = panel
        for one in self.query(Panel):
            one.display = every or one.id == panel


class NegotiationPanels(Vertical):
    """All panels in tabs on a small screen, side by side on a larger one; `tab` is the one chosen last."""

    tab = reactive("talk", init=False)

    def __init__(self, history: ClauseHistory) -> None:
        super().__init__(id="panels")
        self._history = history
        self.arranged: Arrangement = "three"

    def compose(self) -> ComposeResult:
        self.arranged = now = arrangement(*self.app.size)
        self.add_class(f"-{now}")
        yield PanelTabs(TABS, "talk", id="tabs")
        with Container(id="body"):
            clauses = ClauseList()
            clauses.display = now != "tabs"
            yield clauses
            details = Details(self._history, every=now == "all")
            details.display = now != "tabs"
            yield details
            with Vertical(id="middle"):
                yield Growing(id="log")
                yield Asking(id="asking")

    @property
    def conversation(self) -> Growing:
        """The conversation."""
        return self.query_one("#log", Growing)

    def present(self, snapshot: Snapshot) -> None:
        """Show this snapshot in the clauses and the details."""
        yours = snapshot.heading.progress.yours
        clauses = self.query_one(ClauseList)
        clauses.show(snapshot.rows, snapshot.clause)
        clauses.border_subtitle = f"{yours} for you" if yours else ""
        self.query_one(Details).present(snapshot)

    def fit(self, size: Size) -> None:
        """Arrange the panels for a screen of this size."""
        now = arrangement(*size)
        if now != self.arranged:
            for name in ARRANGEMENTS:
                self.set_class(name == now, f"-{name}")
            self.arranged = now
            self.watch_tab()
        self.call_after_refresh(self.query_one(Asking).make_room)

    def watch_tab(self) -> None:
        """In tabs, show the one panel; elsewhere, all but details behind their own tabs."""
        tabs = self.arranged == "tabs"
        details = self.query_one(Details)
        self.query_one("#tabs", PanelTabs).active = self.tab
        self.query_one(ClauseList).display = not tabs or self.tab == "clauses"
        details.display = not tabs or self.tab in DETAILS
        self.set_class(tabs and self.tab != "talk", "-aside")
        details.bring(self.tab if self.tab in DETAILS else details.active, every=self.arranged == "all")

    @on(PanelTabs.Chosen)
    def _tab_chosen(self, event: PanelTabs.Chosen) -> None:
        self.show(event.panel)

    def show(self, panel: str) -> None:
        """Bring a panel into sight and, unless it is the conversation, give it the focus."""
        self.tab = panel
        target = self.query_one(Say) if panel == "talk" else self.query_one(f"#{panel}")
        self.call_after_refresh(target.focus)

    def step(self, by: int) -> None:
        """Show the next panel, without moving the focus from the line to type on."""
        if self.arranged == "tabs":
            self.tab = self.query_one("#tabs", PanelTabs).after(self.tab, by)
        else:
            details = self.query_one(Details)
            self.tab = self.query_one("#detail-tabs", PanelTabs).after(details.active, by)
        if self.screen.focused is not None and not self.screen.focused.display:
            self.screen.set_focus(self.query_one(Say))

    def talk(self) -> None:
        """Show the conversation, and go to the line to type on."""
        self.tab = "talk"
        self.screen.set_focus(self.query_one(Say))

    def targets(self) -> list[Target]:
        """The panels in sight and the tabs of the others, to jump to."""
        tabs = self.arranged == "tabs"
        line_of_tabs = self.query_one("#tabs" if tabs else "#detail-tabs", PanelTabs)
        found = self._places("say")
        if tabs:
            found += line_of_tabs.targets(*(name for name in TABS if name != "talk"))
        else:
            found += self._places("clauses")
            found += self._places(*DETAILS) if self.arranged == "all" else line_of_tabs.targets(*DETAILS)
            found += self._places("log")
        return found + (self._places("picks") if self.query_one(Picks).display else [])

    def _places(self, *names: str) -> list[Target]:
        return [Target(name, self.query_one(f"#{name}").region.offset) for name in names]

    def jump(self, name: str) -> None:
        """Go to one of the targets."""
        if name == "say":
            self.talk()
        elif name == "picks":
            self.query_one(Picks).enter()
        elif name == "log":
            self.conversation.focus()
        else:
            self.show(name)
