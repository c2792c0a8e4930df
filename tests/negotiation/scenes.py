"""Where a negotiation stands when a test begins, by name."""

from msgspec.structs import replace

from kpo_tui.negotiation.acts import proposal
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.state import ClauseState
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table, moment, offer

FULL: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}


def fresh() -> Table:
    """Nothing was said yet."""
    return Table()


def offered() -> Table:
    """The client's complete offer on payment stands as proposal 2."""
    table = Table()
    table.does("client", offer("payment", **FULL))
    return table


def halfway() -> Table:
    """The client's offer on payment says only half, as proposal 2."""
    table = Table()
    table.does("client", offer(net_days="45 days"))
    return table


def agreed() -> Table:
    """It was accepted."""
    table = offered()
    table.does("provider", Accept(proposal=2))
    return table


def parked() -> Table:
    """It stands, and payment is parked."""
    table = offered()
    table.does("provider", Park(clause="payment", reason="audit"))
    return table


def asked() -> Table:
    """Payment is agreed, and the client asks to reopen it."""
    table = agreed()
    table.does("client", Reopen(clause="payment"))
    return table


def settled() -> Table:
    """Every clause is agreed to be left out."""
    table = Table()
    for clause_id in table.state.clauses:
        made = table.does("client", Propose(offers={clause_id: Offer(left_out=True)}))
        table.does("provider", Accept(proposal=made.seq))
    return table


def settled_and_asked() -> Table:
    """And the provider asks to reopen one."""
    table = settled()
    table.does("provider", Reopen(clause="scope"))
    return table


def confirmed() -> Table:
    """And the client has confirmed."""
    table = settled()
    table.does("client", Confirm())
    return table


def concluded() -> Table:
    """And the provider too."""
    table = confirmed()
    table.does("provider", Confirm())
    return table


def timed() -> Table:
    """The client's offer on payment was valid until second five; it is second sixty."""
    table = Table()
    table.does("client", Propose(offers={"payment": Offer(terms=FULL)}, valid_until=moment(5)))
    table.seconds = 60
    return table


def full() -> Table:
    """There are as many clauses as there can be."""
    table = Table()
    added = {f"added_{number}": ClauseState(title="x") for number in range(proposal.MOST_CLAUSES - 3)}
    table.state = replace(table.state, clauses={**table.state.clauses, **added})
    return table
