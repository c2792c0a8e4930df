"""Every kind of Word file that we write is valid by the standard, whatever text is in it."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kpo_tui.documents.document import Block, Document, Heading, Mark, Numbered, Paragraph, Run, Table, plain
from kpo_tui.documents.redline import Author
from kpo_tui.documents.redline.document_redline import compare_exactly
from kpo_tui.documents.reports.issues import issues
from kpo_tui.documents.word import Extras, Note, write
from tests.correspondence.deals import dealt, sent_file
from tests.documents.reports.test_summary import opened, since
from tests.documents.word.test_word_file import part
from tests.documents.word.validity import faults, loose_ends
from tests.documents.word.word_documents import drafted, redlined
from tests.playbooks.deals import names

HOSTILE = (
    "plain", "\x1b[2J\u202eabc\x00\ufffe\ud800\u2028", "\U0001f600" * 200, "x" * 5_000, "\t\n\t", "", " ",
    "]]>", "<w:p>&amp;\"'", "\r\n", "\u0301" * 50, "a\nb\tc", "\x85\x9b0m", "\u202ea \u202eb \u202ec",
)  # fmt: skip
MARKS: tuple[Mark, ...] = ("none", "inserted", "deleted", "moved_from", "moved_to")


def hostile() -> tuple[Document, Extras]:
    """All kinds of blocks with all kinds of text, marked in every way, by authors and at times that are none."""
    blocks: list[Block] = []
    for mark in MARKS:
        for text in HOSTILE:
            run = (Run(text, mark=mark, by=text, at=text),)
            blocks += [
                Paragraph(run, "c1"), Heading(1, run, "1", "c2"), Numbered(1, "1.1", run, "c2"),
                Numbered(2, "(a)", run, "c2"), Numbered(2, "(1)", run, "c3"), Numbered(3, "(i)", run, "c3"),
                Numbered(1, "1", run), Numbered(1, ">", run), Heading(2, run),
                Table((run, run), ((run, ()), ((), run)), caption=text, clause="c3"),
            ]  # fmt: skip
        blocks.append(Paragraph(tuple(Run(text, mark=m) for text in HOSTILE for m in MARKS), "c1"))
    notes = tuple(Note(t, t, "2026-01-02T03:04:05Z", c) for t in HOSTILE for c in (None, "c1", "c3"))
    locked = dict.fromkeys(("c1", "c2"), "".join(HOSTILE[:3]))
    extras = Extras(("c1", "c2", "c3"), locked, notes, mark="_kpo_s_999999", tracking=True)
    return Document("".join(HOSTILE), tuple(blocks), HOSTILE), extras


def moved(author: Author) -> bytes:
    """A redline in which a paragraph moved, by an author whose time may be unknown."""
    blocks = tuple(Paragraph(plain(f"Paragraph {n} about {n * 7} things done in time.")) for n in range(6))
    old, new = Document("A", blocks), Document("A", (*blocks[1:], blocks[0]))
    return write(compare_exactly(old, new, author))


KINDS: dict[str, Callable[[], bytes]] = {
    "draft": lambda: write(drafted("kpo-essentials", 1)),
    "redline": lambda: write(redlined("kpo-essentials")),
    "issues": lambda: write(issues(dealt())),
    "summary": lambda: write(since(opened(), 1)),
    "sent": sent_file,
    "moved": lambda: moved(Author("Acme & Co", "2026-01-02T03:04:05.678Z")),
    "moved at no known time": lambda: moved(Author("Redline")),
    "hostile": lambda: write(*hostile()),
    "empty": lambda: write(Document("", ())),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_is_valid(kind: str, tmp_path: Path) -> None:
    assert faults(KINDS[kind](), tmp_path) == []


@pytest.mark.parametrize("name", names())
def test_the_redlines_of_all_playbooks_have_no_loose_ends(name: str) -> None:
    assert loose_ends(write(redlined(name))) == []
    assert loose_ends(write(redlined(name, 2, 1))) == []


def test_a_time_that_is_none_is_left_out() -> None:
    for at in ("Z", "2026-13-40T99:00:00Z", "yesterday", ""):
        runs = (Run("gone", mark="deleted", by="Acme", at=at),)
        text = part(write(Document("A", (Paragraph(runs),))), "word/document.xml")
        assert re.findall(r"<w:del [^>]*>", text) == [
            '<w:del w:id="1" w:author="Acme"/>',
            '<w:del w:id="2" w:author="Acme">',
        ]


def test_a_time_with_an_offset_or_without_a_clock_is_written_as_word_does() -> None:
    for at, written in (
        ("2026-01-02", "2026-01-02T00:00:00Z"),
        ("2026-01-02T03:04+05:30", "2026-01-02T03:04:00Z"),
    ):
        text = part(
            write(Document("A", (Paragraph((Run("x", mark="inserted", at=at),)),))), "word/document.xml"
        )
        assert f'w:date="{written}"' in text


def test_a_comment_on_a_clause_that_is_not_in_the_text_stands_beside_the_title() -> None:
    table = Table((plain("A"),), ((plain("B"),),), clause="rates")
    notes = tuple(
        Note(f"On {clause}.", "Acme", "2026-01-02T03:04:05Z", clause) for clause in ("gone", "rates")
    )
    data = write(Document("A", (table, Paragraph(plain("Text."), "scope"))), Extras(notes=notes))
    assert loose_ends(data) == []
    title = part(data, "word/document.xml").partition("</w:p>")[0]
    assert title.count("<w:commentReference ") == 2


def with_document(data: bytes, pattern: str, by: str) -> bytes:
    """The file with whatever fits the pattern replaced in its body."""
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(changed, "w") as other:
        for name in archive.namelist():
            text = archive.read(name).decode()
            if name == "word/document.xml":
                assert re.search(pattern, text)
                text = re.sub(pattern, by, text)
            other.writestr(name, text)
    return changed.getvalue()


FAULTS = {
    "properties out of order": (r"(<w:pStyle [^>]*/>)(<w:rPr>.*?</w:rPr>)</w:pPr>", r"\2\1</w:pPr>"),
    "an id twice": (r'(<w:(?:ins|del) w:id=")\d+', r"\g<1>9"),
    "an author too long": (r'w:author="[^"]*"', f'w:author="{"x" * 256}"'),
    "no author": (r' w:author="[^"]*"', ""),
    "a time that is none": (r'w:date="[^"]*"', 'w:date="Z"'),
    "a move that never ends": (r"<w:moveToRangeEnd [^>]*/>", ""),
    "a move to nowhere": (r'(<w:moveToRangeStart [^>]*w:name=")[^"]*', r"\1other"),
    "deleted text as text": (r"<w:delText ([^>]*)>(.*?)</w:delText>", r"<w:t \1>\2</w:t>"),
    "an unknown style": (r'<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Nope"'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_would_be_found(fault: str, tmp_path: Path) -> None:
    old = Document(
        "A", tuple(Paragraph(plain(f"Paragraph {n} of {n * 7} things in time.")) for n in range(6))
    )
    new = Document("A", (*old.blocks[1:5], Paragraph(plain("Quite another thing.")), old.blocks[0]))
    data = write(compare_exactly(old, new, Author("Acme", "2026-01-02T03:04:05Z")))
    assert faults(data, tmp_path) == []
    assert faults(with_document(data, *FAULTS[fault]), tmp_path) != []
