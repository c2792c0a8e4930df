"""Documents as Markdown, read by a parser of CommonMark with tables: text never becomes markup."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kpo_tui.documents.document import (
    Block,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Table,
    plain,
    text_of,
)
from kpo_tui.documents.formats.markdown import document_as_markdown
from kpo_tui.text import ACTIVE, one_line
from tests.documents.formats.documents import (
    HOSTILE,
    anything,
    blocks_of,
    documents,
    everywhere,
    paragraphs,
    words,
)

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
    "th_open", "th_close", "td_open", "td_close", "inline",
}  # fmt: skip
INLINE = {"text", "text_special", "strong_open", "strong_close", "softbreak"}
EM_SPACE = "\u2003"


def read(document: Document) -> list[str]:
    """The texts of the document's blocks as a reader sees them, none of them markup."""
    written = document_as_markdown(document)
    assert not ACTIVE.search(written)
    tokens = PARSER.parse(written)
    assert {token.type for token in tokens} <= OURS
    return [_shown(token) for token in tokens if token.type == "inline"]


def _shown(inline: Token) -> str:
    assert {child.type for child in inline.children or []} <= INLINE
    return "".join("\n" if child.type == "softbreak" else child.content for child in inline.children or [])


def texts(block: Block) -> list[str]:
    """What a reader should see of a block."""
    match block:
        case Table():
            caption = [one_line(block.caption)] if block.caption else []
            return [*caption, *(_flat(text_of(cell)) for row in (block.header, *block.rows) for cell in row)]
        case Heading():
            return [
                _flat(
                    f"{one_line(block.number)}. {text_of(block.runs)}"
                    if block.number
                    else text_of(block.runs)
                )
            ]
        case Numbered():
            lead = EM_SPACE * (block.level - 1)
            return [lead + _flat(f"{one_line(block.number)} {text_of(block.runs)}")]
        case Paragraph():
            return [_flat(text_of(block.runs))]


def _flat(text: str) -> str:
    return one_line(text)


def squeezed(found: list[str]) -> list[str]:
    """Texts without white space or marks of emphasis that a neighbour kept from being read as such."""
    return [text for text in (re.sub(r"[\s*]", "", text) for text in found) if text]


def test_each_block_has_its_form() -> None:
    document = Document(
        "Title",
        (
            Heading(1, plain("Payment"), number="5"),
            Heading(2, plain("Part")),
            Paragraph((Run("a "), Run("b", style="strong"), Run(" c "), Run("[d]", style="gap"))),
            Numbered(1, "5.1", plain("text")),
            Numbered(2, "(a)", plain("item")),
            Table((plain("H"), plain("I")), ((plain("1"), plain("2")),), "Caption"),
        ),
        ("Subject to contract.", "Not legal advice."),
    )
    assert document_as_markdown(document) == (
        "# Title\n\n> Subject to contract.\n> Not legal advice.\n\n## 5. Payment\n\n### Part\n\n"
        "a **b** c **\\[d\\]**\n\n5.1 text\n\n&emsp;(a) item\n\nCaption\n\n| H | I |\n| --- | --- |\n| 1 | 2 |\n"
    )
    read(document)


def test_strong_text_is_read_as_strong() -> None:
    paragraph = Paragraph((Run("“"), Run("Fee", style="strong"), Run("” means")))
    inline = PARSER.parse(document_as_markdown(Document("T", (paragraph,))))[4]
    assert [child.type for child in inline.children or []] == [
        "text",
        "strong_open",
        "text",
        "strong_close",
        "text",
    ]


def test_neighbouring_strong_runs_are_one() -> None:
    assert "**ab**c" in document_as_markdown(
        Document("T", (Paragraph((Run("a", "strong"), Run("b", "gap"), Run("c"))),))
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_was_written(text: str) -> None:
    assert read(paragraphs(text)) == ["Title", one_line(text)]
    assert read(Document(text, ())) == [one_line(text)]
    assert read(Document("T", (Heading(1, plain(text)),))) == ["T", one_line(text)]
    assert read(Document("T", (), (text,))) == ["T", one_line(text)]
    cells = read(Document("T", (Table((plain("H"), plain(text)), ((plain(text), plain("x")),)),)))
    assert cells == ["T", "H", one_line(text), one_line(text), "x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup_anywhere(text: str) -> None:
    assert len(read(everywhere(text))) == len(read(everywhere("plain")))


@pytest.mark.parametrize("lead", [" ", "    ", "\t", "\n"])
def test_space_in_front_makes_no_code_and_no_list(lead: str) -> None:
    document = Document("T", (Paragraph((Run(lead), Run(lead), Run(lead), Run(f"{lead}- x"))),))
    assert read(document) == ["T", "- x"]


def test_a_quoted_line_stays_a_paragraph() -> None:
    assert read(Document("T", (Numbered(1, ">", plain("No audits.")),))) == ["T", "> No audits."]


@given(st.lists(blocks_of(words), max_size=4), words)
@settings(max_examples=60, deadline=None)
def test_plain_words_read_back_block_by_block(blocks: list[Block], title: str) -> None:
    expected = [one_line(title), *(text for block in blocks for text in texts(block))]
    assert squeezed(read(Document(title, tuple(blocks)))) == squeezed(expected)


@given(documents())
@settings(max_examples=100, deadline=None)
def test_any_document_is_read_without_markup(document: Document) -> None:
    found = "".join(squeezed(read(document)))
    for block in document.blocks:
        for text in squeezed(texts(block)):
            assert text in found


@given(anything)
@settings(max_examples=60, deadline=None)
def test_any_paragraph_is_shown_as_it_was_written(text: str) -> None:
    shown = one_line(text)
    assert read(paragraphs(text)) == (["Title", shown] if shown else ["Title"])
