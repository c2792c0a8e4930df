"""One frozen snapshot of the desk drives the screen; and what was said, as lines with their speaker."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from kpo_tui.dialogue.prompts import Prompt, TermLine
from kpo_tui.dialogue.replies import Line, LineKind
from kpo_tui.negotiation.advice import Advice
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.desk import Desk
from kpo_tui.text import counted
from kpo_tui.ui.kit.layout import BLANK, Item, Para
from kpo_tui.ui.kit.plain import joined, own, said
from kpo_tui.ui.panels.clauses import ClauseRow, ClauseRows, Heading, progress_of


class Snapshot(Struct, frozen=True, eq=False):
    """All that the screen shows of a desk at one moment.

    `state` is the negotiation as the party may see it, `clause` the one at hand. `end` is the byte that the log was read to.
    """

    state: Negotiation
    party: Side
    clause: str
    prompt: Prompt
    lines: tuple[TermLine, ...]
    theirs_shown: bool
    they_spoke: bool
    advice: Advice | None
    rows: tuple[ClauseRow, ...]
    heading: Heading
    end: int


def snapshot_of(desk: Desk, rows: ClauseRows, before: str) -> Snapshot:
    """The desk as it is now. `before` is the clause that was at hand, for prompts that are about none."""
    state, party, at = desk.state, desk.party, desk.seat.at
    prompt = desk.prompt()
    clause = desk.clause or (before if before in state.clauses else next(iter(state.clauses)))
    listed = rows.rows(state, at, desk.unsent())
    names, note = state.parties, "read-only" if desk.read_only else "what-if copy" if state.origin else ""
    heading = Heading(names.client, names.provider, party, progress_of(listed), state.head, note)
    return Snapshot(
        state=desk.seen,
        party=party,
        clause=clause,
        prompt=prompt,
        lines=desk.lines(clause),
        theirs_shown=desk.may_see_theirs(clause),
        they_spoke=state.clauses[clause].side(other(party)).spoke,
        advice=desk.advice(clause),
        rows=listed,
        heading=heading,
        end=desk.end,
    )


Said: TypeAlias = Line | str
"""One turn of the conversation: a line of the desk, or what the party typed or picked."""
_MARKS: dict[LineKind, tuple[str, str, str]] = {
    "you": ("=", "$quiet", "$quiet"),
    "says": (" ", "", ""),
    "recorded": ("✓", "$agreed bold", ""),
    "refused": ("✗", "$warning bold", ""),
    "asks": ("?", "$yours bold", ""),
    "notice": ("•", "$theirs bold", ""),
}
"""For each kind of line: the mark before it, the mark's look and the text's look."""


def greeting(snapshot: Snapshot) -> Line:
    """What is said when a party sits down: who it is, and how much there is to do."""
    heading, progress = snapshot.heading, snapshot.heading.progress
    name = heading.client if heading.seat == "client" else heading.provider
    waits = {0: "", 1: " 1 waits for you."}.get(progress.yours, f" {progress.yours} wait for you.")
    are = "is" if progress.clauses == 1 else "are"
    settled = f"{progress.settled} of {counted(progress.clauses, 'clause')} {are} settled."
    return Line("says", f"You sit here for {name}. {settled}{waits}")


def talk_items(lines: Iterable[Said]) -> list[Item]:
    """One paragraph a line; what is for this party alone has a bar before it."""
    items: list[Item] = []
    for said_line in lines:
        if isinstance(said_line, str):
            items += [BLANK, Para(said(said_line, "$ours"), own("› ", "$ours bold"), 3)]
            continue
        mark, look, text_look = _MARKS[said_line.kind]
        bar = own("▏" if said_line.private else "", "$private")
        items.append(Para(said(said_line.text, text_look), joined(bar, own(mark, look), " "), 3))
    return items
