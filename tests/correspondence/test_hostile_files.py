"""Files that came back swollen: whatever is in them is told of, in bounded time."""

import time

import pytest

from kpo_tui.errors import BadInput
from tests.correspondence.deals import received
from tests.documents.word.test_hostile_word_files import body

MANY = 20_000
DELETED = '<w:pPr><w:rPr><w:del w:author="x"/></w:rPr></w:pPr>'
HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


BOOKMARK = '<w:bookmarkStart w:name="_kpo_c_1"/>'
ROW = "<w:tr>" + f"<w:tc>{paragraph('c')}</w:tc>" * 20 + "</w:tr>"
SWOLLEN = {
    "one of our lines over and over": paragraph("data entry; and") * MANY,
    "ever new lines": "".join(paragraph(f"line {at} of many") for at in range(MANY)),
    "ever new headings": "".join(paragraph(f"Heading {at}", HEADING) for at in range(MANY)),
    "one heading over and over": paragraph("Liability", HEADING) * MANY,
    "one paragraph of many": paragraph("abc def ", DELETED) * MANY,
    "one very long line": paragraph("a (b) " * 500_000),
    "a bookmark over and over": "<w:p>" + BOOKMARK * MANY + "</w:p>" + paragraph("x") * MANY,
    "a large table": f"<w:tbl>{ROW * (MANY // 20)}</w:tbl>",
}


@pytest.mark.parametrize("name", list(SWOLLEN))
def test_a_swollen_file_takes_bounded_time(name: str) -> None:
    began = time.process_time()
    found = received(body(SWOLLEN[name]))
    assert time.process_time() - began < 6
    assert found.silent
    assert len(found.suggestions) < 300


def test_a_file_with_too_many_paragraphs_is_refused() -> None:
    with pytest.raises(BadInput, match="more than 100,000 paragraphs"):
        received(body("<w:p/>" * 100_001))
