"""The numbers of sub-clauses and list items in a draft."""

from typing import Final

from kpo_tui.documents.document import Block, Numbered, Paragraph
from kpo_tui.documents.paragraphs import Part

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def numbered(parts: list[Part], number: str, clause_id: str) -> list[Block]:
    """Paragraphs as sub-clauses of `number`, list items lettered within each; without a number, plain."""
    blocks: list[Block] = []
    counts = [0, 0, 0]
    for part in parts:
        counts[part.level - 1] += 1
        counts[part.level :] = [0] * (len(counts) - part.level)
        if part.level == 1 and not number:
            blocks.append(Paragraph(part.runs, clause=clause_id))
        else:
            blocks.append(Numbered(part.level, _label(part.level, counts, number), part.runs, clause_id))
    return blocks


def _label(level: int, counts: list[int], number: str) -> str:
    count = counts[level - 1]
    if level == 1:
        return f"{number}.{count}"
    if level == 2 and not number:
        return f"({count})"
    if level == 2:
        doubled, letter = divmod(count - 1, len(_LETTERS))
        return f"({_LETTERS[letter] * (doubled + 1)})"
    return f"({_ROMAN[count - 1] if count <= len(_ROMAN) else count})"
