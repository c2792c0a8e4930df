"""A draft to walk through, paragraph by paragraph and value by value, each with where it comes from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.agreement.provenance import (
    Blame,
    Provenance,
    blame_block,
    blame_sentence,
    blamed_draft,
)
from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Run, Table
from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.layout import BLANK, Item, Para, lines_of, para
from kpo_tui.ui.kit.lines import painted
from kpo_tui.ui.kit.plain import joined, line, own, said
from kpo_tui.ui.panels.redline_lines import STYLES
from kpo_tui.ui.replay.frame import COLOURS


class Spot(Struct, frozen=True):
    """A place to stand on: a block of the draft, or with `run` one value in it."""

    block: int
    run: int | None = None


class Piece(Struct, frozen=True):
    """A stretch of a paragraph. `run` is its place in the block, if it is a value of its own."""

    text: Content
    run: int | None = None


class Passage(Struct, frozen=True):
    """A block as it is shown: what stands before it, and its pieces. `apart` leaves a line free above it."""

    first: Content
    pieces: tuple[Piece, ...]
    apart: bool
    look: str = ""


class BlamedDraft(Struct, frozen=True):
    """A draft, its passages in order, and what is known of where it comes from."""

    state: Negotiation
    provenance: Provenance
    document: Document
    passages: tuple[Passage, ...]

    def with_notes(self) -> Document:
        """The draft with its provenance written after each paragraph."""
        return blamed_draft(self.state, self.provenance)

    def spots(self) -> tuple[Spot, ...]:
        """Every place to stand on, in reading order."""
        found: list[Spot] = []
        for block, passage in enumerate(self.passages):
            found.append(Spot(block))
            found += [Spot(block, piece.run) for piece in passage.pieces if piece.run is not None]
        return tuple(found)

    def blames(self, spot: Spot) -> list[Blame]:
        """Where the value or the paragraph at a spot comes from."""
        block = self.document.blocks[spot.block]
        if spot.run is None and (found := blame_block(self.state, self.provenance, block)):
            return found
        run = Run("") if spot.run is None else _runs(block)[spot.run]
        return blame_sentence(self.state, self.provenance, block, run)


def blamed_at(recording: Recording, seq: int, wanted: Callable[[], bool] = lambda: True) -> BlamedDraft:
    """The draft after event `seq`. It takes its time: for a thread. Raises KpoError if the log cannot be read.

    It stops looking where `wanted` turns False: then nobody waits for it any more.
    """
    moments = takewhile(lambda _: wanted(), recording.moments(1, seq))
    provenance = Provenance.of(moment.event for moment in moments)
    state = recording.state_at(seq)
    document = draft(state)
    return BlamedDraft(state, provenance, document, tuple(map(_passage, document.blocks)))


def _runs(block: Block) -> tuple[Run, ...]:
    if isinstance(block, Table):
        return tuple(run for row in (block.header, *block.rows) for cell in row for run in cell)
    return block.runs


def _passage(block: Block) -> Passage:
    pieces = tuple(_pieces(block))
    match block:
        case Heading(level=level, number=number):
            look = "$ours bold" if level == 1 else "bold"
            return Passage(said(f"{number}. " if number else ""), pieces, True, look)
        case Numbered(level=level, number=number):
            return Passage(said("    " * (level - 1) + number.ljust(4) + " ", "$quiet"), pieces, level == 1)
        case Paragraph() | Table():
            return Passage(Content(""), pieces, True)


def _pieces(block: Block) -> Iterator[Piece]:
    """The runs of a block; the cells of a table one after the other, rows on lines of their own."""
    if not isinstance(block, Table):
        for at, run in enumerate(block.runs):
            yield _piece(run, at)
        return
    at = 0
    for number, row in enumerate((block.header, *block.rows)):
        for column, cell in enumerate(row):
            if number or column:
                yield Piece(own("  |  " if column else "\n", "$quiet"))
            for run in cell:
                yield _piece(run, at)
                at += 1


def _piece(run: Run, at: int) -> Piece:
    text = said(" ".join(run.text.split("\n")), STYLES[run.style], 100_000)
    return Piece(text, at if run.term is not None else None)


def blame_items(blames: list[Blame], tell: Callable[[int], Content]) -> tuple[Item, ...]:
    """Where something comes from, a paragraph each. `tell` says in words what the proposals answered were."""
    if not blames:
        return (para("This is no wording of a clause: the program adds it to every agreement.", "$quiet"),)
    items: list[Item] = []
    for blame in blames:
        items += [BLANK] if items else []
        items.append(Para(line(blame.what, "bold", 300)))
        if (source := blame.source) is None:
            items.append(para("wording of the playbook"))
        else:
            what = f"put forward in proposal {source.proposal} on {source.at[:10]}"
            items.append(Para(joined(own(f"{source.party} ", COLOURS[source.party]), line(what)), rest=2))
            items += [
                Para(joined(own(f"answering {number}: ", "$quiet"), tell(number)), own("    "))
                for number in source.answers
            ]
        items.append(Para(_acceptance(blame), rest=2))
    return tuple(items)


def _acceptance(blame: Blame) -> Content:
    if blame.accepted_by is None:
        return own("not agreed", "$gap")
    text = f"accepted in event {blame.accepted_seq} on {blame.accepted_at[:10]}"
    return joined(own(f"{blame.accepted_by} ", COLOURS[blame.accepted_by]), own(text))


class Spots(ScrollView, can_focus=True):
    """Paints the lines in sight; the paragraph at the cursor is marked, and the value in it if one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up,k", "passage(-1)", "Up", tooltip="The paragraph before"),
        hidden("down,j", "passage(1)", "Down", tooltip="The next paragraph"),
        hidden("right,tab", "spot(1)", "Next", tooltip="The next paragraph or value"),
        hidden("left,shift+tab", "spot(-1)", "Before", tooltip="The paragraph or value before"),
        hidden("pageup", "page(-1)", "Page up", tooltip="A page up"),
        hidden("pagedown", "page(1)", "Page down", tooltip="A page down"),
        hidden("home", "end(0)", "First", tooltip="The first paragraph"),
        hidden("end", "end(-1)", "Last", tooltip="The last paragraph"),
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
            self._move_to_block(here.block if by < 0 and here.run is not None else here.block + by)

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
            first = joined("▸ " if here is not None and here.block == block else "  ", passage.first)
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
        at, base = y + self.scroll_offset.y, self.visual_style
        if at >= len(self._lines):
            return Strip.blank(self.size.width, base.rich_style)
        block, content = self._lines[at]
        if self._spots and block == self.spot.block and content.plain:
            content = content.pad_right(max(self.size.width - content.cell_length, 0))
            content = content.stylize_before("on $panel")
        return painted(self, content, base).adjust_cell_length(self.size.width, base.rich_style)
