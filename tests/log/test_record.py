"""Events as lines, the hash chain, and folding."""

import hashlib
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from kpo_tui.errors import Damaged, Refused
from kpo_tui.log.record import Folding, event_of, hash_of, line_of
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.values import KnownValues
from tests.builders import moment, small_playbook
from tests.log.making import forged, lines_of, opening, plain, short_log


def remark(text: str = "Hello.") -> Commented:
    """A remark as the second event."""
    return Commented(seq=2, at=moment(1), party="client", prev=hash_of(line_of(opening())), text=text)


def begun() -> Folding:
    """A folding that has taken the opening."""
    folding = Folding()
    folding.add(line_of(opening()))
    return folding


def test_a_line_is_one_compact_json_object_in_utf_8() -> None:
    line = line_of(remark("Grüße\n“fine”"))
    assert b"\n" not in line
    assert "Grüße" in line.decode()
    assert json.loads(line) == {
        "type": "commented", "seq": 2, "at": moment(1), "party": "client",
        "prev": hash_of(line_of(opening())), "text": "Grüße\n“fine”",
    }  # fmt: skip


def test_events_survive_the_line_exactly(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    for line in lines_of(session.path):
        assert line_of(event_of(line)) == line


def test_each_line_names_the_hash_of_the_bytes_before_it(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    before = ""
    for line in lines_of(session.path):
        assert json.loads(line)["prev"] == before
        before = hashlib.sha256(line).hexdigest()
    assert session.state.head == before


def test_folding_the_lines_gives_the_state_that_the_acts_gave(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    folding = Folding()
    for line in lines_of(session.path):
        folding.add(line)
    assert folding.state == session.state
    assert folding.lines == 8
    assert folding.byte == session.path.stat().st_size


def test_folding_can_go_on_from_a_state_reached_before(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    lines = lines_of(session.path)
    first = Folding()
    for line in lines[:4]:
        first.add(line)
    second = Folding(first.state, first.last, first.byte)
    for line in lines[4:]:
        second.add(line)
    assert (second.state, second.byte) == (session.state, session.path.stat().st_size)


def test_a_refused_line_changes_nothing(tmp_path: Path) -> None:
    session = short_log(tmp_path)
    lines = lines_of(session.path)
    folding = Folding()
    for line in lines[:3]:
        folding.add(line)
    before = (folding.state, folding.last, folding.byte)
    for bad in (b"", b"{}", b"\xff", lines[1], lines[5]):
        with pytest.raises(Damaged):
            folding.add(bad)
        assert (folding.state, folding.last, folding.byte) == before
    folding.add(lines[3])


@pytest.mark.parametrize("number", range(1, 8))
def test_a_line_written_after_another_one_breaks_the_chain(tmp_path: Path, number: int) -> None:
    lines = lines_of(short_log(tmp_path).path)
    folding = Folding()
    for line in lines[:number]:
        folding.add(line)
    strange = json.dumps({**json.loads(lines[number]), "prev": "0" * 64}).encode()
    with pytest.raises(Damaged, match=rf"^line {number + 1} \(byte \d+\): the chain is broken"):
        folding.add(strange)


def test_a_line_need_not_be_written_as_we_write_it() -> None:
    folding = begun()
    spaced = json.dumps(plain(remark()), indent=None, separators=(", ", ": ")).encode()
    assert spaced != line_of(remark())
    folding.add(spaced)
    assert folding.state is not None
    assert folding.state.head == hash_of(spaced)


@pytest.mark.parametrize(
    "twice",
    [b'"text":"Hello.","text":"Bye."', b'"text":"Hello.","te\\u0078t":"Bye."'],
    ids=["plain", "escaped"],
)
def test_a_key_that_appears_twice_is_refused(twice: bytes) -> None:
    line = line_of(remark()).replace(b'"text":"Hello."', twice)
    with pytest.raises(Damaged, match=r"it cannot be read \(a key appears twice\)"):
        begun().add(line)


def test_a_term_that_appears_twice_in_an_offer_is_refused() -> None:
    proposed = {"type": "proposed", "clauses": {"payment": {"terms": {"interest": "1%"}}}}
    line = forged(proposed).split(b"\n")[1].replace(b'"interest":"1%"', b'"interest":"1%","interest":"2%"')
    with pytest.raises(Damaged, match="a key appears twice"):
        begun().add(line)


@pytest.mark.parametrize("half", ["\ud800", "a\udc80b"])
def test_text_that_is_not_unicode_is_refused_before_it_is_written(half: str) -> None:
    with pytest.raises(Refused, match=r"^client cannot comment: its text holds half a character"):
        line_of(remark(half))
    with pytest.raises(Refused, match=r"^cannot open: its text holds half a character"):
        line_of(replace(opening(), parties=Parties(half, "B")))


def test_a_value_found_sound_once_is_found_sound_again_and_no_other_is() -> None:
    known = KnownValues()
    terms = small_playbook().clauses["scope"].terms
    for _ in range(2):
        assert known.complaint("scope", terms, {"services": ["Reports"]}, {}) is None
        assert known.complaint("scope", terms, {"services": "['Reports']"}, {}) is not None
        assert known.complaint("scope", terms, {"services": []}, {}) is not None


def test_what_is_remembered_of_values_does_not_grow_without_end() -> None:
    known = KnownValues()
    terms = small_playbook().clauses["scope"].terms
    for number in range(3 * KnownValues.MOST):
        assert known.complaint("scope", terms, {"services": [str(number)]}, {}) is None
        assert len(known._sound) <= KnownValues.MOST
    remembered = len(known._sound)
    assert known.complaint("scope", terms, {"services": ["x" * 999, "y"]}, {}) is None
    assert len(known._sound) == remembered


BLANKS_AROUND = (
    "it cannot be read (it has blanks before it or at its end, or another line end than a newline)"
)


def reason_of(folding: Folding, line: bytes) -> str:
    """Why a line is not the next one."""
    with pytest.raises(Damaged) as caught:
        folding.add(line)
    return caught.value.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "it is not a negotiation log"),
        (b"\xff", "it is not a negotiation log"),
        (b"[" * 100_000, "it is not a negotiation log"),
        (b'{"type":"commented","format":1}', "it is not a negotiation log"),
        (b'{"format":1}', "it is not a negotiation log"),
        (b'{"type":"opened"}', "the log has format None, this program reads format 1; update kpo"),
        (b'{"type":"opened","format":2}', "the log has format 2, this program reads format 1; update kpo"),
        (b'{"type":"opened","format":1}', "it cannot be read (Object missing required field `seq`)"),
    ],
)  # fmt: skip
def test_why_a_first_line_opens_nothing_is_told_from_what_it_says_of_itself(line: bytes, reason: str) -> None:
    assert reason_of(Folding(), line) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"type":"applauded"}', "it is of type 'applauded', which this program does not know; update kpo"),
        (b'{"type":"' + b"x" * 99 + b'"}',
         f"it is of type '{'x' * 39}…', which this program does not know; update kpo"),
        (b'{"type":"commented","text":"\xff"}', "it cannot be read (it holds bytes that are no UTF-8 text)"),
        (b'{"type":"comm', "it cannot be read (it ends in its middle)"),
        (b"[" * 100_000, "it cannot be read (Expected `object`, got `array`)"),
        (b"{}", "it cannot be read (Object missing required field `type`)"),
        (b'{"type":"commented"}', "it cannot be read (Object missing required field `seq`)"),
        (line_of(remark()) + b" ", BLANKS_AROUND),
        (b" " + line_of(remark()), BLANKS_AROUND),
        (line_of(remark()) + b"\r", BLANKS_AROUND),
    ],
)  # fmt: skip
def test_why_a_later_line_is_not_sound_is_told_in_plain_words(line: bytes, reason: str) -> None:
    folding = begun()
    before = (folding.state, folding.last, folding.byte)
    assert reason_of(folding, line) == reason
    assert (folding.state, folding.last, folding.byte) == before


def test_a_long_reason_is_cut() -> None:
    """Some name what the line holds, and a line may hold much."""
    line = b'{"type":"commented","seq":1,"' + b"k" * 999 + b'":1}'
    assert len(reason_of(begun(), line)) <= len("it cannot be read ()") + 160


def test_damage_says_which_line_it_is_and_where_it_begins() -> None:
    damaged = begun().damaged("it is strange")
    assert (damaged.line, damaged.byte, damaged.reason) == (2, len(line_of(opening())) + 1, "it is strange")
    unbegun = Folding()
    assert (unbegun.damaged("").line, unbegun.lines, unbegun.last, unbegun.byte) == (1, 0, 0, 0)


def test_a_folding_knows_where_its_last_line_began() -> None:
    folding = begun()
    assert (folding.last, folding.byte) == (0, len(line_of(opening())) + 1)
    folding.add(line_of(remark()))
    assert folding.last == len(line_of(opening())) + 1
    assert folding.byte == folding.last + len(line_of(remark())) + 1


def test_a_folding_that_goes_on_shares_what_it_knows_of_values_and_nothing_else() -> None:
    first = begun()
    assert first.state is not None
    second = first.going_on(first.state, 3, 5)
    assert (second.state, second.last, second.byte) == (first.state, 3, 5)
    assert second._known is first._known
    second.add(line_of(remark()))
    assert first.lines == 1


def test_a_line_is_read_back_as_the_event_it_was_made_of() -> None:
    assert event_of(line_of(remark())) == remark()


def test_the_hash_is_that_of_the_bytes() -> None:
    assert hash_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_sound_event_that_is_no_opening_cannot_come_first() -> None:
    line = line_of(replace(remark(), seq=1, prev=""))
    assert reason_of(Folding(), line) == "a negotiation log begins with a line of type 'opened'"


def test_a_line_as_this_program_writes_it_is_not_taken_apart_a_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Keys said twice are looked for, at some cost, only in lines that others wrote."""
    folding, taken_apart = begun(), list[bytes]()
    monkeypatch.setattr("kpo_tui.log.record._refuse_repeated_keys", taken_apart.append)
    folding.add(line_of(remark()))
    assert taken_apart == []
    spaced = json.dumps(plain(remark())).encode()
    begun().add(spaced)
    assert taken_apart == [spaced]


def test_a_folding_remembers_the_values_that_it_found_sound(tmp_path: Path) -> None:
    folding = Folding()
    for line in lines_of(short_log(tmp_path).path):
        folding.add(line)
    assert folding._known._sound
