"""A part of the changes: what applying some of them, and not the others, comes to."""

from collections.abc import Collection
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.documents.redline import Redline, apply, compare_texts
from tests.documents.redline.builders import AGREEMENT, WORDS

_PARAGRAPH = 8  # words; less is a heading, which one edit rewrites


@st.composite
def edits_apart(draw: st.DrawFn) -> tuple[str, str]:
    """The agreement with at most one edit in each paragraph: what most rounds of a negotiation are."""
    lines: list[str] = []
    for k, line in enumerate(AGREEMENT.split("\n")):
        words = line.split(" ")
        at = draw(st.integers(1, len(words) - 2)) if len(words) >= _PARAGRAPH else None
        edit = draw(st.sampled_from(["keep", "replace", "insert", "cut", "delete", "add"]))
        fresh = [f"word{k}", draw(WORDS), f"other{k}"]
        if edit == "add":
            lines += [line, " ".join(["New", *fresh])]
        elif at is None or edit == "keep":
            lines.append(line)
        elif edit != "delete":
            put_in = {"replace": fresh[:1], "insert": [*fresh, words[at]]}.get(edit, [])
            lines.append(" ".join([*words[:at], *put_in, *words[at + 1 :]]))
    return AGREEMENT, "\n".join(lines)


def letters(redline: Redline, side: Literal["old", "new"], changes: Collection[int]) -> set[int]:
    """The offsets in one text of all but white space that these changes mark."""
    found: set[int] = set()
    for s in redline.segments:
        start, end = (s.old_start, s.old_end) if side == "old" else (s.new_start, s.new_end)
        if s.change in changes:
            found.update(range(start, end))
    text = redline.old if side == "old" else redline.new
    return {k for k in found if not text[k].isspace()}


@given(edits_apart(), st.data())
def test_of_edits_that_lie_apart_a_part_marks_no_more_than_what_was_applied_and_leaves_no_more_than_the_others(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    redline = compare_texts(*pair)
    accepted = data.draw(st.sets(st.sampled_from(redline.changes))) if redline.changes else set()
    others = set(redline.changes) - accepted
    part = apply(redline, accepted)
    so_far, left = compare_texts(pair[0], part), compare_texts(part, pair[1])
    assert letters(so_far, "old", so_far.changes) <= letters(redline, "old", accepted)
    assert letters(left, "new", left.changes) <= letters(redline, "new", others)
