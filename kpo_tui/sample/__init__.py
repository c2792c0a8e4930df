"""Sample negotiations: a fixed story, and any number of others that two seeded sides play."""

from datetime import UTC, datetime
from typing import Final

from kpo_tui.negotiation.party import Parties

PLAYBOOK: Final = "kpo-essentials"
NAMES: Final = Parties("Northwind Insurance plc", "Deccan Knowledge Services Pvt Ltd")
BEGINS: Final = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
"""When each of them begins, on a clock of its own."""
