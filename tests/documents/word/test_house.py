"""Files in the style of another: a firm's letterhead, a template, a file without styles."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Twips

from kpo_tui.documents.document import Document, Heading, Numbered, Paragraph, Table, plain
from kpo_tui.documents.word import House, house_in, write
from kpo_tui.documents.word.house import house_of
from tests.documents.word.test_word_file import part
from tests.documents.word.validity import faults

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LETTERHEAD = (
    f"<w:styles {MAIN}>"
    '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TextBody"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="140"/><w:ind w:firstLine="300"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="Heading 1"/><w:basedOn w:val="Gone"/>'
    '<w:link w:val="Heading1Char"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    '<w:ind w:left="2000"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="List1"><w:name w:val="List 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HeaderandFooter"><w:name w:val="Header and Footer"/><w:pPr><w:tabs>'
    '<w:tab w:val="center" w:pos="4986"/><w:tab w:val="right" w:pos="9972"/></w:tabs></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="Footer"/><w:basedOn w:val="HeaderandFooter"/>'
    "</w:style></w:styles>"
)
SIDEWAYS = (
    f"<w:document {MAIN}><w:body><w:p/><w:sectPr><w:pgSz w:w='16838' w:h='11906'/>"
    "<w:pgMar w:left='2268' w:right='1701'/></w:sectPr></w:body></w:document>"
)
TABLE = Table((plain("Part"), plain("Price")), ((plain("One"), plain("USD 5")),))
DOCUMENT = Document(
    "Agreement",
    (Heading(1, plain("Scope"), "1"), Numbered(1, "1.1", plain("Text.")), Paragraph(plain("More.")), TABLE),
    ("Subject to contract.",),
)


def letterhead() -> House:
    """As LibreOffice writes one: a page on its side, tab stops in the style behind the footer's, nothing default."""
    return house_of({"word/styles.xml": LETTERHEAD.encode(), "word/document.xml": SIDEWAYS.encode()})


def template(folder: Path, width: int, margins: int) -> House:
    """The template that python-docx comes with, on another page."""
    file = docx.Document()
    file.sections[0].page_width = Twips(width)
    file.sections[0].left_margin = file.sections[0].right_margin = Twips(margins)
    file.save(str(folder / "template.docx"))
    return house_in(folder / "template.docx")


def test_files_in_every_house_are_valid(tmp_path: Path) -> None:
    bare = house_of({"word/styles.xml": f"<w:styles {MAIN}/>".encode()})
    for house in (letterhead(), template(tmp_path, 12240, 1800), bare):
        assert faults(write(DOCUMENT, house=house), tmp_path) == []


def test_tables_and_footer_are_as_wide_as_the_text_of_the_page(tmp_path: Path) -> None:
    data = write(DOCUMENT, house=template(tmp_path, 12240, 2520))
    assert '<w:tblW w:w="7200"' in part(data, "word/document.xml")
    assert '<w:tab w:val="right" w:pos="7200"/>' in part(data, "word/footer1.xml")


def test_a_page_that_lies_on_its_side_says_so() -> None:
    text = part(write(DOCUMENT, house=letterhead()), "word/document.xml")
    assert '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' in text


def test_tab_stops_of_the_house_do_not_catch_the_page_number() -> None:
    footer = part(write(DOCUMENT, house=letterhead()), "word/footer1.xml")
    assert re.findall(r'<w:tab w:val="(\w+)" w:pos="(\d+)"/>', footer) == [
        ("clear", "4986"), ("clear", "9972"), ("right", "12869")
    ]  # fmt: skip


def test_clauses_are_in_the_houses_body_text_and_keep_their_own_indents() -> None:
    styles = part(write(DOCUMENT, house=letterhead()), "word/styles.xml")
    (clause,) = re.findall(r'<w:style [^>]*w:styleId="Clause2">.*?</w:style>', styles, re.DOTALL)
    assert '<w:basedOn w:val="TextBody"/>' in clause
    assert '<w:ind w:left="720" w:hanging="720"/>' in clause


def test_what_leads_nowhere_in_a_house_is_left_out() -> None:
    styles = part(write(DOCUMENT, house=letterhead()), "word/styles.xml")
    assert not re.search(r'w:val="(?:Gone|Heading1Char|7|9)"', styles)


def test_numbers_that_no_page_has_are_left_out() -> None:
    endless = "9" * 5000
    styles, page = LETTERHEAD.replace("9972", endless), SIDEWAYS.replace("11906", endless)
    house = house_of({"word/styles.xml": styles.encode(), "word/document.xml": page.encode()})
    assert endless not in part(write(DOCUMENT, house=house), "word/footer1.xml")


def test_a_style_is_the_default_where_the_house_has_none() -> None:
    bare = house_of({"word/styles.xml": f"<w:styles {MAIN}/>".encode()})
    styles = part(write(DOCUMENT, house=bare), "word/styles.xml")
    assert len(re.findall(r'w:default="1"', styles)) == 4
    assert "<w:docDefaults>" in styles


@pytest.mark.parametrize("attribute", ["r:embed", "r:id", "x:link"])
def test_a_theme_that_refers_to_pictures_is_not_taken(attribute: str) -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    prefix = attribute[0]
    theme = f'<a:theme xmlns:a="urn:a" xmlns:{prefix}="{relations}"><a:blip {attribute}="rId1"/></a:theme>'
    styles = f"<w:styles {MAIN}/>".encode()
    taken = house_of({"word/styles.xml": styles, "word/theme/theme1.xml": b'<a:theme xmlns:a="urn:a"/>'})
    refused = house_of({"word/styles.xml": styles, "word/theme/theme1.xml": theme.encode()})
    assert taken.theme is not None
    assert refused.theme is None


def test_what_every_page_says_is_small_in_every_house(tmp_path: Path) -> None:
    with ZipFile(BytesIO(write(DOCUMENT, house=template(tmp_path, 12240, 1800)))) as archive:
        for name in ("word/header1.xml", "word/footer1.xml"):
            runs = re.findall(r"<w:r>(.*?)<w:t", archive.read(name).decode())
            assert {run.partition("<w:tab/>")[0] for run in runs} == {
                '<w:rPr><w:rStyle w:val="SmallPrint"/></w:rPr>'
            }


def test_an_identifier_of_a_house_style_with_marks_of_xml_stays_sound() -> None:
    with ZipFile(BytesIO(write(Document("A", ())))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Heading1"', b'"H&amp;&lt;1"')
    data = write(Document("A", (Heading(1, plain("Scope"), "1"),)), house=house_of(parts))
    assert 'pStyle w:val="H&amp;&lt;1"' in part(data, "word/document.xml")
    assert 'pStyle w:val="H&amp;&lt;1"' in part(data, "word/numbering.xml")
