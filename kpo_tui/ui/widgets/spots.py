"""A draft to walk through, paragraph by paragraph and value by value."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from kpo_tui.ui.presenting.layout import Para, lines_of
from kpo_tui.ui.presenting.plain import joined
from kpo_tui.ui.presenting.replay_blame import BlamedDraft, Passage, Spot
from kpo_tui.ui.widgets.lines import painted


class Spots(ScrollView, can_focus=True):
    """Paints the lines in sight; the paragraph at the cursor is marked, and the value in it if one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "passage(-1)", "Up", show=False, tooltip="The paragraph before"),
        Binding("down,j", "passage(1)", "Down", show=False, tooltip="The next paragraph"),
        Binding("right,tab", "spot(1)", "Next", show=False, tooltip="The next paragraph or value"),
        Binding("left,shift+tab", "spot(-1)", "Before", show=False, tooltip="The paragraph or value before"),
        Binding("pageup", "page(-1)", "Page up", show=False, tooltip="A page up"),
        Binding("pagedown", "page(1)", "Page down", show=False, tooltip="A page down"),
        Binding("home", "end(0)", "First", show=False, tooltip="The first paragraph"),
        Binding("end", "end(-1)", "Last", show=False, tooltip="The last paragraph"),
    ]

    cursor = reactive(0, init=False)

    @dataclass
    class Moved(Message):
        """The cursor is at another spot."""

        spot: Spot

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._passages: tuple[Passage, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        self._lines: list[tuple[int, Content]] = []
        self._starts: list[int] = []

    def show(self, draft: BlamedDraft) -> None:
        """Show this draft, the cursor at its beginning."""
        self._passages, self._spots = draft.passages, draft.spots()
        self._lay_out()
        self.cursor = 0
        self._tell()

    @property
    def spot(self) -> Spot:
        """Where the cursor is."""
        return self._spots[self.cursor]

    @property
    def text(self) -> str:
        """All lines as plain text."""
        return "\n".join(content.plain.rstrip() for _, content in self._lines)

    # -- moving --------------------------------------------------------------------------------

    def action_spot(self, by: int) -> None:
        """The next spot, or the one before."""
        self._move(self.cursor + by)

    def action_passage(self, by: int) -> None:
        """The next paragraph, or the one before; on a value, up goes to its own paragraph first."""
        if self._spots:
            here = self.spot
            block = here.block if by < 0 and here.run is not None else here.block + by
            self._move_to_block(block)

    def action_page(self, by: int) -> None:
        """The paragraph a page away."""
        if not self._spots:
            return
        line = self._starts[self.spot.block] + by * max(self.size.height - 2, 1)
        line = min(max(line, 0), len(self._lines) - 1)
        self._move_to_block(max(self._lines[line][0], 0))

    def action_end(self, at: int) -> None:
        """The first paragraph, or the last."""
        if self._spots:
            self._move_to_block(at % len(self._passages))

    def _move_to_block(self, block: int) -> None:
        block = min(max(block, 0), len(self._passages) - 1)
        self._move(self._spots.index(Spot(block)))

    def _move(self, to: int) -> None:
        if self._spots:
            self.cursor = min(max(to, 0), len(self._spots) - 1)

    def watch_cursor(self) -> None:
        if not self._spots:
            return
        block = self.spot.block
        end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self._lines)
        start = self._starts[block]
        self.scroll_to_region(Region(0, start, 1, min(end - start, self.size.height)), animate=False)
        self._lay_out()
        self._tell()

    def _tell(self) -> None:
        if self._spots:
            self.post_message(self.Moved(self.spot))

    def on_click(self, event: events.Click) -> None:
        meta = event.style.meta
        if "spot" in meta:
            block, run = meta["spot"]
            self._move(self._spots.index(Spot(block, run)))
            return
        inside = event.get_content_offset(self)
        at = -1 if inside is None else inside.y + self.scroll_offset.y
        if 0 <= at < len(self._lines):
            self._move_to_block(self._lines[at][0])

    # -- painting ------------------------------------------------------------------------------

    def on_resize(self, _event: events.Resize) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        self._lines, self._starts = [], []
        here = self.spot if self._spots else None
        for block, passage in enumerate(self._passages):
            self._starts.append(len(self._lines))
            if passage.apart and self._lines:
                self._lines.append((block, Content("")))
            text = joined(*(self._piece(block, piece.run, piece.text, here) for piece in passage.pieces))
            if passage.look:
                text = text.stylize_before(passage.look)
            mark = "▸ " if here is not None and here.block == block else "  "
            first = joined(mark, passage.first)
            self._lines += [(block, content) for content in lines_of(Para(text, first), width)]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    @staticmethod
    def _piece(block: int, run: int | None, text: Content, here: Spot | None) -> Content:
        if run is None:
            return text
        chosen = here is not None and here.block == block and here.run == run
        marked = text.stylize("reverse bold" if chosen else "underline")
        return marked.stylize(Style.from_meta({"spot": (block, run)}))

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        base = self.visual_style
        if at >= len(self._lines):
            return Strip.blank(self.size.width, base.rich_style)
        block, content = self._lines[at]
        if self._spots and block == self.spot.block and content.plain:
            content = content.pad_right(max(self.size.width - content.cell_length, 0)).stylize_before(
                "on $panel"
            )
        return painted(self, content, base).adjust_cell_length(self.size.width, base.rich_style)
