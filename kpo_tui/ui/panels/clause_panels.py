"""Panels that show their part of a moment; and those for the clause at hand: positions, wording, history, advice."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter
from typing import Final, Generic, TypeAlias, TypeVar

from textual import events

from kpo_tui.log.playback import ClauseHistory
from kpo_tui.negotiation.act import Event, There
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import Clause
from kpo_tui.ui.kit.background import make_aside
from kpo_tui.ui.kit.layout import BLANK, Item, Para, para
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import joined, line, said
from kpo_tui.ui.panels.position_lines import Positions, advice_items, copied, position_items
from kpo_tui.ui.panels.redline_lines import between_offers, clause_redline
from kpo_tui.ui.panels.snapshot import Snapshot


def history_items(
    events: Sequence[Event],
    clause_id: str,
    clause: Clause,
    party: Side,
    *,
    theirs_shown: bool,
    earlier: int = 0,
) -> tuple[Item, ...]:
    """One paragraph an event, newest first. `earlier` counts older events that are not shown.

    Where the other side's opening is covered, its offers are named without what they say.
    """
    if not events:
        return (
            para("Nothing was said on this clause yet.", "bold"),
            BLANK,
            para("Every offer on it, by either side, is listed here with its number and time.", "$quiet"),
        )
    said_before: dict[Side, Offer] = {}
    items: list[Item] = []
    for event in events:
        who = event.party or party
        covered = who != party and not theirs_shown
        text = event.recalled(There(clause_id, clause, said_before.get(who), covered))
        if isinstance(event, Proposed):
            said_before[who] = event.clauses[clause_id]
        head = joined(
            line(f"{event.seq}", "bold"),
            "  ",
            line(f"{event.at[5:10]} {event.at[11:16]}", "$quiet"),
            "  ",
            line("You" if who == party else "They", "$ours" if who == party else "$theirs"),
        )
        items.append(Para(joined(head, " ", said(text, limit=1500)), rest=2))
    items.reverse()
    return (*items, para(f"… and {earlier} earlier", "$quiet")) if earlier else tuple(items)


DETAILS: Final = {"positions": "Positions", "wording": "Wording", "history": "History", "advice": "Advice"}
"""The panels for the clause at hand, as their tabs name them."""
SOON = 0.06
"""Seconds before work for a panel begins, so that walking through clauses does not start it for each."""
MOST_EVENTS = 60
MOST_REDLINES = 32
COMPARING, LOOKING = "Comparing the two wordings …", "Looking through the log …"
"""What the panels say while a thread is at work for them."""

Moment = TypeVar("Moment")
Paint: TypeAlias = Callable[["Panel[Moment]", Moment, bool], object]
"""Shows a panel's part of a moment: from the top where the last is True, else where one had scrolled to."""


class Panel(Lines, Generic[Moment]):
    """Shows its part of a moment as `paint` has it, and only while it is in sight."""

    def __init__(
        self,
        title: str,
        paint: Paint[Moment],
        *,
        id: str,
        place: Callable[[Moment], Hashable] = id,
        copying: Callable[[Moment], tuple[str, str]] | None = None,
    ) -> None:
        """Moments of one `place` follow each other without scrolling to the top; without it, none do.

        `copying` gives what is copied of a moment, and what is then said, where that is not the panel's text.
        """
        super().__init__(id=id)
        self.border_title = title
        self.moment: Moment | None = None
        self.busy = False
        """True while what it is to show is being made."""
        self.painted: Moment | None = None
        self._paint, self._place, self._copying = paint, place, copying

    def present(self, moment: Moment) -> None:
        """Show this moment: now if the panel is in sight, else when it comes into sight."""
        if moment != self.moment:
            self.moment = moment
        self._again()

    def on_show(self, _event: events.Show) -> None:
        self._again()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._again()

    def _again(self) -> None:
        moment, before = self.moment, self.painted
        if moment is not None and moment != before and self.is_attached and self.display and self.size:
            self.painted = moment
            self._paint(self, moment, before is None or self._place(before) != self._place(moment))

    def action_copy_all(self) -> None:
        """Copy what the panel says."""
        if self._copying is None or self.moment is None:
            super().action_copy_all()
        else:
            text, told = self._copying(self.moment)
            self.app.copy_to_clipboard(text)
            self.notify(told, markup=False)


class MadeAside(Generic[Moment]):
    """Paints items that a thread makes `soon` after a moment comes; `most` of them are kept, each by its `key`.

    `make` is told whether changes need signs, for want of colour. Until they are there, `meanwhile` paints.
    """

    def __init__(
        self,
        make: Callable[[Moment, bool], tuple[Item, ...]],
        key: Callable[[Moment], Hashable],
        meanwhile: Paint[Moment],
        soon: float,
        most: int,
    ) -> None:
        self._make, self._key, self._meanwhile = make, key, meanwhile
        self._soon, self._most = soon, most
        self._known: OrderedDict[Hashable, tuple[Item, ...]] = OrderedDict()

    def __call__(self, panel: Panel[Moment], moment: Moment, top: bool) -> None:
        """Show the items for this moment, or have them made."""
        known = self._known.get(self._key(moment))
        panel.busy = known is None
        if known is not None:
            panel.show(known, top=top)
        else:
            self._meanwhile(panel, moment, top)
            panel.set_timer(self._soon, lambda: self._begin(panel, moment))

    def _begin(self, panel: Panel[Moment], moment: Moment) -> None:
        if moment is panel.moment:
            make_aside(
                panel,
                lambda _: self._make(moment, panel.app.no_color),
                lambda items: self._made(panel, self._key(moment), items),
                group=str(panel.id),
            )

    def _made(self, panel: Panel[Moment], key: Hashable, items: tuple[Item, ...]) -> None:
        self._known[key] = items
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        if panel.moment is not None and self._key(panel.moment) == key:
            panel.busy = False
            panel.show(items)


def painting(items: Callable[[Moment], tuple[Item, ...]]) -> Paint[Moment]:
    """Shows items of a moment that are made at once."""
    return lambda panel, moment, top: panel.show(items(moment), top=top)


def detail_panels(history: ClauseHistory) -> Iterator[Panel[Snapshot]]:
    """The panels for the clause at hand, as `DETAILS` names them."""
    clause = attrgetter("clause")
    wording = MadeAside(
        _wording, attrgetter("clause", "state.head", "theirs_shown"), _comparing, SOON, MOST_REDLINES
    )
    yield Panel("Positions", painting(_positions), id="positions", place=clause, copying=_copied)
    yield Panel("Wording", wording, id="wording", place=clause)
    yield Panel("History", _History(history), id="history", place=clause)
    advice: Paint[Snapshot] = painting(lambda snapshot: advice_items(snapshot.advice))
    yield Panel("Your advice (private)", advice, id="advice", place=clause)


def _positions(snapshot: Snapshot) -> tuple[Item, ...]:
    return position_items(Positions(snapshot.lines, snapshot.theirs_shown, snapshot.they_spoke))


def _copied(snapshot: Snapshot) -> tuple[str, str]:
    return copied(snapshot.lines), "Copied the positions of both sides."


def _comparing(panel: Panel[Snapshot], _snapshot: Snapshot, top: bool) -> None:
    if top:
        panel.show((para(COMPARING, "$quiet"),))


def _wording(snapshot: Snapshot, signs: bool) -> tuple[Item, ...]:
    """The wording as a redline between the two offers."""
    state, shown = snapshot.state, snapshot.theirs_shown
    found = between_offers(state, snapshot.clause, snapshot.party, may_see_theirs=shown)
    return clause_redline(found, signs=signs)


class _History:
    """Paints the offers on the clause, read from the log where they lie."""

    def __init__(self, history: ClauseHistory) -> None:
        self._history = history

    def __call__(self, panel: Panel[Snapshot], snapshot: Snapshot, top: bool) -> None:
        if self._history.end == snapshot.end:
            self._found(panel, snapshot, self._history.last(snapshot.clause, MOST_EVENTS), top=top)
            return
        if top:
            panel.show((para(LOOKING, "$quiet"),))
        make_aside(
            panel,
            lambda _: self._read(snapshot),
            lambda found: self._found(panel, snapshot, found, top=True),
            lambda error: panel.show((para(str(error), "$warning"),)),
            "history",
        )

    def _read(self, snapshot: Snapshot) -> list[Event]:
        self._history.grow(snapshot.end)
        return self._history.last(snapshot.clause, MOST_EVENTS)

    def _found(self, panel: Panel[Snapshot], snapshot: Snapshot, found: list[Event], *, top: bool) -> None:
        clause_id = snapshot.clause
        if panel.painted is None or panel.painted.clause != clause_id:
            return
        clause, shown = snapshot.state.clause(clause_id), snapshot.theirs_shown
        earlier = self._history.count(clause_id) - len(found)
        items = history_items(found, clause_id, clause, snapshot.party, theirs_shown=shown, earlier=earlier)
        panel.show(items, top=top)
