"""Documents as HTML: text never becomes markup, and nothing is fetched or run."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from kpo_tui.documents.document import Document, Heading, Numbered, Paragraph, Run, Table, plain, text_of
from kpo_tui.documents.formats.html import document_as_html
from kpo_tui.text import ACTIVE, visible
from tests.documents.formats.documents import HOSTILE, documents, everywhere, paragraphs

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "div", "nav", "ol", "li", "a", "p", "span", "br",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "lang",
    "charset",
    "name",
    "content",
    "http-equiv",
    "class",
    "id",
    "href",
    "aria-label",
    "scope",
}
CLASSES = {
    "notices", "number", "numbered", "level1", "level2", "level3", "strong", "gap", "quiet", "table", "wide", "settled",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of the page: its tags with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.others: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self._open.append(tag)
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def text(self) -> str:
        """The text outside the style sheet."""
        return "".join(data for tag, data in self.texts if tag != "style")


def check(document: Document) -> Page:
    """The page of the document, which must hold nothing but what we write ourselves."""
    written = document_as_html(document)
    page = Page(written)
    assert {tag for tag, _ in page.tags} <= TAGS
    for tag, attributes in page.tags:
        assert set(attributes) <= ATTRIBUTES
        assert set((attributes.get("class") or "").split()) <= CLASSES
        assert tag != "a" or str(attributes["href"]).startswith("#b")
    assert page.others == []
    assert not ACTIVE.search(written)
    return page


def test_each_block_has_its_element() -> None:
    document = Document(
        "Title",
        (
            Heading(1, plain("Payment"), number="5"),
            Paragraph((Run("a "), Run("b", style="strong"), Run("c", style="gap"), Run("d", style="quiet"))),
            Numbered(1, "5.1", plain("text")),
            Numbered(2, "(a)", plain("item")),
            Table(
                (plain("H"), plain("I")),
                ((plain("1"), plain("2")), (plain("3"), plain("4"))),
                "Caption",
                shaded=(1,),
            ),
        ),
        ("Subject to contract.",),
    )
    written = document_as_html(document)
    for part in (
        "<title>Title</title>",
        "<h1>Title</h1>",
        "<p>Subject to contract.</p>",
        '<h2 id="b0"><span class="number">5.</span> Payment</h2>',
        '<p>a <span class="strong">b</span><span class="gap">c</span><span class="quiet">d</span></p>',
        '<div class="numbered level1"><span class="number">5.1</span><p>text</p></div>',
        '<div class="numbered level2"><span class="number">(a)</span><p>item</p></div>',
        '<caption>Caption</caption><thead><tr><th scope="col">H</th><th scope="col">I</th></tr></thead>',
        "<tr><td>1</td><td>2</td></tr>\n<tr class=settled><td>3</td><td>4</td></tr>",
    ):
        assert part in written, part
    check(document)


def test_there_are_contents_where_there_are_enough_headings() -> None:
    heads = tuple(Heading(1, plain(f"Head {at}"), number=str(at)) for at in range(1, 5))
    assert '<li><a href="#b3">4. Head 4</a></li>' in document_as_html(Document("T", heads))
    assert "<nav" not in document_as_html(Document("T", heads[:3]))


def test_a_wide_table_is_marked() -> None:
    cell = (plain("x"),)
    assert 'class="wide"' in document_as_html(Document("T", (Table(cell * 7, ()),)))
    assert 'class="wide"' not in document_as_html(Document("T", (Table(cell * 6, ()),)))


def test_a_line_break_in_a_value_is_shown() -> None:
    assert "<p>1 High Street<br>London</p>" in document_as_html(paragraphs("1 High Street\nLondon"))


def test_a_line_break_in_a_title_makes_no_second_entry() -> None:
    headings = tuple(Heading(1, plain("Publicity\nAgreed: payment")) for _ in range(4))
    page = document_as_html(Document("D", headings))
    assert page.count("Publicity Agreed: payment</a>") == page.count("Publicity Agreed: payment</h2>") == 4


def test_the_page_runs_and_fetches_nothing() -> None:
    page = check(paragraphs("x"))
    policies = [attributes["content"] for tag, attributes in page.tags if attributes.get("http-equiv")]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "http://" not in document_as_html(paragraphs("x"))
    assert "url(" not in document_as_html(paragraphs("x"))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    plain_page, page = check(everywhere("plain")), check(everywhere(text))
    assert [tag for tag, _ in page.tags if tag != "br"] == [tag for tag, _ in plain_page.tags]
    shown = " ".join(visible(text).split())
    assert " ".join(page.text().split()).count(shown) >= " ".join(plain_page.text().split()).count("plain")


@given(documents())
@settings(max_examples=80, deadline=None)
def test_any_document_shows_its_text_and_nothing_else(document: Document) -> None:
    shown = check(document).text()
    for block in document.blocks:
        cells = [block.header, *block.rows] if isinstance(block, Table) else [(block.runs,)]
        for runs in (runs for row in cells for runs in row):
            assert visible(text_of(runs)).replace("\n", " ") in shown.replace("\n", " ")


def test_the_same_document_gives_the_same_page() -> None:
    assert document_as_html(everywhere("x")) == document_as_html(everywhere("x"))
