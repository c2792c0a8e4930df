"""Opens a log for replay in a thread, and says how far it has come where that takes a while."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ProgressBar, Static
from textual.worker import Worker, get_current_worker

from kpo_tui.errors import KpoError
from kpo_tui.log.recording import Recording
from kpo_tui.replay.steps import moment_named
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.screens.fitted import Fitted

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

    class Opened(Message):
        """The log can be played from event `seq`."""

        def __init__(self, recording: Recording, seq: int, speed: float) -> None:
            self.recording, self.seq, self.speed = recording, seq, speed
            super().__init__()

    class Failed(Message):
        """The log cannot be opened; without an `error`, it was given up."""

        def __init__(self, error: KpoError | None) -> None:
            self.error = error
            super().__init__()

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
        self._open()

    def _tell(self) -> None:
        self.query_one("#reading").display = True
        self.set_interval(0.1, lambda: self.query_one(ProgressBar).update(progress=self._part))

    @work(thread=True, exclusive=True)
    def _open(self) -> None:
        worker = get_current_worker()
        wanted = self._wanted
        try:
            recording = Recording(wanted.path, progress=self._progress(worker))
            seq = 1 if wanted.at is None else moment_named(recording, wanted.at)
        except _GivenUp:
            return
        except KpoError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Opened(recording, seq, wanted.speed))

    def _progress(self, worker: Worker[object]) -> Callable[[int], None]:
        """Takes the bytes read so far; raises _GivenUp once nobody waits any more."""
        path = self._wanted.path
        size = max(path.stat().st_size, 1) if path.is_file() else 1

        def progress(read: int) -> None:
            if worker.is_cancelled:
                raise _GivenUp
            self._part = read / size

        return progress

    def action_give_up(self) -> None:
        """Stop reading."""
        self.workers.cancel_node(self)
        self.post_message(self.Failed(None))


class _GivenUp(Exception):
    """The user no longer wants the log that is being read."""
