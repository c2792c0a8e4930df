"""An agreement to draft: a playbook with every kind of clause, and a deal on it."""

from kpo_tui.documents.document import Block, Document, Paragraph, Table, text_of
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table as Deal
from tests.builders import offer, small_playbook

PLAYBOOK = """
id = "p"
title = "P"
agreement = "Services Agreement"
notice = "Not legal advice."

[definitions]
"Services" = "the work described in {{ 'scope' | ref }}"
"affiliate" = "a company under common control"
"Business Day" = "a day on which banks are open:\\n- in London; and\\n- in Mumbai."

[clauses.parties]
title = "Parties"
place = "parties"
wording = "This agreement is made between {{ client }} and {{ provider }}."

[clauses.scope]
title = "Scope"
wording = '''
The Provider shall perform the Services:
{{ services | bullets }}

See {{ 'payment' | ref }} and {{ 'audit' | ref }}.
'''
[clauses.scope.terms.services]
label = "Services list"
type = "list"

[clauses.payment]
title = "Payment"
wording = "The rates in {{ rates | schedule }} are due within {{ net_days }}, as {{ steps | schedule }} says."
[clauses.payment.definitions]
"Rate" = "a price in {{ rates | schedule }}"
[clauses.payment.terms]
net_days = { label = "Payment period", type = "duration", unit = "days" }
steps = { label = "Steps", type = "list" }
rates = { label = "Rate card", type = "table", columns = { role = { label = "Role", type = "text" }, rate = { label = "Rate", type = "money", currency = "USD", per = "hour" } } }

[clauses.audit]
title = "Audit"
wording = "The Client may audit each Business Day. Each Rate holds for an affiliate."

[clauses.signature]
title = "Signature"
place = "signature"
wording = "Signed by both parties."
[clauses.signature.terms]
client_signatory = { label = "Client signatory", type = "text" }
provider_title = { label = "Provider title", type = "text" }
"""

PAYMENT: dict[str, Raw] = {
    "net_days": "45 days",
    "steps": ["invoice", "pay"],
    "rates": [{"role": "Analyst", "rate": "USD 28"}, {"role": "Lead", "rate": "USD 40.5"}],
}


def deal() -> Deal:
    """A fresh negotiation of the playbook above."""
    return Deal(small_playbook(PLAYBOOK))


def agree(table: Deal, clause: str, **terms: Raw) -> None:
    """Both agree on a clause."""
    accept(table, offer(clause, **terms))


def accept(table: Deal, proposal: Propose, party: Side = "client") -> None:
    """`party` proposes, the other accepts."""
    event = table.does(party, proposal)
    table.does(other(party), Accept(proposal=event.seq))


def whole() -> Deal:
    """A negotiation with every clause agreed."""
    table = deal()
    for clause in ("parties", "audit"):
        agree(table, clause)
    agree(table, "scope", services=["research", "data entry"])
    agree(table, "payment", **PAYMENT)
    agree(table, "signature", client_signatory="A. Client", provider_title="Director")
    return table


def line(block: Block) -> str:
    """A block as one line."""
    if isinstance(block, Table):
        return " | ".join(text_of(cell) for cell in block.header)
    number = "" if isinstance(block, Paragraph) or block.number is None else f"{block.number} "
    return number + text_of(block.runs)


def lines(document: Document, clause: str | None = None) -> list[str]:
    """The document, or what belongs to one clause, as lines."""
    return [line(block) for block in document.blocks if clause is None or block.clause == clause]


def gaps(document: Document, clause: str) -> list[str]:
    """The texts marked as open in a clause."""
    return [
        run.text
        for block in document.blocks
        if block.clause == clause and not isinstance(block, Table)
        for run in block.runs
        if run.style == "gap"
    ]
