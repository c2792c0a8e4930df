"""A file that LibreOffice edited, with its own recording of changes, comes back as just the edits that were made.

LibreOffice dates changes by its own clock, and joins what stands behind a struck paragraph to it: where an item of a
list is struck with its end, the next paragraph becomes an item in its place. The words of it are compared, not its level.
Moves are strikes with a new paragraph elsewhere. It forgets who put in words that somebody else then strikes, and drops
a comment when the words that it is on are typed over; no reviewer does so here, as nothing in the file would tell of it.
"""

import os
from pathlib import Path

import pytest

from tests.correspondence.fuller import deal
from tests.correspondence.judging import Carries, judge
from tests.correspondence.kinds import KINDS, reviewed
from tests.office.running import Job, run_office

pytestmark = pytest.mark.office

CASES = int(os.environ.get("KPO_OFFICE_EDITS", "100"))
LIBREOFFICE = Carries(looks=False, days=False)
DEALS = ("letters", "kpo-essentials")


@pytest.mark.parametrize("kind", list(KINDS))
def test_edits_made_in_libreoffice_come_back(kind: str, tmp_path: Path) -> None:
    for name in DEALS:
        (tmp_path / f"{name}.docx").write_bytes(deal(name).data)
    reviews = [reviewed(kind, case, DEALS, layers=False) for case in range(CASES)]
    targets = [tmp_path / f"back-{case}.docx" for case in range(CASES)]
    run_office(
        [
            Job(tmp_path / f"{DEALS[case % 2]}.docx", paper.steps, targets[case])
            for case, (_, paper) in enumerate(reviews)
        ]
    )
    for case, (sent, paper) in enumerate(reviews):
        judge(paper, sent.received(targets[case].read_bytes()), LIBREOFFICE, case=f"{kind} {case}")
