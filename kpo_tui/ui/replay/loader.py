"""Opens a log for replay in a thread, and says how far it has come where that takes a while."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ProgressBar, Static

from kpo_tui.errors import KpoError
from kpo_tui.log.playback import Recording
from kpo_tui.replay.times import moment_named
from kpo_tui.ui.kit.background import Wanted, make_aside
from kpo_tui.ui.kit.fitted_screen import Fitted
from kpo_tui.ui.kit.plain import line

SOON_TOLD = 1.0
"""Seconds after which opening says how far it has come."""


class Replaying(NamedTuple):
    """A log to replay, from the moment called `at` (None: from its beginning), at a speed."""

    path: Path
    at: str | None = None
    speed: float = 1.0


class ReplayOpening(Fitted[None]):
    """Reads the log while the screen stays alive; Escape gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "give_up", "Give up")]

    @dataclass
    class Opened(Message):
        """The log can be played from event `seq`."""

        recording: Recording
        seq: int
        speed: float

    @dataclass
    class Failed(Message):
        """The log cannot be opened; without an `error`, it was given up."""

        error: KpoError | None

    def __init__(self, wanted: Replaying) -> None:
        super().__init__()
        self._wanted = wanted
        self._part = 0.0

    def compose(self) -> ComposeResult:
        with Vertical(id="reading") as box:
            box.display = False
            yield Static(line(f"Reading {self._wanted.path.name}", limit=80))
            yield ProgressBar(total=1.0, show_eta=False, id="read")
            yield Static("Every line is checked on the way. Escape gives up.", markup=False, classes="hint")

    def on_mount(self) -> None:
        self.set_timer(SOON_TOLD, self._tell)
        make_aside(self, self._open, self._opened, lambda error: self.post_message(self.Failed(error)))

    def _tell(self) -> None:
        self.query_one("#reading").display = True
        self.set_interval(0.1, lambda: self.query_one(ProgressBar).update(progress=self._part))

    def _open(self, wanted: Wanted) -> tuple[Recording, int]:
        """The log, and the event to begin at."""
        path, at, _ = self._wanted
        size = max(path.stat().st_size, 1) if path.is_file() else 1

        def progress(read: int) -> None:
            if not wanted():
                raise _GivenUp
            self._part = read / size

        recording = Recording(path, progress=progress)
        return recording, 1 if at is None else moment_named(recording, at)

    def _opened(self, found: tuple[Recording, int]) -> None:
        self.post_message(self.Opened(*found, self._wanted.speed))

    def action_give_up(self) -> None:
        """Stop reading."""
        self.workers.cancel_node(self)
        self.post_message(self.Failed(None))


class _GivenUp(KpoError):
    """The user no longer wants the log that is being read."""
