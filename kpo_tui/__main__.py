"""Where the command `kpo` begins. Answers `--version` before loading anything else."""

import contextlib
import sys

from kpo_tui.terminal import mend_streams


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

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
