"""Negotiating with a party that works in Word: what goes out, and what is made of what comes back.

Nothing here knows files, a clock or a screen: documents, marks and bytes go in and out.
"""

from kpo_tui.correspondence.findings import Finding, Incoming, Suggestion
from kpo_tui.correspondence.incoming import incoming
from kpo_tui.correspondence.outgoing import Outgoing, outgoing

__all__ = ["Finding", "Incoming", "Outgoing", "Suggestion", "incoming", "outgoing"]
