"""How soon a command answers: `python -m benchmarks.startup [--repetitions N]`.

`kpo --version` against a bare interpreter, and `kpo status` of a log of 1,000 events against importing
the two libraries a command of this kind commonly needs, plus the time to fold that log.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

from benchmarks.measuring import Ratio, command, in_turns, machine, report, scratch_folder
from benchmarks.played import write_log
from kpo_tui.log import jsonl

VERSION_TARGET = 3.0
STATUS_TARGET = 1.5
EVENTS = 1000


def measured(log: Path, repetitions: int) -> list[Ratio]:
    """Both ratios, all runs interleaved."""
    python = partial(command, log.parent / "bytecode", sys.executable)
    median = in_turns(
        {
            "version": python("-m", "kpo_tui", "--version"),
            "pass": python("-c", "pass"),
            "status": python("-m", "kpo_tui", "status", str(log)),
            "imports": python("-c", "import pydantic, click"),
            "fold": lambda: jsonl.read(log),
        },
        repetitions,
    )
    return [
        Ratio("kpo --version / python -c pass", median["version"], median["pass"], VERSION_TARGET),
        Ratio(
            "kpo status / import pydantic, click + fold",
            median["status"],
            median["imports"] + median["fold"],
            STATUS_TARGET,
        ),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=15)
    wanted = parser.parse_args()
    print(machine())
    with scratch_folder() as folder:
        log = folder / "deal.jsonl"
        write_log(log, EVENTS)
        print(report(f"Starting up, with a log of {EVENTS:,} events", measured(log, wanted.repetitions)))


if __name__ == "__main__":
    main()
