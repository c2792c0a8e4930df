"""Documents compared to one marked document."""

from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.documents.document import (
    Block,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
    text_of,
)
from kpo_tui.documents.redline import Author, compare_documents
from tests.documents.redline.builders import AGREEMENT, TEXTS, blocks_marked

INTEREST = "Late payments bear interest at 4% above the base rate, accruing daily until payment is made."
NOTICE = "Disputed invoices shall be notified to the other party within ten days of receipt, in writing."


def document(*blocks: Block, title: str = "Agreement", notices: tuple[str, ...] = ()) -> Document:
    return Document(title, blocks, notices)


def paragraphs(*texts: str) -> Document:
    return document(*(Paragraph(plain(text)) for text in texts))


def table(*rows: tuple[str, ...], shaded: tuple[int, ...] = ()) -> Table:
    header, *body = (tuple(plain(cell) for cell in row) for row in rows)
    return Table(header, tuple(body), shaded=shaded)


def said(document: Document, *, new: bool) -> list[str]:
    """What the document says when all marks are accepted, or rejected, block by block, empty ones left out."""
    gone = ("deleted", "moved_from") if new else ("inserted", "moved_to")
    cells: list[Runs] = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells += [cell for row in (block.header, *block.rows) for cell in row]
        else:
            cells.append(block.runs)
    texts = ["".join(run.text for run in runs if run.mark not in gone) for runs in cells]
    return [text for text in texts if text]


def test_changed_words_are_marked_and_styles_and_terms_kept() -> None:
    old = document(
        Paragraph(
            (Run("Client", "strong"), Run(" shall pay in "), Run("30", term="payment.days"), Run(" days."))
        )
    )
    new = document(
        Paragraph(
            (Run("Client", "strong"), Run(" shall pay in "), Run("45", term="payment.days"), Run(" days."))
        )
    )
    (block,) = compare_documents(old, new, Author("client", "2026-01-01T00:00:00Z")).blocks
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("Client", "strong"),
        Run(" shall pay in "),
        Run("30", mark="deleted", by="client", at="2026-01-01T00:00:00Z", term="payment.days"),
        Run("45", mark="inserted", by="client", at="2026-01-01T00:00:00Z", term="payment.days"),
        Run(" days."),
    )


def test_renumbering_alone_is_said_once_and_marks_nothing() -> None:
    old = document(
        Heading(1, plain("Fees"), "5"), Numbered(1, "5.1", plain(INTEREST)), notices=("Subject to contract.",)
    )
    new = document(
        Heading(1, plain("Fees"), "6"), Numbered(1, "6.1", plain(INTEREST)), notices=("Subject to contract.",)
    )
    result = compare_documents(old, new)
    assert result.blocks == new.blocks
    assert result.notices == (
        "Subject to contract.",
        "Renumbered, and not marked for that alone: 5 → 6, 5.1 → 6.1.",
    )


def test_many_renumbered_clauses_are_counted() -> None:
    def numbered(chapter: int) -> Document:
        return document(*(Numbered(1, f"{chapter}.{k}", plain(f"Clause {k}. {INTEREST}")) for k in range(6)))

    assert compare_documents(numbered(2), numbered(3)).notices == (
        "Renumbered, and not marked for that alone: 2.0 → 3.0, 2.1 → 3.1, 2.2 → 3.2 and 3 more.",
    )


def test_a_clause_that_is_gone_stands_where_it_stood_with_its_number() -> None:
    old = document(
        Numbered(1, "1.1", plain(INTEREST)),
        Numbered(1, "1.2", plain("The fees are fixed.")),
        Paragraph(plain(NOTICE)),
    )
    new = document(Numbered(1, "1.1", plain(INTEREST)), Paragraph(plain(NOTICE)))
    result = compare_documents(old, new)
    assert blocks_marked(result) == [INTEREST, "[-The fees are fixed.-]", NOTICE]
    assert isinstance(result.blocks[1], Numbered)
    assert result.blocks[1].number == "1.2"


def test_a_moved_clause_is_marked_in_both_places() -> None:
    fixed = "The fees are fixed for the first year of the term and may be reviewed after it."
    result = compare_documents(paragraphs(fixed, INTEREST, NOTICE), paragraphs(INTEREST, NOTICE, fixed))
    assert blocks_marked(result) == [f"[<{fixed}<]", INTEREST, NOTICE, f"[>{fixed}>]"]


def test_a_split_paragraph_takes_its_new_shape_without_marks() -> None:
    result = compare_documents(paragraphs(f"{INTEREST} {NOTICE}"), paragraphs(INTEREST, NOTICE))
    assert blocks_marked(result) == [INTEREST, NOTICE]


def test_a_table_is_compared_by_row_and_cell() -> None:
    old = document(
        table(("Term", "Value"), ("Fee", "$100"), ("Cap", "200% of fees"), ("Notice", "30 days"), shaded=(2,))
    )
    new = document(
        table(("Term", "Value"), ("Fee", "$150"), ("Currency", "EUR"), ("Notice", "30 days"), shaded=(2,))
    )
    result = compare_documents(old, new)
    assert blocks_marked(result) == [
        "Term | Value",
        "Fee | [-$100-][+$150+]",
        "[-Cap-] | [-200% of fees-]",
        "[+Currency+] | [+EUR+]",
        "Notice | 30 days",
    ]
    (block,) = result.blocks
    assert isinstance(block, Table)
    assert block.shaded == (3,)


def test_a_table_with_another_number_of_columns_is_another_table() -> None:
    old = document(table(("Term", "Value"), ("Fee for the services", "$100")))
    new = document(table(("Term", "Client", "Provider"), ("Fee for the services", "$100", "$150")))
    result = compare_documents(old, new)
    assert said(result, new=True) == ["Term", "Client", "Provider", "Fee for the services", "$100", "$150"]
    assert said(result, new=False) == ["Term", "Value", "Fee for the services", "$100"]


def test_a_new_title_is_said() -> None:
    result = compare_documents(document(title="Draft"), document(title="Agreement"))
    assert (result.title, result.notices) == ("Agreement", ("The title was: Draft",))


def test_empty_documents_and_empty_paragraphs_are_kept() -> None:
    assert compare_documents(document(), document()).blocks == ()
    new = document(Paragraph(()), Paragraph(plain("Text.")), Paragraph(()))
    assert compare_documents(document(), new).blocks[0] == Paragraph(())
    assert len(compare_documents(document(), new).blocks) == 3


TEXT = TEXTS.map(str.split).map(" ".join)
BLOCKS = st.one_of(
    st.builds(lambda text: Paragraph(plain(text)), st.one_of(TEXT, st.sampled_from(AGREEMENT.split("\n")))),
    st.builds(
        lambda text, n: Numbered(1, f"{n}.", plain(text)),
        st.sampled_from(AGREEMENT.split("\n")),
        st.integers(1, 9),
    ),
    st.builds(
        lambda rows: table(("Term", "Value"), *rows),
        st.lists(st.tuples(TEXT, st.sampled_from(["$1", "$2", "30"])), max_size=4),
    ),
)
DOCUMENTS = st.lists(BLOCKS, max_size=8).map(lambda blocks: document(*blocks))


@given(DOCUMENTS, DOCUMENTS)
def test_accepting_says_what_the_new_one_says_and_rejecting_the_old(old: Document, new: Document) -> None:
    result = compare_documents(old, new)
    assert squeezed(said(result, new=True)) == squeezed(said(new, new=True))
    assert squeezed(said(result, new=False)) == squeezed(said(old, new=False))


@given(DOCUMENTS)
def test_a_document_and_itself_have_no_marks(it: Document) -> None:
    assert compare_documents(it, it).notices == ()
    assert said(compare_documents(it, it), new=True) == said(compare_documents(it, it), new=False)


@given(DOCUMENTS, DOCUMENTS)
def test_the_new_blocks_are_all_there_in_order(old: Document, new: Document) -> None:
    result = compare_documents(old, new)
    assert len(result.blocks) >= len(new.blocks)
    shapes = iter(type(block) for block in result.blocks)
    assert all(type(block) in shapes for block in new.blocks)


def squeezed(texts: list[str]) -> str:
    """All that is said, without white space; table rows may come in another order when they are replaced."""
    return "".join(sorted("".join("".join(texts).split())))


def test_text_of_a_run_with_line_ends_is_kept() -> None:
    (block,) = compare_documents(paragraphs("one two\nthree four"), paragraphs("one two\nthree five")).blocks
    assert isinstance(block, Paragraph)
    assert text_of(tuple(run for run in block.runs if run.mark != "deleted")) == "one two\nthree five"


def test_a_value_that_changed_is_replaced_whole() -> None:
    def paying(days: str) -> Document:
        runs = (Run("Pay within "), Run(days, term="payment.net_days"), Run(" of receipt."))
        return Document("Terms", (Paragraph(runs),))

    marked = compare_documents(paying("sixty (60) days"), paying("thirty (30) days")).blocks[0]
    assert isinstance(marked, Paragraph)
    assert [(run.mark, run.text) for run in marked.runs] == [
        ("none", "Pay within "),
        ("deleted", "sixty (60) days"),
        ("inserted", "thirty (30) days"),
        ("none", " of receipt."),
    ]


def test_in_a_long_value_only_the_words_that_changed_are_marked() -> None:
    def said(text: str) -> Document:
        return Document("Terms", (Paragraph((Run(text, term="scope.purpose"),)),))

    long = "the Client decides each quarter, on the reports that the Provider writes, which sectors it will insure next"
    marked = compare_documents(said(long), said(long.replace("quarter", "month"))).blocks[0]
    assert isinstance(marked, Paragraph)
    assert [run.text for run in marked.runs if run.mark != "none"] == ["quarter", "month"]
