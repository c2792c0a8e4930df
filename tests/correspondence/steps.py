"""What a reviewer does to a file, step by step, in words that every editor can follow.

A paragraph is named by the text that it shows when the step is taken, our own changes made; a generator
takes only paragraphs whose text is nowhere else in the file.
"""

from typing import Literal, NamedTuple

What = Literal["type", "add", "strike", "move", "split", "merge", "remark"]


class Step(NamedTuple):
    """One step.

    type      put `text` in place of the characters from `start` to `end` of `line`
    add       a paragraph `text` after `line`, which looks like `other`
    strike    the paragraphs `lines`, with their ends
    move      the paragraphs `lines`, in their order, behind `line`
    split     `line` in two at `start`
    merge     `line` and the paragraph after it made one
    remark    a comment `text` on the characters from `start` to `end` of `line`

    `author` does it on the day `day`; what is not `tracked` leaves no trace.
    """

    what: What
    line: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    other: str = ""
    lines: tuple[str, ...] = ()
    author: str = "Jane Smith"
    day: str = "2026-02-01"
    tracked: bool = True
