"""Terms by what negotiators call them, beside their values."""

import pytest

from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Offering
from kpo_tui.understanding.synonyms import as_called
from tests.builders import Table, moment
from tests.playbooks.deals import playbook_named

STATE = Table(playbook_named("kpo-standard")).state


@pytest.mark.parametrize(
    ("clause", "text", "term", "value"),
    [
        ("exit", "Our people will support the handover for 6 months.", "assist_months", "6 months"),
        ("volume", "We will commit to 35% of the forecast.", "commit_pct", "35%"),
        ("insurance", "professional indemnity insurance USD 5,000,000", "professional_usd_m", "USD 5000000"),
        ("insurance", "run-off 24 months", "tail_months", "24 months"),
        ("audit", "audits three per year", "per_year", "3"),
        ("continuity", "Recovery in 32 hours", "rto_hours", "32 hours"),
        ("personnel", "A leaver must be replaced within a fortnight.", "replace_days", "14 days"),
        ("payment", "We'd settle invoices in six weeks.", "net_days", "42 days"),
        ("payment", "contest an invoice within 20 days", "dispute_days", "20 days"),
    ],
)
def test_a_term_is_known_by_what_negotiators_call_it(clause: str, text: str, term: str, value: str) -> None:
    at_hand = AtHand(state=STATE, party="client", at=moment(5000), asked="standing", clause=clause)
    reading = read(text, at_hand)
    assert reading.sure
    (move,) = reading.moves
    assert isinstance(move, Offering)
    assert (move.clause, {name: str(raw) for name, raw in move.terms.items()}) == (clause, {term: value})


def test_words_that_stand_for_nothing_stay_as_they_are() -> None:
    assert as_called(("warranty", "period"))[0] == ("warranty", "period")
    assert as_called(("zebra",)) == (("zebra",),)
