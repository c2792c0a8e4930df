"""Wording that nobody writes, made to be drafted and checked slowly."""

from kpo_tui.documents.agreement.checks import findings
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import LONGEST_WORDING, Propose
from kpo_tui.negotiation.events import Offer
from tests.builders import Table

PIECES = (
    "a ",
    "Aa ",
    "Aa  ",
    "“ab” ",
    "“ab” means ",
    "“",
    "[",
    "[clause ",
    "{{",
    "Schedule 1 (",
    "clause 1.1 ",
    "1. ",
    "- ",
    "\n",
    "…",
)


def check_everything() -> None:
    """Each of the pieces over and over, as own wording of the greatest length, agreed."""
    for piece in PIECES:
        table = Table()
        wording = (f"X {piece * LONGEST_WORDING}")[: LONGEST_WORDING - 1] + "x"
        offer = Offer(wording=wording, terms={"services": ["Reports"]})
        table.does("client", Propose(offers={"scope": offer}))
        table.does("provider", Accept(proposal=table.state.seq))
        findings(table.state)
