"""Aligned lines tell both texts, in order, and call equal what is equal."""

from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.correspondence.clause_text import aligned

texts = st.lists(st.sampled_from("abcdef"), max_size=8)


@given(texts, texts)
def test_the_stretches_cover_both_texts_and_equal_ones_are_equal(old: list[str], new: list[str]) -> None:
    i = j = 0
    for equal, i1, i2, j1, j2 in aligned(old, new):
        assert (i1, j1) == (i, j)
        assert not equal or old[i1:i2] == new[j1:j2]
        assert equal or i1 == i2 or j1 == j2 or old[i1] != new[j1]
        i, j = i2, j2
    assert (i, j) == (len(old), len(new))


def test_lines_that_changed_in_place_are_paired_though_they_repeat() -> None:
    assert aligned(["a", "b", "a"], ["a", "x", "a"]) == [
        (True, 0, 1, 0, 1),
        (False, 1, 2, 1, 2),
        (True, 2, 3, 2, 3),
    ]
