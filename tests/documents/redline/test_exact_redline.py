"""A comparison for word processors: accepting gives the new blocks, rejecting the old ones, in their order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.document import Document, Paragraph, Table, plain
from kpo_tui.documents.redline.document_redline import compare_exactly, lines_of
from kpo_tui.documents.redline.sides import accepted, rejected
from tests.documents.word.word_documents import drafted
from tests.playbooks.deals import names

LINES = st.sampled_from([
    "The Client shall pay each invoice within 30 days.", "The Client shall pay each invoice within 45 days.",
    "Nothing here limits liability for fraud or death.", "Fees", "Notices are given in writing and in English.",
    "The Provider keeps its tools, methods and software.", "Yes.",
])  # fmt: skip
BLOCKS = st.one_of(
    LINES.map(lambda line: Paragraph(plain(line))),
    st.lists(LINES, min_size=1, max_size=3).map(
        lambda rows: Table((plain("A"),), tuple((plain(r),) for r in rows))
    ),
)
DOCUMENTS = st.lists(BLOCKS, max_size=8).map(lambda blocks: Document("A", tuple(blocks)))


@given(DOCUMENTS, DOCUMENTS)
@settings(max_examples=80, deadline=None)
def test_accepting_gives_the_new_text_and_rejecting_the_old(old: Document, new: Document) -> None:
    marked = compare_exactly(old, new)
    assert lines_of(accepted(marked)) == lines_of(new)
    assert lines_of(rejected(marked)) == lines_of(old)


@pytest.mark.parametrize("name", names())
def test_it_holds_for_whole_agreements(name: str) -> None:
    for old, new in ((1, 2), (2, 3)):
        marked = compare_exactly(drafted(name, old), drafted(name, new))
        assert lines_of(accepted(marked)) == lines_of(drafted(name, new))
        assert lines_of(rejected(marked)) == lines_of(drafted(name, old))
