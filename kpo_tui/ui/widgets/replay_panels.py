"""The panels of a replay, each showing its part of one moment, and only while it is in sight."""

from collections import OrderedDict

from textual import events, work
from textual.worker import get_current_worker

from kpo_tui.replay.past import Past
from kpo_tui.ui.presenting.layout import Item, para
from kpo_tui.ui.presenting.replay import Frame, change_items, line_items, party_items, position_items
from kpo_tui.ui.widgets.lines import Lines

SOON = 0.04
"""Seconds before a redline is begun, so that running through events does not begin one for each."""
LATE = 0.3
"""Seconds after which the event before is no longer shown while the redline is being made."""
MOST_REDLINES = 64
COMPARING, LOOKING = "Comparing the wordings …", "Looking through the log …"
"""What panels say while a thread is at work for them."""


class FramePanel(Lines):
    """A panel that paints its part of a moment when it is in sight, or comes into sight."""

    title = ""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = self.title
        self.frame: Frame | None = None
        self.past: Past | None = None
        self._painted: tuple[Frame, Past | None] | None = None

    def present(self, frame: Frame, past: Past | None) -> None:
        """Show this moment: now, or when the panel comes into sight."""
        self.frame, self.past = frame, past
        if self.is_attached and self.display and self.size and self._painted != (frame, past):
            self._painted = (frame, past)
            self.paint(frame)

    def on_show(self, _event: events.Show) -> None:
        self._again()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._again()

    def _again(self) -> None:
        if self.frame is not None:
            self.present(self.frame, self.past)

    def paint(self, frame: Frame) -> None:
        """Show the panel's part."""
        raise NotImplementedError


class ChangePanel(FramePanel):
    """What the event changed; the redline is made in a thread and kept for a while."""

    title = "What changed"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._known: OrderedDict[int, tuple[Item, ...]] = OrderedDict()

    def shows(self, seq: int) -> bool:
        """True once the redline of event `seq` is made."""
        return seq in self._known

    def paint(self, frame: Frame) -> None:
        known = self._known.get(frame.seq)
        if known is not None:
            self.show(known)
        else:
            self.set_timer(SOON, lambda: self._make_if_wanted(frame))
            self.set_timer(LATE, lambda: self._say_if_late(frame))

    def _make_if_wanted(self, frame: Frame) -> None:
        if frame is self.frame:
            self._make(frame)

    def _say_if_late(self, frame: Frame) -> None:
        if frame is self.frame and frame.seq not in self._known:
            self.show((para(COMPARING, "$quiet"),))

    @work(thread=True, exclusive=True, group="change")
    def _make(self, frame: Frame) -> None:
        worker = get_current_worker()
        items = change_items(frame, signs=self.app.no_color)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._made, frame, items)

    def _made(self, frame: Frame, items: tuple[Item, ...]) -> None:
        self._known[frame.seq] = items
        while len(self._known) > MOST_REDLINES:
            self._known.popitem(last=False)
        if self.frame is not None and self.frame.seq == frame.seq:
            self.show(items)


class PositionsPanel(FramePanel):
    """Both parties' offers on the clause at hand."""

    title = "Positions"

    def paint(self, frame: Frame) -> None:
        self.show(position_items(frame))


class LogLinePanel(FramePanel):
    """The line of the log itself."""

    title = "Line of the log"

    def paint(self, frame: Frame) -> None:
        self.show(line_items(frame))


class PartiesPanel(FramePanel):
    """What each party did, and what it owes."""

    title = "Parties"

    def paint(self, frame: Frame) -> None:
        if self.past is None:
            self.show((para(LOOKING, "$quiet"),))
        else:
            self.show(party_items(frame.state, self.past.tallies(frame.seq)), top=False)
