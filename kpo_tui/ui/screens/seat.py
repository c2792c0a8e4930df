"""A party's seat: what it says goes to its desk, and what comes of it becomes the next snapshot.

Data flows one way: a word, a pick or a change of the log → the desk → `snapshot` → the widgets of the
screen that builds on this.
"""

import threading
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from kpo_tui.desk import Desk
from kpo_tui.dialogue.moves import AnyMove, Showing
from kpo_tui.dialogue.replies import Line, Notice, Reply
from kpo_tui.errors import KpoError
from kpo_tui.negotiation.party import Party
from kpo_tui.ui.following import follow
from kpo_tui.ui.presenting.clauses import ClauseRows
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.presenting.snapshot import Snapshot, snapshot_of
from kpo_tui.ui.presenting.talk import Said, greeting
from kpo_tui.ui.screens.fitted import Fitted
from kpo_tui.ui.table import Table

FOLLOWED_AFTER = 0.2
"""Seconds after sitting down until the log is followed: the first picture comes first."""
TYPING_KEPT_AFTER = 0.3
"""Seconds after the last key until what is half-typed is kept."""


class SeatScreen(Fitted[None]):
    """Holds the desk of one party and the snapshot of it that is on the screen."""

    snapshot: reactive[Snapshot | None] = reactive(None, init=False)

    class LogGrew(Message):
        """The log's file has changed."""

    def __init__(self, table: Table, party: Party) -> None:
        super().__init__()
        self.table = table
        self.desk: Desk = table.desk(party)
        self._rows = ClauseRows(party)
        self._stop = threading.Event()
        self._typing: Timer | None = None
        self._typed = self.desk.typed

    # -- what the screen that builds on this does ----------------------------------------------

    def said(self, lines: tuple[Said, ...]) -> None:
        """Show what was said."""
        raise NotImplementedError

    def show_wanted(self, wanted: Showing) -> None:
        """Show a document or a list that was asked for."""
        raise NotImplementedError

    def leave(self) -> None:
        """Leave the table."""
        raise NotImplementedError

    # -- to the desk, and back -----------------------------------------------------------------

    def on_mount(self) -> None:
        self.look()
        if self.snapshot is not None:
            self._add((greeting(self.snapshot),))
        self._tell_of((*self.desk.news(), *self.desk.refresh()))
        self.look()
        self.set_timer(FOLLOWED_AFTER, self._start_following)

    def _start_following(self) -> None:
        self.run_worker(self._follow, thread=True, group="following")

    def _follow(self) -> None:
        """In a thread: load what reads sentences before the first one is said, then follow the log."""
        import_module("kpo_tui.dialogue.hearing")
        follow(self.table.path, self._stop, self._log_grew)

    def on_unmount(self) -> None:
        self._stop.set()
        self.keep_typing()
        self.desk.leave()

    def look(self) -> None:
        """Take a new snapshot of the desk."""
        before = self.snapshot.clause if self.snapshot else ""
        self.snapshot = snapshot_of(self.desk, self._rows, before)

    def say(self, text: str) -> None:
        """Say something to the desk."""
        self._add((text,))
        self.ask(partial(self._hear, text))

    def _hear(self, text: str) -> Reply:
        """Whatever stops the program while this is read, it is kept as typed."""
        self._typed = text
        reply = self.desk.hear(text)
        self._typed = ""
        return reply

    def take(self, moves: Iterable[AnyMove], label: str) -> None:
        """Make moves that were picked, clicked or bound to a key; `label` is what they are called."""
        if label:
            self._add((label,))
        self.ask(partial(self.desk.take, *moves))

    def ask(self, ask: Callable[[], Reply]) -> None:
        """Show what comes of something that the desk was asked."""
        try:
            reply = ask()
        except KpoError as error:
            reply = Reply((Line("refused", str(error)),))
        self._add(reply.lines)
        self.look()
        for wanted in reply.shows:
            self.show_wanted(wanted)
        if reply.leaves:
            self.leave()

    def _add(self, lines: tuple[Said, ...]) -> None:
        self.table.add_lines(self.desk.party, lines)
        self.said(lines)

    # -- what is half-typed --------------------------------------------------------------------

    def typing(self, text: str) -> None:
        """What stands on the line to type on; kept once no key was pressed for a moment."""
        self._typed = text
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_KEPT_AFTER, self.keep_typing)

    def keep_typing(self) -> None:
        """Keep what is half-typed now, or being read; may be called in any thread."""
        if self._typed != self.desk.typed:
            try:
                self.desk.typing(self._typed)
            except KpoError as error:
                self.notify(line(str(error)).plain, severity="warning", markup=False)

    # -- the other side ------------------------------------------------------------------------

    def _log_grew(self) -> None:
        self.post_message(self.LogGrew())

    def on_seat_screen_log_grew(self) -> None:
        try:
            notices = self.desk.refresh()
        except KpoError as error:
            self.notify(line(str(error)).plain, severity="warning", markup=False)
            return
        self._tell_of(notices)
        if self.snapshot is None or self.snapshot.state is not self.desk.state:
            self.look()

    def _tell_of(self, notices: tuple[Notice, ...]) -> None:
        """Say what happened meanwhile, in the conversation and, for a moment, in a corner."""
        if not notices:
            return
        self._add(tuple(Line("notice", notice.text) for notice in notices))
        last = line(notices[-1].text, limit=160).plain
        more = f" ({len(notices) - 1} more)" if len(notices) > 1 else ""
        self.notify(last + more, markup=False)
