"""What was said in the conversation, as lines with their speaker."""

from collections.abc import Iterable
from typing import TypeAlias

from kpo_tui.dialogue.replies import Line, LineKind
from kpo_tui.ui.presenting.layout import BLANK, Item, Para
from kpo_tui.ui.presenting.plain import joined, line, own, said
from kpo_tui.ui.presenting.snapshot import Snapshot

Said: TypeAlias = Line | str
"""One turn of the conversation: a line of the desk, or what the party typed or picked."""
_MARKS: dict[LineKind, tuple[str, str, str]] = {
    "you": ("= ", "$quiet", "$quiet"),
    "says": ("  ", "", ""),
    "recorded": ("✓ ", "$agreed bold", ""),
    "refused": ("✗ ", "$warning bold", ""),
    "asks": ("? ", "$yours bold", ""),
    "notice": ("• ", "$theirs bold", ""),
}
"""For each kind of line: the mark before it, the mark's look and the text's look."""


def greeting(snapshot: Snapshot) -> Line:
    """What is said when a party sits down: who it is, and how much there is to do."""
    heading, progress = snapshot.heading, snapshot.heading.progress
    name = heading.client if heading.seat == "client" else heading.provider
    waits = {0: "", 1: " 1 waits for you."}.get(progress.yours, f" {progress.yours} wait for you.")
    return Line(
        "says",
        f"You sit here for {name}. {progress.settled} of {progress.clauses} clauses are settled.{waits}",
    )


def talk_items(lines: Iterable[Said]) -> list[Item]:
    """One paragraph a line; what is for this party alone has a bar before it."""
    items: list[Item] = []
    for said_line in lines:
        if isinstance(said_line, str):
            items += [BLANK, Para(said(said_line, "$ours"), own("› ", "$ours bold"), 3)]
            continue
        mark, look, text_look = _MARKS[said_line.kind]
        bar = line("▏", "$private") if said_line.private else line("")
        head = joined(bar, line(mark.strip(), look), " ") if mark.strip() else joined(bar, "  ")
        items.append(Para(said(said_line.text, text_look), head, 3))
    return items
