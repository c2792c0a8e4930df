"""The replay screen: a negotiation at any moment of its log, read-only."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.party import Party
from kpo_tui.ui.keys import key_groups
from kpo_tui.ui.presenting.arranging import ARRANGEMENTS, Arrangement, arrangement
from kpo_tui.ui.presenting.plain import joined, line, own
from kpo_tui.ui.presenting.previews import Preview
from kpo_tui.ui.presenting.replay import Frame, troubles
from kpo_tui.ui.presenting.replay_arranging import MIDDLE, RIGHT, TABS, in_sight
from kpo_tui.ui.presenting.replay_documents import compared, issues_at
from kpo_tui.ui.screens.blame import BlameScreen
from kpo_tui.ui.screens.jump import Jump, Target
from kpo_tui.ui.screens.preview import PreviewScreen
from kpo_tui.ui.screens.replay_dialogs import FindDialog, GoToDialog, WhatIfDialog
from kpo_tui.ui.screens.replay_help import ReplayHelp
from kpo_tui.ui.screens.replay_walk import ReplayWalk
from kpo_tui.ui.widgets.clause_list import ClauseList
from kpo_tui.ui.widgets.gap_chart import GapsPanel
from kpo_tui.ui.widgets.heading import HeadingLine
from kpo_tui.ui.widgets.key_line import KeyLine
from kpo_tui.ui.widgets.panel_tabs import PanelTabs
from kpo_tui.ui.widgets.replay_panels import (
    ChangePanel,
    FramePanel,
    LogLinePanel,
    PartiesPanel,
    PositionsPanel,
)
from kpo_tui.ui.widgets.replay_place import PlaceLine, ToldLine
from kpo_tui.ui.widgets.timeline import Timeline


class ReplayScreen(ReplayWalk):
    """The clauses, the timeline, and beside them the moment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", tooltip="Keys and marks"),
        Binding("g", "go_to", "Go", tooltip="Go to the number of an event, or to a time"),
        Binding("slash,ctrl+f", "ask_text", "Find", tooltip="Find a text that a party wrote"),
        Binding("d", "compare", "A–B", tooltip="Compare the moments A and B"),
        Binding("w", "what_if", "What if", tooltip="Go on from this moment in a copy: what if?"),
        Binding(
            "f2",
            "draft",
            "Draft",
            tooltip="Read the draft of this moment, and who put each part of it forward",
        ),
        Binding("f3", "issues", "Issues", show=False, tooltip="See what was open at this moment"),
        Binding("f5", "next_panel(1)", "Panel", tooltip="Show the next panel"),
        Binding("shift+f5", "next_panel(-1)", "Panel before", show=False, tooltip="Show the panel before"),
        Binding("t", "term(1)", "Term", show=False, tooltip="The next number in the chart of gaps"),
        Binding("T", "term(-1)", "Term before", show=False, tooltip="The number before in the chart"),
        Binding("ctrl+o", "jump", "Jump", show=False, priority=True, tooltip="Jump to a panel by its letter"),
        Binding("escape", "back", "Back", show=False, tooltip="Pause; else back to the timeline, else leave"),
        Binding("q,f10", "leave", "Leave", tooltip="Leave the replay"),
    ]

    AUTO_FOCUS = "#timeline"

    arranged: reactive[Arrangement] = reactive("three", init=False)
    tab = reactive("change", init=False)

    class Left(Message):
        """The replay is over."""

    class Forked(Message):
        """A what-if copy at `path` is to be opened, as `party` (None: as both)."""

        def __init__(self, path: Path, party: Party | None) -> None:
            self.path, self.party = path, party
            super().__init__()

    def __init__(self, recording: Recording, seq: int, speed: float = 1.0) -> None:
        super().__init__(recording, seq, speed)
        self._middle, self._right = MIDDLE[0], RIGHT[0]
        self._looking = False

    def compose(self) -> ComposeResult:
        yield HeadingLine()
        for trouble in troubles(self.recording):
            yield Static(line(trouble, "$warning", 400), classes="trouble")
        yield PlaceLine(id="place")
        yield Timeline(self.recording.outline, id="timeline")
        yield ToldLine(id="told")
        yield PanelTabs(TABS, self.tab, id="replay-tabs")
        with Horizontal(id="replay-body"):
            yield ClauseList(id="clauses")
            with Vertical(id="replay-middle"):
                yield ChangePanel(id="change")
                yield PartiesPanel(id="parties")
                yield LogLinePanel(id="line")
            with Vertical(id="replay-right"):
                yield PositionsPanel(id="positions")
                yield GapsPanel(id="gaps")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(ClauseList).border_title = "Clauses"

    # -- the moment ----------------------------------------------------------------------------

    def watch_frame(self, frame: Frame | None) -> None:
        if frame is None:
            return
        self.query_one(HeadingLine).heading = frame.heading
        self.query_one(Timeline).seq = frame.seq
        self.query_one(PlaceLine).frame = frame
        self.query_one(ToldLine).frame = frame
        clauses = self.query_one(ClauseList)
        clauses.show(frame.rows, frame.clause)
        clauses.border_subtitle = "kept: Enter lets go" if self.kept else ""
        title = line(frame.state.clause(frame.clause).title, limit=60)
        self.query_one(PositionsPanel).border_title = joined(own("Positions: "), title)
        for panel in self.query(FramePanel):
            panel.present(frame, self.past)
        self.query_one(GapsPanel).present(frame, self.past)

    def watch_compared(self, compared_now: tuple[int | None, int | None]) -> None:
        if self.is_mounted:
            self.query_one(Timeline).compared = compared_now
            self.query_one(PlaceLine).compared = compared_now

    def watch_status(self, status: str) -> None:
        if self.is_mounted:
            self.query_one(PlaceLine).status = status

    @on(Timeline.Sought)
    def _sought(self, event: Timeline.Sought) -> None:
        self.stop()
        self.go(event.seq)

    @on(Timeline.Wheeled)
    def _wheeled(self, event: Timeline.Wheeled) -> None:
        self.stop()
        self.go(self.seq + event.way)

    @on(ClauseList.Chosen)
    def _chosen(self, event: ClauseList.Chosen) -> None:
        self.keep(event.clause)
        if self.arranged == "tabs":
            self.tab = "positions"

    def action_term(self, by: int) -> None:
        """The next number in the chart."""
        self.tab = "gaps"
        self.query_one(GapsPanel).step_term(by)

    # -- panels --------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        now = arrangement(event.size.width, event.size.height)
        for name in ARRANGEMENTS:
            self.set_class(name == now, f"-{name}")
        self.arranged = now
        self._show_panels()

    def watch_tab(self, tab: str) -> None:
        if tab in MIDDLE:
            self._middle = tab
        elif tab in RIGHT:
            self._right = tab
        self._show_panels()

    def _show_panels(self) -> None:
        shown = in_sight(self.arranged, self.tab, self._middle, self._right)
        for name in TABS:
            self.query_one(f"#{name}").display = name in shown
        self.query_one("#replay-middle").display = not shown.isdisjoint(MIDDLE)
        self.query_one("#replay-right").display = not shown.isdisjoint(RIGHT)
        self.query_one(PanelTabs).active = self.tab
        if self.focused is not None and not self.focused.display:
            self.set_focus(self.query_one(Timeline))
        if not self._looking and not shown.isdisjoint(("gaps", "parties")):
            self._looking = True
            self.look_back()
        if self.frame is not None:
            self.query_one(GapsPanel).present(self.frame, self.past)

    @on(PanelTabs.Chosen)
    def _tab_chosen(self, event: PanelTabs.Chosen) -> None:
        self.tab = event.panel

    def action_next_panel(self, by: int) -> None:
        """The next panel."""
        self.tab = self.query_one(PanelTabs).after(self.tab, by)

    def action_jump(self) -> None:
        """Letters on the timeline and the panels; pressing one goes there."""
        shown = in_sight(self.arranged, self.tab, self._middle, self._right)
        tabs = self.query_one(PanelTabs)
        targets = [Target("timeline", self.query_one(Timeline).region.offset)]
        for name in TABS:
            tab_at = tabs.content_region.offset + Offset(max(tabs.place_of(name) - 3, 0))
            targets.append(
                Target(name, self.query_one(f"#{name}").region.offset if name in shown else tab_at)
            )
        self.app.push_screen(Jump(targets), self._jumped)

    def _jumped(self, name: str | None) -> None:
        if name is None:
            return
        if name != "timeline":
            self.tab = name
        focus = "steps" if name == "gaps" else name
        self.call_after_refresh(self.query_one(f"#{focus}").focus)

    # -- dialogs and documents -----------------------------------------------------------------

    def action_help(self) -> None:
        """Keys and marks."""
        self.app.push_screen(ReplayHelp(key_groups(self.app, self)))

    def action_go_to(self) -> None:
        """Ask for a number or a time."""
        self.app.push_screen(GoToDialog(self.recording), self._go_to)

    def _go_to(self, seq: int | None) -> None:
        if seq is not None:
            self.go(seq)

    def action_ask_text(self) -> None:
        """Ask for a text to find."""
        self.app.push_screen(FindDialog(self._wanted), self._ask_text)

    def _ask_text(self, text: str | None) -> None:
        if text:
            self.find(text)

    def action_compare(self) -> None:
        """Compare A and B; where one is not set, this moment stands for it."""
        first, second = (self.seq if seq is None else seq for seq in self.compared)
        if first == second:
            self.tell("Set A with a at one moment, go to another, and press d.")
            return
        early, late = sorted((first, second))
        make = compared(self.recording, early, late)
        self.app.push_screen(PreviewScreen(f"Event {early} against event {late}", make))

    def action_draft(self) -> None:
        """The draft of this moment with its provenance."""
        self.app.push_screen(BlameScreen(self.recording, self.seq))

    def action_issues(self) -> None:
        """What was open at this moment."""
        if self.frame is not None:
            make: Callable[[], Preview] = issues_at(self.frame.state, self.seq)
            self.app.push_screen(PreviewScreen(f"Open issues at event {self.seq}", make))

    def action_what_if(self) -> None:
        """Go on from here in a copy."""
        self.app.push_screen(WhatIfDialog(self.recording, self.seq), self._forked)

    def _forked(self, answer: tuple[Path, Party | None] | None) -> None:
        if answer is not None:
            self.post_message(self.Forked(*answer))

    # -- leaving -------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Pause; else back to the timeline; else leave."""
        timeline = self.query_one(Timeline)
        if self.playing:
            self.stop()
        elif self.focused is not timeline:
            self.set_focus(timeline)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave the replay."""
        self.post_message(self.Left())
