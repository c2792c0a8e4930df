"""A process that remarks many times on a log it shares: `python -m tests.log.talking DEAL PARTY COUNT`."""

import sys
from pathlib import Path
from typing import cast

from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.party import Side
from kpo_tui.table.session import open_session


def main(path: Path, party: Side, count: int) -> None:
    """Wait for the word to begin, remark, and report each remark's number once it was acknowledged."""
    session = open_session(path)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(count):
        event = session.perform_whatever_happened(Comment(text=f"{party} {number}"), party)
        sys.stdout.write(f"{event.seq}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), cast("Side", sys.argv[2]), int(sys.argv[3]))
