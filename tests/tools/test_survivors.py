"""What a run of mutants left is read and counted."""

import json
from pathlib import Path

from tests.tools.survivors import rates, results


def test_what_came_of_each_mistake_is_read_but_for_those_not_tried(tmp_path: Path) -> None:
    statuses = {
        "kpo_tui.log.record.x_a__1": 1,
        "kpo_tui.log.record.x_a__2": 0,
        "kpo_tui.log.record.x_b__1": None,
    }
    path = tmp_path / "kpo_tui" / "log" / "record.py.meta"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"exit_code_by_key": statuses}))
    assert results(tmp_path) == {
        "kpo_tui.log.record.x_a__1": "killed",
        "kpo_tui.log.record.x_a__2": "survived",
    }


def test_each_module_has_its_rate_and_what_no_test_reaches_counts_as_unnoticed() -> None:
    found = {
        "log.record.x_a__1": "killed",
        "log.record.x_a__2": "timeout",
        "log.record.x_b__1": "survived",
        "log.record.x_b__2": "no tests",
        "negotiation.rules.x_c__1": "killed",
    }
    assert list(rates(found)) == [
        "log.record: 2 of 4 noticed (50%)",
        "negotiation.rules: 1 of 1 noticed (100%)",
    ]
