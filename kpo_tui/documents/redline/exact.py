"""A comparison of documents that can be taken back block by block.

`compare_documents` is made to be read: it may show a paragraph that changed places where it helps the eye.
Word processors make and undo changes in place, so there the order of both documents has to hold as well.
"""

from difflib import SequenceMatcher
from typing import TypeAlias

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Mark, Run, Runs, Table, text_of, with_runs
from kpo_tui.documents.redline.documents import compare_documents
from kpo_tui.documents.redline.runs import Author
from kpo_tui.documents.redline.sides import accepted, rejected

Lines: TypeAlias = list[tuple[str, ...]]

_NOBODY = Author()


def compare_exactly(old: Document, new: Document, author: Author = _NOBODY) -> Document:
    """`compare_documents`, of which accepting all gives the blocks of `new` and rejecting all those of `old`.

    Where the readable comparison does not hold to that, blocks that are in both stay and what lies between
    two of them is compared by itself; a stretch in which even that fails is replaced whole.
    """
    if not old.blocks or not new.blocks:
        return replace(new, blocks=_replaced(old.blocks, new.blocks, author))
    marked = compare_documents(old, new, author)
    if _holds(marked, old, new):
        return marked
    before, after = [_lines(block) for block in old.blocks], [_lines(block) for block in new.blocks]
    gone, come = [repr(lines) for lines in before], [repr(lines) for lines in after]
    blocks: list[Block] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, gone, come, autojunk=False).get_opcodes():
        if tag == "equal":
            blocks += new.blocks[j1:j2]
        else:
            blocks += _stretch(old.blocks[i1:i2], new.blocks[j1:j2], author)
    return replace(marked, blocks=tuple(blocks))


def lines_of(document: Document) -> Lines:
    """The text of a document: its blocks and the rows of its tables in order, cell by cell."""
    return [line for block in document.blocks for line in _lines(block)]


def _lines(block: Block) -> Lines:
    if isinstance(block, Table):
        return [tuple(text_of(cell) for cell in row) for row in (block.header, *block.rows)]
    return [(text_of(block.runs),)]


def _holds(marked: Document, old: Document, new: Document) -> bool:
    return lines_of(accepted(marked)) == lines_of(new) and lines_of(rejected(marked)) == lines_of(old)


def _stretch(old: tuple[Block, ...], new: tuple[Block, ...], author: Author) -> tuple[Block, ...]:
    before, after = Document("", old), Document("", new)
    marked = compare_documents(before, after, author)
    return marked.blocks if _holds(marked, before, after) else _replaced(old, new, author)


def _replaced(old: tuple[Block, ...], new: tuple[Block, ...], author: Author) -> tuple[Block, ...]:
    gone = (_all(block, "deleted", author) for block in old)
    return (*gone, *(_all(block, "inserted", author) for block in new))


def _all(block: Block, mark: Mark, author: Author) -> Block:
    """The block with all its text marked."""

    def marked(runs: Runs) -> Runs:
        return tuple(Run(run.text, run.style, mark, author.by, author.at, run.term) for run in runs)

    return with_runs(block, marked)
