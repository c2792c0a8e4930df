"""The golden logs are what the generator makes, and fold to the states they have always folded to."""

from collections import Counter
from pathlib import Path

import pytest

from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.rules import KINDS
from tests.logs.making import LOGS, log_named

PINNED = {
    "quick": (82, "27470a7b917e60aa", 11, 11),
    "everything": (327, "e73a5e992dff41bd", 13, 13),
    "deadlock": (196, "bc20f2e85dfa6f3f", 10, 13),
    "torn": (30, "554028627eeb24df", 1, 11),
    "hostile": (13, "db436492bee52abc", 1, 4),
}
"""For each log: its events, the beginning of its head, the number of clauses settled and on the agenda."""


@pytest.mark.parametrize("name", LOGS)
def test_a_golden_log_is_what_is_made_today(name: str, tmp_path: Path) -> None:
    made = tmp_path / "made.jsonl"
    LOGS[name](made)
    assert made.read_bytes() == log_named(name).read_bytes()


@pytest.mark.parametrize("name", LOGS)
def test_a_golden_log_folds_to_its_pinned_state(name: str) -> None:
    recording = Recording(log_named(name))
    state = recording.end
    settled = len(state.on_agenda()) - len(state.unsettled())
    assert (len(recording), state.head[:16], settled, len(state.on_agenda())) == PINNED[name]
    assert recording.damage is None
    assert (recording.reading.torn > 0) == (name == "torn")


def test_the_long_log_has_every_kind_of_event_and_what_can_happen_to_a_proposal() -> None:
    recording = Recording(log_named("everything"))
    kinds = Counter(entry.kind for entry in recording.outline)
    assert len(recording) > 300
    assert set(kinds) == set(KINDS) - {"sent"}, "two sides at one table send no Word files"
    events = [moment.event for moment in recording.moments()]
    proposals = [event for event in events if isinstance(event, Proposed)]
    assert any(len(one.clauses) > 1 for one in proposals)
    assert any(one.valid_until for one in proposals)
    assert any(offer.left_out for one in proposals for offer in one.clauses.values())
    assert any(offer.title for one in proposals for offer in one.clauses.values())


def test_the_quick_one_is_confirmed_and_the_deadlock_is_not() -> None:
    assert Recording(log_named("quick")).end.concluded
    stuck = Recording(log_named("deadlock")).end
    assert stuck.unsettled()
    assert all(stuck.clauses[clause_id].parked for clause_id in stuck.unsettled())
