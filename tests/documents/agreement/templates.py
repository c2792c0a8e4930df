"""A playbook for tests of wording: a term of many kinds, values, and templates rendered over them."""

from collections.abc import Mapping

from kpo_tui.documents.agreement.language import complaints
from kpo_tui.documents.agreement.wording import Source, parts_of_template
from kpo_tui.documents.document import text_of
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import Raw
from tests.builders import small_playbook

PLAYBOOK = small_playbook("""
id = "p"
title = "P"
[clauses.scope]
title = "Scope"
wording = "w"
[clauses.scope.terms]
services = { label = "Services", type = "list", at_least = 0 }
model = { label = "Model", type = "choice", options = { fte = "Per head", fixed = "Fixed" } }
auto = { label = "Renewal", type = "yes/no" }
rates = { label = "Rates", type = "table", columns = { role = { label = "Role", type = "text" }, rate = { label = "Rate", type = "money", currency = "USD" }, items = { label = "Items", type = "text", optional = true } } }
[clauses.payment]
title = "Payment"
wording = "w"
[clauses.payment.terms]
net_days = { label = "Payment period", type = "duration", unit = "days" }
interest = { label = "Interest", type = "percent" }
start = { label = "Start", type = "date" }
[clauses.signature]
title = "Signature"
wording = "w"
place = "signature"
""")
VALUES: dict[str, Raw] = {
    "scope.services": ["research", "data {{ entry }}"],
    "scope.model": "fte",
    "scope.auto": "no",
    "scope.rates": [{"role": "Analyst", "rate": "USD 28", "items": ""}],
    "payment.net_days": "45 days",
}


def source(values: Mapping[str, Raw], playbook: Playbook = PLAYBOOK) -> Source:
    """Values for templates."""
    numbers = {"scope": "2", "payment": "3"}
    return Source(
        playbook,
        {"client": "Acme", "provider": "Bharat"},
        lambda clause, term: values.get(f"{clause}.{term}"),
        numbers.get,
        lambda clause, term: f"Schedule 1 ({clause}.{term})",
    )


def rendered(wording: str, values: Mapping[str, Raw] = VALUES) -> str:
    """A template of the scope clause as text, a line for each paragraph."""
    assert complaints(PLAYBOOK, "scope", wording) == []
    return "\n".join(text_of(part.runs) for part in parts_of_template(source(values), "scope", wording))
