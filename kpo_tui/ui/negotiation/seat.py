"""The table and a party’s seat at it: what it says goes to its desk, and what comes of it is the next snapshot.

Data flows one way: a word, a pick or a change of the log → the desk → `snapshot` → whatever shows the seat.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from kpo_tui.dialogue.replies import Line, Notice, Reply
from kpo_tui.errors import KpoError
from kpo_tui.log.playback import ClauseHistory
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.desk import Desk
from kpo_tui.table.happenings import noticed
from kpo_tui.table.session import Clock, open_here, utc_now
from kpo_tui.text import sentence
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.panels.clauses import ClauseRows
from kpo_tui.ui.panels.snapshot import Said, Snapshot, greeting, snapshot_of
from kpo_tui.understanding.moves import AnyMove, Showing

if TYPE_CHECKING:
    from kpo_tui.documents.word import House

MOST_LINES = 300
"""Lines of the conversation that are kept for a party while the other one sits here."""


class Table:
    """A negotiation that is open on this screen. With `party` None, both share the keyboard."""

    def __init__(
        self,
        path: Path,
        party: Side | None,
        positions: Mapping[Side, Path],
        locale: str = "en",
        clock: Clock = utc_now,
        house: "House | None" = None,
    ) -> None:
        """Open the log. Raises BadInput when there is none that can be read.

        `house` is the style of the Word files that are sent from here.
        """
        self.path, self.party, self.locale, self.clock, self.house = path, party, locale, clock, house
        self._positions = dict(positions)
        self._first = open_here(path)
        self._desks: dict[Side, Desk] = {}
        self._lines: dict[Side, list[Said]] = {"client": [], "provider": []}
        self.history = ClauseHistory(path)

    @property
    def shared(self) -> bool:
        """True when both parties share this keyboard."""
        return self.party is None

    @property
    def state(self) -> Negotiation:
        """The negotiation as it was when the table was opened: for the parties' names."""
        return self._first.state

    @property
    def unkept(self) -> str:
        """Why what was said here and not sent is not kept; empty where it is."""
        return next((desk.unkept for desk in self._desks.values() if desk.unkept), "")

    def desk(self, party: Side) -> Desk:
        """The desk of `party`, opened when it first sits down. Raises KpoError for positions that are no use."""
        if party not in self._desks:
            session = open_here(self.path, self.clock)
            self._desks[party] = Desk(session, party, self._positions.get(party), self.locale)
        return self._desks[party]

    def lines(self, party: Side) -> tuple[Said, ...]:
        """What was said at that desk since the table was opened."""
        return tuple(self._lines[party])

    def add_lines(self, party: Side, lines: tuple[Said, ...]) -> None:
        """Keep what was said at that desk."""
        self._lines[party] = [*self._lines[party], *lines][-MOST_LINES:]


STEP = 250
"""Milliseconds between two looks at what the system has told of the log; also how long a stop takes at most."""


class Front(Protocol):
    """What shows a seat."""

    def said(self, lines: tuple[Said, ...]) -> None:
        """Show what was said."""

    def present(self, snapshot: Snapshot) -> None:
        """Show what is before the party now."""

    def show_wanted(self, wanted: Showing) -> None:
        """Show a document or a list that was asked for."""

    def notify(
        self,
        message: str,
        *,
        severity: Literal["information", "warning"] = "information",
        markup: bool = True,
    ) -> None:
        """Say something for a moment, in a corner."""

    def leave(self) -> None:
        """Leave the table."""


class Seat:
    """The desk of one party, and the snapshot of it that its front shows."""

    def __init__(self, table: Table, party: Side, front: Front) -> None:
        """Sit down; nothing is shown before `begin`. Raises KpoError for positions that are no use."""
        self.table, self.desk, self._front = table, table.desk(party), front
        self._rows = ClauseRows(party)
        self._typed = self.desk.typed
        self.snapshot = snapshot_of(self.desk, self._rows, "")

    def begin(self) -> None:
        """Greet the party, and tell what happened while it was away."""
        self.add((greeting(self.snapshot),))
        self.tell_of((*self.desk.news(), *self.desk.refresh()))
        self.look()

    def end(self) -> None:
        """Keep everything."""
        self.keep_typing()
        self.desk.leave()

    def look(self) -> None:
        """Take a new snapshot of the desk."""
        self.snapshot = snapshot_of(self.desk, self._rows, self.snapshot.clause)
        self._front.present(self.snapshot)

    # -- to the desk, and back -----------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something to the desk."""
        self.add((text,))
        self.ask(partial(self._hear, text))

    def exports(self, text: str) -> bool:
        """Write the document that `export draft FILE` asks for; False for all else."""
        from kpo_tui.table.exports import (  # the formats are needed for the first one
            export_named,
            write_export,
        )

        wanted = export_named(text)
        if wanted is None:
            return False
        try:
            write_export(self.desk, wanted)
            told = Line("says", f"Wrote {wanted.path}")
        except KpoError as error:
            told = Line("refused", sentence(str(error)))
        self.add((text, told))
        return True

    def _hear(self, text: str) -> Reply:
        """Whatever stops the program while this is read, it is kept as typed."""
        self._typed = text
        reply = self.desk.hear(text)
        self._typed = self.desk.typed  # what was not taken is still as typed
        return reply

    def take(self, moves: Iterable[AnyMove], label: str = "") -> None:
        """Make moves that were picked, clicked or bound to a key; `label` is what they are called."""
        if label:
            self.add((label,))
        self.ask(partial(self.desk.take, *moves))

    def ask(self, ask: Callable[[], Reply]) -> None:
        """Show what comes of something that the desk was asked."""
        try:
            reply = ask()
        except KpoError as error:
            reply = Reply((Line("refused", str(error)),))
        self.add(reply.lines)
        self.look()
        for wanted in reply.shows:
            self._front.show_wanted(wanted)
        if reply.leaves:
            self._front.leave()

    def add(self, lines: tuple[Said, ...]) -> None:
        """Add to the conversation."""
        self.table.add_lines(self.desk.party, lines)
        self._front.said(lines)

    # -- what is half-typed --------------------------------------------------------------------

    def typing(self, text: str) -> None:
        """What stands on the line to type on, to be kept when there is time."""
        self._typed = text

    def keep_typing(self) -> None:
        """Keep what is half-typed now, or being read; may be called in any thread."""
        if self._typed != self.desk.typed:
            try:
                self.desk.typing(self._typed)
            except KpoError as error:
                self._warn(error)

    # -- the other side ------------------------------------------------------------------------

    def log_grew(self) -> None:
        """Read what others added to the log, and tell of it."""
        try:
            self.tell_of(self.desk.refresh())
        except KpoError as error:
            self._warn(error)
            return
        if self.snapshot.state is not self.desk.state:
            self.look()

    def tell_of(self, notices: tuple[Notice, ...]) -> None:
        """Say what happened meanwhile, in the conversation and, for a moment, in a corner."""
        if not notices:
            return
        self.add(noticed(notices))
        last = line(notices[-1].text, limit=160).plain
        more = f" ({len(notices) - 1} more)" if len(notices) > 1 else ""
        self._front.notify(last + more, markup=False)

    def _warn(self, error: KpoError) -> None:
        self._front.notify(line(str(error)).plain, severity="warning", markup=False)


def follow(path: Path, stop: threading.Event, tell: Callable[[], object]) -> None:
    """Call `tell` after each change of the log at `path`, until `stop` is set. For a thread of its own.

    What reads sentences is loaded first, before one is said. The system tells of changes; where it cannot (some
    network folders, too many watches), the folder is looked at again and again instead.
    """
    import_module("kpo_tui.dialogue.utterances")
    from watchfiles import Change, watch

    def is_ours(_change: Change, changed: str) -> bool:
        return Path(changed).name == path.name

    for polling in (None, True):
        try:
            for _ in watch(
                path.parent, watch_filter=is_ours, stop_event=stop, force_polling=polling, recursive=False,
                debounce=STEP * 2, step=STEP, rust_timeout=60_000, raise_interrupt=False, yield_on_timeout=False,
            ):  # fmt: skip
                tell()
        except (OSError, RuntimeError):
            continue
        return
