"""The laws of a redline, on generated texts and on an agreement edited as lawyers edit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.redline import SPACING, Redline, Segment, apply, compare_texts, stat
from tests.documents.redline.builders import ANY_TEXT, TEXTS, edited_agreements

PAIRS = st.one_of(st.tuples(TEXTS, TEXTS), st.tuples(ANY_TEXT, ANY_TEXT), edited_agreements())
MIRROR = {"deleted": "inserted", "inserted": "deleted", "moved_from": "moved_to", "moved_to": "moved_from"}


def texts_of(redline: Redline) -> set[tuple[str, int, int, int, int]]:
    """What is marked and where; where nothing stands on one side is left open, as its order may differ."""
    found: set[tuple[str, int, int, int, int]] = set()
    for s in redline.segments:
        old = (s.old_start, s.old_end) if s.old_start < s.old_end else (-1, -1)
        new = (s.new_start, s.new_end) if s.new_start < s.new_end else (-1, -1)
        found.add((s.kind, *old, *new))
    return found


@given(PAIRS)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(pair: tuple[str, str]) -> None:
    redline = compare_texts(*pair)
    assert redline.accept_all() == pair[1]
    assert redline.reject_all() == pair[0]


@given(st.one_of(TEXTS, ANY_TEXT))
def test_a_text_and_itself_have_no_marks(text: str) -> None:
    redline = compare_texts(text, text)
    assert redline.changes == ()
    assert all(segment.kind == "equal" for segment in redline.segments)


@given(PAIRS)
def test_exchanging_the_texts_exchanges_the_marks(pair: tuple[str, str]) -> None:
    there, back = compare_texts(pair[0], pair[1]), compare_texts(pair[1], pair[0])
    exchanged = {(MIRROR.get(kind, kind), j1, j2, i1, i2) for kind, i1, i2, j1, j2 in texts_of(there)}
    assert exchanged == texts_of(back)


@given(PAIRS)
def test_the_same_texts_give_the_same_redline(pair: tuple[str, str]) -> None:
    assert compare_texts(*pair) == compare_texts(*pair)


@given(PAIRS)
def test_segments_cover_both_texts_in_order(pair: tuple[str, str]) -> None:
    i = j = 0
    for segment in compare_texts(*pair).segments:
        assert (segment.old_start, segment.new_start) == (i, j)
        assert (segment.old_end, segment.new_end) != (i, j)
        i, j = segment.old_end, segment.new_end
    assert (i, j) == (len(pair[0]), len(pair[1]))


@given(PAIRS)
def test_segments_are_what_their_kinds_say(pair: tuple[str, str]) -> None:
    redline = compare_texts(*pair)
    for segment in redline.segments:
        old, new = redline.old_text(segment), redline.new_text(segment)
        match segment.kind:
            case "equal":
                assert old == new
                assert segment.change is None
            case "spacing":
                assert old != new
                assert not (old + new).strip()
                assert segment.change == SPACING
            case "deleted" | "moved_from":
                assert old
                assert not new
            case "inserted" | "moved_to":
                assert new
                assert not old
            case _:
                assert old != new


@given(PAIRS)
def test_what_moved_says_the_same_in_both_places(pair: tuple[str, str]) -> None:
    redline = compare_texts(*pair)
    ends: dict[int, tuple[list[str], list[str]]] = {}
    for segment in redline.segments:
        if segment.move is not None:
            gone, come = ends.setdefault(segment.move, ([], []))
            if segment.kind == "moved_from":
                gone += redline.old_text(segment).split()
            elif segment.kind == "moved_to":
                come += redline.new_text(segment).split()
    for gone, come in ends.values():
        assert "".join(gone) == "".join(come) != ""


@given(PAIRS, st.data())
def test_a_part_of_the_changes_gives_a_text_between_the_two(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    redline = compare_texts(*pair)
    accepted = data.draw(st.sets(st.sampled_from(redline.changes))) if redline.changes else set()
    between = apply(redline, accepted)
    for text in pair:
        again = compare_texts(text, between)
        assert again.accept_all() == between
        assert again.reject_all() == text
    if accepted == set(redline.changes):
        assert between == pair[1]
    if not accepted:
        assert between == pair[0]


@given(PAIRS)
def test_changes_and_moves_are_numbered_in_order(pair: tuple[str, str]) -> None:
    redline = compare_texts(*pair)
    assert [c for c in redline.changes if c != SPACING] == list(range(1, stat(redline).changes + 1))
    firsts: dict[int, Segment] = {}
    for segment in redline.segments:
        if segment.move is not None:
            firsts.setdefault(segment.move, segment)
    assert list(firsts) == list(range(1, stat(redline).moves + 1))


@settings(max_examples=30)
@given(edited_agreements())
def test_words_and_numbers_are_never_cut(pair: tuple[str, str]) -> None:
    redline = compare_texts(*pair)
    for segment in redline.segments:
        for text, at in ((pair[0], segment.old_start), (pair[1], segment.new_start)):
            inside = 0 < at < len(text) and text[at - 1].isascii() and text[at].isascii()
            assert not (inside and text[at - 1].isalnum() and text[at].isalnum())
