"""Desks to sit down at, and what they say."""

from pathlib import Path

from kpo_tui.dialogue.replies import Reply
from kpo_tui.negotiation.party import Side
from kpo_tui.table.desk import Desk
from kpo_tui.table.session import open_session
from kpo_tui.understanding import moves as said
from tests.builders import Ticking


def sit(deal: Path, party: Side = "client", positions: Path | None = None) -> Desk:
    return Desk(open_session(deal, Ticking()), party, positions)


def text(reply: Reply, kind: str | None = None) -> str:
    return "\n".join(line.text for line in reply.lines if kind is None or line.kind == kind)


def opens_payment(desk: Desk, days: str = "60 days") -> Reply:
    desk.take(said.Offering(clause="payment", terms={"net_days": days, "interest": "1%"}))
    return desk.hear("yes")
