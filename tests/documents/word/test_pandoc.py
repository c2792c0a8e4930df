"""An independent reader finds in our Word files exactly what they should say."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kpo_tui.documents.word import write
from tests.documents.word.pandoc import lines_meant, lines_read
from tests.documents.word.word_documents import drafted, redlined
from tests.playbooks.deals import names

pytestmark = pytest.mark.long


@pytest.mark.parametrize("name", names())
def test_pandoc_reads_the_new_text_when_it_accepts_and_the_old_when_it_rejects(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "redline.docx"
    marked = redlined(name)
    path.write_bytes(write(marked))
    for changes, seed in (("accept", 2), ("reject", 1)):
        meant = replace(drafted(name, seed), notices=marked.notices)
        assert lines_read(path, changes) == lines_meant(meant)


@pytest.mark.parametrize("name", ["kpo-essentials", "kpo-standard"])
def test_pandoc_reads_a_draft_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(write(drafted(name, 1)))
    assert lines_read(path, "accept") == lines_meant(drafted(name, 1))
