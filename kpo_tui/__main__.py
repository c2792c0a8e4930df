"""Where the command `kpo` begins. Answers `--version` before loading anything else."""

import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] == ["--version"]:
        from kpo_tui import __version__

        sys.stdout.write(f"kpo {__version__}\n")
        return
    from kpo_tui.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
