"""A part of the changes: what applying some of them, and not the others, comes to."""

from collections.abc import Collection, Iterator
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.redline import Redline, apply, compare_texts
from tests.documents.redline.builders import AGREEMENT, ANY_TEXT, TEXTS, WORDS, edited_agreements

PAIRS = st.one_of(st.tuples(TEXTS, TEXTS), st.tuples(ANY_TEXT, ANY_TEXT), edited_agreements())


@st.composite
def edits_apart(draw: st.DrawFn) -> tuple[str, str]:
    """The agreement, and the agreement with at most one edit in each paragraph: what most rounds of a negotiation are."""
    lines = []
    for k, line in enumerate(AGREEMENT.split("\n")):
        words = line.split(" ")
        at = draw(st.integers(1, max(1, len(words) - 2)))
        fresh = [f"word{k}", draw(WORDS), f"other{k}"]
        match draw(st.sampled_from(["keep", "keep", "replace", "insert", "cut", "delete", "add"])):
            case "replace":
                lines.append(" ".join([*words[:at], f"word{k}", *words[at + 1 :]]))
            case "insert":
                lines.append(" ".join([*words[:at], *fresh, *words[at:]]))
            case "cut" if len(words) > 8:
                lines.append(" ".join([*words[:at], *words[at + 1 :]]))
            case "delete":
                continue
            case "add":
                lines += [line, " ".join([f"New{k}", *fresh])]
            case _:
                lines.append(line)
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
def test_a_part_marks_what_was_applied_and_leaves_the_others_to_be_marked(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    redline = compare_texts(*pair)
    accepted = data.draw(st.sets(st.sampled_from(redline.changes))) if redline.changes else set()
    others = set(redline.changes) - accepted
    part = apply(redline, accepted)
    so_far, left = compare_texts(pair[0], part), compare_texts(part, pair[1])
    assert letters(so_far, "old", so_far.changes) == letters(redline, "old", accepted)
    assert letters(left, "new", left.changes) == letters(redline, "new", others)
