"""How many examples a law is tried on."""

import os


def examples(few: int, many: int) -> int:
    """A few in every run; many in `make laws`, which looks for others than the last time."""
    return many if os.environ.get("KPO_LAWS") else few
