"""The panels for the clause at hand: positions, wording, history, advice. Each shows one snapshot's part."""

from collections import OrderedDict

from textual import events, work
from textual.worker import get_current_worker

from kpo_tui.errors import KpoError
from kpo_tui.log.by_clause import ClauseHistory
from kpo_tui.negotiation.act import Event
from kpo_tui.ui.presenting.advice import advice_items
from kpo_tui.ui.presenting.history import history_items
from kpo_tui.ui.presenting.layout import Item, para
from kpo_tui.ui.presenting.positions import Positions, copied, position_items
from kpo_tui.ui.presenting.redline import between_offers, clause_redline
from kpo_tui.ui.presenting.snapshot import Snapshot
from kpo_tui.ui.widgets.lines import Lines

SOON = 0.06
"""Seconds before work for a panel begins, so that walking through clauses does not start it for each."""
MOST_EVENTS = 60
COMPARING, LOOKING = "Comparing the two wordings …", "Looking through the log …"
"""What the panels say while a thread is at work for them."""
MOST_REDLINES = 32


class Panel(Lines):
    """A panel that paints its part of a snapshot, and only while it is in sight."""

    title = ""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = self.title
        self.snapshot: Snapshot | None = None
        self._painted: Snapshot | None = None

    def present(self, snapshot: Snapshot) -> None:
        """Show this snapshot: now if the panel is in sight, else when it comes into sight."""
        self.snapshot = snapshot
        if self.is_on_screen and self._painted is not snapshot:
            before, self._painted = self._painted, snapshot
            self.paint(snapshot, moved=before is None or before.clause != snapshot.clause)

    def on_show(self, _event: events.Show) -> None:
        if self.snapshot is not None:
            self.present(self.snapshot)

    @property
    def is_on_screen(self) -> bool:
        """True while the panel has a place on the screen."""
        return self.is_attached and self.display and bool(self.size)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self.snapshot is not None:
            self.present(self.snapshot)

    def paint(self, snapshot: Snapshot, *, moved: bool) -> None:
        """Show the panel's part; `moved` is True when the clause is another one than before."""
        raise NotImplementedError


class PositionsPanel(Panel):
    """Both positions, term by term, with the gap."""

    title = "Positions"

    def paint(self, snapshot: Snapshot, *, moved: bool) -> None:
        held = Positions(snapshot.lines, snapshot.theirs_shown, snapshot.they_spoke)
        self.show(position_items(held), top=moved)

    def action_copy_all(self) -> None:
        """Copy the positions of both sides, in columns."""
        if self.snapshot is not None:
            self.app.copy_to_clipboard(copied(self.snapshot.lines))
            self.notify("Copied the positions of both sides.", markup=False)


class AdvicePanel(Panel):
    """The party's own advice."""

    title = "Your advice (private)"

    def paint(self, snapshot: Snapshot, *, moved: bool) -> None:
        self.show(advice_items(snapshot.advice), top=moved)


class WordingPanel(Panel):
    """The wording as a redline between the two offers, compared in a thread and kept for a while."""

    title = "Wording"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._known: OrderedDict[tuple[str, str, bool], tuple[Item, ...]] = OrderedDict()

    def paint(self, snapshot: Snapshot, *, moved: bool) -> None:
        known = self._known.get(_key(snapshot))
        if known is not None:
            self.show(known, top=moved)
            return
        if moved:
            self.show((para(COMPARING, "$quiet"),))
        self.set_timer(SOON, lambda: self._compare_if_wanted(snapshot))

    def _compare_if_wanted(self, snapshot: Snapshot) -> None:
        if snapshot is self._painted:
            self._compare(snapshot)

    @work(thread=True, exclusive=True, group="wording")
    def _compare(self, snapshot: Snapshot) -> None:
        worker = get_current_worker()
        found = between_offers(
            snapshot.state, snapshot.clause, snapshot.party, may_see_theirs=snapshot.theirs_shown
        )
        items = clause_redline(found, signs=self.app.no_color)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._compared, snapshot, items)

    def _compared(self, snapshot: Snapshot, items: tuple[Item, ...]) -> None:
        self._known[_key(snapshot)] = items
        while len(self._known) > MOST_REDLINES:
            self._known.popitem(last=False)
        if self._painted is not None and _key(self._painted) == _key(snapshot):
            self.show(items)


def _key(snapshot: Snapshot) -> tuple[str, str, bool]:
    return snapshot.clause, snapshot.state.head, snapshot.theirs_shown


class HistoryPanel(Panel):
    """The offers on the clause, read from the log where they lie."""

    title = "History"

    def __init__(self, history: ClauseHistory, *, id: str) -> None:
        super().__init__(id=id)
        self._history = history

    def paint(self, snapshot: Snapshot, *, moved: bool) -> None:
        if self._history.end == snapshot.end:
            self._found(snapshot, self._history.last(snapshot.clause, MOST_EVENTS), moved=moved)
        else:
            if moved:
                self.show((para(LOOKING, "$quiet"),))
            self._read(snapshot)

    @work(thread=True, exclusive=True, group="history")
    def _read(self, snapshot: Snapshot) -> None:
        worker = get_current_worker()
        try:
            self._history.grow(snapshot.end)
            events_found = self._history.last(snapshot.clause, MOST_EVENTS)
        except KpoError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.show, (para(str(error), "$warning"),))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, snapshot, events_found, moved=True)

    def _found(self, snapshot: Snapshot, found: list[Event], *, moved: bool) -> None:
        if self._painted is None or self._painted.clause != snapshot.clause:
            return
        clause = snapshot.state.clause(snapshot.clause)
        earlier = self._history.count(snapshot.clause) - len(found)
        items = history_items(
            found,
            snapshot.clause,
            clause,
            snapshot.party,
            theirs_shown=snapshot.theirs_shown,
            earlier=earlier,
        )
        self.show(items, top=moved)
