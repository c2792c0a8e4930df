"""What was said in the conversation, as lines with their speaker."""

from collections.abc import Iterable

from kpo_tui.dialogue.replies import Line, LineKind
from kpo_tui.ui.presenting.layout import Item, Para
from kpo_tui.ui.presenting.plain import joined, line, said

_MARKS: dict[LineKind, tuple[str, str, str]] = {
    "you": ("› ", "$ours bold", "$ours"),
    "says": ("  ", "", ""),
    "recorded": ("✓ ", "$agreed bold", ""),
    "refused": ("✗ ", "$warning bold", ""),
    "asks": ("? ", "$yours bold", ""),
    "notice": ("• ", "$theirs bold", ""),
}
"""For each kind of line: the mark before it, the mark's look and the text's look."""


def talk_items(lines: Iterable[Line]) -> list[Item]:
    """One paragraph a line; what is for this party alone has a bar before it."""
    items: list[Item] = []
    for said_line in lines:
        mark, look, text_look = _MARKS[said_line.kind]
        bar = line("▏", "$private") if said_line.private else line("")
        head = joined(bar, line(mark.strip(), look), " ") if mark.strip() else joined(bar, "  ")
        items.append(Para(said(said_line.text, text_look), head, 3))
    return items
