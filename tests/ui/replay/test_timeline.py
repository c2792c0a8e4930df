"""The timeline: where events stand on a line of any width, and the marks that it shows."""

from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.rules import KINDS
from kpo_tui.ui.replay.timeline import MARKS, WEIGHT, Scale, marks
from tests.logs.making import log_named

scales = st.builds(Scale, st.integers(1, 300), st.integers(1, 200))


@given(scales, st.data())
def test_every_event_stands_on_the_line_in_order(scale: Scale, data: st.DataObject) -> None:
    seq = data.draw(st.integers(1, scale.events))
    column = scale.column(seq)
    assert 0 <= column < scale.columns
    assert scale.first(column) <= seq < scale.first(column + 1)
    if seq < scale.events:
        assert column <= scale.column(seq + 1)


@given(scales, st.data())
def test_a_column_leads_to_an_event_that_stands_there_or_nearest(scale: Scale, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, scale.columns - 1))
    found = scale.nearest(column)
    assert 1 <= found <= scale.events
    off = abs(scale.column(found) - column)
    for neighbour in (found - 1, found + 1):
        if 1 <= neighbour <= scale.events:
            assert off <= abs(scale.column(neighbour) - column)


@given(scales)
def test_the_ends_of_the_line_are_the_ends_of_the_log(scale: Scale) -> None:
    assert scale.nearest(-5) == 1
    assert scale.column(scale.nearest(scale.columns + 5)) == scale.column(scale.events)


def test_with_room_for_all_each_event_has_its_mark_on_its_partys_line() -> None:
    outline = Recording(log_named("everything")).outline
    scale, lines = Scale(len(outline), 700), marks(outline, 700)
    for entry in outline:
        if entry.party is not None:
            assert lines[entry.party][scale.column(entry.seq)] == MARKS[entry.kind][0]
    assert sum(mark != " " for line in lines.values() for mark in line) == len(outline) - 1


def test_where_there_is_little_room_the_weightiest_is_shown() -> None:
    outline = Recording(log_named("everything")).outline
    lines = marks(outline, 1)
    assert lines == dict.fromkeys(SIDES, "★")


def test_every_kind_but_the_opening_has_a_mark_of_one_column() -> None:
    assert set(MARKS) == set(WEIGHT) == set(KINDS) - {"opened"}
    assert all(len(mark) == 1 for mark, _, _ in MARKS.values())
