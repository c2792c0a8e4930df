"""What is edited in pandoc's tree of a file and written anew comes back as just the edits made.

Pandoc carries words, what is tracked of them, comments and authors. It cannot carry the locks of agreed clauses, the
bookmarks of headings (clauses are found by their headings), and what is tracked of the ends of paragraphs and
of rows: a paragraph that pandoc parts or joins is changed without being tracked, and has to be told of as that.
With styles it writes our paragraphs in them; without, it makes lists of them, whose levels are its own.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.correspondence.by_pandoc import carried_out, read, written
from tests.correspondence.fuller import deal
from tests.correspondence.judging import Carries, judge
from tests.correspondence.kinds import KINDS, reviewed

pytestmark = pytest.mark.long

CASES = int(os.environ.get("KPO_EDITS", "2"))
"""A hundred of each kind in `make soak`."""
DEALS = ("letters", "kpo-essentials")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the files that were sent."""
    folder = tmp_path_factory.mktemp("sent")
    for name in DEALS:
        (folder / name).with_suffix(".docx").write_bytes(deal(name).data)
    return folder


@cache
def tree(sent: Path, styles: bool) -> Any:
    return read(sent, styles)


@pytest.mark.parametrize("kind", list(KINDS))
def test_edits_made_by_pandoc_come_back(kind: str, folder: Path, tmp_path: Path) -> None:
    for case in range(CASES):
        deal, paper = reviewed(kind, case, DEALS, ends=False)
        sent, styles = (folder / DEALS[case % 2]).with_suffix(".docx"), case % 4 < 2
        edited = carried_out(tree(sent, styles), paper.steps)
        found = deal.received(written(edited, tmp_path / "back.docx", sent))
        judge(paper, found, Carries(levels=styles), case=f"{kind} {case}")
