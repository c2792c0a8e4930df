"""Every format there is writes every kind of document and redline, and an ending nobody knows is refused in one place."""

from pathlib import Path

import pytest

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.document import Document, text_of
from kpo_tui.documents.formats import PLAIN, Format, format_of, formats
from kpo_tui.documents.redline import compare_documents, compare_texts
from kpo_tui.documents.reports.issues import issues
from kpo_tui.documents.reports.standings import status
from kpo_tui.errors import Usage
from kpo_tui.log.playback import Recording
from tests.logs.making import log_named

LOG = Recording(log_named("quick"))
END = LOG.end
DOCUMENTS = {"draft": draft(END), "issues": issues(END), "status": status(END, END.last_at)}
FORMATS = pytest.mark.parametrize("form", formats().values(), ids=formats())


def redline_of_documents() -> Document:
    return compare_documents(draft(LOG.state_at(5)), draft(END))


def says(written: str | bytes, word: str) -> bool:
    """Whether the word can be read in a file; a Word file is packed, so that only its kind is looked at."""
    return written.startswith(b"PK") if isinstance(written, bytes) else word in written


@FORMATS
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_written_in_every_format(form: Format, name: str) -> None:
    assert says(form.document(DOCUMENTS[name], PLAIN), DOCUMENTS[name].title.split()[0])


@FORMATS
def test_a_redline_of_documents_is_written_in_every_format(form: Format) -> None:
    marked = redline_of_documents()
    heading = next(block for block in marked.blocks if block.clause)
    word = text_of(heading.runs).split()[0] if hasattr(heading, "runs") else marked.title
    assert says(form.redline(marked, PLAIN), word)


@pytest.mark.parametrize(
    "form", [form for form in formats().values() if not form.tracks], ids=lambda form: form.name
)
def test_a_redline_of_texts_is_written_in_every_format_but_that_of_a_word_processor(form: Format) -> None:
    written = form.redline(compare_texts("Pay within thirty days.", "Pay within sixty days."), PLAIN)
    assert says(written, "thirty")
    assert says(written, "sixty")


@FORMATS
def test_a_format_is_found_by_each_of_its_endings_however_they_are_written(form: Format) -> None:
    for ending in form.endings:
        assert format_of(Path(f"a{ending}")) is form
        assert format_of(Path(f"a{ending.upper()}")) is form


def test_no_two_formats_share_a_name_or_an_ending() -> None:
    endings = [ending for form in formats().values() for ending in form.endings]
    assert len(endings) == len(set(endings))
    assert all(name == form.name for name, form in formats().items())


@pytest.mark.parametrize("name", ["x.unknown", "x", "html", ".md"])
def test_an_ending_that_no_format_has_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(Usage, match=rf"^{name}: no format has that ending; use one of .*\.docx"):
        format_of(Path(name))


def test_only_formats_that_fit_are_taken_and_named() -> None:
    fitting = [form for form in formats().values() if not form.tracks]
    with pytest.raises(Usage) as refused:
        format_of(Path("x.docx"), fitting)
    assert ".docx" not in str(refused.value).partition(";")[2]
