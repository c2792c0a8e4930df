"""How wide the columns of a table are."""

from math import ceil
from typing import Final

from msgspec.structs import replace

from kpo_tui.documents.document import Document, Runs, Table, text_of

_WIDE: Final = 6  # columns beyond which a table needs the page on its side
_CHARACTER, _SMALL_CHARACTER = 110, 72  # twips that a character takes, in a table and in small print
_BOLD: Final = 1.15  # the letters of ordinary print that take the room of a bold one
_MARGIN: Final = 170  # twips left and right of a cell's text
_MOST_COLUMNS: Final = 63
_LONGEST, _MOST = 18, 60  # letters of a word, and characters of a cell, for which room is made


def is_wide(table: Table) -> bool:
    """Whether the table has so many columns that it needs small print on a page on its side."""
    return len(table.header) > _WIDE


def needs_landscape(document: Document) -> bool:
    """Whether a table of the document is wide."""
    return any(isinstance(block, Table) and is_wide(block) for block in document.blocks)


def columns(table: Table, room: int) -> list[int]:
    """The width of each column in twips: room for its longest word first, then by how much it says."""
    character = _SMALL_CHARACTER if is_wide(table) else _CHARACTER
    texts = [[text_of(row[at]) for row in (table.header, *table.rows)] for at in range(len(table.header))]
    heads = [ceil(_longest_word(column[:1]) * _BOLD) for column in texts]
    longest = [max(head, _longest_word(column[1:])) for head, column in zip(heads, texts, strict=True)]
    least = _least(longest, character, room)
    said = [min(sum(map(len, column)) // len(column), _MOST) + 1 for column in texts]
    left = room - sum(least)
    widths = [own + left * share // sum(said) for own, share in zip(least, said, strict=True)]
    return [*widths[:-1], room - sum(widths[:-1])]


def _least(longest: list[int], character: int, room: int) -> list[int]:
    """Room for each column's longest word; where there is not enough, less air, then the longest words broken."""
    lean = character * 9 // 10
    steps = [(character, _LONGEST), *((lean, letters) for letters in range(_LONGEST, 0, -1))]
    for width, letters in steps:
        found = [min(word, letters) * width + _MARGIN for word in longest]
        if sum(found) <= room:
            return found
    return [room // len(longest)] * len(longest)


def fitted(table: Table) -> Table:
    """The table with no more columns than Word opens: what is in those beyond stands in the last."""
    if len(table.header) <= _MOST_COLUMNS:
        return table
    return replace(table, header=_gathered(table.header), rows=tuple(map(_gathered, table.rows)))


def _gathered(row: tuple[Runs, ...]) -> tuple[Runs, ...]:
    *rest, first = row[:_MOST_COLUMNS]
    beyond = tuple(
        run for cell in row[_MOST_COLUMNS:] if cell for run in (replace(cell[0], text=" | "), *cell)
    )
    return (*rest, first + beyond)


def _longest_word(texts: list[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), _LONGEST)
