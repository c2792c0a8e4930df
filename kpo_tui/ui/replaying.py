"""Replays within the program: opening one, leaving it, and sitting down at a what-if copy made in it."""

from typing import TYPE_CHECKING

from textual.app import App

from kpo_tui.errors import KpoError
from kpo_tui.session import watched
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.fitted import Fitted, ReplayWanted

if TYPE_CHECKING:
    from kpo_tui.log.recording import Recording
    from kpo_tui.ui.screens.opening import Opening
    from kpo_tui.ui.screens.replay import ReplayScreen
    from kpo_tui.ui.screens.replay_opening import Replaying, ReplayOpening


class ReplaysLogs(App[None]):
    """The part of the program that replays. `replayed` is what was opened last.

    `failure` is why a replay that was all there was to show did not open.
    """

    failure: KpoError | None = None
    replayed: "Recording | None" = None

    def open(self, opening: "Opening") -> None:
        """Sit down at a table."""
        raise NotImplementedError

    def replay(self, wanted: "Replaying") -> None:
        """Open a log for replay, over the screen that is there."""
        from kpo_tui.ui.screens.replay_opening import ReplayOpening

        self.push_screen(ReplayOpening(wanted))

    def on_replay_wanted(self, event: ReplayWanted) -> None:
        from kpo_tui.ui.screens.replay_opening import Replaying

        self.replay(Replaying(event.path))

    def on_replay_opening_opened(self, event: "ReplayOpening.Opened") -> None:
        from kpo_tui.ui.screens.replay import ReplayScreen

        self.replayed = event.recording
        for warning in watched(event.recording.path, event.recording.reading).warnings():
            self.notify(line(warning, limit=300).plain, severity="warning", timeout=20, markup=False)
        self.switch_screen(ReplayScreen(event.recording, event.seq, event.speed))

    async def on_replay_opening_failed(self, event: "ReplayOpening.Failed") -> None:
        if await self._close_replay():
            self.failure = event.error
        elif event.error is not None:
            self.notify(line(str(event.error), limit=300).plain, severity="warning", timeout=12, markup=False)

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
        from kpo_tui.ui.screens.opening import Opening

        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self.clear_notifications()
        self.open(Opening(event.path, event.party))
