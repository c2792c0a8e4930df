"""The program on the screen: which screen is shown when, themes, and leaving without losing anything.

Screens that are not shown first are imported when they are: the first picture should come soon.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from kpo_tui.errors import BadInput, KpoError
from kpo_tui.negotiation.party import Side
from kpo_tui.table.session import begun_here, watched
from kpo_tui.ui.kit.fitted_screen import Fitted, ReplayWanted, Typed
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.negotiation.seat import Table
from kpo_tui.ui.run import continued, run
from kpo_tui.ui.themes import THEMES, next_theme, remember_theme, remembered_theme

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from kpo_tui.documents.word import House
    from kpo_tui.log.playback import Recording
    from kpo_tui.ui.replay.loader import Replaying, ReplayOpening
    from kpo_tui.ui.replay.replay_screen import ReplayScreen
    from kpo_tui.ui.start.new_deal_form import NewDeal
    from kpo_tui.ui.start.start_screen import Opening, StartScreen


def _commands() -> "type[Provider]":
    from kpo_tui.ui.commands import ScreenCommands

    return ScreenCommands


class KpoApp(App[None]):
    """Opens with a table or a replay, if one is given, else with the start screen.

    `replayed` is what was replayed last; `failure` is why a replay that was all there was to show did not open.
    """

    TITLE = "kpo"
    CSS_PATH = Path(__file__).with_name("kpo.tcss")
    COMMANDS: ClassVar = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("f9", "next_theme", "Theme", tooltip="Next theme: dark, light, high contrast"),
        hidden("ctrl+p", "command_palette", "Commands", priority=True, tooltip="All commands"),
        Binding("ctrl+q", "quit", "Quit", priority=True, tooltip="Quit; everything is kept"),
    ]

    def __init__(self, table: Table | None = None, replaying: "Replaying | None" = None) -> None:
        plain = True if os.environ.get("NO_COLOR") else None  # no colours, not even greys
        super().__init__(ansi_color=plain)
        self._table = table
        self._replaying = replaying
        self._at_work: asyncio.AbstractEventLoop | None = None
        self._unkept: dict[Path, str] = {}
        self.failure: KpoError | None = None
        self.replayed: Recording | None = None
        self._from_start = table is None and replaying is None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = remembered_theme()

    def get_driver_class(self) -> "type[Driver]":
        """What draws on the terminal and reads its keys."""
        found = super().get_driver_class()  # another one is another system's, or was asked for by its name
        return continued() if found.__name__ == "LinuxDriver" else found

    def on_mount(self) -> None:
        self._at_work = asyncio.get_running_loop()
        if self._replaying is not None:
            self.replay(self._replaying)
        elif self._table is not None and self._table.party is None:
            self._hand_over(None)

    def get_default_screen(self) -> Screen[None]:
        """What lies below everything: the seat of one who sits alone, or the start screen; nothing below a replay."""
        if self._replaying is not None:
            return Fitted()
        if self._table is None:
            from kpo_tui.ui.start.start_screen import StartScreen

            return StartScreen()
        party = self._table.party
        return Fitted() if party is None else NegotiationScreen(self._table, party)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None but our own, see `commands`."""
        return ()

    # -- sitting down, handing over, leaving ---------------------------------------------------

    def _seated(self, party: Side | None) -> None:
        table = self._table
        if table is None or party is None:
            return
        try:
            self.push_screen(NegotiationScreen(table, party))
        except KpoError as error:
            self._table = None
            self._complain(error)

    async def on_negotiation_screen_handing_over(self, event: NegotiationScreen.HandingOver) -> None:
        await self.pop_screen()
        self.clear_notifications()
        self._hand_over(event.party)

    def _hand_over(self, party: Side | None) -> None:
        from kpo_tui.ui.negotiation.hand_over import HandOver

        if self._table is not None:
            self.push_screen(HandOver(self._table.state.parties, party), self._seated)

    async def on_negotiation_screen_left(self) -> None:
        if not self._from_start:
            self.exit()
            return
        await self.pop_screen()
        self.clear_notifications()
        self._note_unkept()
        self._table = None

    # -- from the start screen -----------------------------------------------------------------

    def on_start_screen_wanted(self, event: "StartScreen.Wanted") -> None:
        self.open(event.opening)

    def open(self, opening: "Opening") -> None:
        """Sit down at a table; where it cannot be opened, say why."""
        positions = {opening.party: opening.positions} if opening.party and opening.positions else {}
        try:
            self._table = Table(opening.path, opening.party, positions)
        except KpoError as error:
            self._complain(error)
            return
        sit = self._seated if opening.party else self._hand_over
        sit(opening.party)

    def action_new_deal(self) -> None:
        """Fill in the form for a new negotiation."""
        from kpo_tui.ui.start.new_deal_form import NewDealForm

        self.push_screen(NewDealForm(), self._begin)

    def _begin(self, form: "NewDeal | None") -> None:
        if form is None:
            return
        from kpo_tui.library import load_playbook, positions_typed
        from kpo_tui.negotiation.party import Parties
        from kpo_tui.table.session import begin_session
        from kpo_tui.ui.start.start_screen import Opening

        try:
            parties = Parties(form.client.strip(), form.provider.strip())
            session = begin_session(form.path, load_playbook(form.playbook), parties, form.party)
            begun_here(form.path, session.reading, form.party)
        except KpoError as error:
            self._complain(error)
            return
        positions = positions_typed(form.positions) if form.positions.strip() else None
        self.open(Opening(form.path, form.party, positions))

    def action_sample(self) -> None:
        """Play the sample negotiation into a folder of its own, and sit down at it as both sides."""
        from kpo_tui.sample.story import play
        from kpo_tui.ui.start.start_screen import Opening

        path = Path(tempfile.mkdtemp(prefix="kpo-sample-")) / "sample.jsonl"
        begun_here(path, play(path).reading)
        self.open(Opening(path, None))

    # -- replaying -----------------------------------------------------------------------------

    def replay(self, wanted: "Replaying") -> None:
        """Open a log for replay, over the screen that is there."""
        from kpo_tui.ui.replay.loader import ReplayOpening

        self.push_screen(ReplayOpening(wanted))

    def on_replay_wanted(self, event: ReplayWanted) -> None:
        from kpo_tui.ui.replay.loader import Replaying

        self.replay(Replaying(event.path))

    def on_replay_opening_opened(self, event: "ReplayOpening.Opened") -> None:
        from kpo_tui.ui.replay.replay_screen import ReplayScreen

        self.replayed = event.recording
        for warning in watched(event.recording.path, event.recording.reading).warnings():
            self.notify(line(warning, limit=300).plain, severity="warning", timeout=20, markup=False)
        self.switch_screen(ReplayScreen(event.recording, event.seq, event.speed))

    async def on_replay_opening_failed(self, event: "ReplayOpening.Failed") -> None:
        if await self._close_replay():
            self.failure = event.error
        elif event.error is not None:
            self._complain(event.error)

    async def on_replay_screen_left(self) -> None:
        self.clear_notifications()
        await self._close_replay()

    async def _close_replay(self) -> bool:
        """Back to the screen below; True where there is none, so that the program ends."""
        await self.pop_screen()
        alone = type(self.screen) is Fitted
        if alone:
            self.exit()
        return alone

    async def on_replay_screen_forked(self, event: "ReplayScreen.Forked") -> None:
        from kpo_tui.ui.start.start_screen import Opening

        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self.clear_notifications()
        self.open(Opening(event.path, event.party))

    # -- everywhere ----------------------------------------------------------------------------

    def action_help(self) -> None:
        """The keys of the screen at hand, and what one can say."""
        from kpo_tui.ui.kit.keys import key_groups
        from kpo_tui.ui.panels.help_screen import Help

        about: Literal["talk", ""] = "talk" if isinstance(self.screen, NegotiationScreen) else ""
        self.push_screen(Help(key_groups(self, self.screen), about))

    def action_next_theme(self) -> None:
        """Dark, light, high contrast, and round again."""
        self.theme = next_theme(self.theme)
        remember_theme(self.theme)

    def _complain(self, error: KpoError) -> None:
        self.notify(line(str(error), limit=300).plain, severity="warning", timeout=12, markup=False)

    @property
    def unkept(self) -> str:
        """Why what was said and not sent, at one of the tables that were open, is not kept; empty where all is."""
        self._note_unkept()
        return next((why for why in self._unkept.values() if why), "")

    def _note_unkept(self) -> None:
        if self._table is not None:
            self._unkept[self._table.path] = self._table.unkept

    def leave_from_outside(self, status: int) -> None:
        """Leave as `quit` does, with that exit status; may be called in any thread, at any moment."""
        if self._at_work is not None:
            with contextlib.suppress(RuntimeError):  # it has ended by itself
                self._at_work.call_soon_threadsafe(self.exit, None, status)

    def keep_typing(self) -> None:
        """Keep what is half-typed at each seat and in an editor; may be called in any thread."""
        for screen in self.screen_stack:
            if isinstance(screen, Typed):
                screen.keep_typing()

    def _fatal_error(self) -> None:
        """After a mistake of this program: a line, and no traceback with private values on a shared screen."""
        from kpo_tui.machine.crash import crash_note

        self.bell()
        self.keep_typing()
        unkept = self._table.unkept if self._table else ""
        self.panic(line(crash_note(sys.exc_info()[1], unkept), limit=600).plain)


def start() -> int:
    """Open the start screen, and come back with the exit status when the user leaves.

    Raises BadInput at the end where what was said and not sent could not be kept.
    """
    return _ended(KpoApp())


def _ended(app: KpoApp) -> int:
    """The exit status when the user leaves. Raises BadInput where what was said and not sent could not be kept."""
    status = run(app, app.leave_from_outside, app.keep_typing)
    if app.unkept and not status:
        raise BadInput(app.unkept)
    return status


def negotiate(
    deal: Path,
    party: Side | None,
    positions: Mapping[Side, Path],
    locale: str = "en",
    house: "House | None" = None,
) -> int:
    """Sit down at the negotiation in `deal`: as `party`, or with None as both sides in turn; gives the exit status.

    Word files are sent in the style of the `house`. Raises KpoError where the log or the positions cannot be read,
    and at the end where what was said and not sent could not be kept.
    """
    table = Table(deal, party, positions, locale, house=house)
    if party is not None:
        table.desk(party)  # what is wrong with its files is told before the screen opens
    return _ended(KpoApp(table))


def replay(deal: Path, at: str | None = None, speed: float = 1.0) -> "tuple[Recording | None, int]":
    """Replay the negotiation in `deal` from the moment called `at`, the beginning if None.

    Gives what was replayed, None where the user gave up before it was open, and the exit status. Raises KpoError
    where the log cannot be read or has no such moment.
    """
    from kpo_tui.ui.replay.loader import Replaying

    app = KpoApp(replaying=Replaying(deal, at, speed))
    status = run(app, app.leave_from_outside, app.keep_typing)
    if app.failure is not None:
        raise app.failure
    return app.replayed, status
