"""The times that a log may hold are days of the calendar, which every reader of dates takes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.negotiation.guards import is_instant
from kpo_tui.table.session import instant

SHAPED = st.tuples(
    st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32), st.integers(0, 25), st.integers(0, 61),
    st.integers(0, 61), st.integers(0, 999),
).map(lambda t: "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z".format(*t))  # fmt: skip


def is_read(text: str) -> bool:
    """What Python's calendar says; it takes midnight at the end of a day in later versions."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[11:13] != "24"


@given(SHAPED)
def test_a_time_in_the_logs_writing_passes_exactly_when_the_calendar_has_it(text: str) -> None:
    assert bool(is_instant(text)) == is_read(text)


@pytest.mark.parametrize("year", [0, 1, 4, 1900, 1904, 2000, 2023, 2024, 2100, 9996, 9999])
def test_every_day_of_a_year_passes_and_no_other(year: int) -> None:
    for month in range(14):
        for day in range(33):
            text = f"{year:04}-{month:02}-{day:02}T12:00:00.000Z"
            assert bool(is_instant(text)) == is_read(text), text


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_moment_is_written_as_a_time_that_passes(moment: datetime) -> None:
    written = instant(moment)
    assert is_instant(written)
    assert datetime.fromisoformat(written) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@given(st.text(max_size=30))
def test_nothing_in_another_writing_passes(text: str) -> None:
    assert not is_instant(text) or is_read(text)
    assert not is_instant("٢٠٢٦-01-31T12:00:00.000Z")
