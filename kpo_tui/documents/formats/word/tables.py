"""How wide the columns of a table are."""

from typing import Final

from kpo_tui.documents.document import Document, Table, text_of

PORTRAIT: Final = 9026  # twips between the margins of an A4 page on its end
LANDSCAPE: Final = 14858  # and on its side, with narrower margins
_WIDE: Final = 6  # columns beyond which a table needs the page on its side
_CHARACTER, _SMALL_CHARACTER = 110, 72  # twips that a character takes, in a table and in small print
_MARGIN: Final = 170  # twips left and right of a cell's text
_LONGEST, _MOST = 18, 60  # letters of a word, and characters of a cell, for which room is made


def is_wide(table: Table) -> bool:
    """Whether the table has so many columns that it needs small print on a page on its side."""
    return len(table.header) > _WIDE


def needs_landscape(document: Document) -> bool:
    """Whether a table of the document is wide."""
    return any(isinstance(block, Table) and is_wide(block) for block in document.blocks)


def columns(table: Table) -> list[int]:
    """The width of each column in twips: room for its longest word first, then by how much it says."""
    room, character = (LANDSCAPE, _SMALL_CHARACTER) if is_wide(table) else (PORTRAIT, _CHARACTER)
    texts = [[text_of(row[at]) for row in (table.header, *table.rows)] for at in range(len(table.header))]
    least = [_longest_word(column) * character + _MARGIN for column in texts]
    said = [min(sum(map(len, column)) // len(column), _MOST) + 1 for column in texts]
    left = room - sum(least)
    if left > 0:
        widths = [own + left * share // sum(said) for own, share in zip(least, said, strict=True)]
    else:
        widths = [room * own // sum(least) for own in least]
    return [*widths[:-1], room - sum(widths[:-1])]


def _longest_word(texts: list[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), _LONGEST)
