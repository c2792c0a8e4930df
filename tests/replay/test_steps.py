"""Going through a recording, by any measure; and pauses."""

from datetime import timedelta
from functools import cache

import pytest

from kpo_tui.errors import Usage
from kpo_tui.log.playback import Recording
from kpo_tui.replay.steps import find, step
from kpo_tui.replay.times import LONGEST_PAUSE, SHORTEST_PAUSE, at_time, later, moment_named, pause
from tests.logs.making import log_named


@cache
def played() -> Recording:
    return Recording(log_named("everything"))


def test_events_are_neighbours_and_end_at_both_ends() -> None:
    outline = played().outline
    assert (step(outline, 5), step(outline, 5, forward=False)) == (6, 4)
    assert step(outline, 1, forward=False) is None
    assert step(outline, len(outline)) is None


def test_rounds_go_to_their_first_event() -> None:
    outline = played().outline
    first, second, third = outline.rounds[:3]
    assert step(outline, 1, "round") == first
    assert step(outline, first, "round") == second
    assert step(outline, second + 1, "round", forward=False) == second
    assert step(outline, third, "round", forward=False) == second
    assert step(outline, first, "round", forward=False) == 1
    assert step(outline, outline.rounds[-1], "round") is None


def test_a_clause_steps_to_its_next_change() -> None:
    outline = played().outline
    at, seen = 1, []
    while (found := step(outline, at, "clause", clause="liability")) is not None:
        seen.append(found)
        at = found
    assert seen == [entry.seq for entry in outline if "liability" in entry.clauses]
    assert step(outline, seen[1], "clause", forward=False, clause="liability") == seen[0]


def test_without_a_clause_it_steps_to_another_clause() -> None:
    outline = played().outline
    found = step(outline, 3, "clause")
    assert found is not None
    assert not set(outline[found].clauses) <= set(outline[3].clauses)


def test_a_party_steps_to_its_own_next_act_or_to_the_other_party() -> None:
    outline = played().outline
    found = step(outline, 1, "party", party="provider")
    assert found is not None
    assert outline[found].party == "provider"
    assert all(outline[seq].party != "provider" for seq in range(1, found))
    assert step(outline, 2, "party") == found


def test_marks_leave_out_what_a_timeline_does_not_mark() -> None:
    outline = played().outline
    kinds = {outline[found].kind for at in range(1, len(outline)) if (found := step(outline, at, "mark"))}
    assert "proposed" in kinds
    assert kinds.isdisjoint({"withdrawn", "rejected", "unparked", "confirmed"})


@pytest.mark.parametrize("seq", [1, 2, 60, 200])
def test_a_time_leads_to_the_last_event_up_to_it(seq: int) -> None:
    assert at_time(played(), played().event_at(seq).at) == seq


def test_a_day_means_its_end_and_a_time_before_all_the_opening() -> None:
    day = played().event_at(100).at[:10]
    found = at_time(played(), day)
    assert played().event_at(found).at[:10] == day
    assert played().event_at(found + 1).at[:10] > day
    assert at_time(played(), "1999-12-31") == 1
    assert at_time(played(), "2999-12-31T00:00") == len(played())
    with pytest.raises(Usage, match="'soon' is not a time"):
        at_time(played(), "soon")


def test_a_text_is_found_forwards_and_backwards_in_either_case() -> None:
    found = find(played(), "HOLIDAYS", 1)
    assert found is not None
    assert "holidays" in played().line_at(found).decode()
    following = find(played(), "holidays", found)
    assert following is not None
    assert find(played(), "holidays", following, forward=False) == found
    assert find(played(), "no such words", 1) is None


def test_short_pauses_are_kept_and_long_ones_shortened_and_said() -> None:
    assert pause("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:01.500Z") == (1.5, "")
    assert pause("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z") == (SHORTEST_PAUSE, "")
    assert pause("2026-01-01T00:00:00.000Z", "2026-01-04T05:00:00.000Z") == (LONGEST_PAUSE, "3 days later")
    assert pause("2026-01-01T00:00:00.000Z", "2026-01-01T00:11:00.000Z", speed=4) == (0.5, "11 minutes later")


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (timedelta(seconds=7), "7 seconds"),
        (timedelta(seconds=119), "1 minute 59 seconds"),
        (timedelta(minutes=119), "1 hour 59 minutes"),
        (timedelta(hours=26), "26 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=40, hours=5), "40 days"),
    ],
)
def test_lengths_of_time_are_said_in_round_units(time: timedelta, said: str) -> None:
    assert later(time) == said


def test_a_moment_is_named_by_a_number_or_a_time() -> None:
    assert moment_named(played(), " #12 ") == moment_named(played(), "12") == 12
    assert moment_named(played(), "2999-12-31") == len(played())
    for wrong in ("0", "328", "9" * 40):
        with pytest.raises(Usage, match="events 1 to 327"):
            moment_named(played(), wrong)
