"""Text made harmless to show."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.text import listing, one_line, visible

everything = st.text(st.characters())


def test_control_characters_are_shown_as_pictures() -> None:
    assert visible("pay\x1b[2J now") == "pay␛[2J now"
    assert visible("\x00\x07\r\x7f") == "␀␇␍␡"


def test_c1_and_bidirectional_controls_are_shown_by_number() -> None:
    assert visible("\x9b31m") == "⟨U+009B⟩31m"
    assert visible("a\u202eb\u2066c\u200f") == "a⟨U+202E⟩b⟨U+2066⟩c⟨U+200F⟩"
    assert visible("a\u2028b\u2029c\u0085d") == "a⟨U+2028⟩b⟨U+2029⟩c⟨U+0085⟩d"


def test_what_hides_in_text_is_shown() -> None:
    assert visible("a\u200bb\ufeffc\U000e0041d") == "a⟨U+200B⟩b⟨U+FEFF⟩c⟨U+E0041⟩d"
    assert visible("\ud800") == "⟨U+D800⟩"


def test_ordinary_text_is_left_alone() -> None:
    for text in (
        "",
        "plain",
        "naïve — “quoted”",
        "line\nline\ttab",
        "भारत",
        "می\u200cخواهم",
        "日本語",
        "👩\u200d💻",
    ):
        assert visible(text) == text


def test_one_line_joins_lines_and_spaces() -> None:
    assert one_line("a\n\n b\t c\r\nd") == "a b c␍ d"
    assert one_line("  ") == ""


def test_one_line_cuts_to_a_limit() -> None:
    assert one_line("abcdef", 6) == "abcdef"
    assert one_line("abcdefg", 6) == "abcde…"
    assert one_line("x" * 10_000_000, 5) == "xxxx…"
    assert one_line("abc", 0) == "abc"


def test_a_list_reads_as_prose() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b"]) == "a and b"
    assert listing(["a", "b", "c"], "or") == "a, b or c"


@given(everything)
@settings(deadline=None)
def test_nothing_that_acts_on_a_screen_is_left(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\n\t"]
    assert not [
        c
        for c in shown
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    ]
    assert visible(shown) == shown
    shown.encode()


@given(everything, st.integers(0, 50))
@settings(deadline=None)
def test_one_line_is_one_line_and_no_longer_than_asked(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line.splitlines()) <= 1
    assert not limit or len(line) <= limit
    assert line == line.strip()


@pytest.mark.parametrize("char", "\u00ad\u034f\u115f\u1160\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0")
def test_what_shows_as_nothing_is_shown(char: str) -> None:
    assert visible(f"a{char}b") == f"a⟨U+{ord(char):04X}⟩b"


def test_the_look_of_an_emoji_is_left_alone() -> None:
    assert visible("\u2764\ufe0f") == "\u2764\ufe0f"
