"""The page of a redline, as text; a browser is not needed here."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from kpo_tui.documents.document import Document, Heading, Paragraph, Table, plain
from kpo_tui.documents.formats.html import redline_as_html
from kpo_tui.documents.redline import Redline, compare_documents, compare_texts
from tests.documents.redline.builders import AGREEMENT, TEXTS, edited_agreements

ATTACKS = [
    "<script>alert(1)</script>",
    "</div></main><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<!-- ",
    "$changes $$ ${title}",
    "&lt;b&gt;",
    "</title><script>",
]


class Page(HTMLParser):
    """What a browser would find: tags with their attributes, and the text under `#text` by the mark it is in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._inside = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("ins", "del"):
            self._open.append(tag)
        if tag == "div":
            self._inside += bool(self._inside) or dict(attrs).get("id") == "text"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ins", "del"):
            self._open.pop()
        if tag == "div" and self._inside:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.pieces.append((self._open[-1] if self._open else "", data))

    def reading(self, hidden: str) -> str:
        """The text with one kind of mark left out, as the previews show it."""
        return "".join(text for mark, text in self.pieces if mark != hidden)


def page_of(redline: Redline | Document) -> Page:
    return Page(redline_as_html(redline))


@given(edited_agreements())
def test_the_previews_are_the_two_texts(pair: tuple[str, str]) -> None:
    page = page_of(compare_texts(*pair))
    assert page.reading("ins") == pair[0].replace("\r\n", "\n")
    assert page.reading("del") == pair[1].replace("\r\n", "\n")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup_or_script(attack: str) -> None:
    plain_page, page = (
        page_of(compare_texts("a b", "a c")),
        page_of(compare_texts(f"a {attack}b", f"a {attack} {attack}c")),
    )
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain_page.tags}
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert page.reading("ins") == f"a {attack}b"


@pytest.mark.parametrize("attack", ATTACKS)
def test_titles_notices_numbers_and_captions_are_text_too(attack: str) -> None:
    table = Table((plain(attack),), ((plain(attack),),), caption=attack)
    it = Document(attack, (Heading(1, plain(attack), attack), Paragraph(plain(attack)), table), (attack,))
    page = page_of(compare_documents(it, it))
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not {"img", "svg", "b"} & {tag for tag, _ in page.tags}


def test_only_the_script_of_the_page_may_run() -> None:
    html = redline_as_html(compare_texts("a b", "a c"))
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script.group(1).encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html
    assert not re.search(r"https?://", html)


def test_the_list_names_every_change_and_leads_to_it() -> None:
    page = page_of(compare_texts("Pay 30 days after receipt now.", "Pay 45 days after receipt."))
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    anchors = [attrs["id"] for tag, attrs in page.tags if tag in ("ins", "del") and attrs.get("id")]
    assert links == [f"#{anchor}" for anchor in anchors] == ["#c1", "#c2"]


def test_both_ends_of_a_move_share_an_entry() -> None:
    lines = AGREEMENT.split("\n")
    moved = compare_texts(AGREEMENT, "\n".join([*lines[:3], *lines[4:8], lines[3], *lines[8:]]))
    page = page_of(moved)
    marked = [
        attrs["data-change"]
        for tag, attrs in page.tags
        if tag in ("ins", "del") and "moved" in (attrs.get("class") or "") and "data-change" in attrs
    ]
    assert marked == ["1", "1"]


def test_control_characters_have_stand_ins() -> None:
    html = redline_as_html(compare_texts("a b", "a \x1b[2J\u202e\x00 b"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    assert "␛" in html


@given(TEXTS, TEXTS)
def test_a_marked_document_previews_as_its_two_sides(old: str, new: str) -> None:
    before, after = (Document("T", (Paragraph(plain(text)),)) for text in (old, new))
    page = page_of(compare_documents(before, after))
    assert "".join(page.reading("ins").split()) == "".join(old.split())
    assert "".join(page.reading("del").split()) == "".join(new.split())
