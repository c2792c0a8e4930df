"""What is edited as Word edits comes back as just the edits made, whatever their kind, and nothing else."""

import os
import random

import pytest

from tests.correspondence.by_hand import carried_out
from tests.correspondence.judging import judge
from tests.correspondence.kinds import KINDS, reviewed
from tests.examples import examples

CASES = int(os.environ.get("KPO_EDITS", examples(4, 8)))
"""A hundred of each kind in `make soak`."""


@pytest.mark.parametrize("kind", list(KINDS))
def test_edits_made_as_word_makes_them_come_back(kind: str) -> None:
    for case in range(CASES):
        deal, paper = reviewed(kind, case)
        data = carried_out(deal.data, paper.steps, random.Random(case))
        judge(paper, deal.received(data), case=f"{kind} {case}")


@pytest.mark.parametrize("case", [1039, 1408, 1515, 1581])
def test_reviews_that_were_once_misread_come_back(case: int) -> None:
    """Who typed a new heading; who struck what stands behind one, or behind a new clause; and a value that another line came to say."""
    deal, paper = reviewed("review", case)
    judge(paper, deal.received(carried_out(deal.data, paper.steps)), case=str(case))
