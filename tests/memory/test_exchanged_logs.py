"""A log whose first line was exchanged, or that lies elsewhere, is known by what was said in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kpo_tui.table.session import Session, open_here
from tests.builders import offer, session_in
from tests.memory.histories import Line, chained, dearer, parsed


def begun_a_moment_earlier(lines: list[Line]) -> list[Line]:
    return [{**lines[0], "at": "2026-01-01T00:00:00.999Z"}, *dearer(lines)[1:]]


def with_other_names(lines: list[Line]) -> list[Line]:
    names = {"client": "Acme Holdings", "provider": "Bharat Analytics Ltd"}
    return [{**lines[0], "at": "2026-01-01T00:00:00.999Z", "parties": names}, *dearer(lines)[1:]]


def test_one_event_of_the_same_moment_is_enough_to_know_a_negotiation_by(seen: Session) -> None:
    lines = parsed(seen.path)
    forged = [{**lines[0], "at": "2026-01-01T00:00:00.999Z"}, lines[2]]
    other = seen.path.with_name("v2.jsonl")
    other.write_bytes(chained(forged))
    doubt = open_here(other).doubt("client")
    assert doubt is not None
    assert doubt.other


@pytest.mark.parametrize("change", [begun_a_moment_earlier, with_other_names])
def test_a_log_with_another_first_line_is_known_by_what_was_said_wherever_it_comes(
    talked: Session, change: Callable[[list[Line]], list[Line]]
) -> None:
    other = talked.path.with_name("v2.jsonl")
    other.write_bytes(chained(change(parsed(talked.path))))
    doubt = open_here(other).doubt("client")
    assert doubt is not None
    assert doubt.other
    assert f"(seen in {talked.path.resolve()})" in doubt.says()


def test_a_link_in_the_place_of_a_log_is_the_place_of_that_log(seen: Session) -> None:
    forged = chained(begun_a_moment_earlier(parsed(seen.path))[:4])
    seen.path.with_name("a-1.jsonl").write_bytes(forged)
    seen.path.unlink()
    seen.path.symlink_to("a-1.jsonl")
    assert open_here(seen.path).doubt("client") is not None


def test_a_negotiation_known_from_elsewhere_in_the_place_of_another_is_noticed(
    seen: Session, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = session_in(tmp_path / "other")
    data = chained([{**parsed(other.path)[0], "at": "2026-01-01T00:00:09.000Z"}])
    other.path.write_bytes(data)
    assert open_here(other.path).doubt("client") is None
    seen.path.write_bytes(data)
    assert open_here(seen.path).doubt("client") is not None


def test_a_second_negotiation_of_the_same_parties_alarms_nobody(seen: Session, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    second = session_in(tmp_path / "second")
    for cap in ("10%", "20%", "30%"):
        second.perform(
            replace(offer("liability", cap=cap), note="A note for the other side. " * 5), "provider"
        )
    lines = parsed(second.path)
    second.path.write_bytes(chained([{**lines[0], "at": "2026-01-01T00:00:00.500Z"}, *lines[1:]]))
    assert open_here(second.path).doubt("client") is None
