"""kpo-tui: two parties take a KPO agreement from the first question to an agreed draft."""

__version__ = "0.1.0"
