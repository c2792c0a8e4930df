"""Lines put together again from the pieces that a program broke them into."""

import pytest

from kpo_tui.log import fragments
from kpo_tui.log.fragments import Record, lines_joined
from kpo_tui.log.record import hash_of, line_of
from tests.log.making import forged, opening


def record(*pieces: bytes) -> Record:
    """A record of these pieces."""
    made = Record()
    for piece in pieces:
        made.add(piece)
    return made


def test_a_line_is_whole_when_every_brace_that_it_opens_is_closed() -> None:
    assert not record().whole
    assert not record(b'{"a":{"b":1}').whole
    assert record(b'{"a":{"b":1}', b"}").whole


def test_braces_and_quotation_marks_in_a_text_are_no_structure() -> None:
    assert record(b'{"a":"}"}').whole
    assert not record(b'{"a":"}').whole
    assert not record(b'{"a":"\\"}').whole
    assert record(b'{"a":"\\\\"}').whole


def test_a_piece_may_end_between_a_backslash_and_what_it_escapes() -> None:
    assert not record(b'{"a":"\\', b'"}').whole
    assert record(b'{"a":"\\', b'""}').whole
    assert record(b'{"a":"\\', b'\\"}').whole


def test_a_record_names_the_line_before_it_even_where_the_name_was_broken() -> None:
    before = hash_of(line_of(opening()))
    line = b'{"seq":2,"prev":"' + before.encode() + b'"}'
    assert record(line[:40], b"  " + line[40:]).names == before
    assert record(b'{"seq":1}').names == ""


def test_a_line_in_more_pieces_than_mail_makes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragments, "MOST_PIECES", 2)
    made = record(b"{", b'"a":1')
    with pytest.raises(ValueError, match="broken into more pieces than mail makes"):
        made.add(b"}")
    assert made.pieces == [b"{", b'"a":1']


def test_nothing_is_joined_of_no_records() -> None:
    assert lines_joined([]) == ((), 0, False, 0)


def test_lines_that_prove_one_another_are_sound_only_where_the_last_one_reads() -> None:
    first, last = forged({"type": "commented", "text": "Hello."}).splitlines()
    assert lines_joined([record(first), record(last)]).sound
    strange = lines_joined([record(first), record(last.replace(b'"commented"', b'"whispered"'))])
    assert (strange.proved, strange.certain, strange.sound) == (1, True, False)


@pytest.mark.parametrize("cut", [3, 20, 100])
def test_a_last_line_that_was_cut_off_is_not_certain(cut: int) -> None:
    first, last = forged({"type": "commented", "text": "Hello."}).splitlines()
    assert not lines_joined([record(first), record(last[:-cut])]).certain


def test_a_line_that_another_names_is_found_with_the_blanks_that_stood_at_its_breaks() -> None:
    """Blanks stay where only spaces around the whole line were added."""
    whole = forged({"type": "commented", "text": "Hello to you."}, {"type": "commented", "text": "Bye."})
    first, middle, last = whole.splitlines()
    at = middle.index(b"to you")
    pieces = [b" " + middle[:at].rstrip(b" "), middle[at:] + b"  "]
    found = lines_joined([record(first), record(*pieces), record(last)])
    assert found.lines == (first, middle, last)
    assert (found.proved, found.sound) == (2, True)


def test_a_line_that_no_way_of_joining_proves_is_given_and_counted_as_unproved() -> None:
    whole = forged({"type": "commented", "text": "Hello to you."}, {"type": "commented", "text": "Bye."})
    first, middle, last = whole.splitlines()
    torn = middle.replace(b"Hello", b"Hallo")
    found = lines_joined([record(first), record(torn[:40], torn[40:]), record(last)])
    assert found.proved == 1
    assert not found.sound
