"""The line at the top: whose deal, whose seat, how far, which log head."""

from msgspec import Struct
from textual.content import Content

from kpo_tui.ui.presenting.clauses import Progress
from kpo_tui.ui.presenting.plain import joined, line, sides

BAR = 10


class Heading(Struct, frozen=True):
    """What the line says. `seat` is the party's role, `head` the log head."""

    client: str
    provider: str
    seat: str
    progress: Progress
    head: str
    note: str = ""


def heading_line(heading: Heading, width: int) -> Content:
    """The heading on a line of `width` columns; where there is little room, the bar and the head go first."""
    names = joined(line(heading.client, "bold", 60), line(" – ", "$quiet"), line(heading.provider, "bold", 60))
    if width < 110:
        room = max(width - 50, 12)
        half = max((room - 3) // 2, 4)
        names = joined(
            line(heading.client, "bold", half), line(" – ", "$quiet"), line(heading.provider, "bold", half)
        )
    seat = joined(line("  you are the ", "$quiet"), line(heading.seat, "$ours bold"))
    settled, clauses = heading.progress.settled, heading.progress.clauses
    count = joined(line(f"{settled}", "bold"), line(f" of {clauses} settled", "$quiet"))
    parts: list[Content] = [line(heading.note, "$warning"), count]
    if width >= 96:
        parts.append(_bar(settled, clauses))
    if width >= 78:
        parts.append(line(f"head {heading.head[:8]}", "$quiet"))
    right = Content("  ").join([part for part in parts if part.plain])
    return sides(joined(names, seat), right, width)


def _bar(done: int, of: int) -> Content:
    full = round(BAR * done / of) if of else 0
    return joined(line("━" * full, "$agreed"), line("─" * (BAR - full), "$rule")) 
