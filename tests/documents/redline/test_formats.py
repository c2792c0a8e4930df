"""A redline in the terminal, as Markdown and as JSON."""

import json
import re

import msgspec
import pytest
from hypothesis import given

from kpo_tui.documents.document import Document, Heading, Numbered, Paragraph, Run, Table, plain
from kpo_tui.documents.formats.json import redline_as_json
from kpo_tui.documents.formats.markdown import redline_as_markdown
from kpo_tui.documents.formats.terminal import redline_as_text
from kpo_tui.documents.redline import Redline, compare_documents, compare_texts
from tests.documents.redline.builders import AGREEMENT, TEXTS

PAID = compare_texts("Pay within 30 days.\nThen rest.", "Pay within 45 days.\nThen rest at last.")
HOSTILE = "\x1b[2J\x1b]52;c;aGk=\x07\u202eevil\u2066\x9b"


def clauses(*texts: str) -> Document:
    return Document("Terms", tuple(Numbered(1, f"1.{k}", plain(text)) for k, text in enumerate(texts, 1)))


def test_the_terminal_shows_insertions_blue_and_deletions_red() -> None:
    assert redline_as_text(PAID) == (
        "Pay within \x1b[31;9m30\x1b[0m \x1b[34;4;21m45\x1b[0m days.\nThen rest\x1b[34;4;21m at last\x1b[0m.\n"
    )


def test_without_colour_there_are_marks() -> None:
    assert redline_as_text(PAID, colour=False) == "Pay within [-30-][+45+] days.\nThen rest[+ at last+].\n"


def test_a_move_is_green_and_says_its_number_without_colour() -> None:
    lines = [
        "The fees are fixed for all of the first year.",
        "Notices are in writing and in English.",
        "This is the end of it all, and it is good.",
    ]
    redline = compare_texts("\n".join(lines) + "\n", "\n".join([*lines[1:], lines[0]]) + "\n")
    assert f"\x1b[32;9m{lines[0]}\x1b[0m" in redline_as_text(redline)
    assert f"[moved 1 away: {lines[0]}]" in redline_as_text(redline, colour=False)
    assert f"[moved 1 here: {lines[0]}]" in redline_as_text(redline, colour=False)


def test_pieces_of_a_move_that_touch_are_shown_as_one() -> None:
    away = "The Provider shall keep full and accurate records of all hours that its staff worked on the Services."
    here = away.replace("accurate records", "accurate and legible records")
    rest = "Notices are in writing.\nThe Client pays each invoice on time.\nThis is the end of it all, and it is good.\n"
    shown = redline_as_text(compare_texts(f"{away}\n{rest}", f"{rest}{here}\n"), colour=False)
    assert f"[moved 1 away: {away}]" in shown


def test_a_value_in_a_longer_change_has_no_marks_of_its_own() -> None:
    old = Document("D", (Paragraph((Run("Fees are fixed."),)),))
    new = Document(
        "D", (Paragraph((Run("Fees are fixed for "), Run("two years", style="strong"), Run("."))),)
    )
    marked = compare_documents(old, new)
    assert redline_as_text(marked, colour=False).splitlines()[2] == "Fees are fixed[+ for two years+]."
    assert redline_as_markdown(marked) == "Fees are fixed{++ for **two years**++}.\n"


def test_far_unchanged_lines_are_left_out_on_request() -> None:
    redline = compare_texts(AGREEMENT, AGREEMENT.replace("48 hours", "24 hours"))
    lines = redline_as_text(redline, colour=False, context=1).splitlines()
    assert len(lines) == 5
    assert "[-48-][+24+] hours" in lines[2]
    assert re.fullmatch(r"⋯ \d+ lines unchanged ⋯", lines[0])


def test_a_document_has_its_numbers_tables_and_notices_in_the_terminal() -> None:
    table = Table((plain("Term"), plain("Value")), ((plain("Fee"), plain("$1")),), "Key terms")
    old = Document("Terms", (Heading(1, plain("Fees"), "1"), table), ("Subject to contract.",))
    shown = redline_as_text(compare_documents(old, old), colour=False)
    assert (
        shown == "Terms\n\n1 Fees\n\nKey terms\nTerm  Value\n----  -----\nFee   $1\n\nSubject to contract.\n"
    )


@pytest.mark.parametrize("colour", [True, False])
def test_control_characters_do_not_reach_the_terminal(colour: bool) -> None:
    shown = redline_as_text(compare_texts("pay now", f"pay {HOSTILE} now"), colour=colour)
    assert not re.search(
        "[\x00-\x08\x0b-\x1a\x7f-\x9f\u202a-\u202e\u2066-\u2069]", re.sub(r"\x1b\[[\d;]*m", "", shown)
    )
    assert "\x1b]" not in shown


def test_markdown_is_critic_markup() -> None:
    assert redline_as_markdown(PAID) == "Pay within {~~30~>45~~} days.\n\nThen rest{++ at last++}.\n"


def test_markdown_of_a_document_keeps_its_structure() -> None:
    old = Document(
        "T", (Heading(2, plain("Fees"), "1"), Paragraph((Run("Client", "strong"), Run(" pays $1."))))
    )
    new = Document(
        "T", (Heading(2, plain("Fees"), "1"), Paragraph((Run("Client", "strong"), Run(" pays $2."))))
    )
    assert redline_as_markdown(compare_documents(old, new)) == "## 1 Fees\n\n**Client** pays ${~~1~>2~~}.\n"


CRITIC = re.compile(r"\{\+\+|\+\+\}|\{--|--\}|\{~~|~>|~~\}|\{==|==\}|\{>>|<<\}")


@pytest.mark.parametrize("mark", ["{++x++}", "{--x--}", "{~~x~>y~~}", "{==x==}", "{>>x<<}"])
def test_text_that_looks_like_critic_markup_does_not_become_markup(mark: str) -> None:
    same = compare_texts(f"see {mark} here", f"see {mark} here")
    assert not CRITIC.search(redline_as_markdown(same))
    inserted = compare_texts("see here", f"see {mark} here")
    assert CRITIC.findall(redline_as_markdown(inserted)) == ["{++", "++}"]


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading",
        "- no item",
        "1. no item",
        "> no quote",
        "<script>alert(1)</script>",
        "*no* _stress_",
        "[no](link)",
        "`no code`",
        "a | b",
        "&lt;",
    ],
)
def test_text_that_looks_like_markdown_is_escaped(text: str) -> None:
    shown = redline_as_markdown(compare_texts(text, text)).rstrip("\n")
    assert re.sub(r"\\(.)", r"\1", shown) == text
    assert shown != text


@given(TEXTS, TEXTS)
def test_json_is_read_back_as_it_was(old: str, new: str) -> None:
    redline = compare_texts(old, new)
    written = redline_as_json(redline)
    assert json.loads(written)["format"] == "kpo-redline/1"
    assert msgspec.json.decode(written, type=Redline) == redline


def test_json_of_a_document_is_read_back_as_it_was() -> None:
    document = compare_documents(clauses("Pay in 30 days."), clauses("Pay in 45 days."))
    written = json.loads(redline_as_json(document))
    assert written["format"] == "kpo-marked-document/1"
    assert msgspec.convert(written["document"], Document) == document


def test_an_empty_redline_is_shown_as_nothing() -> None:
    empty = Redline("", "", ())
    assert redline_as_text(empty) == ""
    assert redline_as_markdown(empty) == "\n"
