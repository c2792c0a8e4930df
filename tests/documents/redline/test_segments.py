"""A redline as a value: its texts, its changes taken or left, and how much changed."""

import pytest

from kpo_tui.documents.document import SPACING
from kpo_tui.documents.redline.segments import Redline, Segment, Stat, apply, stat

OLD = "Pay in 30 days.  Send it. By post."
NEW = "Pay in 45 days. Send it now. By post."

EDITED = Redline(
    OLD,
    NEW,
    (
        Segment("equal", 0, 7, 0, 7),
        Segment("replaced", 7, 9, 7, 9, change=1),
        Segment("equal", 9, 15, 9, 15),
        Segment("spacing", 15, 17, 15, 16, change=SPACING),
        Segment("equal", 17, 24, 16, 23),
        Segment("inserted", 24, 24, 23, 27, change=2),
        Segment("equal", 24, 34, 27, 37),
    ),
)
"""A value replaced, white space that differs, and a word put in."""

MOVED = Redline(
    "One two three. Four. ",
    "Four. One two 3. ",
    (
        Segment("moved_from", 0, 15, 0, 0, change=1, move=1),
        Segment("equal", 15, 21, 0, 6),
        Segment("moved_to", 21, 21, 6, 14, change=1, move=1),
        Segment("deleted", 21, 21, 14, 14, change=1, move=1),
        Segment("inserted", 21, 21, 14, 17, change=1, move=1),
    ),
)
"""A sentence moved behind another, with a word of it edited on the way."""


def test_each_segment_has_its_stretch_of_both_texts() -> None:
    replaced, spacing, inserted = EDITED.segments[1], EDITED.segments[3], EDITED.segments[5]
    assert (EDITED.old_text(replaced), EDITED.new_text(replaced)) == ("30", "45")
    assert (EDITED.old_text(spacing), EDITED.new_text(spacing)) == ("  ", " ")
    assert (EDITED.old_text(inserted), EDITED.new_text(inserted)) == ("", " now")


def test_the_changes_are_numbered_in_order_with_spacing_first() -> None:
    assert EDITED.changes == (SPACING, 1, 2)
    assert SPACING == 0


def test_the_two_ends_of_a_move_are_one_change() -> None:
    assert MOVED.changes == (1,)


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old() -> None:
    for redline in (EDITED, MOVED):
        assert redline.accept_all() == redline.new
        assert redline.reject_all() == redline.old


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ((), OLD),
        ((1,), "Pay in 45 days.  Send it. By post."),
        ((2,), "Pay in 30 days.  Send it now. By post."),
        ((SPACING,), "Pay in 30 days. Send it. By post."),
        ((1, 2, SPACING), NEW),
        ((1, 99), "Pay in 45 days.  Send it. By post."),
    ],
)
def test_only_the_changes_that_are_accepted_are_made(accepted: tuple[int, ...], text: str) -> None:
    assert apply(EDITED, accepted) == text
    assert apply(EDITED, set(accepted)) == text


def test_words_put_in_and_taken_out_are_counted_and_white_space_is_not() -> None:
    assert stat(EDITED) == Stat(changes=2, moves=0, inserted=2, deleted=1, moved=0)


def test_a_word_that_moved_counts_once_and_one_edited_on_the_way_as_edited() -> None:
    assert stat(MOVED) == Stat(changes=1, moves=1, inserted=1, deleted=0, moved=2)


def test_the_words_of_all_moves_are_counted() -> None:
    redline = Redline(
        "a b. c d e. f.",
        "f. a b. c d e. ",
        (
            Segment("moved_from", 0, 5, 0, 0, change=1, move=1),
            Segment("moved_from", 5, 12, 0, 0, change=2, move=2),
            Segment("replaced", 12, 14, 0, 3, change=3),
            Segment("moved_to", 14, 14, 3, 8, change=1, move=1),
            Segment("moved_to", 14, 14, 8, 15, change=2, move=2),
        ),
    )
    assert stat(redline) == Stat(changes=3, moves=2, inserted=1, deleted=1, moved=5)


def test_every_kind_of_edit_counts_its_words_on_its_own_side() -> None:
    redline = Redline(
        "a b c d e",
        "x y z e",
        (
            Segment("deleted", 0, 6, 0, 0, change=1),
            Segment("replaced", 6, 7, 0, 5, change=2),
            Segment("equal", 7, 9, 5, 7),
        ),
    )
    assert stat(redline) == Stat(changes=2, moves=0, inserted=3, deleted=4, moved=0)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), (" .,;", 0), ("the party's fee", 3), ("co-operation", 1), ("30 Tage – Grüße", 3)],
)
def test_a_word_is_letters_digits_and_what_joins_them(text: str, words: int) -> None:
    redline = Redline("", text, (Segment("inserted", 0, 0, 0, len(text), change=1),))
    assert stat(redline).inserted == words


def test_two_equal_texts_have_no_change() -> None:
    same = Redline("Pay.", "Pay.", (Segment("equal", 0, 4, 0, 4),))
    assert same.changes == ()
    assert stat(same) == Stat(0, 0, 0, 0, 0)
    assert same.accept_all() == same.reject_all() == "Pay."
