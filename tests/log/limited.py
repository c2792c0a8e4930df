"""A process that may not write its log any further, then may again: `python -m tests.log.limited DEAL`.

Prints what went wrong in between, and whether anything was recorded.
"""

import resource
import signal
import sys
from pathlib import Path

from kpo_tui.errors import BadInput
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import open_session


def main(path: Path, more: int) -> None:
    """Allow the file to grow by `more` bytes, which is too little for an act, then without limit."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    session = open_session(path)
    before = path.read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + more, hard))
    for _ in range(2):
        try:
            session.perform(Comment(text="No room for this."), "client")
        except BadInput as error:
            sys.stdout.write(f"{error}\n")
        assert path.read_bytes() == before
        assert session.state.seq == 8
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    session.perform(Comment(text="Room again."), "client")
    assert open_session(path).reading == session.reading


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
