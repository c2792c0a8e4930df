"""Both sides' positions on a clause, term by term, with the gap."""

from msgspec import Struct
from textual.content import Content

from kpo_tui.dialogue.prompts import TermLine
from kpo_tui.ui.presenting.layout import BLANK, Grid, Item, Para, para
from kpo_tui.ui.presenting.plain import joined, line

COVERED = "covered"


class Positions(Struct, frozen=True):
    """The positions on one clause as a party may see them; theirs may be covered until ours are in."""

    lines: tuple[TermLine, ...]
    theirs_shown: bool
    they_spoke: bool


def position_items(held: Positions) -> tuple[Item, ...]:
    """The table, or a hint where there is nothing to compare."""
    if not held.lines:
        return (para("This clause has no terms.", "bold"), BLANK, para("It is agreed as text: see Wording.", "$quiet"))
    items: list[Item] = [Grid(tuple(Content(t) for t in ("", "Term", "You", "They", "Gap")), tuple(map(_row, held.lines)))]
    if not held.theirs_shown and held.they_spoke:
        items += [BLANK, para("Their opening stays covered until yours is in, so that neither leans on the other.", "$quiet")]
        items.append(para("Say “show theirs” to look all the same.", "$quiet"))
    if any(held.working for held in held.lines):
        items += [BLANK, para("* not sent yet: only you see it", "$private")]
    return tuple(items)


def _row(held: TermLine) -> tuple[Content, ...]:
    mark = line("=", "$agreed") if held.closed else line("?", "$yours") if held.ask else line(" ")
    ours = joined(line(held.working, "$private", 600), Content("*")) if held.working else line(held.ours, limit=600)
    gap = line("none", "$quiet") if held.closed else line(held.gap, "$gap" if held.gap not in ("", "–") else "")
    cells = (line(held.label, limit=120), ours, line(held.theirs, limit=600), gap)
    return (mark, *(cell.stylize_before("$quiet") for cell in cells)) if held.closed else (mark, *cells)


def copied(lines: tuple[TermLine, ...]) -> str:
    """The table as text for the clipboard, columns between tabs: what both sides said, nothing unsent."""
    rows = [("Term", "You", "They", "Gap"), *((held.label, held.ours, held.theirs, held.gap) for held in lines)]
    return "\n".join("\t".join(line(cell).plain for cell in row) for row in rows)


def one_term(held: TermLine) -> Para:
    """One term on a line, for a notice."""
    return Para(joined(line(held.label), ": you ", line(held.ours), ", they ", line(held.theirs)))
