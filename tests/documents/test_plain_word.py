"""The text of Word files, sound and hostile."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kpo_tui.documents.plain_word import text_of_docx
from kpo_tui.errors import BadInput


def saved(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return bytes_of(document)


def bytes_of(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one part replaced, or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.namelist():
            if part != name:
                after.writestr(part, before.read(part))
        after.writestr(name, content)
    return file.getvalue()


def test_paragraphs_and_tables_come_in_order() -> None:
    document = Document()
    document.add_heading("Fees", 1)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Term", "Value", "Fee", "$1"), strict=True):
        cell.text = text
    document.add_paragraph("The end.")
    assert text_of_docx(bytes_of(document)) == "Fees\nTerm\tValue\nFee\t$1\nThe end.\n"


def test_a_table_in_a_cell_is_part_of_the_cell() -> None:
    document = Document()
    cell = document.add_table(1, 2)._cells[0]
    cell.text = "outer"
    cell.add_table(1, 1)._cells[0].text = "inner"
    assert text_of_docx(bytes_of(document)) == "outer inner\t\n"


def test_tracked_changes_are_read_as_accepted() -> None:
    document = Document()
    paragraph = document.add_paragraph("Pay in ")
    for tag, text, said in (("del", "delText", "30 days"), ("ins", "t", "45 days"), ("moveFrom", "t", "x")):
        xml = f"<w:{tag} {nsdecls('w')}><w:r><w:{text}>{said}</w:{text}></w:r></w:{tag}>"
        paragraph._p.append(parse_xml(xml))
    assert text_of_docx(bytes_of(document)) == "Pay in 45 days\n"


def test_links_content_controls_tabs_and_breaks_are_read() -> None:
    document = Document()
    run = document.add_paragraph("a").add_run("\tb\nc")
    assert run.text
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    assert text_of_docx(bytes_of(document)) == "a\tb\nc\nhere\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not a Word file"),
        (b"PK\x03\x04 cut off", "is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password, or an old .doc"),
        (repacked(saved(), "word/document.xml", b"<w:document"), "is not a Word file that can be read"),
        (repacked(saved(), "[Content_Types].xml", b"<Types/>"), "is not a Word file that can be read"),
        (repacked(saved(), "bomb.bin", bytes(50_000_000)), "unpacks to far more"),
        (repacked(saved(), "word/document.xml", b" " * 80_000_000), "unpacks to far more"),
    ],
)
def test_a_file_that_is_no_sound_word_file_is_refused_with_one_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        text_of_docx(data)


def test_a_file_cut_off_anywhere_is_refused() -> None:
    data = saved("Some text.")
    for end in range(0, len(data), 997):
        with pytest.raises(BadInput):
            text_of_docx(data[:end])


def test_entities_do_not_grow_and_read_no_file() -> None:
    laughs = "".join(f'<!ENTITY l{k + 1} "{f"&l{k};" * 10}">' for k in range(9))
    xml = (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&l9;&file;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        text = text_of_docx(repacked(saved(), "word/document.xml", xml.encode()))
    except BadInput:
        return
    assert len(text) < 100
    assert "root" not in text
