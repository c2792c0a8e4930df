"""A deal of two parties for the tests of correspondence, and the way of a file between them."""

from collections.abc import Callable
from functools import cache

from kpo_tui.correspondence.findings import Incoming
from kpo_tui.correspondence.inbox import incoming
from kpo_tui.correspondence.outbox import Outgoing, outgoing
from kpo_tui.documents.word import write
from kpo_tui.documents.word.content import content_of
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table, small_playbook
from tests.correspondence.editing import Edited

PLAYBOOK = """
id = "letters"
title = "A playbook to write about"

[definitions]
"Services" = "the work described in {{ 'scope' | ref }}"
"Fee" = "the fee of {{ payment.fee }} for each month"

[clauses.scope]
title = "Scope"
wording = '''
The Provider shall perform the Services, which are the following:
{{ services | bullets }}

The Provider shall perform them with care and skill.
'''
[clauses.scope.terms.services]
label = "Services"
type = "list"

[clauses.payment]
title = "Payment"
wording = '''
The Client shall pay the Fee within {{ net_days }} after the invoice.

Late sums bear interest at {{ interest }} until they are paid.

The Client may withhold what it disputes in good faith.
'''
[clauses.payment.terms.fee]
label = "Monthly fee"
type = "money"
currency = "USD"
[clauses.payment.terms.net_days]
label = "Payment period"
type = "duration"
unit = "days"
client_wants = "high"
[clauses.payment.terms.interest]
label = "Late interest"
type = "percent"
per = "month"

[clauses.liability]
title = "Liability"
wording = '''
Liability is limited to {{ cap }} of the yearly charges.

Nothing limits liability for fraud.
'''
[clauses.liability.terms.cap]
label = "Cap"
type = "percent"

[clauses.law]
title = "Governing law"
wording = "This Agreement is governed by the law of {{ law }}."
[clauses.law.terms.law]
label = "Law"
type = "text"

[clauses.staff]
title = "Key staff"
wording = "The people in {{ people | schedule }} do the work."
[clauses.staff.terms.people]
label = "People"
type = "table"
[clauses.staff.terms.people.columns.name]
label = "Name"
type = "text"
[clauses.staff.terms.people.columns.share]
label = "Share"
type = "percent"
"""

VALUES: dict[str, dict[str, Raw]] = {
    "scope": {"services": ["market reports", "data entry", "weekly calls"]},
    "payment": {"fee": "USD 1000", "net_days": "45 days", "interest": "1%"},
    "liability": {"cap": "150%"},
    "law": {"law": "England and Wales"},
    "staff": {"people": [{"name": "Asha Rao", "share": "100%"}, {"name": "Tom Lee", "share": "50%"}]},
}
THEIRS = {
    "payment": {"fee": "USD 1200", "net_days": "30 days", "interest": "2%"},
    "liability": {"cap": "100%"},
}


@cache
def dealt() -> Negotiation:
    """The provider has answered on payment and liability, the law is agreed; the client has the last word."""
    table = Table(small_playbook(PLAYBOOK))
    for clause, terms in VALUES.items():
        table.does("client", Propose(offers={clause: Offer(terms=dict(terms))}))
    for clause, answer in THEIRS.items():
        table.does("provider", Propose(offers={clause: Offer(terms=dict(answer))}))
    law = table.state.standing("law", "client")
    assert law is not None
    table.does("provider", Accept(proposal=law.seq))
    for clause in THEIRS:
        note = "We need this." if clause == "payment" else ""
        table.does("client", Propose(offers={clause: Offer(terms=dict(VALUES[clause]))}, note=note))
    table.does("client", Comment(text="Please look at the people.", clause="staff"))
    return table.state


@cache
def sent() -> Outgoing:
    """What the client sends."""
    return outgoing(dealt(), "client")


@cache
def sent_file() -> bytes:
    """The file that the client sends."""
    return write(sent().document, sent().extras)


def returned(*edits: Callable[[Edited], None], data: bytes | None = None) -> Incoming:
    """What is made of the file once the provider has edited it."""
    edited = Edited(data or sent_file())
    for edit in edits:
        edit(edited)
    return received(edited.data())


def received(data: bytes) -> Incoming:
    """What is made of a file that came back."""
    state = dealt()
    return incoming(sent(), state, "provider", content_of(data, "back.docx"), state.last_at)
