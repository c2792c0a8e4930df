"""The page: all of a log as data, nothing of it as markup, small."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.party import SIDES
from kpo_tui.replay.page import MOST_WORDED, page
from kpo_tui.text import ACTIVE
from tests.log.making import short_log
from tests.logs.making import LOGS, log_named


def data_of(text: str) -> dict[str, Any]:
    """The data that a page holds."""
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    loaded = json.loads(found[0])
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("name", LOGS)
def test_the_page_puts_together_the_state_at_every_moment(name: str) -> None:
    recording = Recording(log_named(name))
    data = data_of(page(recording))
    rows: dict[int, list[str]] = {}
    ids = list(recording.end.clauses)
    assert len(data["events"]) == len(recording)
    for moment, event in zip(recording.moments(), data["events"], strict=True):
        rows.update({row[0]: row[1:] for row in event.get("rows", [])})
        state = moment.state
        assert {ids[at]: row[1] for at, row in rows.items()} == {
            one: state.where(one) for one in state.clauses
        }
        for at, row in rows.items():
            numbers = [state.standing(ids[at], party) for party in SIDES]
            assert [text.rstrip("*!") for text in row[2:4]] == [
                str(one.seq) if one else "–" for one in numbers
            ]


def test_nothing_in_a_hostile_log_is_markup_or_acts() -> None:
    text = page(Recording(log_named("hostile")))
    assert text.count("<script") == 2
    assert text.count("</script>") == 2
    assert "<img" not in text
    assert not ACTIVE.search(text)
    assert "$title" not in text.split('id="data">')[0]
    embedded = text.split('id="data">')[1].split("</script>")[0]
    assert not set(embedded) & set("<>&")


def test_the_page_lets_only_its_own_script_run() -> None:
    text = page(Recording(log_named("quick")))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert not re.search(r"(?:src|href|action)=", text.split('id="data">')[0])
    assert "innerHTML" not in text


def test_the_page_is_small_for_a_long_log() -> None:
    path = log_named("everything")
    assert len(page(Recording(path)).encode()) < 3 * path.stat().st_size


def test_a_damaged_log_says_so_on_the_page(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    path.write_bytes(path.read_bytes().replace(b'"reason":"later"', b'"reason":"sooner"'))
    notices = data_of(page(Recording(path)))["notices"]
    assert notices[0].startswith("The log is damaged at line 7")


def test_each_event_says_what_it_changed() -> None:
    recording = Recording(log_named("quick"))
    events = data_of(page(recording))["events"]
    counter = next(
        event for event in events if event["kind"] == "proposed" and event["told"].startswith("counters")
    )
    change = counter["changes"][0]
    assert change["values"]
    marks = {code for _, stretches in change["wording"] for code, _ in stretches}
    assert marks & {1, 2}
    assert "against what" in change["against"]


def test_a_page_of_a_very_long_log_leaves_out_redlines_of_wording_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MOST_WORDED >= 1000
    monkeypatch.setattr("kpo_tui.replay.page.MOST_WORDED", 10)
    data = data_of(page(Recording(log_named("quick"))))
    events = data["events"]
    assert "not in wording" in data["notices"][0]
    assert not any("wording" in change for event in events for change in event.get("changes", []))
    assert any("values" in change for event in events for change in event.get("changes", []))


def test_a_page_that_leaves_out_nothing_says_nothing_of_it() -> None:
    assert not any("wording" in notice for notice in data_of(page(Recording(log_named("quick"))))["notices"])
