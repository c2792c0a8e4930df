"""What crashes, full disks, other processes and hostile companies do to a log."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kpo_tui.errors import BadInput, Damaged
from kpo_tui.log import jsonl
from kpo_tui.log.record import LONGEST_LINE, hash_of, line_of
from kpo_tui.machine.resources import folder
from kpo_tui.negotiation.acts.comment import Comment, Commented
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.table.session import open_session
from tests.log.making import forged, lines_of, opening, plain, short_log

ROOT = folder("playbooks").parent
FULL = {"net_days": "45 days", "interest": "1%"}


def read_bytes(tmp_path: Path, data: bytes) -> jsonl.Reading:
    """The log that consists of these bytes, read."""
    path = tmp_path / "given.jsonl"
    path.write_bytes(data)
    return jsonl.read(path)


# -- crashes ----------------------------------------------------------------------------------


def test_a_log_cut_at_any_byte_is_the_log_of_its_complete_lines(tmp_path: Path) -> None:
    whole = short_log(tmp_path).path.read_bytes()
    ends = [at for at, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole)):
        complete = whole[:cut].count(b"\n")
        if cut in ends:  # only the newline is missing: all of the line is there
            reading = read_bytes(tmp_path, whole[:cut])
            assert (reading.state.seq, reading.end, reading.torn, reading.ended) == (
                complete + 1,
                cut,
                0,
                False,
            )
            continue
        if not complete:
            with pytest.raises(BadInput, match="it is empty or holds no complete line"):
                read_bytes(tmp_path, whole[:cut])
            continue
        reading = read_bytes(tmp_path, whole[:cut])
        end = whole[:cut].rindex(b"\n") + 1
        assert (reading.state.seq, reading.end, reading.torn) == (complete, end, cut - end)
        assert reading.state.head == hash_of(whole.split(b"\n")[complete - 1])
        assert reading.damage is None


def test_a_torn_line_is_set_aside_by_the_next_act_and_never_glued_to_it(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    whole = path.read_bytes()
    last = whole[:-1].rindex(b"\n") + 1
    for cut in range(last + 1, len(whole) - 1):
        path.write_bytes(whole[:cut])
        for old in path.parent.glob("deal.jsonl.torn-*"):
            old.unlink()
        session = open_session(path)
        assert session.reading.torn == cut - last
        session.perform(Comment(text="After the crash."), "client")
        (aside,) = path.parent.glob("deal.jsonl.torn-*")
        assert aside.read_bytes() == whole[last:cut] + b"\n"
        assert path.read_bytes()[:last] == whole[:last]
        assert jsonl.read(path) == session.reading
        assert session.state.seq == 8


def test_each_torn_line_is_set_aside_in_a_file_of_its_own(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    for torn in (b'{"type":"a', b'{"type":"b'):
        with path.open("ab") as file:
            file.write(torn)
        open_session(path).perform(Comment(text="Go on."), "client")
    aside = sorted(path.read_bytes() for path in path.parent.glob("deal.jsonl.torn-*"))
    assert aside == [b'{"type":"a\n', b'{"type":"b\n']


def test_a_torn_line_that_cannot_be_set_aside_stops_the_act_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = short_log(tmp_path).path
    with path.open("ab") as file:
        file.write(b'{"type"')
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jsonl, "made_beside", full)
    with pytest.raises(
        BadInput, match=r"cannot be written \(No space left on device\); nothing was recorded"
    ):
        open_session(path).perform(Comment(text="Go on."), "client")
    assert path.read_bytes() == before


@pytest.mark.parametrize("more", [0, 1, 100], ids=["no room", "room for a byte", "room for half a line"])
def test_a_full_disk_in_mid_append_records_nothing_and_the_next_append_works(
    tmp_path: Path, more: int
) -> None:
    path = short_log(tmp_path).path
    child = [sys.executable, "-m", "tests.log.limited", str(path), str(more)]
    done = subprocess.run(child, cwd=ROOT, capture_output=True, text=True)
    reason = "the disk is full" if more else "File too large"
    assert done.stderr == ""
    assert done.stdout == f"{path}: cannot be written ({reason}); nothing was recorded\n" * 2
    assert jsonl.read(path).state.seq == 9


def test_two_processes_that_append_at_once_lose_nothing(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    count = 500
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.log.talking", str(path), party, str(count)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for party in ("client", "provider")
    ]  # fmt: skip
    assert [child.stdout.readline() for child in children if child.stdout] == ["ready\n"] * 2
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    reports = [child.communicate() for child in children]
    assert [errors for _, errors in reports] == ["", ""]
    acknowledged = [int(number) for said, _ in reports for number in said.split()]
    assert sorted(acknowledged) == list(range(9, 9 + 2 * count))
    said: dict[str, list[str]] = {"client": [], "provider": []}

    def note(event: object) -> None:
        if isinstance(event, Commented) and event.seq > 8:
            said[str(event.party)].append(event.text)

    reading = jsonl.read(path, note)
    assert (reading.damage, reading.torn) == (None, 0)
    assert reading.state.seq == 8 + 2 * count
    assert said == {party: [f"{party} {number}" for number in range(count)] for party in said}


# -- damage -----------------------------------------------------------------------------------


def test_a_flipped_byte_is_found_in_its_line_or_by_the_next_one_or_changes_the_head(tmp_path: Path) -> None:
    """A line is bound by the hash in the next. Nothing in the file binds the last one.

    So a flip before the last line is always found: at its own line if that cannot be read or is not
    allowed any more, else at the next, whose `prev` no longer fits. A flip within the last line is
    found if it breaks the JSON, the form or the rules; otherwise the log reads on to another head,
    and who knows the head (every output prints it) sees the difference. A flip of the last newline
    leaves a torn line.
    """
    session = short_log(tmp_path)
    whole, head = session.path.read_bytes(), session.state.head
    last_begins = session.reading.last
    undetected = 0
    for at in range(len(whole)):
        flipped = whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :]
        line = whole[:at].count(b"\n") + 1
        if at == len(whole) - 1:
            reading = read_bytes(tmp_path, flipped)
            assert (reading.state.seq, reading.torn, reading.damage) == (7, len(whole) - last_begins, None)
        elif line == 1:
            assert line_that_is_wrong(tmp_path, flipped) in (1, 2)
        else:
            reading = read_bytes(tmp_path, flipped)
            if reading.damage is not None:
                assert reading.damage.line in ((8,) if line == 8 else (line, line + 1))
                assert reading.state.seq == reading.damage.line - 1
            else:
                assert line == 8
                assert reading.state.head != head
                undetected += 1
    assert undetected > 0


def line_that_is_wrong(tmp_path: Path, data: bytes) -> int:
    """The number of the line at which reading stops."""
    try:
        damage = read_bytes(tmp_path, data).damage
    except BadInput as error:
        damage = error.__cause__ if isinstance(error.__cause__, Damaged) else None
    assert damage is not None
    return damage.line


def test_damage_names_line_byte_and_reason_and_shows_what_is_sound(tmp_path: Path) -> None:
    path = short_log(tmp_path).path
    lines = lines_of(path)
    path.write_bytes(path.read_bytes().replace(b"later", b"never"))
    reading = jsonl.read(path)
    byte = sum(len(line) + 1 for line in lines[:6])
    assert str(reading.damage) == (
        f"line 7 (byte {byte}): the chain is broken: the line before it is not the one it was written after"
    )
    assert (reading.state.seq, reading.end) == (6, byte)


def test_lines_left_out_put_in_or_exchanged_are_found(tmp_path: Path) -> None:
    lines = lines_of(short_log(tmp_path).path)
    for changed in (
        [*lines[:3], *lines[4:]],
        [*lines[:3], lines[2], *lines[3:]],
        [*lines[:3], lines[4], lines[3], *lines[5:]],
        [*lines[:3], b"", *lines[3:]],
    ):
        reading = read_bytes(tmp_path, b"".join(line + b"\n" for line in changed))
        assert reading.damage is not None
        assert reading.damage.line == 4


# -- hostile input ----------------------------------------------------------------------------


def unreadable_after(tmp_path: Path, line: bytes) -> str:
    """The reason why `line` cannot follow a sound opening."""
    reading = read_bytes(tmp_path, forged() + line + b"\n")
    assert reading.damage is not None
    assert (reading.damage.line, reading.state.seq) == (2, 1)
    return reading.damage.reason


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"\x00" * 100,
        b"\xff\xfe{}",
        b"\x89PNG\r\n\x1a"[:6],
        b"[" * 100_000,
        b'{"type":"commented","text":' + b'{"a":' * 100_000,
        b'{"type":"proposed","clauses":{"payment":{"terms":{"interest":' + b"[" * 100_000,
        b'{"type":"applauded","seq":2}',
        b'{"seq":2}',
        b'{"type":"commented","seq":2,"at":"","party":"client","prev":"","text":"\\ud800"}',
        b'{"type":"commented","seq":2,"at":"","party":"client","prev":"","text":"\xed\xa0\x80"}',
        b'{"type":"commented","seq":2,"at":"","party":"judge","prev":"","text":"x"}',
        b'{"type":"commented","seq":2,"at":"","party":"client","prev":"","text":"x","more":1}',
        b'{"type":"commented","seq":' + b"9" * 5000 + b',"at":"","party":"client","prev":"","text":"x"}',
        b'{"type":"commented","seq":2.0,"at":"","party":"client","prev":"","text":NaN}',
    ],
    ids=lambda line: repr(line[:60]),
)
def test_a_line_that_is_not_an_event_is_damage(tmp_path: Path, line: bytes) -> None:
    reason = unreadable_after(tmp_path, line)
    if b"applauded" in line:
        assert reason == "it is of type 'applauded', which this program does not know; update kpo"
    else:
        assert reason.startswith("it cannot be read (")
    assert len(reason) < 200
    assert reason.isprintable()


@pytest.mark.parametrize("end", [b"", b"\n"], ids=["torn", "complete"])
def test_a_huge_line_is_damage_and_no_torn_line(tmp_path: Path, end: bytes) -> None:
    reading = read_bytes(tmp_path, forged() + b"x" * (LONGEST_LINE + 10) + end)
    assert str(reading.damage) == f"line 2 (byte {reading.end}): it is longer than 32 MiB"
    assert reading.torn == 0


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (b'{"type":"commented","text":"x"}', "it is not a negotiation log"),
        (b"{" * 100_000, "it is not a negotiation log"),
        (b'{"type":"opened","deep":' + b"[" * 100_000, "it is not a negotiation log"),
        (b'{"type":"opened","format":2,"news":true}', "the log has format 2, this program reads format 1; update kpo"),
        (b'{"type":"opened","format":null}', "the log has format None, this program reads format 1; update kpo"),
    ],
    ids=["another event", "deep", "deep inside", "newer", "none"],
)  # fmt: skip
def test_a_first_line_that_opens_nothing_is_no_log(tmp_path: Path, first: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_bytes(tmp_path, first + b"\n")
    assert str(caught.value) == f"{tmp_path / 'given.jsonl'}: line 1 (byte 0): {reason}"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 7}, "it is written in format 7, this program reads format 1; update kpo"),
        ({"seq": 2}, "it is not the first event"),
        ({"at": "zzzz"}, "its time is not a time like 2026-01-31T12:00:00.000Z"),
        ({"parties": {"client": "", "provider": "B"}}, "a party's name is empty or longer than 200 characters"),
    ],
)  # fmt: skip
def test_an_opening_that_is_not_sound_is_damage(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    line = json.dumps({**plain(opening()), **changes}).encode()
    with pytest.raises(BadInput) as caught:
        read_bytes(tmp_path, line + b"\n")
    assert str(caught.value).endswith(f"line 1 (byte 0): it is not allowed: cannot open: {reason}")


PROPOSED = {"type": "proposed", "clauses": {"payment": {"terms": FULL}}}
CONTENT = content_hash({"payment": Offer(terms={**FULL})})


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([{"type": "commented", "text": "x", "seq": 9}], "client cannot comment: its number is 9 and should be 2"),
        ([{"type": "commented", "text": "x", "party": None}], "cannot comment: it names no party"),
        ([{"type": "accepted", "proposal": 2, "content": CONTENT}], "client cannot accept: there is no proposal 2"),
        ([PROPOSED, {"type": "accepted", "proposal": 2, "content": CONTENT}],
         "client cannot accept payment: proposal 2 is the party's own; only the other party can answer it"),
        ([PROPOSED, {"type": "accepted", "proposal": 2, "content": "0" * 64, "party": "provider"}],
         "provider cannot accept payment: proposal 2 does not say what was accepted; to change it, make a counter-proposal"),
        ([PROPOSED, {**PROPOSED, "party": "provider", "answers": [9]}],
         "provider cannot propose payment: proposal 9 does not stand on payment"),
        ([{"type": "proposed", "clauses": {"payment": {"terms": {"net_days": "45"}}}}],
         "client cannot propose payment: net_days: '45' is not understood; expected a length of time in days, such as 30 days"),
        ([{"type": "confirmed", "head": ""}],
         "client cannot confirm: scope, payment and liability are not agreed yet; agree on it, or agree to leave it out"),
        ([{"type": "reopened", "clause": "payment"}],
         "client cannot reopen payment: the other party has not asked to reopen payment"),
        ([{"type": "parked", "clause": "nowhere", "reason": "x"}],
         "client cannot park nowhere: there is no clause 'nowhere'"),
        ([{**plain(opening()), "seq": 2}], "client cannot open: the negotiation is open already"),
    ],
)  # fmt: skip
def test_a_history_that_could_not_have_happened_is_damage_however_sound_its_chain(
    tmp_path: Path, events: list[dict[str, Any]], reason: str
) -> None:
    if "playbook" in events[-1]:
        events = [{**events[-1], "party": "client", "prev": hash_of(line_of(opening()))}]
    reading = read_bytes(tmp_path, forged(*events))
    assert reading.damage is not None
    assert (reading.damage.line, reading.damage.reason) == (len(events) + 1, f"it is not allowed: {reason}")


def test_a_forged_history_that_could_have_happened_is_a_log(tmp_path: Path) -> None:
    accepted = {"type": "accepted", "proposal": 2, "content": CONTENT, "party": "provider"}
    reading = read_bytes(tmp_path, forged(PROPOSED, accepted))
    assert reading.damage is None
    assert reading.state.where("payment") == "agreed"
