"""The draft of a moment with its places: paragraphs and the values in them, each with where it comes from."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from msgspec import Struct
from textual.content import Content

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Run, Table
from kpo_tui.documents.drafting import draft
from kpo_tui.documents.provenance import Blame, Provenance, blame_block, blame_sentence, blamed_draft
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.ui.presenting.documents import STYLES
from kpo_tui.ui.presenting.layout import BLANK, Item, Para, para
from kpo_tui.ui.presenting.plain import joined, line, own, said
from kpo_tui.ui.presenting.replay import SIDES


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
        if spot.run is None:
            found = blame_block(self.state, self.provenance, block)
            return found or blame_sentence(self.state, self.provenance, block, Run(""))
        run = _runs(block)[spot.run]
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
            return Passage(
                said(f"{number}. " if number else ""), pieces, True, "$ours bold" if level == 1 else "bold"
            )
        case Paragraph():
            return Passage(Content(""), pieces, True)
        case Numbered(level=level, number=number):
            return Passage(said("    " * (level - 1) + number.ljust(4) + " ", "$quiet"), pieces, level == 1)
        case Table():
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
        if blame.source is None:
            items.append(para("wording of the playbook"))
        else:
            source = blame.source
            what = f"put forward in proposal {source.proposal} on {source.at[:10]}"
            items.append(Para(joined(own(f"{source.party} ", SIDES[source.party]), line(what)), rest=2))
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
    return joined(own(f"{blame.accepted_by} ", SIDES[blame.accepted_by]), own(text))
