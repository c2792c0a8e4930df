"""What this machine remembers of a log: no other history passes unnoticed, and the same one never alarms."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpo_tui.table.session as session_module
from kpo_tui.errors import OtherHistory
from kpo_tui.log import jsonl
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import Session, begun_here, open_here
from tests.builders import Ticking, offer
from tests.log.making import lines_of, short_log
from tests.memory.histories import Line, chained, dearer, parsed, parsed_lines, rewritten

CHANGES: dict[str, Callable[[list[Line]], list[Line]]] = {
    "a value": dearer,
    "the last line cut off": lambda lines: lines[:-1],
    "a tail cut off": lambda lines: lines[:3],
    "a remark put in": lambda lines: [*lines[:8], {**lines[7], "text": "Put in."}, *lines[8:]],
    "a remark taken out": lambda lines: [*lines[:7], *lines[8:]],
    "a text": lambda lines: [*lines[:-1], {**lines[-1], "text": "Never said."}],
    "a date": lambda lines: [*lines[:-1], {**lines[-1], "at": "2026-01-09T00:00:00.000Z"}],
    "a name in the first line": lambda lines: [
        {**lines[0], "parties": {**lines[0]["parties"], "client": "Acne Ltd"}},
        *lines[1:3],
    ],
    "the wording in the first line": lambda lines: [
        json.loads(json.dumps(lines[0]).replace("Late sums bear", "No sums bear")),
        *lines[1:3],
    ],
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_rewritten_history_is_noticed_and_nothing_binding_is_recorded_on_it(
    seen: Session, what: str
) -> None:
    before = seen.path.read_bytes()
    session = rewritten(seen, CHANGES[what])
    assert session.reading.damage is None
    assert session.path.read_bytes() != before
    doubt = session.doubt("client")
    assert doubt is not None
    with pytest.raises(
        OtherHistory, match=r"this machine saw.*; nothing was recorded. Decide first: kpo seen"
    ):
        session.perform(offer("payment", net_days="30 days"), "client")
    assert open_here(session.path).doubt("client") is not None  # looking again changes nothing


def test_what_is_gone_or_altered_is_named_from_which_line_on(seen: Session) -> None:
    session = rewritten(seen, dearer)
    doubt = session.doubt("client")
    assert doubt is not None
    assert doubt.difference.line == 2
    assert next((lost.seq, lost.party) for lost in doubt.difference.lost) == (2, "client")
    assert "from line 2 on it is another" in doubt.says()
    assert "event 2, client proposes on Payment: Payment period 45 days" in doubt.says()


def test_a_comment_can_still_be_made_to_say_that_it_is_not_the_history_that_was_seen(seen: Session) -> None:
    session = rewritten(seen, CHANGES["a tail cut off"])
    session.perform(Comment(text="This is not the log I saw."), "client")
    assert session.doubt("client") is not None


def test_a_party_takes_another_history_for_itself_alone(seen: Session) -> None:
    seen.perform(Comment(text="From here too."), "provider")
    session = rewritten(seen, CHANGES["a tail cut off"])
    session.take_history("provider")
    session.perform(offer("payment", net_days="30 days"), "provider")
    assert session.doubt("client") is not None
    session.take_history("client")
    session.perform(offer("liability", cap="50%"), "client")
    assert session.doubt() is None
    again = open_here(session.path)
    assert (again.doubt("client"), again.doubt("provider")) == (None, None)


def test_a_history_that_was_taken_is_remembered_in_its_turn(seen: Session) -> None:
    session = rewritten(seen, CHANGES["a tail cut off"])
    session.take_history("client")
    session.perform(offer("liability", cap="30%"), "client")
    session = rewritten(session, lambda lines: lines[:-1])
    assert session.doubt("client") is not None


def test_what_was_read_counts_though_the_honest_log_lies_there_again_a_moment_later(seen: Session) -> None:
    honest = seen.path.read_bytes()
    session = rewritten(seen, dearer)
    seen.path.write_bytes(honest)
    with pytest.raises(OtherHistory):
        session.perform(offer("liability", cap="30%"), "client")
    assert open_here(seen.path).doubt("client") is None


def test_a_copy_elsewhere_that_lacks_what_was_seen_is_noticed(seen: Session) -> None:
    other = seen.path.with_name("by mail.jsonl")
    other.write_bytes(chained(parsed(seen.path)[:4]))
    assert open_here(other).doubt("client") is not None
    assert open_here(seen.path).doubt("client") is None


def test_a_copy_to_try_things_in_alarms_nobody(seen: Session) -> None:
    trial = seen.path.with_name("trial.jsonl")
    trial.write_bytes(seen.path.read_bytes())
    tried = open_here(trial, Ticking())
    tried.perform(offer("liability", cap="30%"), "client")
    for path in (seen.path, trial):
        assert open_here(path).doubt("client") is None


def test_damage_makes_no_less_remembered(seen: Session) -> None:
    lines = lines_of(seen.path)
    seen.path.write_bytes(b"".join(line + b"\n" for line in [*lines[:4], b"{}", *lines[5:]]))
    damaged = open_here(seen.path)
    assert damaged.reading.damage is not None
    seen.path.write_bytes(chained(parsed_lines(lines)[:4]))
    assert open_here(seen.path).doubt("client") is not None


def new_log(factory: pytest.TempPathFactory) -> Path:
    """A log that this machine has just begun, though it began one like it before."""
    session = short_log(factory.mktemp("deal"))
    begun_here(session.path, session.reading)
    return session.path


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["client", "provider", "elsewhere"]), max_size=12))
def test_a_log_that_only_grows_never_alarms(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    path = new_log(tmp_path_factory)
    for act in acts:
        session = (
            open_here(path, Ticking())
            if act != "elsewhere"
            else Session(path, open_here(path).reading, Ticking())
        )
        session.perform(Comment(text=act), "client" if act == "client" else "provider")
        again = open_here(path)
        assert [again.doubt(party) for party in (None, "client", "provider")] == [None] * 3


@settings(max_examples=25)
@given(data=st.data())
def test_whatever_was_seen_and_then_cut_or_changed_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Any line changed, left out or cut off and the chain made anew."""
    path = new_log(tmp_path_factory)
    for text in ("One.", "Two.", "Three."):
        open_here(path, Ticking()).perform(Comment(text=text), "client")
    lines = parsed(path)
    at = data.draw(st.integers(0, len(lines) - 1))
    kind = data.draw(st.sampled_from(["cut", "leave out", "text", "time"]))
    changed = {
        "cut": lines[: max(at, 1)],
        "leave out": [*lines[: max(at, 1)], *lines[max(at, 1) + 1 :]],
        "text": [
            *lines[:at],
            {**lines[at], "text" if at > 7 else "at": "2026-01-01T00:00:00.000Z"},
            *lines[at + 1 :],
        ],
        "time": [*lines[:at], {**lines[at], "at": "2026-01-01T00:00:00.001Z"}, *lines[at + 1 :]],
    }[kind]
    if changed == lines:
        return
    path.write_bytes(chained(changed))
    again = open_here(path)
    if again.reading.damage is None:
        assert again.doubt("client") is not None


def test_what_was_seen_is_for_its_owner_alone_and_forgotten_when_told(seen: Session) -> None:
    assert seen.memory is not None
    folder = seen.memory._store.folder
    (folder / f".{seen.memory.opening[:32]}-half.jsonl.0123456789abcdef.new").touch(0o600)
    assert [path.stat().st_mode & 0o077 for path in folder.iterdir()] == [0] * len(list(folder.iterdir()))
    seen.memory.forget("client")
    assert [path.name for path in folder.iterdir() if path.name != "index.json"] == []
    assert (folder / "index.json").read_bytes() == b"{}"
    assert rewritten(seen, CHANGES["a tail cut off"]).doubt("client") is None


# -- what keeps the memory --------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"{", b"\0" * 300], ids=["empty", "cut", "zeros"])
def test_a_record_that_was_damaged_is_found_again_from_the_copy(seen: Session, data: bytes) -> None:
    assert seen.memory is not None
    seen.memory._store.record_path(seen.memory.opening).write_bytes(data)
    assert rewritten(seen, CHANGES["a tail cut off"]).doubt("client") is not None
    assert open_here(seen.path).doubt("client") is not None


def test_a_record_that_cannot_be_read_is_not_taken_for_none_nor_written_over(
    seen: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seen.memory is not None
    record = seen.memory._store.record_path(seen.memory.opening)
    before = record.read_bytes()
    opened = Path.open

    def failing(path: Path, *how: Any, **named: Any) -> Any:
        if path == record:
            raise OSError(5, "Input/output error")
        return opened(path, *how, **named)

    monkeypatch.setattr(Path, "open", failing)
    session = rewritten(seen, CHANGES["a tail cut off"])
    with pytest.raises(OtherHistory, match="what this machine saw of it cannot be read"):
        session.perform(offer("liability", cap="30%"), "client")
    monkeypatch.undo()
    assert record.read_bytes() == before


def test_a_log_that_grows_beyond_what_is_copied_keeps_the_copy_that_there_was(
    seen: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpo_tui.memory.store.MOST_COPIED", 1)
    seen.perform(Comment(text="Too much."), "client")
    doubt = rewritten(seen, CHANGES["a tail cut off"]).doubt("client")
    assert doubt is not None
    assert (doubt.copy is not None, doubt.whole) == (True, False)
    assert doubt.difference.lost


def test_what_was_recorded_is_in_the_copy_whatever_lies_in_the_log_a_moment_later(
    seen: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = seen.path.read_bytes()
    append = jsonl.append

    def exchanged(path: Path, event: Event, reading: jsonl.Reading) -> tuple[str, int, int]:
        found = append(path, event, reading)
        path.write_bytes(honest)
        return found

    monkeypatch.setattr(jsonl, "append", exchanged)
    seen.perform(Comment(text="Mine."), "client")
    doubt = open_here(seen.path).doubt("client")
    assert doubt is not None
    assert [lost.says for lost in doubt.difference.lost] == ["says: “Mine.”"]


def test_an_older_copy_in_its_own_place_is_told_beside_a_longer_one(seen: Session) -> None:
    longer = seen.path.with_name("longer.jsonl")
    longer.write_bytes(seen.path.read_bytes())
    open_here(longer, Ticking()).perform(Comment(text="Further."), "client")
    (told,) = open_here(seen.path, Ticking()).warnings("client")
    assert told.startswith("this machine saw a copy of it that goes further, up to event 10, in ")
    longer.unlink()
    assert open_here(seen.path, Ticking()).warnings("client") == ()


# -- everywhere -------------------------------------------------------------------------------


def test_no_front_end_opens_a_log_without_remembering_it() -> None:
    """`open_session` is for what is built on this package; commands, screens and lines use `open_here` or `watched`."""
    package = Path(session_module.__file__).parent.parent
    sources = [path for part in ("cli", "ui", "plain") for path in (package / part).rglob("*.py")]
    assert len(sources) > 50
    assert [path.name for path in sources if "open_session" in path.read_text(encoding="utf-8")] == []


def test_where_nothing_can_be_kept_it_is_told_and_nothing_is_stopped(
    seen: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "file"))
    session = open_here(seen.path, Ticking())
    session.perform(offer("liability", cap="30%"), "client")
    (warning,) = session.warnings("client")
    assert "so nobody here would notice if the log were rewritten" in warning
