"""What this machine has seen of negotiations, kept privately, so that no history but that one passes unnoticed.

A log proves that it is consistent with itself. Whoever chains it anew can make it say something else, and who has
only the file cannot tell. So each time a log is opened or written to here, its last line is kept: its number, its hash,
and where it lies. The chain makes that one hash stand for all lines before it. A log that no longer has the line there
is another history: cut, altered, or another copy gone its own way. A private copy of the lines, beside it, tells what is gone.
"""

from kpo_tui.memory.memory import Doubt, Memory
from kpo_tui.memory.store import Remembered, lying_at

__all__ = ["Doubt", "Memory", "Remembered", "lying_at"]
