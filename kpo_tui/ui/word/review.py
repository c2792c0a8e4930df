"""What came back in Word, to be looked over: each act is taken or left, and recorded after a plain yes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from kpo_tui.correspondence.finding_words import finding_line, silent_first, taken_at_first
from kpo_tui.correspondence.post import Ahead, Postbox, Received
from kpo_tui.dialogue.replies import Line
from kpo_tui.errors import Conflict, KpoError
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.party import Parties, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.happenings import noticed
from kpo_tui.text import listing
from kpo_tui.ui.kit.fitted_screen import Fitted, KeyLine
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.layout import BLANK, Item, Para, Rule, para
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import joined, line, own, said
from kpo_tui.ui.word.plain_yes import PlainYes

if TYPE_CHECKING:
    from kpo_tui.correspondence.findings import Finding, Suggestion

MOST_ROWS = 1000
"""Findings that are listed one by one; of more, the number is told."""


class Row(NamedTuple):
    """A row of the review: a heading, a finding or a suggestion."""

    text: Content
    finding: "Finding | None" = None
    suggestion: "Suggestion | None" = None

    @property
    def is_heading(self) -> bool:
        """True for a row that only says what comes below it."""
        return self.finding is None and self.suggestion is None


def heading_of(received: Received, names: Parties) -> Content:
    """Whose changes, in which file."""
    whose = line(names.name(received.party), "bold", 60)
    where = line(received.file.name, "bold", 80)
    return joined("Changes by ", whose, f", the {received.party}, in ", where)


def rows_of(received: Received, state: Negotiation, taken: "Sequence[Suggestion]") -> Iterator[Row]:
    """The rows: silent changes first, then what is to be looked at, then the acts with a box each."""
    silent, others = silent_first(received.found)
    for title, look, found in (
        (f"CHANGED SILENTLY, without being tracked ({len(silent)})", "$warning bold", silent),
        (f"To look at ({len(others)})", "bold", others),
    ):
        if found:
            yield Row(own(title, look))
            mark = own(" ! ", "$warning bold") if found is silent else own(" · ", "$quiet")
            for finding in found[:MOST_ROWS]:
                yield Row(joined(mark, line(finding_line(state, finding), limit=300)), finding)
            if len(found) > MOST_ROWS:
                yield Row(own(f" … and {len(found) - MOST_ROWS:,} more; kpo receive --json gives them all"))
    suggestions = received.found.suggestions
    none = "The file suggests no act." if silent or others else "Nothing was changed in the file."
    yield Row(own(f"What their changes come to ({len(suggestions)})" if suggestions else none, "bold"))
    for suggestion in suggestions:
        yield Row(_box(suggestion, taken), None, suggestion)


def _box(suggestion: "Suggestion", taken: "Sequence[Suggestion]") -> Content:
    on = any(suggestion is one for one in taken)
    box = own(" ✗ ", "$warning") if suggestion.refused else own(" [x] " if on else " [ ] ", "$ours bold")
    flag = own("SILENT ", "$warning bold") if suggestion.silent else own("")
    return joined(box, flag, line(suggestion.text, "$quiet" if suggestion.refused else "", 300))


def detail_of(row: Row, *, signs: bool) -> tuple[Item, ...]:
    """All about a row: its words in full, whose work it is, and the very words that changed."""
    if row.finding is not None:
        items: list[Item] = [Para(said(row.finding.text))]
        return (*items, *_words(row.finding.before, row.finding.after, signs))
    return () if row.suggestion is None else act_items(row.suggestion, signs=signs)


def act_items(suggestion: "Suggestion", *, signs: bool) -> tuple[Item, ...]:
    """A suggestion in full."""
    title = "A comment" if isinstance(suggestion.act, Comment) else suggestion.text
    items: list[Item] = [Para(said(title, "bold"))]
    if suggestion.who:
        items.append(Para(line(f"Changed by {listing(list(suggestion.who))}.", "$quiet")))
    if suggestion.silent:
        items.append(Para(own("Not all of it was tracked: read the clause.", "$warning bold")))
    if suggestion.refused:
        items.append(Para(line(f"Not possible: {suggestion.refused}", "$warning")))
    if suggestion.reason == "acceptance":
        text = "It came back untouched, which need not mean yes. Take it only if they told you so."
        items.append(para(text, "$warning"))
    match suggestion.act:
        case Comment(text=text) | Reopen(reason=text):
            items += [BLANK, Para(said(text))]
        case Propose(note=note) if note:
            items.append(Para(line(f"Note that goes with it: {note}", "$quiet")))
    return (*items, *_words(suggestion.before, suggestion.after, signs))


def _words(before: str, after: str, signs: bool) -> Iterator[Item]:
    """The words that changed, as a redline."""
    if not before and not after:
        return
    from kpo_tui.documents.redline import compare_texts
    from kpo_tui.ui.panels.redline_lines import redline_items

    yield BLANK
    yield from redline_items(compare_texts(before, after), signs=signs)


def ahead_items(steps: Sequence[Ahead], party: Side, names: Parties, *, signs: bool) -> tuple[Item, ...]:
    """Exactly what a yes records, one after the other, and what the rules will not let through."""
    possible = [step for step in steps if not step.refused]
    name = line(names.name(party), "bold", 60)
    items: list[Item] = [Para(joined(own("In the name of "), name, own(f", the {party}:")))]
    for at, step in enumerate(possible, 1):
        items += [BLANK, Rule(own(f"{at} of {len(possible)}")), Para(line(step.says, "$ours"))]
        items += act_items(step.suggestion, signs=signs)
    for step in steps:
        if step.refused:
            text = f"Not recorded: {step.suggestion.text} – {step.refused}"
            items += [BLANK, Para(line(text, "$warning"))]
    return tuple(items)


WIDE = 130
"""Columns from which on the list and the words stand side by side."""


class Review(OptionList):
    """The findings and the acts. A click or Enter takes an act or leaves it, as Space does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Take or leave", tooltip="Take an act, or leave it"),
        hidden("j", "cursor_down", "Down"),
        hidden("k", "cursor_up", "Up"),
    ]


class ReviewScreen(Fitted[tuple[Line, ...]]):
    """Gives what is to be told when it closes: what was recorded, what was not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "record", "Record", tooltip="Show exactly what would be recorded, and ask"),
        Binding("a", "take_all", "All or none", tooltip="Take every change and comment, or leave them all"),
        Binding("escape,q", "back", "Back", tooltip="Back to the table; nothing is recorded"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, box: Postbox, received: Received) -> None:
        super().__init__()
        self._box, self._desk, self._received = box, box.desk, received
        self._taken = taken_at_first(received.found.suggestions)
        self._rows: list[Row] = []
        self._told: list[Line] = []

    def compose(self) -> ComposeResult:
        yield Static(heading_of(self._received, self._desk.state.parties), id="review-heading")
        for remark in self._received.remarks:
            yield Static(line(remark, "$warning", 300), classes="trouble")
        with Container(id="review"):
            found = Review(id="found-in-word", markup=False)
            found.border_title = "What came back"
            yield found
            detail = Lines(id="found-detail")
            detail.border_title = "The words"
            yield detail
        with Horizontal(id="review-buttons"):
            yield Button("Record", id="record", compact=True)
            yield Button("Back, record nothing", id="back", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        listed = self.query_one(Review)
        listed.focus()
        listed.highlighted = next((at for at, row in enumerate(self._rows) if not row.is_heading), None)

    def on_resize(self, event: events.Resize) -> None:
        """On a wide screen, the words stand beside what came back."""
        self.set_class(event.size.width >= WIDE, "-beside")

    # -- what is shown --------------------------------------------------------------------------

    def _show(self) -> None:
        listed = self.query_one(Review)
        before = listed.highlighted
        self._rows = list(rows_of(self._received, self._desk.state, self._taken))
        listed.set_options([Option(row.text, disabled=row.is_heading) for row in self._rows])
        listed.highlighted = before if before is not None and before < len(self._rows) else None
        button = self.query_one("#record", Button)
        button.label = f"Record {_acts(len(self._taken))} …"
        button.disabled = not self._taken
        if all(row.is_heading for row in self._rows):
            text = "There is nothing to record. Escape goes back to the table."
            self.query_one(Lines).show((para(text, "$quiet"),))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one(Lines).show(detail_of(self._rows[event.option_index], signs=self.app.no_color))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        row = self._rows[event.option_index]
        if row.suggestion is None:
            return
        if row.suggestion.refused:
            self.notify("This is not possible now; below it says why.", markup=False)
            return
        left = [one for one in self._taken if one is not row.suggestion]
        self._take(left if len(left) < len(self._taken) else [*left, row.suggestion])

    def action_take_all(self) -> None:
        """Every change and comment, or none; an acceptance is only ever taken by itself."""
        usual = taken_at_first(self._received.found.suggestions)
        every = all(any(one is taken for taken in self._taken) for one in usual)
        self._take([] if every else usual)

    def _take(self, taken: "Sequence[Suggestion]") -> None:
        """Take these, in the order of the agreement."""
        suggestions = self._received.found.suggestions
        self._taken = [one for one in suggestions if any(one is other for other in taken)]
        self._show()

    # -- recording ------------------------------------------------------------------------------

    def action_record(self) -> None:
        """Show exactly what would be recorded, and ask."""
        if not self._taken:
            self.notify("No act is taken. Space takes the one at the cursor.", markup=False)
            return
        steps = self._box.ahead(self._received, self._taken)
        chosen = [step.suggestion for step in steps if not step.refused]
        if not chosen:
            text = f"Not possible any more: {steps[0].refused}"
            self.notify(line(text).plain, severity="warning", markup=False)
            return
        names = self._desk.state.parties
        items = ahead_items(steps, self._received.party, names, signs=self.app.no_color)
        count = _acts(len(chosen))
        question = PlainYes(f"Record {count}?", items, f"Yes, record {count}")
        self.app.push_screen(question, lambda sure: self._record(chosen) if sure else None)

    def _record(self, chosen: "Sequence[Suggestion]") -> None:
        try:
            told = self._box.record(self._received, chosen)
        except Conflict:
            self._look_again()
            return
        except KpoError as error:
            self.notify(line(str(error)).plain, severity="warning", markup=False)
            return
        recorded = Line("says", f"{_acts(told.acts)} from {self._received.file.name} recorded.")
        self.dismiss((*self._told, *told.recorded, recorded, *told.rest))

    def _look_again(self) -> None:
        """The log moved on: tell how, and read the file against the negotiation as it is now."""
        received = self._received
        try:
            self._told += noticed(self._desk.refresh())
            self._received = self._box.read(received.file, received.content, received.party)
        except KpoError as error:
            self.notify(line(str(error)).plain, severity="warning", markup=False)
            return
        wanted = [(one.act, one.text) for one in self._taken]
        fresh = self._received.found.suggestions
        self._take([one for one in fresh if not one.refused and (one.act, one.text) in wanted])
        text = "Something was recorded meanwhile, so nothing was recorded now. Please look again."
        self.notify(text, severity="warning", markup=False)

    # -- leaving --------------------------------------------------------------------------------

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "record":
            self.action_record()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Back to the table; nothing is recorded."""
        name = self._received.file.name
        self.dismiss((*self._told, Line("says", f"Nothing from {name} was recorded.")))


def _acts(count: int) -> str:
    return "1 act" if count == 1 else f"{count} acts"
