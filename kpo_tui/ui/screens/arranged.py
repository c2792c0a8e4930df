"""The panels of the negotiation screen, and how they are arranged on a screen of some size."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.geometry import Offset
from textual.reactive import reactive

from kpo_tui.ui.presenting.arranging import ARRANGEMENTS, Arrangement, arrangement
from kpo_tui.ui.screens.jump import Jump, Target
from kpo_tui.ui.screens.seat import SeatScreen
from kpo_tui.ui.widgets.asking import Asking, Picks, Say
from kpo_tui.ui.widgets.clause_list import ClauseList
from kpo_tui.ui.widgets.details import DETAILS, Details
from kpo_tui.ui.widgets.heading import HeadingLine
from kpo_tui.ui.widgets.key_line import KeyLine
from kpo_tui.ui.widgets.lines import Growing
from kpo_tui.ui.widgets.panel_tabs import PanelTabs

TABS = {"talk": "Talk", "clauses": "Clauses", **DETAILS}


class ArrangedSeat(SeatScreen):
    """A seat with its panels: in tabs on a small screen, side by side on a larger one."""

    arranged: reactive[Arrangement] = reactive("three", init=False)
    tab = reactive("talk", init=False)

    def compose(self) -> ComposeResult:
        now = arrangement(*self.app.size)
        self.set_reactive(ArrangedSeat.arranged, now)
        self.add_class(f"-{now}")
        yield HeadingLine()
        yield PanelTabs(TABS, "talk", id="tabs")
        with Container(id="body"):
            clauses = ClauseList(id="clauses")
            clauses.border_title = "Clauses"
            clauses.display = now != "tabs"
            yield clauses
            details = Details(self.table.history, every=now == "all")
            details.display = now != "tabs"
            yield details
            with Vertical(id="middle"):
                yield Growing(id="log")
                yield Asking(id="asking")
        yield KeyLine()

    # -- panels --------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        now = arrangement(width, height)
        if now != self.arranged:
            for name in ARRANGEMENTS:
                self.set_class(name == now, f"-{name}")
            self.arranged = now
            self._show_tab()
        self.call_after_refresh(self.query_one(Asking).make_room)

    def watch_tab(self) -> None:
        self._show_tab()

    def _show_tab(self) -> None:
        """In tabs, show the one panel; elsewhere, all but details behind their own tabs."""
        tabs = self.arranged == "tabs"
        details = self.query_one(Details)
        if self.tab in DETAILS:
            details.active = self.tab
        self.query_one("#tabs", PanelTabs).active = self.tab
        self.query_one(ClauseList).display = not tabs or self.tab == "clauses"
        details.display = not tabs or self.tab in DETAILS
        self.set_class(tabs and self.tab != "talk", "-aside")
        details.every = self.arranged == "all"

    @on(PanelTabs.Chosen)
    def _tab_chosen(self, event: PanelTabs.Chosen) -> None:
        self.show_panel(event.panel)

    def show_panel(self, panel: str) -> None:
        """Bring a panel into sight and, unless it is the conversation, give it the focus."""
        self.tab = panel
        target = self.query_one(Say) if panel == "talk" else self.query_one(f"#{panel}")
        self.call_after_refresh(target.focus)

    def action_next_panel(self, by: int) -> None:
        """The next panel, without moving the focus from the line to type on."""
        if self.arranged == "tabs":
            self.tab = self.query_one("#tabs", PanelTabs).after(self.tab, by)
        else:
            details = self.query_one(Details)
            self.tab = self.query_one("#detail-tabs", PanelTabs).after(details.active, by)
        if self.focused is not None and not self.focused.display:
            self.set_focus(self.query_one(Say))

    def action_type(self) -> None:
        """Back to the line to type on."""
        self.tab = "talk"
        self.set_focus(self.query_one(Say))

    def action_jump(self) -> None:
        """Letters on the panels in sight; pressing one goes there."""
        tabs = self.query_one("#tabs" if self.arranged == "tabs" else "#detail-tabs", PanelTabs)
        targets = [Target("say", self.query_one(Say).region.offset)]
        if self.arranged == "tabs":
            names = [name for name in TABS if name != "talk"]
            targets += [
                Target(name, tabs.content_region.offset + Offset(max(tabs.place_of(name) - 3, 0)))
                for name in names
            ]
        else:
            targets.append(Target("clauses", self.query_one(ClauseList).region.offset))
            if self.arranged == "all":
                targets += [Target(name, self.query_one(f"#{name}").region.offset) for name in DETAILS]
            else:
                targets += [
                    Target(name, tabs.content_region.offset + Offset(max(tabs.place_of(name) - 3, 0)))
                    for name in DETAILS
                ]
            targets.append(Target("log", self.query_one("#log").region.offset))
        if self.query_one(Picks).display:
            targets.append(Target("picks", self.query_one(Picks).region.offset))
        self.app.push_screen(Jump(targets), self._jumped)

    def _jumped(self, name: str | None) -> None:
        match name:
            case None:
                return
            case "say":
                self.action_type()
            case "picks":
                self.query_one(Picks).enter()
            case "log":
                self.query_one("#log").focus()
            case _:
                self.show_panel(name)
