"""The line at the top: whose deal, whose seat, how far, which log head."""

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kpo_tui.ui.presenting.clauses import Progress
from kpo_tui.ui.presenting.plain import fitted, joined, line, own, sides

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
    seat = (
        joined(own("  you are the ", "$quiet"), line(heading.seat, "$ours bold")) if heading.seat else own("")
    )
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
