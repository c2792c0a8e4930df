"""What-if copies: they go on from a moment, name their origin, and can be checked with and without it."""

import json
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput, Usage
from kpo_tui.log import jsonl
from kpo_tui.log.copies import check_origin, fork
from kpo_tui.log.playback import Recording
from kpo_tui.log.record import hash_of
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirmed
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.table.session import open_session
from tests.builders import moment
from tests.log.making import lines_of, short_log
from tests.logs.making import log_named

NOW = moment(100_000)


def test_a_copy_has_the_events_of_the_original_up_to_the_moment(tmp_path: Path) -> None:
    original = Recording(short_log(tmp_path).path)
    fork(original, 5, tmp_path / "copy.jsonl", NOW)
    copy = Recording(tmp_path / "copy.jsonl")
    assert len(copy) == 5
    for seq in range(2, 6):
        ours, theirs = (json.loads(one.line_at(seq)) for one in (copy, original))
        assert ours.pop("prev") != theirs.pop("prev")
        assert ours == theirs
    there = original.state_at(5)
    assert [copy.end.where(one) for one in copy.end.clauses] == [there.where(one) for one in there.clauses]


def test_a_copy_names_its_origin_in_its_first_line(tmp_path: Path) -> None:
    original = Recording(short_log(tmp_path).path)
    fork(original, 5, tmp_path / "copy.jsonl", NOW)
    first = json.loads(lines_of(tmp_path / "copy.jsonl")[0])
    assert first["origin"] == {"head": original.state_at(5).head, "seq": 5, "at": NOW}
    assert Recording(tmp_path / "copy.jsonl").end.origin == check_origin(
        Recording(tmp_path / "copy.jsonl"), original
    )


def test_a_copy_goes_on_by_itself_and_leaves_the_original_alone(tmp_path: Path) -> None:
    original = short_log(tmp_path)
    before = original.path.read_bytes()
    fork(Recording(original.path), 5, tmp_path / "copy.jsonl", NOW)
    session = open_session(tmp_path / "copy.jsonl")
    session.perform(Comment(text="What if?"), "client")
    assert original.path.read_bytes() == before
    assert check_origin(Recording(session.path), Recording(original.path)) is not None


def test_a_copied_confirmation_names_the_head_that_the_copy_has_there(tmp_path: Path) -> None:
    original = Recording(log_named("quick"))
    fork(original, len(original), tmp_path / "copy.jsonl", NOW)
    copy = Recording(tmp_path / "copy.jsonl")
    confirmed = [moment.event for moment in copy.moments() if isinstance(moment.event, Confirmed)]
    assert [event.head for event in confirmed] == [event.prev for event in confirmed]
    assert copy.end.concluded
    check_origin(copy, original)


def test_a_copy_of_a_copy_remembers_both(tmp_path: Path) -> None:
    original = Recording(short_log(tmp_path).path)
    fork(original, 6, tmp_path / "first.jsonl", NOW)
    first = Recording(tmp_path / "first.jsonl")
    fork(first, 4, tmp_path / "second.jsonl", NOW)
    second = Recording(tmp_path / "second.jsonl")
    found = check_origin(second, first)
    assert found is not None
    assert found.origin == first.end.origin
    with pytest.raises(BadInput, match="another log"):
        check_origin(second, original)


def test_a_changed_copy_is_found_out_without_the_original(tmp_path: Path) -> None:
    path = tmp_path / "copy.jsonl"
    fork(Recording(short_log(tmp_path).path), 5, path, NOW)
    rewrite(path, (b"fine", b"poor"))
    assert jsonl.read(path).damage is None
    with pytest.raises(BadInput, match="are not those of the log that it names"):
        check_origin(Recording(path))


def rewrite(
    path: Path, change: tuple[bytes, bytes] = (b"", b""), separators: tuple[str, str] = (",", ":")
) -> None:
    """Change the lines of a log and chain them anew, as someone would who wants it to look sound."""
    head, lines = "", []
    for line in lines_of(path):
        data = json.loads(line.replace(*change) if change[0] else line)
        data["prev"] = head
        made = json.dumps(data, ensure_ascii=False, separators=separators).encode()
        head = hash_of(made)
        lines.append(made)
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def test_a_copy_cut_short_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "copy.jsonl"
    fork(Recording(short_log(tmp_path).path), 5, path, NOW)
    path.write_bytes(b"".join(line + b"\n" for line in lines_of(path)[:4]))
    with pytest.raises(BadInput, match="says that 5 events were copied and has only 4"):
        check_origin(Recording(path))


def test_a_log_that_is_no_copy_has_no_origin_to_check(tmp_path: Path) -> None:
    original = Recording(short_log(tmp_path).path)
    assert check_origin(original) is None
    with pytest.raises(Usage, match="is not a what-if copy"):
        check_origin(original, original)


def test_no_file_is_overwritten_by_a_copy(tmp_path: Path) -> None:
    original = Recording(short_log(tmp_path).path)
    with pytest.raises(Usage, match="there is a file of that name already"):
        fork(original, 3, original.path, NOW)
    with pytest.raises(Usage, match="there is no event 9"):
        fork(original, 9, tmp_path / "copy.jsonl", NOW)
    assert not (tmp_path / "copy.jsonl").exists()


def test_a_log_written_in_another_way_is_not_copied(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    rewrite(path, separators=(", ", ": "))
    assert jsonl.read(path).damage is None
    with pytest.raises(BadInput, match="no copy could be checked"):
        fork(Recording(path), 3, tmp_path / "copy.jsonl", NOW)


def test_a_senseless_origin_makes_no_log(tmp_path: Path) -> None:
    path = tmp_path / "copy.jsonl"
    fork(Recording(short_log(tmp_path).path), 1, path, NOW)
    for old, new in ((b'"seq":1,"at"', b'"seq":0,"at"'), (b'"origin":{"head":"', b'"origin":{"head":"x')):
        other = tmp_path / "other.jsonl"
        other.write_bytes(path.read_bytes().replace(old, new, 2))
        with pytest.raises(BadInput):
            Recording(other)


def test_origins_nested_without_end_are_a_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "copy.jsonl"
    fork(Recording(short_log(tmp_path).path), 1, path, NOW)
    line = lines_of(path)[0]
    origin = line[line.index(b'{"head":"') : -1]
    for depth in (200, 20_000):
        nested = (origin[:-1] + b',"origin":') * depth + origin + b"}" * depth
        path.write_bytes(line.replace(origin, nested) + b"\n")
        if depth > 1000:
            with pytest.raises(BadInput):
                Recording(path)
        else:
            assert Recording(path).end.origin is not None


def test_an_old_log_reads_as_it_did(tmp_path: Path) -> None:
    found = Recording(log_named("quick"))
    opened = found.event_at(1)
    assert isinstance(opened, Opened)
    assert opened.origin is None
    assert b'"origin"' not in found.line_at(1)
