"""Documents as plain text for a terminal: within its width, aligned, without control sequences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from kpo_tui.documents.columns import _NARROW, columns, wrap
from kpo_tui.documents.document import Document, Heading, Numbered, Paragraph, Run, Table, plain, text_of
from kpo_tui.documents.formats.terminal import document_as_text
from kpo_tui.text import ACTIVE
from tests.documents.formats.documents import HOSTILE, anything, documents, everywhere, paragraphs, words


def check(document: Document, width: int) -> list[str]:
    """The lines of the document, each within the width and free of control characters."""
    written = document_as_text(document, width)
    assert not ACTIVE.search(written)
    assert "\t" not in written
    assert written.endswith("\n")
    lines = written.removesuffix("\n").split("\n")
    for line in lines:
        assert wcswidth(line) <= width, line
        assert line == line.rstrip()
    return lines


def table(*rows: tuple[str, ...]) -> Document:
    """A document with a table; the first row is the header."""
    header, *body = (tuple(plain(cell) for cell in row) for row in rows)
    return Document("T", (Table(header, tuple(body)),))


def test_each_block_has_its_form() -> None:
    document = Document(
        "Title",
        (
            Heading(1, plain("Payment"), number="5"),
            Heading(2, plain("Part")),
            Paragraph((Run("a "), Run("b", style="strong"))),
            Numbered(1, "5.1", plain("text")),
            Numbered(2, "(a)", plain("item")),
            Numbered(3, "(i)", plain("deeper")),
            Table((plain("H"), plain("I")), ((plain("1"), plain("22")),)),
        ),
        ("Subject to contract.",),
    )
    assert (
        document_as_text(document)
        == """\
Title
=====
Subject to contract.

5. PAYMENT
----------

Part
----

a b

5.1   text

    (a)   item

        (i)   deeper

H  I
-  --
1  22
"""
    )


def test_a_paragraph_is_wrapped_at_spaces() -> None:
    assert wrap("one two three four", 9) == ["one two", "three", "four"]
    assert wrap("one two", 7) == ["one two"]
    assert wrap("", 7) == [""]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert wrap("漢" * 7, 9) == ["漢漢漢漢", "漢漢漢"]


def test_following_lines_are_set_in() -> None:
    assert wrap("one two three four", 14, "(a)   ", "      ") == [
        "(a)   one two",
        "      three",
        "      four",
    ]


def test_a_long_word_never_reaches_past_what_stands_before_it() -> None:
    found = wrap("x" * 30, 20, "A long lead: ", "    ")
    assert found == ["A long lead:", "    " + "x" * 16, "    " + "x" * 14] or all(
        len(line) <= 20 for line in found
    )
    assert "".join(found).count("x") == 30


def test_a_lead_wider_than_the_line_is_wrapped_itself() -> None:
    assert all(len(line) <= 20 for line in wrap("some text", 20, "a very long lead that is wider: ", "    "))


def test_wide_characters_take_two_columns() -> None:
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1
    assert columns("abc") == 3


def test_the_columns_of_a_table_align_whatever_is_in_them() -> None:
    rows = [
        ("Name", "Value"),
        ("漢字", "1"),
        ("e\u0301clair", "22"),
        ("❤\ufe0f", "3"),
        ("می\u200cخواهم", "4"),
        ("plain", "5"),
    ]
    lines = check(table(*rows), 40)[3:]
    cells = (lines[0], *lines[2:])
    assert len(cells) == len(rows)
    starts = {wcswidth(line[: line.rindex("  ") + 2]) for line in cells}
    assert len(starts) == 1


def test_a_cell_is_wrapped_within_its_column() -> None:
    lines = check(table(("A", "B"), ("one two three four five", "x" * 30)), 30)
    assert lines[3:] == [
        "A               B",
        "--------------  --------------",
        "one two three   xxxxxxxxxxxxxx",
        "four five       xxxxxxxxxxxxxx",
        "                xx",
    ]


def test_a_table_too_wide_for_the_screen_is_shown_row_by_row() -> None:
    header = tuple(f"Column {at}" for at in range(15))
    row = tuple(f"cell {at}" if at != 4 else "–" for at in range(15))
    lines = check(table(header, row), 80)
    assert "cell 0 · cell 1 · cell 2" in lines
    assert "    Column 3: cell 3" in lines
    assert not [line for line in lines if line.startswith("    Column 4")]


def test_five_columns_on_a_narrow_screen_are_shown_row_by_row() -> None:
    lines = check(table(("A", "B", "C", "D", "E"), ("a" * 30, "b" * 30, "c" * 30, "d" * 30, "e" * 30)), 40)
    assert "".join(lines).count("e") == 30


@pytest.mark.parametrize("width", [20, 40, 80, 100])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_within_the_width_and_does_nothing(text: str, width: int) -> None:
    check(everywhere(text), width)


def test_control_sequences_are_shown() -> None:
    assert "␛[2J" in document_as_text(paragraphs("\x1b[2J"))
    assert "⟨U+202E⟩" in document_as_text(paragraphs("\u202e"))


def test_markup_means_nothing() -> None:
    assert "[bold]# **x** <b>[/bold]" in document_as_text(paragraphs("[bold]# **x** <b>[/bold]"))


@given(documents(), st.integers(20, 120))
@settings(max_examples=120, deadline=None)
def test_any_document_stays_within_any_width(document: Document, width: int) -> None:
    check(document, width)


@given(anything, st.integers(8, 60))
@settings(max_examples=100, deadline=None)
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == "".join(text.split())


@given(documents(words))
@settings(max_examples=60, deadline=None)
def test_every_word_outside_tables_is_there(document: Document) -> None:
    shown = "".join(check(document, 60)).replace(" ", "").upper()
    for block in document.blocks:
        if not isinstance(block, Table):
            assert "".join(text_of(block.runs).split()).upper() in shown


def test_every_character_taken_for_narrow_is_one_column_wide() -> None:
    taken = [chr(code) for code in range(0x80, 0x3000) if _NARROW(chr(code))]
    assert len(taken) > 500
    assert {character for character in taken if wcswidth(character) != 1} == set()
    assert columns("→ ✓ Größe") == 9
