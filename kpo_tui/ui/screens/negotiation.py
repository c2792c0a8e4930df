"""The negotiation screen: the clauses, the conversation, and beside it the clause at hand."""

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.reactive import reactive
from textual.widgets import Footer, Input

from kpo_tui.dialogue.moves import Going, GoingOn, Showing, Undoing
from kpo_tui.dialogue.replies import Line
from kpo_tui.errors import KpoError
from kpo_tui.negotiation.terms import Party, other
from kpo_tui.ui.presenting.arranging import ARRANGEMENTS, Arrangement, arrangement
from kpo_tui.ui.presenting.cards import card_of
from kpo_tui.ui.presenting.picks import Pick, picks_of
from kpo_tui.ui.presenting.plain import joined, line
from kpo_tui.ui.presenting.search import Place, places
from kpo_tui.ui.presenting.snapshot import Snapshot
from kpo_tui.ui.presenting.talk import talk_items
from kpo_tui.ui.screens.jump import Jump, Target
from kpo_tui.ui.screens.preview import PreviewScreen
from kpo_tui.ui.screens.search import SearchDialog
from kpo_tui.ui.screens.seat import SeatScreen
from kpo_tui.ui.screens.showing import preview_for
from kpo_tui.ui.screens.wording import WordingEditor
from kpo_tui.ui.widgets.asking import Asking, Say
from kpo_tui.ui.widgets.clause_list import ClauseList
from kpo_tui.ui.widgets.details import DETAILS, Details
from kpo_tui.ui.widgets.heading import HeadingLine
from kpo_tui.ui.widgets.lines import Growing
from kpo_tui.ui.widgets.panel_tabs import PanelTabs

TABS = {"talk": "Talk", "clauses": "Clauses", **DETAILS}


class NegotiationScreen(SeatScreen):
    """One party's seat at the table."""

    BINDINGS = [
        Binding("f1", "app.help", "Help"),
        Binding("ctrl+o", "jump", "Jump", priority=True),
        Binding("ctrl+f", "find", "Find", priority=True),
        Binding("f2", "draft", "Draft"),
        Binding("f3", "issues", "Issues"),
        Binding("f4", "wording", "Wording"),
        Binding("f5", "next_panel(1)", "Panel"),
        Binding("shift+f5", "next_panel(-1)", "Panel before", show=False),
        Binding("f6", "hand_over", "Hand over"),
        Binding("f7", "redline", "Redline of all", show=False),
        Binding("f8", "next", "What comes next", show=False),
        Binding("ctrl+z", "undo", "Take back what is not sent", show=False),
        Binding("escape", "type", "To the line to type on", show=False),
        Binding("ctrl+q", "leave", "Quit", priority=True),
    ]

    arranged: reactive[Arrangement] = reactive("three", init=False)
    tab = reactive("talk", init=False)

    def compose(self) -> ComposeResult:
        yield HeadingLine()
        yield PanelTabs(TABS, "talk", id="tabs")
        with Container(id="body"):
            clauses = ClauseList(id="clauses")
            clauses.border_title = "Clauses"
            yield clauses
            yield Details(self.table.history)
            with Vertical(id="middle"):
                yield Growing(id="log")
                yield Asking(id="asking")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._arrange(self.app.size.width, self.app.size.height)
        self.query_one("#log", Growing).add(talk_items(self.table.lines(self.desk.party)))
        say = self.query_one(Say)
        say.value = self.desk.typed
        say.cursor_position = len(say.value)
        say.focus()

    # -- the snapshot --------------------------------------------------------------------------

    def watch_snapshot(self, snapshot: Snapshot) -> None:
        self.query_one(HeadingLine).heading = snapshot.heading
        self.query_one(ClauseList).show(snapshot.rows, snapshot.clause)
        self.query_one(Asking).show(card_of(snapshot.prompt), self._picks(snapshot))
        details = self.query_one(Details)
        title = line(snapshot.state.clause(snapshot.clause).title, limit=60)
        details.border_title = title
        details.present(snapshot)
        yours = snapshot.heading.progress.yours
        self.query_one(ClauseList).border_subtitle = f"{yours} for you" if yours else ""

    def _picks(self, snapshot: Snapshot) -> tuple[Pick, ...]:
        found = picks_of(snapshot.prompt)
        if self.table.shared and type(snapshot.prompt).__name__ in ("Waiting", "Confirmation", "Done"):
            label = f"Hand the keyboard to the {other(self.desk.party)}"
            found = (Pick(label, action="hand_over"), *found)
        return found

    # -- what is said and picked ---------------------------------------------------------------

    def said(self, lines: tuple[Line, ...]) -> None:
        self.query_one("#log", Growing).add(talk_items(lines))

    @on(Asking.Said)
    def _said(self, event: Asking.Said) -> None:
        asking = self.query_one(Asking)
        if not event.text.strip():
            asking.offer()
            return
        asking.clear(event.text)
        self.tab = "talk"
        self.typing("")
        self.say(event.text)

    @on(Asking.Picked)
    async def _picked(self, event: Asking.Picked) -> None:
        pick, say = event.pick, self.query_one(Say)
        say.focus()
        if pick.begin:
            say.value = pick.begin
            say.cursor_position = len(say.value)
        elif pick.action:
            await self.run_action(pick.action)
        elif pick.text:
            self.say(pick.text)
        else:
            self.take(pick.moves, pick.label)

    @on(Input.Changed, "#say")
    def _typing(self, event: Input.Changed) -> None:
        self.typing(event.value)

    @on(ClauseList.Chosen)
    def _chosen(self, event: ClauseList.Chosen) -> None:
        self.go(event.clause)

    def go(self, clause: str, term: str | None = None) -> None:
        """Go to a clause, or to one of its terms."""
        self.tab = "talk"
        self.query_one(Say).focus()
        self.take((Going(clause=clause, term=term),), "")

    # -- panels --------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        now = arrangement(width, height)
        for name in ARRANGEMENTS:
            self.set_class(name == now, f"-{name}")
        self.arranged = now
        self._show_tab()

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
            self.query_one(Say).focus()

    def action_type(self) -> None:
        """Back to the line to type on."""
        self.tab = "talk"
        self.query_one(Say).focus()

    def action_scroll_log(self, by: int) -> None:
        """Scroll the conversation by a page."""
        log = self.query_one("#log", Growing)
        log.scroll_relative(y=by * max(log.size.height - 1, 1), animate=False)
"""
"""
