"""Tracked changes as XML: who made each and when, and which two belong together as a move."""

from collections.abc import Mapping
from typing import Final

from kpo_tui.documents.document import Document, Mark, Run, Runs
from kpo_tui.documents.formats.word.preparing import ends_in, words_of
from kpo_tui.documents.formats.word.xml import attributes, signature
from kpo_tui.documents.redline.sides import COME, GONE, wholly

_TAGS: Final[dict[Mark, str]] = {
    "inserted": "ins",
    "deleted": "del",
    "moved_from": "moveFrom",
    "moved_to": "moveTo",
}


_NO_TIME: Final = "1970-01-01T00:00:00Z"
"""Stands where the standard asks for a time that nobody knows: on the ends of a move, where Word does not show it."""


class Revisions:
    """Gives out the numbers of one file's changes and the names of its moves.

    The document must be `prepared`: each passage that leaves one place arrives at one.
    """

    def __init__(self, document: Document) -> None:
        self._last = 0
        words = [w for block in document.blocks for mark, w in ends_in(block) if mark == "moved_from"]
        self._moves = {w: f"move{at}" for at, w in enumerate(words, 1)}

    def number(self) -> str:
        """A number that nothing else in the file has."""
        self._last += 1
        return str(self._last)

    def moves(self, runs: Runs) -> dict[Mark, str]:
        """The names of the moves that begin or end in a paragraph."""
        marks: list[Mark] = [mark for mark in ("moved_from", "moved_to") if any(r.mark == mark for r in runs)]
        return {mark: self._moves[words_of(runs, mark)] for mark in marks}

    def wrapped(self, run: Run, content: str) -> str:
        """The content of a marked run as the change that it is."""
        tag = _TAGS[run.mark]
        return f"<w:{tag}{self.signed(run)}>{content}</w:{tag}>"

    def on_mark(self, runs: Runs) -> str:
        """The change of what holds these runs, a paragraph or a row, where all of them came or went."""
        if not wholly(runs, GONE) and not wholly(runs, COME):
            return ""
        return f"<w:{_TAGS[runs[-1].mark]}{self.signed(runs[-1])}/>"

    def range_start(self, mark: Mark, name: str, run: Run) -> tuple[str, str]:
        """What opens and closes one end of a move."""
        number = self.number()
        who = {"date": _NO_TIME, **self.author(run)}
        opening = f"<w:{_TAGS[mark]}RangeStart{attributes({'id': number, **who, 'name': name})}/>"
        return opening, f"<w:{_TAGS[mark]}RangeEnd{attributes({'id': number})}/>"

    def signed(self, run: Run) -> str:
        """The attributes of a change: its number, its author and its time."""
        return attributes({"id": self.number(), **self.author(run)})

    @staticmethod
    def author(run: Run) -> Mapping[str, str]:
        """Who made the change and, where that is known, when."""
        return signature(run.by or "Redline", run.at)
