"""Documents as JSON."""

import json

import msgspec
import pytest
from hypothesis import given, settings

from kpo_tui.documents.document import Document, Numbered, Paragraph, Run, plain
from kpo_tui.documents.formats.json import document_as_json
from kpo_tui.text import ACTIVE
from tests.documents.formats.documents import HOSTILE, documents, everywhere


def test_blocks_and_runs_keep_their_types() -> None:
    document = Document("T", (Numbered(1, "5.1", (Run("x", term="a.b"), Run("y", style="gap"))),), ("N",))
    assert json.loads(document_as_json(document)) == {
        "title": "T",
        "blocks": [
            {
                "type": "numbered",
                "level": 1,
                "number": "5.1",
                "runs": [{"text": "x", "term": "a.b"}, {"text": "y", "style": "gap"}],
            }
        ],
        "notices": ["N"],
    }


def test_it_is_indented_and_ends_with_a_line_break() -> None:
    assert document_as_json(Document("T", ())) == '{\n  "title": "T",\n  "blocks": []\n}\n'


@pytest.mark.parametrize("text", HOSTILE)
def test_what_would_act_on_a_screen_is_escaped_and_reads_back(text: str) -> None:
    document = everywhere(text)
    written = document_as_json(document)
    assert not ACTIVE.search(written)
    assert msgspec.json.decode(written, type=Document) == document


def test_readable_text_stays_readable() -> None:
    assert "naïve — 日本語 “x”" in document_as_json(Document("T", (Paragraph(plain("naïve — 日本語 “x”")),)))


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_document_reads_back(document: Document) -> None:
    written = document_as_json(document)
    assert not ACTIVE.search(written)
    assert msgspec.json.decode(written, type=Document) == document
    assert json.loads(written)["title"] == document.title
