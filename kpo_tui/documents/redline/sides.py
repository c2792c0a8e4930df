"""The two texts in a marked document: as it was, and as it is with every change made."""

from typing import Final

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Document, Mark, Run, Runs, Table, text_of, with_runs

GONE: Final[frozenset[Mark]] = frozenset({"deleted", "moved_from"})
COME: Final[frozenset[Mark]] = frozenset({"inserted", "moved_to"})


def accepted(document: Document) -> Document:
    """The document with every change made and no mark left."""
    return _without(document, GONE)


def rejected(document: Document) -> Document:
    """The document as it was before its changes, in the shape it has now."""
    return _without(document, COME)


def wholly(runs: Runs, marks: frozenset[Mark]) -> bool:
    """Whether there is text, and all of it has one of these marks: the paragraph came or went with it."""
    for run in runs:
        if run.mark not in marks:
            return False
    return bool(runs)


def has_marks(runs: Runs) -> bool:
    """Whether anything in the text is marked as changed."""
    for run in runs:  # noqa: SIM110  (asked of every paragraph, several times; a generator takes twice as long)
        if run.mark != "none":
            return True
    return False


def both_texts(runs: Runs) -> tuple[str, str]:
    """The text as it was, and as it is with every change made."""
    if not has_marks(runs):
        text = text_of(runs)
        return text, text
    before = "".join([run.text for run in runs if run.mark not in COME])
    return before, "".join([run.text for run in runs if run.mark not in GONE])


def is_marked(block: Block) -> bool:
    """Whether anything in the block is marked as changed."""
    if not isinstance(block, Table):
        return has_marks(block.runs)
    return any(has_marks(cell) for row in (block.header, *block.rows) for cell in row)


def row_wholly(row: tuple[Runs, ...], marks: frozenset[Mark]) -> bool:
    """Whether a table row came or went as a whole."""
    return wholly(tuple(run for cell in row for run in cell), marks)


def _without(document: Document, marks: frozenset[Mark]) -> Document:
    blocks = tuple(kept for block in document.blocks if (kept := _block(block, marks)) is not None)
    return replace(document, blocks=blocks)


def _block(block: Block, marks: frozenset[Mark]) -> Block | None:
    if not is_marked(block):
        return block
    if not isinstance(block, Table):
        return None if wholly(block.runs, marks) else with_runs(block, lambda runs: _unmarked(runs, marks))
    kept = [at for at, row in enumerate(block.rows) if not row_wholly(row, marks)]
    if not kept and row_wholly(block.header, marks):
        return None
    rows = tuple(block.rows[at] for at in kept)
    shaded = tuple(new for new, at in enumerate(kept) if at in block.shaded)
    return with_runs(replace(block, rows=rows, shaded=shaded), lambda runs: _unmarked(runs, marks))


def _unmarked(runs: Runs, marks: frozenset[Mark]) -> Runs:
    return tuple(
        run if run.mark == "none" else Run(run.text, run.style, term=run.term)
        for run in runs
        if run.mark not in marks
    )
