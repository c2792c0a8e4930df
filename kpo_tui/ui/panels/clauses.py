"""The clauses of an agenda: where each stands for a party, the line at the top with their count, and a list."""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import ClauseState, Negotiation
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.text import one_line
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.lines import painted
from kpo_tui.ui.kit.plain import fitted, joined, line, own, sides

Stand: TypeAlias = Literal["agreed", "yours", "theirs", "open", "parked", "left out", "common"]

MARKS: dict[Stand, tuple[str, str, str]] = {
    "agreed": ("✓", "$agreed", "agreed"),
    "common": ("≈", "$yours", "both say the same; one acceptance is missing"),
    "yours": ("●", "$yours", "your turn"),
    "theirs": ("◐", "$theirs", "the other side’s turn"),
    "open": ("○", "$quiet", "nobody has spoken yet"),
    "parked": ("‖", "$quiet", "parked"),
    "left out": ("–", "$quiet", "left out by agreement"),
}
"""For each way a clause can stand: its mark, its colour, and what it means."""


class ClauseRow(Struct, frozen=True):
    """One clause of the list. `note` is short: terms closed of those offered, or answers not sent yet.

    `agreed` holds until a reopening that was asked for is consented to.
    """

    clause: str
    title: str
    stand: Stand
    note: str = ""
    agreed: bool = False


class Progress(Struct, frozen=True):
    """How many clauses are settled, of how many; and how many wait for the party."""

    settled: int
    clauses: int
    yours: int


def stand_of(state: Negotiation, clause_id: str, party: Side, at: str) -> Stand | None:
    """Where a clause stands for `party` at the time `at`; None for one that was proposed and dropped."""
    clause = state.clauses[clause_id]
    where = state.where(clause_id, at)
    if clause.reopening is not None and clause.agreed is not None:
        return "theirs" if clause.reopening == party else "yours"
    match where:
        case "dropped":
            return None
        case "agreed" | "left out" | "parked" | "open":
            return where
        case "common ground":
            return "common"
        case "offered":
            return "yours" if _awaits(state, clause_id, party, at) else "theirs"


def _awaits(state: Negotiation, clause_id: str, party: Side, at: str) -> bool:
    """True when the other side's offer waits for `party`, or its own lacks something."""
    if state.live(clause_id, other(party), at) is not None:
        return True
    ours = state.live(clause_id, party, at)
    return ours is not None and bool(
        missing_terms(state, clause_id, ours.clauses[clause_id], party, ours.clauses)
    )


class ClauseRows:
    """Makes the rows, anew only for clauses that changed: a long agenda costs no more than a short one."""

    def __init__(self, party: Side) -> None:
        self._party = party
        self._known: dict[str, tuple[ClauseState, ClauseRow | None]] = {}
        self._rows: tuple[ClauseRow, ...] = ()
        self._for: tuple[Negotiation, tuple[tuple[str, int], ...]] | None = None

    def rows(self, state: Negotiation, at: str, unsent: dict[str, int]) -> tuple[ClauseRow, ...]:
        """The rows in the order of the agenda. `unsent` counts the answers of a clause that are not sent yet."""
        key = (state, tuple(unsent.items()))
        timed = any(proposal.valid_until for proposal in state.proposals.values())
        if not timed and self._for is not None and self._for[0] is state and self._for[1] == key[1]:
            return self._rows
        found = [self._row(state, clause_id, at, timed) for clause_id in state.clauses]
        self._rows = tuple(
            replace(row, note=f"+{count}") if (count := unsent.get(row.clause)) else row
            for row in found
            if row is not None
        )
        self._for = key
        return self._rows

    def _row(self, state: Negotiation, clause_id: str, at: str, timed: bool) -> ClauseRow | None:
        clause = state.clauses[clause_id]
        known = self._known.get(clause_id)
        if known is not None and known[0] is clause and not timed:
            return known[1]
        stand = stand_of(state, clause_id, self._party, at)
        title = one_line(state.clause(clause_id).title, 120)
        agreed = clause.agreed is not None
        row = None if stand is None else ClauseRow(clause_id, title, stand, _closed(clause, stand), agreed)
        self._known[clause_id] = (clause, row)
        return row


def _closed(clause: ClauseState, stand: Stand) -> str:
    """Terms on which both sides say the same, of those that either named; only where both have spoken."""
    ours, theirs = clause.client.last, clause.provider.last
    if ours is None or theirs is None or stand not in ("yours", "theirs", "common"):
        return ""
    named = ours.terms.keys() | theirs.terms.keys()
    same = sum(ours.terms.get(name) == theirs.terms.get(name) for name in named)
    return f"{same}/{len(named)}" if named else ""


def progress_of(rows: tuple[ClauseRow, ...]) -> Progress:
    """Counts over the rows."""
    settled = sum(row.agreed for row in rows)
    yours = sum(row.stand in ("yours", "common") for row in rows)
    return Progress(settled, len(rows), yours)


BAR = 10


class Heading(Struct, frozen=True):
    """What the line says. `seat` is the party's role (empty: nobody sits there), `head` the log head."""

    client: str
    provider: str
    seat: str
    progress: Progress
    head: str
    note: str = ""


def heading_line(heading: Heading, width: int) -> Content:
    """The heading on a line of `width` columns; where there is little room, the bar and the head go first."""
    seat = joined(own("  you are the " if heading.seat else "", "$quiet"), line(heading.seat, "$ours bold"))
    settled, clauses = heading.progress.settled, heading.progress.clauses
    count = joined(line(f"{settled}", "bold"), own(f" of {clauses} settled", "$quiet"))
    parts: list[Content] = [line(heading.note, "$warning"), count]
    if width >= 96:
        parts.append(_bar(settled, clauses))
    if width >= 78:
        parts.append(line(f"head {heading.head[:8]}", "$quiet"))
    right = Content("  ").join([part for part in parts if part.plain])
    half = max((width - seat.cell_length - right.cell_length - 5) // 2, 4)
    client, provider = (fitted(line(name, "bold"), half) for name in (heading.client, heading.provider))
    return sides(joined(client, own(" – ", "$quiet"), provider, seat), right, width)


def _bar(done: int, of: int) -> Content:
    full = round(BAR * done / of) if of else 0
    return joined(line("━" * full, "$agreed"), line("─" * (BAR - full), "$rule"))


class HeadingLine(Widget):
    """Shows a `Heading` on one line."""

    heading: reactive[Heading] = reactive(Heading("", "", "", Progress(0, 0, 0), ""))

    def render(self) -> Content:
        return heading_line(self.heading, self.content_size.width)


MOST_STRIPS = 2000
"""Painted rows that are kept."""


class ClauseList(ScrollView, can_focus=True):
    """Clauses with their marks. Enter or a click goes to one; `marked` is the clause at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up,k", "move(-1)", "Up"),
        hidden("down,j", "move(1)", "Down"),
        hidden("pageup", "page(-1)", "Page up"),
        hidden("pagedown", "page(1)", "Page down"),
        hidden("home", "move(-100000000)", "First"),
        hidden("end", "move(100000000)", "Last"),
        Binding("enter", "choose", "Go there"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"clauses--cursor", "clauses--marked"}

    cursor = reactive(0)
    marked = reactive("")

    @dataclass
    class Chosen(Message):
        """A clause was chosen."""

        clause: str

    def __init__(self) -> None:
        super().__init__(id="clauses")
        self.border_title = "Clauses"
        self.rows: tuple[ClauseRow, ...] = ()
        self._places: dict[str, int] = {}
        self._strips: dict[tuple[int, int, tuple[bool, bool], ClauseRow], Strip] = {}

    def show(self, rows: tuple[ClauseRow, ...], marked: str) -> None:
        """Show these rows; the cursor follows the clause at hand unless someone is moving it."""
        if rows is not self.rows:
            if len(rows) != len(self.rows):
                self.virtual_size = Size(0, len(rows))
            self._places = {row.clause: at for at, row in enumerate(rows)}
            self.rows = rows
            self.refresh()
        if marked != self.marked:
            self.marked = marked
            if not self.has_focus and marked in self._places:
                self.cursor = self._places[marked]
        self.cursor = min(self.cursor, max(len(rows) - 1, 0))

    def watch_cursor(self, _before: int, now: int) -> None:
        self.scroll_to_region(Region(0, now, 1, 1), animate=False)

    def on_resize(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.cursor = max(0, min(self.cursor + by, len(self.rows) - 1))

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.action_move(by * max(self.size.height - 1, 1))

    def action_choose(self) -> None:
        """Go to the clause under the cursor."""
        if self.rows:
            self.post_message(self.Chosen(self.rows[self.cursor].clause))

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        at = -1 if inside is None else inside.y + self.scroll_offset.y
        if 0 <= at < len(self.rows):
            self.cursor = at
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        at, width = y + self.scroll_offset.y, self.size.width
        if at >= len(self.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        row = self.rows[at]
        look = (at == self.cursor and self.has_focus, row.clause == self.marked)
        key = (at, width, look, row)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = self._strip(row, at, width, *look)
        return strip

    def _strip(self, row: ClauseRow, at: int, width: int, under_cursor: bool, marked: bool) -> Strip:
        base = self.visual_style
        if under_cursor or marked:
            base += self.get_visual_style(f"clauses--{'cursor' if under_cursor else 'marked'}", partial=True)
        content = _content(row, at, width, marked=marked)
        return painted(self, content, base).adjust_cell_length(width, base.rich_style)

    def notify_style_update(self) -> None:
        """Another theme, the focus: rows are painted anew."""
        super().notify_style_update()
        self._strips.clear()

    @property
    def text(self) -> str:
        """All rows as plain text."""
        return "\n".join(_content(row, at, 80, marked=False).plain for at, row in enumerate(self.rows))


def _content(row: ClauseRow, at: int, width: int, *, marked: bool) -> Content:
    mark, look, _ = MARKS[row.stand]
    title = line(row.title, "$quiet" if row.stand in ("agreed", "left out") and not marked else "", 120)
    number = own(f"{at + 1:>2} ", "$quiet")
    left = joined("▸" if marked else " ", line(mark, look), " ", number, title)
    return sides(left, line(row.note, "$private" if row.note.startswith("+") else "$quiet"), width - 1)
