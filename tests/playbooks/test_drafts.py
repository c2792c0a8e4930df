"""Every playbook drafts cleanly: at each side's preferred values, at the norm, and at random.

`make soak` draws more random deals than a test run has time for.
"""

import os
import random
from pathlib import Path

import pytest

from kpo_tui.documents.agreement.checks import findings
from kpo_tui.documents.agreement.draft import draft
from kpo_tui.library import find_positions, load_positions
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from tests.examples import examples
from tests.playbooks.deals import agreed_on, at_random, names, playbook_named, usual
from tests.playbooks.reading import slips

pytestmark = pytest.mark.long

RANDOM_DEALS = int(os.environ.get("KPO_RANDOM_DEALS", examples(6, 15)))
WITH_POSITIONS = [name for name in names() if find_positions(Path(f"{name}.client")).is_file()]


def problems(state: Negotiation) -> list[str]:
    """Draft checks and slips; clashes between values chosen at random are not held against the wording."""
    clashes = {check.message for check in state.playbook.checks.values()}
    document = draft(state)
    found = [
        str(f)
        for f in findings(state, document)
        if not any(f.message.startswith(message) for message in clashes)
    ]
    return found + slips(document)


@pytest.mark.parametrize("name", names())
def test_a_draft_at_the_market_norm_reads_right(name: str) -> None:
    state = agreed_on(playbook_named(name), usual)
    assert problems(state) == []
    assert [finding for finding in findings(state) if finding.severity == "problem"] == []


@pytest.mark.parametrize("party", SIDES)
@pytest.mark.parametrize("name", WITH_POSITIONS)
def test_a_draft_at_one_sides_preferred_values_reads_right(name: str, party: Side) -> None:
    playbook = playbook_named(name)
    positions = load_positions(Path(f"{name}.{party}"), playbook)

    def preferred(clause: str, term_id: str, term: SomeTerm) -> Raw:
        return term.write(term.parse(positions.clauses[clause][term_id].preferred))

    assert problems(agreed_on(playbook, preferred)) == []


@pytest.mark.parametrize("name", names())
def test_drafts_of_random_deals_read_right(name: str) -> None:
    playbook = playbook_named(name)
    found: dict[str, int] = {}
    for seed in range(RANDOM_DEALS):
        for problem in problems(agreed_on(playbook, at_random(random.Random(seed)))):
            found.setdefault(problem, seed)
    assert found == {}
