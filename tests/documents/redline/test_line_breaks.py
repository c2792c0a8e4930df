"""A redline on terminals of several widths."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.documents.columns import Stretch, columns, size_of, wrapped
from kpo_tui.documents.document import Document, Numbered, Table, plain
from kpo_tui.documents.formats.terminal import redline_as_text
from kpo_tui.documents.redline import compare_documents, compare_texts
from tests.documents.redline.builders import AGREEMENT, TEXTS, edited_agreements

SEQUENCE = re.compile(r"\x1b\[[\d;]*m")
EDITED = AGREEMENT.replace(
    "each undisputed invoice within 30 days", "all invoices, however large, within 45 days"
)
STRETCHES = st.lists(
    st.builds(Stretch, st.text("ab 支 -", min_size=1, max_size=12), st.sampled_from(["", "31;9", "34;4;21"])),
    max_size=12,
)


def unwrapped(shown: str) -> str:
    return "".join(SEQUENCE.sub("", shown).split())


@given(edited_agreements())
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(pair: tuple[str, str]) -> None:
    redline = compare_texts(*pair)
    for colour in (True, False):
        whole = unwrapped(redline_as_text(redline, colour=colour))
        for width in (20, 80, 100, 160):
            shown = redline_as_text(redline, colour=colour, width=width)
            assert all(columns(SEQUENCE.sub("", line)) <= width for line in shown.splitlines()), width
            assert unwrapped(shown) == whole, width


@given(STRETCHES, st.integers(8, 30))
def test_words_are_whole_where_a_line_holds_them_and_keep_their_looks(
    stretches: list[Stretch], width: int
) -> None:
    lines = wrapped(stretches, width)
    assert all(size_of(line) <= width for line in lines if size_of(stretches) > width)
    before = [(c, look) for text, look in stretches for c in text if c != " "]
    assert [(c, look) for line in lines for text, look in line for c in text if c != " "] == before
    words = "".join(text for text, _ in stretches).split()
    shown = [word for line in lines for word in "".join(text for text, _ in line).split()]
    assert all(word in shown for word in words if columns(word) <= width)


def test_a_style_ends_with_its_line_and_goes_on_in_the_next() -> None:
    shown = redline_as_text(compare_texts("Pay.", "Pay. And the fees that fell due before it."), width=20)
    assert shown.splitlines() == [
        "Pay.\x1b[34;4;21m And the fees\x1b[0m",
        "\x1b[34;4;21mthat fell due before\x1b[0m",
        "\x1b[34;4;21mit.\x1b[0m",
    ]


def test_colours_part_what_was_taken_out_from_what_was_put_in() -> None:
    shown = SEQUENCE.sub("", redline_as_text(compare_texts("Pay in 30 days.", "Pay in 45 days.")))
    assert shown == "Pay in 30 45 days.\n"


def test_the_lines_of_a_numbered_clause_stand_under_its_text() -> None:
    old = Document("T", (Numbered(1, "5.1", plain("The Client shall pay within 30 days of receipt.")),))
    shown = redline_as_text(compare_documents(old, old), width=24).splitlines()
    assert shown[2:4] == ["5.1 The Client shall pay", "    within 30 days of"]


def test_a_table_keeps_its_columns() -> None:
    def table(fee: str) -> Document:
        header = (plain("Term"), plain("Value"))
        return Document(
            "T",
            (
                Table(
                    header,
                    ((plain("Fee a month"), plain(fee)), (plain("Cap"), plain("none"))),
                ),
            ),
        )

    shown = redline_as_text(compare_documents(table("100"), table("150")), colour=False, width=60)
    assert shown.splitlines()[2:6] == [
        "Term         Value",
        "-----------  --------------",
        "Fee a month  [-100-][+150+]",
        "Cap          none",
    ]
    narrow = redline_as_text(compare_documents(table("100"), table("150")), colour=False, width=20)
    assert all(len(line) <= 20 for line in narrow.splitlines())


def test_title_and_notices_are_shown_however_far_the_changes_are() -> None:
    clauses = tuple(Numbered(1, f"1.{k}", plain(f"Clause number {k}.")) for k in range(9))
    it = Document("The title", clauses, ("Subject to contract.",))
    shown = redline_as_text(compare_documents(it, it), colour=False, context=1)
    assert shown == "The title\n\n⋯ 9 lines unchanged ⋯\nSubject to contract.\n"


@given(TEXTS)
def test_an_unchanged_text_is_shown_as_it_is(text: str) -> None:
    shown = redline_as_text(compare_texts(text, text), colour=False)
    assert unwrapped(shown).replace("\\", "") == unwrapped(text)
