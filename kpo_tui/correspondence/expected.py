"""What was sent, line by line, with every form in which a line may rightly come back."""

from collections.abc import Iterator
from typing import NamedTuple

from kpo_tui.correspondence.outgoing import Outgoing
from kpo_tui.documents.document import Runs, Table, text_of
from kpo_tui.documents.formats.word.preparing import prepared
from kpo_tui.documents.redline.sides import COME, GONE, row_wholly, wholly
from kpo_tui.text import visible


class Piece(NamedTuple):
    """A stretch of a line; of our own changes the other side may take it or leave it."""

    text: str
    ours: bool


class Expected(NamedTuple):
    """A line that was sent, and the clause it is of. `optional` where it came or went as a whole with a change."""

    clause: str | None
    pieces: tuple[Piece, ...]
    optional: bool
    forms: frozenset[str]

    def allows(self, text: str) -> bool:
        """Whether `text` is the line with each of our changes taken, left, or still to be decided."""
        reached = {0}
        for piece in self.pieces:
            after = {at + len(piece.text) for at in reached if text.startswith(piece.text, at)}
            reached = after | reached if piece.ours else after
        return len(text) in reached


def flat(text: str) -> str:
    """A text as it is compared: as a Word file shows it, white space made one space."""
    return " ".join(visible(text).split())


def expected_lines(sent: Outgoing) -> list[Expected]:
    """The lines of the file that was sent, in order, the title and the notices first."""
    document = prepared(sent.document)
    front = [_fixed(None, text) for text in (document.title, *document.notices[1:])]
    return [*front, *(line for line in _lines(document.blocks) if line.forms != {""})]


def _fixed(clause: str | None, text: str) -> Expected:
    return Expected(clause, (Piece(flat(text), False),), False, frozenset({flat(text)}))


def _lines(blocks: tuple[object, ...]) -> Iterator[Expected]:
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                optional = row_wholly(row, GONE) or row_wholly(row, COME)
                yield from (_line(block.clause, cell, optional) for cell in row)
        else:
            runs: Runs = block.runs  # type: ignore[attr-defined]
            clause: str | None = block.clause  # type: ignore[attr-defined]
            yield _line(clause, runs, wholly(runs, GONE) or wholly(runs, COME))


def _line(clause: str | None, runs: Runs, optional: bool) -> Expected:
    old = flat(text_of(tuple(run for run in runs if run.mark not in COME)))
    new = flat(text_of(tuple(run for run in runs if run.mark not in GONE)))
    pieces = tuple(Piece(visible(run.text), run.mark != "none") for run in runs)
    forms = {old, new, flat(text_of(runs))}
    return Expected(clause, pieces, optional, frozenset(forms - {""} if optional else forms))
