"""An earlier copy beside the log: what the log no longer has, in words that name event, party and value."""

import json
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput
from kpo_tui.log.difference import LONGEST_QUOTE, Difference, Lost, continues, difference
from kpo_tui.log.record import line_of
from tests.log.making import forged, lines_of, opening, short_log

PAYMENT = {"type": "proposed", "clauses": {"payment": {"terms": {"net_days": "45 days"}}}}
REMARK = {"type": "commented", "text": "Hello.", "party": "provider"}


def laid(folder: Path, name: str, data: bytes) -> Path:
    """A file of that name with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def between(folder: Path, earlier: bytes, now: bytes) -> Difference:
    """What differs in a log from an earlier copy."""
    return difference(laid(folder, "then.jsonl", earlier), laid(folder, "now.jsonl", now))


def test_a_log_that_goes_on_from_the_copy_has_lost_nothing(tmp_path: Path) -> None:
    log = short_log(tmp_path).path
    copy = laid(tmp_path, "copy.jsonl", b"".join(line + b"\n" for line in lines_of(log)[:5]))
    assert continues(copy, log)
    assert continues(log, log)
    assert difference(copy, log) == Difference(0, ())


def test_a_log_that_ends_sooner_is_cut_and_what_is_gone_is_told(tmp_path: Path) -> None:
    log = short_log(tmp_path).path
    lines = lines_of(log)
    cut = laid(tmp_path, "cut.jsonl", b"".join(line + b"\n" for line in lines[:6]))
    assert not continues(log, cut)
    found = difference(log, cut)
    assert (found.line, found.cut) == (7, True)
    assert [str(one) for one in found.lost] == [
        "event 7, client rejects 4: Liability and Scope – “no”",
        "event 8, client says: “The end.”",
    ]
    assert all(one.now == "" and one.changed == () for one in found.lost)


def test_an_altered_event_is_told_with_what_stands_there_now_field_by_field(tmp_path: Path) -> None:
    other = {
        "type": "proposed",
        "clauses": {"payment": {"terms": {"net_days": "60 days"}, "wording": "Pay."}},
    }
    found = between(tmp_path, forged(PAYMENT, REMARK), forged(other, REMARK))
    assert (found.line, found.cut) == (2, False)
    (lost,) = found.lost
    assert (lost.seq, lost.party) == (2, "client")
    assert "45 days" in lost.says
    assert lost.now.startswith("client proposes on Payment")
    assert lost.changed == (
        "clauses.payment.terms.net_days: 45 days → 60 days",
        "clauses.payment.wording: nothing → Pay.",
    )


def test_an_event_of_another_kind_in_its_place_is_told_without_fields(tmp_path: Path) -> None:
    (lost,) = between(tmp_path, forged(PAYMENT), forged(REMARK)).lost
    assert lost.now == "provider says: “Hello.”"
    assert lost.changed == ()


def test_an_event_put_in_before_the_others_loses_none_of_them(tmp_path: Path) -> None:
    """They only have other numbers and name other lines."""
    then = forged({**REMARK, "at": "2026-01-31T12:00:09.000Z"})
    now = forged({**REMARK, "text": "Before."}, {**REMARK, "at": "2026-01-31T12:00:09.000Z"})
    found = between(tmp_path, then, now)
    assert found.line == 2
    assert found.lost == ()


def test_an_event_said_twice_and_now_once_is_lost_once(tmp_path: Path) -> None:
    same = {**REMARK, "at": "2026-01-31T12:00:09.000Z"}
    found = between(tmp_path, forged(same, same), forged(same))
    assert [one.seq for one in found.lost] == [3]
    assert (found.line, found.cut) == (3, True)


def test_another_opening_is_lost_by_no_party(tmp_path: Path) -> None:
    strange = json.loads(line_of(opening()))
    strange["parties"]["client"] = "Another Ltd"
    now = json.dumps(strange, separators=(",", ":")).encode() + b"\n"
    (lost,) = between(tmp_path, forged(), now).lost
    assert lost.party is None
    assert str(lost).startswith("event 1, opened: ")
    assert lost.now.startswith("opened: Another Ltd and ")
    assert lost.changed == ("parties.client: Acme Ltd → Another Ltd",)


def test_what_the_log_says_behind_damage_is_not_told(tmp_path: Path) -> None:
    """Only lines that a reader would take say anything."""
    now = forged(REMARK, REMARK).replace(b'"seq":2', b'"seq":7')
    found = between(tmp_path, forged(PAYMENT, PAYMENT), now)
    assert [one.seq for one in found.lost] == [2, 3]
    assert [one.now for one in found.lost] == ["", ""]


def test_long_words_of_the_other_side_are_cut_in_an_alarm(tmp_path: Path) -> None:
    (lost,) = between(tmp_path, forged({**REMARK, "text": "x" * 999}), forged()).lost
    assert len(lost.says) < LONGEST_QUOTE + 40


def test_values_that_are_no_text_are_shown_as_the_log_writes_them(tmp_path: Path) -> None:
    then = {**PAYMENT, "answers": [2]}
    first = {**PAYMENT, "party": "provider"}
    found = between(tmp_path, forged(first, then), forged(first, PAYMENT))
    (lost,) = found.lost
    assert lost.changed == ("answers: [2] → nothing",)


@pytest.mark.parametrize("missing", ["then.jsonl", "now.jsonl"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, missing: str) -> None:
    for name in {"then.jsonl", "now.jsonl"} - {missing}:
        laid(tmp_path, name, forged())
    with pytest.raises(BadInput, match=rf"{missing}: cannot be read \(No such file"):
        difference(tmp_path / "then.jsonl", tmp_path / "now.jsonl")


def test_a_lost_event_is_said_in_one_line() -> None:
    assert str(Lost(7, "client", "says: “Hello.”")) == "event 7, client says: “Hello.”"
    assert str(Lost(1, None, "opened: A and B, Essentials")) == "event 1, opened: A and B, Essentials"
