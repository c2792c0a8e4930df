"""Word files as a law firm would make them: styles, Word's own numbering, header, footer, locks, comments."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Twips
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.document import Document, Heading, Mark, Numbered, Paragraph, Run, Table, plain
from kpo_tui.documents.redline.document_redline import compare_exactly, lines_of
from kpo_tui.documents.redline.sides import accepted, rejected
from kpo_tui.documents.word import Extras, Note, house_in, write
from kpo_tui.documents.word.body import columns
from kpo_tui.documents.word.preparation import prepared
from tests.documents.word.word_documents import drafted, redlined
from tests.playbooks.deals import names

NOTICES = ("Subject to contract: nothing binds yet. Log head abc.", "This is not legal advice.")


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def opened(data: bytes) -> Any:
    """The file as python-docx opens it."""
    return docx.Document(BytesIO(data))


def counted(data: bytes) -> list[str]:
    """The number that Word would show in front of each paragraph that has one, counted by its rules."""
    levels: dict[str, list[tuple[str, str]]] = {}
    numbering = part(data, "word/numbering.xml")
    for abstract, content in re.findall(
        r'<w:abstractNum w:abstractNumId="(\d)">(.*?)</w:abstractNum>', numbering, re.DOTALL
    ):
        levels[abstract] = re.findall(
            r'<w:numFmt w:val="(\w+)"/>.*?<w:lvlText w:val="([^"]*)"/>', content, re.DOTALL
        )
    lists = dict(re.findall(r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d)"/>', numbering))
    firsts = dict(re.findall(r'<w:num w:numId="(\d+)">.*?startOverride w:val="(\d+)"', numbering))
    bound = {
        style: (number, int(level))
        for style, level, number in re.findall(
            r'w:styleId="(\w+)">(?:(?!</w:style>).)*?<w:ilvl w:val="(\d)"/><w:numId w:val="(\d)"/>',
            part(data, "word/styles.xml"),
            re.DOTALL,
        )
    }
    counts: dict[str, list[int]] = {}
    found = []
    for properties in re.findall(r"<w:p><w:pPr>(.*?)</w:pPr>", part(data, "word/document.xml")):
        style = re.search(r'pStyle w:val="(\w+)"', properties)
        own = re.search(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>', properties)
        number, level = (own[2], int(own[1])) if own else bound.get(style[1] if style else "", ("0", 0))
        if number == "0":
            continue
        count = counts.setdefault(number, [int(firsts[number]) - 1, 0, 0, 0])
        count[level] += 1
        count[level + 1 :] = [0] * (3 - level)
        text = levels[lists[number]][level][1]
        for at in range(level + 1):
            text = text.replace(f"%{at + 1}", _figure(levels[lists[number]][at][0], count[at]))
        found.append(text.rstrip("."))
    return found


def _figure(kind: str, number: int) -> str:
    if kind == "lowerLetter":
        return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
    romans = "i ii iii iv v vi vii viii ix x xi xii".split()  # noqa: SIM905
    return romans[number - 1] if kind == "lowerRoman" else str(number)


@pytest.mark.parametrize("name", names())
def test_word_counts_to_the_numbers_that_the_draft_has(name: str) -> None:
    document = drafted(name, 1)
    numbers = [
        b.number for b in document.blocks if isinstance(b, Heading | Numbered) and b.number not in (None, ">")
    ]
    assert counted(write(document)) == numbers


def test_no_number_is_typed() -> None:
    data = write(drafted("kpo-standard", 1))
    assert not re.search(r"<w:t[^>]*>(?:\d+\.\d+|\([a-z]\)|\d+\.)\s", part(data, "word/document.xml"))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(redlined("kpo-essentials")) == write(redlined("kpo-essentials"))


def test_header_footer_and_styles_are_words_own() -> None:
    table = Table((plain("A"), plain("B")), ((plain("1"), plain("2")),), caption="Numbers")
    blocks = (
        Heading(1, plain("Scope"), "1"),
        Numbered(1, "1.1", plain("Text.")),
        Paragraph(plain("More.")),
        table,
    )
    file = opened(write(Document("Agreement", blocks, NOTICES)))
    section = file.sections[0]
    assert section.header.paragraphs[0].text == NOTICES[0]
    assert section.footer.paragraphs[0].text.startswith("Agreement\tPage ")
    assert [p.style.name for p in file.paragraphs] == [
        "Title", "Notice", "Heading 1", "Clause Level 2", "Clause Text", "Caption", "Table Text",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in file.tables[0].rows] == [["A", "B"], ["1", "2"]]
    assert {" PAGE ", " NUMPAGES "} == set(
        re.findall(r'w:instr="([^"]*)"', part(write(Document("A", ())), "word/footer1.xml"))
    )


def test_a_wide_table_lies_on_its_side() -> None:
    wide = Table(tuple(plain(f"Column {at}") for at in range(15)), ())
    section = opened(write(Document("Issues", (wide,)))).sections[0]
    assert section.page_width > section.page_height


def test_agreed_clauses_are_locked_and_marked() -> None:
    blocks = (Heading(1, plain("Scope"), "1", "scope"), Numbered(1, "1.1", plain("Text."), "scope"))
    text = part(
        write(Document("A", blocks), Extras(marked=("scope",), locked={"scope": "Scope – agreed"})),
        "word/document.xml",
    )
    assert '<w:alias w:val="Scope – agreed"/>' in text
    assert '<w:lock w:val="sdtContentLocked"/>' in text
    assert '<w:bookmarkStart w:id="' in text
    assert 'w:name="_kpo_c_0"/>' in text


def test_notes_are_comments_of_their_author() -> None:
    blocks = (Heading(1, plain("Scope"), "1", "scope"),)
    note = Note("Why <so> much?", "Acme Ltd", "2026-01-02T03:04:05.678Z", "scope")
    (comment,) = opened(write(Document("A", blocks), Extras(notes=(note,)))).comments
    assert (comment.author, comment.text) == ("Acme Ltd", "Why <so> much?")
    assert comment.timestamp.isoformat().startswith("2026-01-02T03:04:05")


def test_changes_name_their_author_and_time() -> None:
    runs = (Run("a ", mark="deleted", by="Acme & Co", at="2026-01-02T03:04:05.678Z"), Run("b"))
    text = part(write(Document("A", (Paragraph(runs),))), "word/document.xml")
    assert '<w:del w:id="1" w:author="Acme &amp; Co" w:date="2026-01-02T03:04:05Z">' in text


def test_a_move_is_one_move() -> None:
    old = Document(
        "A",
        tuple(
            Paragraph(plain(f"Paragraph {n} about {n * 7} things that are done in time.")) for n in range(6)
        ),
    )
    new = Document("A", (*old.blocks[1:], old.blocks[0]))
    text = part(write(compare_exactly(old, new)), "word/document.xml")
    (gone,), (come,) = (
        re.findall(rf'<w:{tag}RangeStart [^>]*w:name="(\w+)"', text) for tag in ("moveFrom", "moveTo")
    )
    assert gone == come


def test_text_that_would_act_on_a_screen_or_break_xml_is_made_visible() -> None:
    data = write(Document("A\x1b[2J", (Paragraph(plain("a\x00b\u202e<&>\ud800")),)))
    assert opened(data).paragraphs[1].text == "a␀b⟨U+202E⟩<&>⟨U+D800⟩"


def test_a_house_style_gives_fonts_and_page_and_keeps_our_numbering(tmp_path: Path) -> None:
    house = docx.Document()
    house.styles["Heading 1"].font.name = "Garamond"
    house.sections[0].page_width = Twips(12240)
    house.add_paragraph("Secret of another deal")
    path = tmp_path / "house.docx"
    house.save(str(path))
    document = drafted("kpo-essentials", 1)
    data = write(document, house=house_in(path))
    file = opened(data)
    assert file.styles["Heading 1"].font.name == "Garamond"
    assert file.sections[0].page_width == Twips(12240)
    assert "Secret" not in part(data, "word/document.xml")
    assert [p.text for p in file.paragraphs] == [p.text for p in opened(write(document)).paragraphs]
    heading = next(p for p in file.paragraphs if p.text == "Definitions")
    assert heading.style.element.pPr.numPr.numId.val == 1


MARKS: tuple[Mark, ...] = ("none", "inserted", "deleted", "moved_from", "moved_to")
RUNS = st.lists(
    st.builds(Run, st.sampled_from(["one ", "two three", ".", "; and"]), mark=st.sampled_from(MARKS)),
    min_size=1,
    max_size=4,
).map(tuple)


@given(st.lists(st.builds(Paragraph, RUNS), max_size=6).map(tuple))
@settings(max_examples=60, deadline=None)
def test_preparing_leaves_what_accepting_and_rejecting_give(blocks: tuple[Paragraph, ...]) -> None:
    document = Document("A", blocks)
    for side in (accepted, rejected):
        assert lines_of(side(prepared(document))) == lines_of(side(document))


def test_a_long_title_is_cut_between_words_in_the_footer() -> None:
    footer = part(write(Document("What Northwind Insurance plc offers " * 5, ())), "word/footer1.xml")
    assert "What Northwind Insurance plc offers What Northwind Insurance plc offers What…<" in footer


def test_what_introduces_a_list_stays_with_it() -> None:
    blocks = (Numbered(1, "1.1", plain("The following:")), Numbered(2, "(a)", plain("one.")))
    text = part(write(Document("A", blocks)), "word/document.xml")
    assert re.findall(r'pStyle w:val="(\w+)"/><w:keepNext/>', text) == ["Clause2"]


def test_short_words_are_whole_where_a_table_is_short_of_room() -> None:
    header = ("Ref", "Due", *(f"Questionable{at}" for at in range(13)))
    table = Table(tuple(plain(text) for text in header), ((*(plain("W" * 30) for _ in header[2:]), (), ()),))
    widths = columns(table, 13_000)
    assert sum(widths) == 13_000
    assert min(widths[:2]) >= 4 * 64 + 170  # four letters, since the three are bold


def test_a_table_has_no_more_columns_than_word_opens() -> None:
    row = tuple(plain(f"c{at}") for at in range(65))
    file = opened(write(Document("A", (Table(row, (row, tuple(() for _ in row))),))))
    assert [len(r.cells) for r in file.tables[0].rows] == [63, 63, 63]
    assert file.tables[0].rows[1].cells[62].text == "c62 | c63 | c64"
