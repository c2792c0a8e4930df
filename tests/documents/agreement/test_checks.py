"""The checks of a draft that no playbook of ours sets off."""

from kpo_tui.documents.agreement.checks import findings
from tests.builders import Table as Deal
from tests.builders import small_playbook
from tests.documents.agreement.agreements import agree
from tests.limits import in_limited_time

FOLLOW_UP = """
id = "p"
title = "P"

[clauses.scope]
title = "Scope"
wording = "Extra work is priced by {{ extra }}."
[clauses.scope.terms]
extra = { label = "Extra work", type = "choice", options = { card = "the rate card", quote = "a quotation" } }

[clauses.payment]
title = "Payment"
wording = "Payment is due{% if rate %} at {{ rate }}{% endif %}."
[clauses.payment.terms]
rate = { label = "Rate", type = "money", currency = "USD", when = [{ term = "scope.extra", is = "card" }] }
"""


def test_a_value_that_a_later_agreement_calls_for_is_missed() -> None:
    deal = Deal(small_playbook(FOLLOW_UP))
    agree(deal, "payment")
    assert findings(deal.state) == []
    agree(deal, "scope", extra="card")
    assert [str(finding) for finding in findings(deal.state)] == [
        "problem: payment: “Rate” applies by what is agreed by now, but has no value"
    ]


def test_a_value_that_nothing_calls_for_is_not_missed() -> None:
    deal = Deal(small_playbook(FOLLOW_UP))
    agree(deal, "payment")
    agree(deal, "scope", extra="quote")
    assert findings(deal.state) == []


def test_no_wording_takes_more_than_linear_time_to_check() -> None:
    done = in_limited_time("from tests.documents.agreement import hostile; hostile.check_everything()")
    assert done.returncode == 0, done.stderr[-2000:]
