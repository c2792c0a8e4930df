"""Moments of negotiations at which people type something, by name; the tables of lines refer to them."""

from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import only_applying
from kpo_tui.understanding.at_hand import Asked, AtHand
from tests.builders import Table, moment
from tests.playbooks.deals import playbook_named, usual

LATER = moment(5000)
OUR_PAYMENT: dict[str, Raw] = {
    "pricing": "time", "net_days": "60 days", "late_interest_pct": "1%", "rate_usd_hour": "USD 25",
    "early_discount_pct": "2%", "dispute_days": "30 days",
}  # fmt: skip
THEIR_PAYMENT: dict[str, Raw] = {
    "pricing": "time", "net_days": "30 days", "late_interest_pct": "1.5%", "rate_usd_hour": "USD 30",
    "early_discount_pct": "1%", "dispute_days": "30 days",
}  # fmt: skip
OUR_SLA: dict[str, Raw] = {"turnaround_hours": "24 hours", "accuracy_pct": "99%", "on_time_pct": "98%"}
THEIR_SLA: dict[str, Raw] = {"turnaround_hours": "72 hours", "accuracy_pct": "98%", "on_time_pct": "95%"}
OUR_EXIT: dict[str, Raw] = {
    "client_notice_days": "30 days",
    "provider_notice_days": "180 days",
    "lock_in_months": "0 months",
}
THEIR_EXIT: dict[str, Raw] = {
    "client_notice_days": "90 days",
    "provider_notice_days": "90 days",
    "lock_in_months": "12 months",
}


def _propose(**clauses: dict[str, Raw]) -> Propose:
    return Propose(offers={clause: Offer(terms=terms) for clause, terms in clauses.items()})


def _fresh(playbook: str) -> Table:
    return Table(playbook_named(playbook))


def _crossed(playbook: str) -> Table:
    """Openings of both sides cross on payment, service levels and termination."""
    table = _fresh(playbook)
    for clause, ours, theirs in (
        ("payment", OUR_PAYMENT, THEIR_PAYMENT),
        ("sla", OUR_SLA, THEIR_SLA),
        ("termination", OUR_EXIT, THEIR_EXIT),
    ):
        table.does("client", _propose(**{clause: ours}))
        table.does("provider", _propose(**{clause: theirs}))
    return table


def _theirs_alone() -> Table:
    """The provider offers a payment period on payment, and nothing else anywhere."""
    table = _fresh("kpo-essentials")
    table.does("provider", _propose(payment={"net_days": "30 days"}))
    return table


def _lists() -> Table:
    """The provider lists which costs of an incident count; the client lists fewer."""
    table = _fresh("kpo-standard")
    table.does(
        "client",
        _propose(breach={"costs": "shared_by_fault", "cost_heads": ["investigation", "credit monitoring"]}),
    )
    heads: Raw = ["investigation", "notices to authorities", "fines as far as the law allows"]
    table.does("provider", _propose(breach={"costs": "shared_by_fault", "cost_heads": heads}))
    return table


def _two() -> Table:
    table = _fresh("kpo-essentials")
    table.does("provider", _propose(payment=THEIR_PAYMENT))
    table.does("provider", _propose(liability={"cap_pct": "100%"}))
    return table


def _package() -> Table:
    table = _fresh("kpo-essentials")
    table.does("provider", _propose(payment=THEIR_PAYMENT, liability={"cap_pct": "100%"}))
    return table


def _ours() -> Table:
    table = _fresh("kpo-essentials")
    table.does("client", _propose(payment=OUR_PAYMENT))
    return table


def _parked() -> Table:
    table = _crossed("kpo-essentials")
    table.does("provider", Park(clause="payment", reason="Waiting for our bank."))
    return table


def _idle() -> Table:
    """Both sides say, in options that name them, who pays for idle people; nobody says for how many hours one is charged."""
    table = _fresh("kpo-standard")
    said: dict[str, Raw] = {"pricing": "fte", "net_days": "30 days"}
    table.does("client", _propose(payment={**said, "idle_time": "provider_bears"}))
    table.does("provider", _propose(payment={**said, "idle_time": "shared"}))
    return table


def _common() -> Table:
    table = _fresh("kpo-essentials")
    table.does("client", _propose(payment=OUR_PAYMENT))
    table.does("provider", _propose(payment=OUR_PAYMENT))
    return table


def _settled(playbook: str = "kpo-essentials") -> Table:
    """Every clause is agreed at the market norm."""
    table = _fresh(playbook)
    offers = {
        clause_id: Offer(terms={term_id: usual(clause_id, term_id, term) for term_id, term in clause.terms.items()})
        for clause_id, clause in table.state.playbook.clauses.items()
    }  # fmt: skip
    offers = {clause_id: only_applying(table.state, clause_id, offers, "client") for clause_id in offers}
    event = table.does("client", Propose(offers=offers))
    table.does("provider", Accept(proposal=event.seq))
    return table


def _reopening() -> Table:
    table = _settled()
    table.does("provider", Reopen(clause="payment", reason="Our bank changed its terms."))
    return table


def _question(term: str, playbook: str = "kpo-essentials") -> AtHand:
    clause, _, name = term.partition(".")
    return _at(_fresh(playbook), "question", clause, name)


def _at(table: Table, asked: Asked, clause: str | None = None, term: str | None = None) -> AtHand:
    return AtHand(
        state=table.state,
        party="client",
        at=LATER,
        asked=asked,
        clause=clause,
        term=term,
    )


_SITUATIONS: dict[str, Callable[[], AtHand]] = {
    # a question, nothing offered yet
    "net": lambda: _question("payment.net_days"),
    "interest": lambda: _question("payment.late_interest_pct"),
    "rate": lambda: _question("payment.rate_usd_hour"),
    "fee": lambda: _question("payment.monthly_fee_usd"),
    "pricing": lambda: _question("payment.pricing"),
    "initial": lambda: _question("term.initial_months"),
    "start": lambda: _question("term.start_date"),
    "renewal": lambda: _question("term.renewal"),
    "affiliates": lambda: _question("parties.client_affiliates"),
    "fte": lambda: _question("scope.min_fte"),
    "services": lambda: _question("scope.services"),
    "milestones": lambda: _question("scope.milestones"),
    "delivery": lambda: _question("scope.delivery_days"),
    "seat": lambda: _question("governing_law.seat"),
    "accuracy": lambda: _question("sla.accuracy_pct"),
    "turnaround": lambda: _question("sla.turnaround_hours"),
    "secrecy": lambda: _question("confidentiality.term_years"),
    "exclusivity": lambda: _question("volume.exclusivity", "kpo-standard"),
    "forum": lambda: _question("disputes.forum", "kpo-standard"),
    "channels": lambda: _question("sla.channels", "kpo-standard"),
    "hours": lambda: _question("scope.working_hours", "kpo-standard"),
    "breach": lambda: _question("breach.notice_hours", "kpo-standard"),
    "net-de": lambda: replace(_question("payment.late_interest_pct"), locale="de_DE"),
    "fee-fr": lambda: replace(_question("payment.monthly_fee_usd"), locale="fr_FR"),
    # a question with both sides' values known
    "net-open": lambda: _at(_crossed("kpo-essentials"), "question", "payment", "net_days"),
    "rate-open": lambda: _at(_crossed("kpo-essentials"), "question", "payment", "rate_usd_hour"),
    "pricing-open": lambda: _at(_crossed("kpo-essentials"), "question", "payment", "pricing"),
    # the other side's offer to decide on, ours standing beside it
    "pay": lambda: _at(_crossed("kpo-essentials"), "decision", "payment"),
    "sla": lambda: _at(_crossed("kpo-essentials"), "decision", "sla"),
    "notice": lambda: _at(_crossed("kpo-essentials"), "decision", "termination"),
    "std-pay": lambda: _at(_crossed("kpo-standard"), "decision", "payment"),
    "std-sla": lambda: _at(_crossed("kpo-standard"), "decision", "sla"),
    "lists": lambda: _at(_lists(), "decision", "breach"),
    "cost-heads": lambda: _at(_lists(), "question", "breach", "cost_heads"),
    "idle": lambda: _at(_idle(), "decision", "payment"),
    "hours-open": lambda: _at(_idle(), "question", "payment", "fte_hours"),
    "only-net": lambda: _at(_theirs_alone(), "decision", "payment"),
    "common": lambda: _at(_common(), "decision", "payment"),
    "package": lambda: _at(_package(), "decision", "payment"),
    # nothing particular at hand
    "two": lambda: _at(_two(), "waiting"),
    "several": lambda: _at(_crossed("kpo-essentials"), "waiting"),
    "blank": lambda: _at(_fresh("kpo-essentials"), "waiting"),
    "std": lambda: _at(_fresh("kpo-standard"), "waiting"),
    "blank-pay": lambda: _at(_fresh("kpo-essentials"), "standing", "payment"),
    # other moments
    "ours": lambda: _at(_ours(), "standing", "payment"),
    "parked": lambda: _at(_parked(), "reminder", "payment"),
    "agreed": lambda: _at(_settled(), "standing", "payment"),
    "settled": lambda: _at(_settled(), "confirmation"),
    "reopening": lambda: _at(_reopening(), "reopening", "payment"),
    "review": lambda: _at(_crossed("kpo-essentials"), "review", "payment"),
    "ahead": lambda: _at(_crossed("kpo-essentials"), "yes-no", "payment"),
}
NAMES = tuple(_SITUATIONS)


@cache
def situation(name: str) -> AtHand:
    """What is at hand at that moment."""
    return _SITUATIONS[name]()
