"""Word files on the screen: what sending comes to, and what is in a file that came back."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from kpo_tui.correspondence.telling import finding_line, silent_first
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.party import Parties, Party, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.post import Ahead, Parcel, Received
from kpo_tui.text import listing
from kpo_tui.ui.presenting.layout import BLANK, Item, Para, Rule, para
from kpo_tui.ui.presenting.plain import joined, line, own, said

if TYPE_CHECKING:
    from kpo_tui.correspondence import Finding, Suggestion

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


def sending_items(state: Negotiation, parcel: Parcel, path: Path, covered: str) -> tuple[Item, ...]:
    """What a yes to sending writes and records, and what the other side will see."""
    they = other(parcel.party)
    items: list[Item] = [
        para("A yes writes this file:", "bold"),
        Para(said(str(path.absolute())), own("  "), 2),
    ]
    if path.exists():
        items.append(Para(line("A file of that name is there already. It would be replaced.", "$warning")))
    items += [
        BLANK,
        para("and records:", "bold"),
        Para(
            said(f"The {parcel.party} wrote the agreement as a Word file for the other side."), own("  "), 2
        ),
        para("  with the file’s SHA-256, so that it can be proved which file it was", "$quiet"),
        BLANK,
        Para(line(f"What {state.parties.name(they)} will see", "bold")),
        para(f"  {parcel.clauses}; your proposals are tracked changes where they had another text"),
        para("  nothing private: no positions, no advice, no answers that are not sent", "$quiet"),
    ]
    if covered:
        lead = f"The file shows the {they}’s opening on {covered}, which is covered here until yours is in."
        items += [BLANK, Para(line(lead, "$warning"))]
    return tuple(items)


def heading_of(received: Received, names: Parties) -> Content:
    """Whose changes, in which file."""
    party = received.party
    return joined(
        own("Changes by "),
        line(names.name(party), "bold", 60),
        own(f", the {party}, in "),
        line(received.file.name, "bold", 80),
    )


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
    if suggestions:
        yield Row(own(f"What their changes come to ({len(suggestions)})", "bold"))
    elif silent or others:
        yield Row(own("The file suggests no act.", "bold"))
    else:
        yield Row(own("Nothing was changed in the file.", "bold"))
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
        case Comment(text=text):
            items += [BLANK, Para(said(text))]
        case Reopen(reason=reason):
            items += [BLANK, Para(said(reason))]
        case Propose(note=note) if note:
            items.append(Para(line(f"Note that goes with it: {note}", "$quiet")))
        case _:
            pass
    return (*items, *_words(suggestion.before, suggestion.after, signs))


def _words(before: str, after: str, signs: bool) -> Iterator[Item]:
    """The words that changed, as a redline."""
    if not before and not after:
        return
    from kpo_tui.documents.redline import compare_texts
    from kpo_tui.ui.presenting.redline import redline_items

    yield BLANK
    yield from redline_items(compare_texts(before, after), signs=signs)


def ahead_items(steps: Sequence[Ahead], party: Party, names: Parties, *, signs: bool) -> tuple[Item, ...]:
    """Exactly what a yes records, one after the other, and what the rules will not let through."""
    possible = [step for step in steps if not step.refused]
    items: list[Item] = [
        Para(joined(own("In the name of "), line(names.name(party), "bold", 60), own(f", the {party}:"))),
    ]
    for at, step in enumerate(possible, 1):
        items += [BLANK, Rule(own(f"{at} of {len(possible)}")), Para(line(step.says, "$ours"))]
        items += act_items(step.suggestion, signs=signs)
    for step in steps:
        if step.refused:
            text = f"Not recorded: {step.suggestion.text} – {step.refused}"
            items += [BLANK, Para(line(text, "$warning"))]
    return tuple(items)
