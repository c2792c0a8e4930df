"""LibreOffice opens our redlines, accepts and rejects them, and saves the very texts."""

from pathlib import Path

import pytest

from kpo_tui.documents.document import Document
from kpo_tui.documents.redline.document_redline import lines_of
from kpo_tui.documents.word import as_document, write
from tests.documents.word.word_documents import drafted, redlined
from tests.office.running import Job, run_office
from tests.playbooks.deals import names

pytestmark = pytest.mark.office


def said(document: Document) -> list[tuple[str, ...]]:
    """The lines that are not empty."""
    return [line for line in lines_of(document) if "".join(line).strip()]


def test_libreoffice_accepts_rejects_and_keeps_the_redlines_of_all_playbooks(tmp_path: Path) -> None:
    jobs: list[Job] = []
    for name in names():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(write(redlined(name)))
        jobs += [Job(source, (step,), tmp_path / f"{name}-{step}.docx") for step in ("accept", "reject")]
        jobs.append(Job(source, (), tmp_path / f"{name}-keep.docx"))
    run_office(jobs)
    for name in names():
        front = 1 + len(redlined(name).notices[1:])  # the title and the notices under it
        new, old = said(drafted(name, 2)), said(drafted(name, 1))
        assert said(as_document(tmp_path / f"{name}-accept.docx"))[front:] == new, name
        assert said(as_document(tmp_path / f"{name}-reject.docx"))[front:] == old, name
        assert said(as_document(tmp_path / f"{name}-keep.docx", accepted=True))[front:] == new, name
        assert said(as_document(tmp_path / f"{name}-keep.docx", accepted=False))[front:] == old, name
