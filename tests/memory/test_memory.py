"""What this machine remembers of a log: no other history passes unnoticed, and the same one never alarms."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import kpo_tui.table.session as session_module
from kpo_tui.errors import OtherHistory
from kpo_tui.log import jsonl
from kpo_tui.log.record import hash_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.table.session import Session, begun_here, open_here
from tests.builders import Ticking, offer, session_in
from tests.log.making import lines_of, short_log

Line = dict[str, Any]


@pytest.fixture
def seen(tmp_path: Path) -> Session:
    """A log of eight events that this machine has seen, the client speaking from here."""
    path = short_log(tmp_path).path
    session = open_here(path, Ticking())
    session.perform(Comment(text="From here."), "client")
    return session


def chained(lines: list[Line]) -> bytes:
    """The lines numbered and chained anew, as one who rewrites a history does it."""
    data, prev = b"", ""
    for number, line in enumerate(lines, 1):
        written = json.dumps(
            {**line, "seq": number, "prev": prev}, ensure_ascii=False, separators=(",", ":")
        ).encode()
        data, prev = data + written + b"\n", hash_of(written)
    return data


def parsed(path: Path) -> list[Line]:
    return [json.loads(line) for line in lines_of(path)]


def rewritten(session: Session, change: Callable[[list[Line]], list[Line]]) -> Session:
    """The log as somebody rewrote it, opened again on this machine."""
    session.path.write_bytes(chained(change(parsed(session.path))))
    return open_here(session.path, Ticking())


def dearer(lines: list[Line]) -> list[Line]:
    """The client's offer rewritten, and the acceptance of it made to fit."""
    terms = {**lines[1]["clauses"]["payment"]["terms"], "net_days": "50 days"}
    offers = {"payment": Offer(terms=terms)}
    offered = {**lines[1], "clauses": {"payment": {"terms": terms}}}
    accepted = {**lines[4], "content": content_hash(offers)}
    return [lines[0], offered, *lines[2:4], accepted, *lines[5:]]


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


def parsed_lines(lines: list[bytes]) -> list[Line]:
    return [json.loads(line) for line in lines]


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


# -- an exchanged first line ------------------------------------------------------------------


def begun_a_moment_earlier(lines: list[Line]) -> list[Line]:
    return [{**lines[0], "at": "2026-01-01T00:00:00.999Z"}, *dearer(lines)[1:]]


def with_other_names(lines: list[Line]) -> list[Line]:
    names = {"client": "Acme Holdings", "provider": "Bharat Analytics Ltd"}
    return [{**lines[0], "at": "2026-01-01T00:00:00.999Z", "parties": names}, *dearer(lines)[1:]]


@pytest.fixture
def talked(seen: Session) -> Session:
    """With remarks long enough to know the negotiation by."""
    for text in (
        "As discussed, our board has looked at the draft of last week, and asks for two small changes in it.",
        "x" * 200,
    ):
        seen.perform(Comment(text=text), "client")
    return seen


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


# -- time -------------------------------------------------------------------------------------


def from_the_future(session: Session, at: str) -> Session:
    """The log with a remark of the provider dated `at`, opened again."""
    lines = parsed(session.path)
    lines.append({**lines[2], "at": at, "text": "Greetings from ahead."})
    return rewritten_onto(session, lines)


def rewritten_onto(session: Session, lines: list[Line]) -> Session:
    session.path.write_bytes(chained(lines))
    return open_here(session.path, Ticking())


def test_a_line_from_the_future_lapses_no_offer_before_its_reader_decided(seen: Session) -> None:
    session = from_the_future(seen, "9999-01-01T00:00:00.000Z")
    assert session.doubt("client") is None
    assert session.ahead()
    for act in (Comment(text="Hm."), offer("payment", net_days="30 days")):
        with pytest.raises(OtherHistory, match="dated 9999-01-01 00:00 UTC, more than a day ahead"):
            session.perform(act, "client")
    session.take_history("client")
    session.perform(Comment(text="So be it."), "client")
    with pytest.raises(OtherHistory):
        session.perform(Comment(text="Not for me."), "provider")


def test_a_decision_holds_for_the_time_it_was_made_about_and_no_later_one(seen: Session) -> None:
    session = from_the_future(seen, "2027-01-01T00:00:00.000Z")
    session.take_history("client")
    session = from_the_future(session, "2028-01-01T00:00:00.000Z")
    with pytest.raises(OtherHistory):
        session.perform(Comment(text="Hm."), "client")


def test_clocks_that_differ_by_hours_are_told_and_stop_nobody(seen: Session) -> None:
    until = "2026-01-01T12:00:00.000Z"
    seen.perform(replace(offer("liability", cap="30%"), valid_until=until), "provider")
    session = from_the_future(seen, "2026-01-01T20:00:00.000Z")
    (told,) = session.warnings("client")
    assert told == (
        "its last line is dated 2026-01-01 20:00 UTC, ahead of this machine's clock; nothing can be dated before it, so "
        "proposal 10 of the provider can no longer be accepted"
    )
    assert session.now() == "2026-01-01T20:00:00.000Z"
    session.perform(Comment(text="Fine."), "client")


def test_clocks_that_differ_by_minutes_are_no_matter(seen: Session) -> None:
    assert from_the_future(seen, "2026-01-01T00:04:00.000Z").warnings("client") == ()


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
