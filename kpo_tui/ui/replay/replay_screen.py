"""The replay screen: a negotiation at any moment of its log, read-only; and the windows in which it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from kpo_tui.errors import BadInput, KpoError
from kpo_tui.log.copies import fork
from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.party import Side
from kpo_tui.replay.past import Past
from kpo_tui.replay.times import moment_named
from kpo_tui.table.session import begun_here, utc_now
from kpo_tui.ui.kit.background import Made, Wanted, make_aside
from kpo_tui.ui.kit.fitted_screen import Ask, Dialog, Field, Fitted, KeyLine, Problem, Window, hint
from kpo_tui.ui.kit.keys import hidden, key_groups
from kpo_tui.ui.kit.panel_tabs import Jump, Target
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.panels.clauses import ClauseList, HeadingLine
from kpo_tui.ui.panels.help_screen import Help
from kpo_tui.ui.panels.preview import PreviewScreen, compared, issues_at
from kpo_tui.ui.replay.blame_screen import BlameScreen
from kpo_tui.ui.replay.frame import Frame, troubles
from kpo_tui.ui.replay.gap_chart import GapsPanel
from kpo_tui.ui.replay.moment_panels import ReplayPanels
from kpo_tui.ui.replay.stepper import WALK_KEYS, Compared, Walk
from kpo_tui.ui.replay.timeline import PlaceLine, Timeline, ToldLine
from kpo_tui.ui.start.start_screen import SEATS, seat_named

TO_COPY = "Enter writes the copy, Escape closes."


def go_to_dialog(recording: Recording) -> Ask[int]:
    """Asks for the number of an event, or a time."""
    tip = "A time goes to the last event before it. Enter goes there, Escape stays."
    field = Field(placeholder="12, or 2026-01-31, or 2026-01-31T12:00Z", id="moment")
    return Ask(f"Go to one of {len(recording):,} events", partial(moment_named, recording), tip, field)


def find_dialog(before: str) -> Ask[str]:
    """Asks for a text to find in what the parties wrote."""
    tip = "Enter goes to the next match; then n and N go on. Escape stays."
    field = Field(before, placeholder="words of a note, a reason, a wording or a value", id="text")
    return Ask("Find a text that a party wrote", str, tip, field)


class WhatIfDialog(Dialog[tuple[Path, Side | None]]):
    """Copies the log up to a moment to a new file, then asks whether to open it, and as whom.

    Gives the copy and the seat to open it in; nothing where it is only to be kept.
    """

    def __init__(self, recording: Recording, seq: int) -> None:
        super().__init__()
        self._recording, self._seq = recording, seq
        self._copied: Path | None = None

    def compose(self) -> ComposeResult:
        path = self._recording.path
        about = "The copy says of itself that it is one: nothing in it binds. This log stays as it is."
        names = (*(f"Open it as {seat}" for seat, _ in SEATS), "Stay here")
        seats = OptionList(*names, id="seats", markup=False)
        seats.display = False
        yield Window(
            f"What if: go on after event {self._seq} in a copy",
            Static(about, markup=False, id="about"),
            Field(str(path.with_name(f"{path.stem}-what-if-{self._seq}.jsonl")), id="copy"),
            Problem(),
            seats,
            hint(TO_COPY, id="hint"),
        )

    def on_input_changed(self) -> None:
        self.query_one(Problem).tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._copied is None and event.value.strip():
            self.query_one("#hint", Static).update("Copying …")
            make_aside(self, lambda _: self._copy(event.value.strip()), self._copied_to, self._failed, "copy")

    def _copy(self, typed: str) -> Path:
        """Copy the log to the file that was typed; gives its path. Raises BadInput where it cannot be."""
        try:
            path = Path(typed).expanduser()
            begun_here(path, fork(self._recording.beside(), self._seq, path, utc_now()))
        except (OSError, ValueError, RuntimeError) as error:
            raise BadInput(str(error)) from error
        return path

    def _failed(self, error: KpoError) -> None:
        self.query_one(Problem).tell(str(error))
        self.query_one("#hint", Static).update(TO_COPY)

    def _copied_to(self, path: Path) -> None:
        self.query_one(Problem).tell("")
        self._copied = path
        self.query_one("#about", Static).update(
            line(f"Events 1 to {self._seq} are copied to {path.name}.", limit=300)
        )
        self.query_one("#copy").display = False
        self.query_one("#hint", Static).update("Enter chooses, Escape stays in the replay.")
        seats = self.query_one("#seats", OptionList)
        seats.display = True
        seats.highlighted = 0
        seats.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if self._copied is None or event.option_index >= len(SEATS):
            self.dismiss(None)
        else:
            self.dismiss((self._copied, seat_named(SEATS[event.option_index][1])))


class ReplayScreen(Fitted[None]):
    """A walk through a recording, the timeline, and the panels of the moment."""

    KEYS: ClassVar[list[BindingType]] = [
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
        hidden("f3", "issues", "Issues", tooltip="See what was open at this moment"),
        Binding("f5", "next_panel(1)", "Panel", tooltip="Show the next panel"),
        hidden("shift+f5", "next_panel(-1)", "Panel before", tooltip="Show the panel before"),
        hidden("t", "term(1)", "Term", tooltip="The next number in the chart of gaps"),
        hidden("T", "term(-1)", "Term before", tooltip="The number before in the chart"),
        hidden("ctrl+o", "jump", "Jump", priority=True, tooltip="Jump to a panel by its letter"),
        hidden("escape", "back", "Back", tooltip="Pause; else back to the timeline, else leave"),
        Binding("q,f10", "leave", "Leave", tooltip="Leave the replay"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [*WALK_KEYS, *KEYS]
    LISTED: ClassVar[list[BindingType]] = [*KEYS, *WALK_KEYS]
    """The order of the help: what is special to the screen comes first there."""

    AUTO_FOCUS = "#timeline"

    class Left(Message):
        """The replay is over."""

    @dataclass
    class Forked(Message):
        """A what-if copy at `path` is to be opened, as `party` (None: as both)."""

        path: Path
        party: Side | None

    def __init__(self, recording: Recording, seq: int, speed: float = 1.0) -> None:
        super().__init__()
        self.walk = walk = Walk(recording, seq, speed, self)
        self.panels = ReplayPanels(self._arranged_anew)
        self.action_step, self.action_go, self.action_play = walk.step, walk.seek, walk.play
        self.action_speed, self.action_find_next = walk.change_speed, walk.find_next
        self.action_mark, self.action_next_panel = walk.mark, self.panels.step
        self._looking = False

    def compose(self) -> ComposeResult:
        recording = self.walk.recording
        yield HeadingLine()
        for trouble in troubles(recording):
            yield Static(line(trouble, "$warning", 400), classes="trouble")
        yield PlaceLine(id="place")
        yield Timeline(recording.outline, id="timeline")
        yield ToldLine(id="told")
        yield self.panels
        yield KeyLine()

    def on_mount(self) -> None:
        self.walk.go(self.walk.seq)

    def on_resize(self, event: events.Resize) -> None:
        self.panels.fit(event.size)

    def on_screen_suspend(self) -> None:
        """Another screen is in front: nothing plays unseen."""
        self.walk.stop()

    # -- the stage of the walk -----------------------------------------------------------------

    def present(self, frame: Frame, past: Past | None) -> None:
        """Show this moment, with what is known of the whole log."""
        self.query_one(HeadingLine).heading = frame.heading
        self.query_one(Timeline).seq = frame.seq
        self.query_one(PlaceLine).frame = frame
        self.query_one(ToldLine).frame = frame
        self.panels.present(frame, past, kept=self.walk.kept)

    def note(self, status: str, compared: Compared) -> None:
        """Show what the clock says, and the moments to compare."""
        place = self.query_one(PlaceLine)
        place.status, place.compared = status, compared
        self.query_one(Timeline).compared = compared

    def tell(self, text: str) -> None:
        """Say something in a corner, one thing at a time."""
        self.app.clear_notifications()
        self.notify(line(text, limit=300).plain, severity="warning", markup=False, timeout=4)

    def aside(self, make: Callable[[Wanted], Made], then: Callable[[Made], None], group: str) -> None:
        """Make something in a thread, then hand it over; or tell why it cannot be made."""
        make_aside(self, make, then, lambda error: self.tell(str(error)), group)

    # -- walking -------------------------------------------------------------------------------

    @on(Timeline.Sought)
    def _sought(self, event: Timeline.Sought) -> None:
        self.walk.seek(event.seq)

    @on(Timeline.Wheeled)
    def _wheeled(self, event: Timeline.Wheeled) -> None:
        self.walk.seek(self.walk.seq + event.way)

    @on(ClauseList.Chosen)
    def _chosen(self, event: ClauseList.Chosen) -> None:
        self.walk.keep(event.clause)
        if self.panels.arranged == "tabs":
            self.panels.tab = "positions"

    # -- panels --------------------------------------------------------------------------------

    def _arranged_anew(self) -> None:
        """Others came into sight: the focus is on one of them, and the log is looked through once it is wanted."""
        timeline, shown = self.query_one(Timeline), self.panels.shown
        if self.focused is not None and not self.focused.display:
            self.set_focus(timeline)
        if not self._looking and not shown.isdisjoint(("gaps", "parties")):
            self._looking = True
            self.walk.look_back()

    def action_term(self, by: int) -> None:
        """The next number in the chart."""
        self.panels.tab = "gaps"
        self.query_one(GapsPanel).step_term(by)

    def action_jump(self) -> None:
        """Letters on the timeline and the panels; pressing one goes there."""
        timeline = Target("timeline", self.query_one(Timeline).region.offset)
        self.open(Jump([timeline, *self.panels.targets()]), self._jumped)

    def _jumped(self, name: str) -> None:
        if name == "timeline":
            self.call_after_refresh(self.query_one(Timeline).focus)
        else:
            self.panels.jump(name)

    # -- dialogs and documents -----------------------------------------------------------------

    def action_help(self) -> None:
        """Keys and marks."""
        self.app.push_screen(Help(key_groups(self.app, self), "replay"))

    def action_go_to(self) -> None:
        """Ask for a number or a time."""
        self.open(go_to_dialog(self.walk.recording), self.walk.go)

    def action_ask_text(self) -> None:
        """Ask for a text to find."""
        self.open(find_dialog(self.walk.wanted), lambda text: self.walk.find(text) if text else None)

    def action_compare(self) -> None:
        """Compare A and B; where one is not set, this moment stands for it."""
        first, second = (self.walk.seq if seq is None else seq for seq in self.walk.compared)
        if first == second:
            self.tell("Set A with a at one moment, go to another, and press d.")
            return
        early, late = sorted((first, second))
        make = compared(self.walk.recording, early, late)
        self.app.push_screen(PreviewScreen(f"Event {early} against event {late}", make))

    def action_draft(self) -> None:
        """The draft of this moment with its provenance."""
        self.app.push_screen(BlameScreen(self.walk.recording, self.walk.seq))

    def action_issues(self) -> None:
        """What was open at this moment."""
        if self.walk.frame is not None:
            make = issues_at(self.walk.frame.state, self.walk.seq)
            self.app.push_screen(PreviewScreen(f"Open issues at event {self.walk.seq}", make))

    def action_what_if(self) -> None:
        """Go on from here in a copy."""
        copies = WhatIfDialog(self.walk.recording, self.walk.seq)
        self.open(copies, lambda answer: self.post_message(self.Forked(*answer)))

    # -- leaving -------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Pause; else back to the timeline; else leave."""
        timeline = self.query_one(Timeline)
        if self.walk.playing:
            self.walk.stop()
        elif self.focused is not timeline:
            self.set_focus(timeline)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave the replay."""
        self.post_message(self.Left())
