"""The past of a recording, cut at any moment, is what a recording of that prefix alone gives."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.history.gaps import gap_histories
from kpo_tui.history.tally import tallies
from kpo_tui.log.playback import Recording
from kpo_tui.replay.past import Past
from tests.logs.making import log_named

LENGTH = 327


@cache
def played() -> tuple[Recording, Past]:
    recording = Recording(log_named("everything"))
    return recording, Past(recording.beside())


@settings(max_examples=12, deadline=None)
@given(st.integers(1, LENGTH))
def test_gaps_and_counts_at_a_moment_are_those_of_the_log_up_to_it(seq: int) -> None:
    recording, past = played()
    moments = list(recording.moments(1, seq))
    steps = {(one.clause, one.term_id): one.steps for one in past.histories(seq)}
    assert steps == {(one.clause, one.term_id): one.steps for one in gap_histories(moments)}
    assert past.tallies(seq) == tallies(moments)


def test_looking_back_does_not_move_what_is_looked_at() -> None:
    recording, past = played()
    assert past.tallies(300) == past.tallies(300)
    assert recording.state_at(1).seq == 1
