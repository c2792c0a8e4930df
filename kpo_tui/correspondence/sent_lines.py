"""What was sent, line by line, with every form in which a line may rightly come back."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from kpo_tui.correspondence.outbox import Outgoing
from kpo_tui.documents.agreement.paragraphs import tidy
from kpo_tui.documents.document import Block, Runs, Table, plain, text_of
from kpo_tui.documents.redline.sides import COME, GONE, both_texts, has_marks, row_wholly, wholly
from kpo_tui.documents.word.preparation import prepared
from kpo_tui.text import visible


class Expected(Struct, frozen=True, gc=False):
    """A line that was sent, and the clause it is of. `optional` where it came or went as a whole with a change.

    `cell` tells that it stands in a table.
    """

    clause: str | None
    runs: Runs
    optional: bool
    forms: tuple[str, ...]
    cell: bool = False

    def allows(self, text: str) -> bool:
        """Whether `text` is the line with each of our changes taken, left, or still to be decided."""
        reached = {0}
        for run in self.runs:
            piece = visible(run.text)
            after = {at + len(piece) for at in reached if text.startswith(piece, at)}
            reached = after if run.mark == "none" else after | reached
        return len(text) in reached


@lru_cache(maxsize=1 << 14)
def flat(text: str) -> str:
    """A text as it is compared: as a Word file shows it, white space made one space, and none before a stop.

    Pandoc moves the space at the edge of what is deleted out of it, and so in front of a stop behind.
    """
    return tidy(visible(text))


def expected_lines(sent: Outgoing) -> list[Expected]:
    """The lines of the file that was sent, in order, the title and the notices first."""
    document = prepared(sent.document)
    front = map(flat, (document.title, *document.notices[1:]))
    fixed = [Expected(None, plain(text), False, (text,)) for text in front]
    return [*fixed, *(line for line in _lines(document.blocks) if line.forms != ("",))]


def _lines(blocks: tuple[Block, ...]) -> Iterator[Expected]:
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                optional = row_wholly(row, GONE) or row_wholly(row, COME)
                yield from [_line(block.clause, cell, optional, cell=True) for cell in row]
        else:
            yield _line(block.clause, block.runs)


def _line(clause: str | None, runs: Runs, optional: bool = False, *, cell: bool = False) -> Expected:
    whole = flat(text_of(runs))
    if not has_marks(runs):
        return Expected(clause, runs, False, (whole,), cell)
    if wholly(runs, COME) or wholly(runs, GONE):
        return Expected(clause, runs, True, (whole,), cell)
    old, new = map(flat, both_texts(runs))
    forms = tuple(form for form in dict.fromkeys((old, new, whole)) if form or not optional)
    return Expected(clause, runs, optional, forms, cell)
