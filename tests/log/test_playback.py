"""Going through a recording: every route to a moment shows the state that folding up to it gives."""

from functools import cache
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kpo_tui.errors import BadInput, Conflict, Usage
from kpo_tui.log.playback import Recording
from kpo_tui.log.record import Folding
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.replay.steps import Unit, step
from tests.log.making import forged, lines_of, short_log
from tests.logs.making import log_named

LONG = log_named("everything")
STRIDE = 7
"""Short, so that routes cross from one stretch to the next."""


@cache
def folded() -> list[Negotiation]:
    """The state after every event, folded line by line from the beginning of the log."""
    folding, states = Folding(), list[Negotiation]()
    for line in lines_of(LONG):
        folding.add(line)
        assert folding.state is not None
        states.append(folding.state)
    return states


@cache
def recording() -> Recording:
    """One recording for all routes, so that what one route leaves behind cannot mislead the next."""
    return Recording(LONG, STRIDE)


UNITS: tuple[Unit, ...] = ("event", "round", "clause", "party", "mark")
moves = st.lists(
    st.one_of(st.integers(1, 327), st.tuples(st.sampled_from(UNITS), st.booleans())), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(moves)
def test_every_route_to_an_event_shows_the_state_of_that_prefix(route: list[int | tuple[Unit, bool]]) -> None:
    at = 1
    for move in route:
        at = move if isinstance(move, int) else step(recording().outline, at, move[0], forward=move[1]) or at
        assert recording().state_at(at) == folded()[at - 1]
        assert recording().event_at(at).seq == at


def test_backwards_equals_forwards() -> None:
    forwards = [recording().state_at(seq) for seq in range(1, len(recording()) + 1)]
    backwards = [recording().state_at(seq) for seq in range(len(recording()), 0, -1)]
    assert forwards == backwards[::-1] == folded()


def test_moments_tell_what_was_before_and_after() -> None:
    for moment in recording().moments(20, 40):
        assert moment.state == folded()[moment.event.seq - 1]
        assert moment.before == folded()[moment.event.seq - 2]
    assert recording().moment_at(1).before is None


def test_the_line_of_an_event_is_that_of_the_log() -> None:
    lines = lines_of(LONG)
    assert [recording().line_at(seq) for seq in (1, 2, 200, len(lines))] == [
        lines[0],
        lines[1],
        lines[199],
        lines[-1],
    ]


@pytest.mark.parametrize("seq", [0, -1, 328])
def test_an_event_that_is_not_there_is_refused(seq: int) -> None:
    for ask in (recording().state_at, recording().event_at, recording().line_at, recording().moment_at):
        with pytest.raises(Usage, match="there is no event"):
            ask(seq)


def test_a_damaged_log_is_played_up_to_where_it_is_sound(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    path.write_bytes(path.read_bytes().replace(b'"reason":"later"', b'"reason":"sooner"'))
    found = Recording(path, 3)
    assert found.damage is not None
    assert found.damage.line == 7
    assert len(found) == 6
    assert _all_states(found)[-1] == found.end


def test_an_event_of_a_newer_kind_ends_the_replay(tmp_path: Path) -> None:
    path = tmp_path / "newer.jsonl"
    path.write_bytes(forged({"type": "commented", "text": "Fine."}, {"type": "sealed", "seal": "red"}))
    found = Recording(path)
    assert len(found) == 2
    assert "sealed" in str(found.damage)


def test_a_log_of_a_newer_format_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "newer.jsonl"
    path.write_bytes(forged().replace(b'"format":1', b'"format":9', 1))
    with pytest.raises(BadInput, match="format 9"):
        Recording(path)


@pytest.mark.parametrize("stride", [3, 4, 8, 100])
def test_a_log_that_is_changed_under_the_recording_is_noticed(stride: int, tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    sound = path.read_bytes()
    for old, new in (
        (b"The end.", b"The END."),
        (b"fine", b"FINE"),
        (b"Acme Ltd", b"Acme Inc"),
        (b"}\n", b" "),
    ):
        path.write_bytes(sound)
        found = Recording(path, stride)
        path.write_bytes(sound.replace(old, new))
        with pytest.raises(Conflict, match="open it again"):
            _all_states(found)


def test_a_log_that_is_gone_is_a_bad_file(tmp_path: Path) -> None:
    found = Recording(short_log(tmp_path).path)
    found.path.unlink()
    with pytest.raises(BadInput, match="cannot be read"):
        found.state_at(2)


def test_a_log_that_grows_under_the_recording_plays_as_before(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    found, expected = Recording(session.path, 3), Recording(session.path, 3)
    states = _all_states(expected)
    session.perform(Comment(text="And one more."), "client")
    assert _all_states(found) == states
    assert len(Recording(session.path)) == len(found) + 1


def test_a_torn_line_is_no_event() -> None:
    found = Recording(log_named("torn"))
    assert found.reading.torn > 0
    assert len(found) == 30


def _all_states(found: Recording) -> list[Negotiation]:
    return [found.state_at(seq) for seq in range(1, len(found) + 1)]


def test_opening_says_how_far_it_has_come() -> None:
    told: list[int] = []
    Recording(LONG, STRIDE, told.append)
    assert told == sorted(set(told))
    assert len(told) == -(-327 // STRIDE)
    assert told[-1] <= LONG.stat().st_size


def test_a_recording_beside_another_shows_the_same_and_leaves_it_alone() -> None:
    first = Recording(LONG, STRIDE)
    first.state_at(300)
    kept = dict(first._recent)
    beside = first.beside()
    assert [beside.state_at(seq) for seq in (1, 100, 327)] == [folded()[seq - 1] for seq in (1, 100, 327)]
    assert first._recent == kept
