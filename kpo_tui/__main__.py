"""Where the command `kpo` begins. Answers `--version` before loading anything else."""

import contextlib
import sys
from types import TracebackType

from kpo_tui.machine.streams import mend_streams


def crashed(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """After a mistake of this program: a line, and no traceback, which could hold private values on a shared screen.

    Python then leaves with status 1.
    """
    from kpo_tui.machine.crash import crash_note

    sys.stderr.write(f"{crash_note(error)}\n")


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] == ["--version"]:
        from kpo_tui import __version__

        mend_streams()
        with contextlib.suppress(OSError):  # the command line tells what is wrong with the output
            sys.stdout.write(f"kpo {__version__}\n")
            sys.stdout.flush()
            return
    from kpo_tui.cli import run

    sys.excepthook = crashed
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
